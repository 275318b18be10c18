"""Random formulas that love trouble, with a point where it happens; a seed decides.

Products are spelled out, so that Python's parser reads the same function.
"""

from __future__ import annotations

from random import Random

OSCILLATIONS = (
    "sin(1/U)", "cos(1/U)", "U*sin(1/U)", "U^2*sin(1/U)", "sin(1/U^2)", "abs(sin(1/U))", "sin(1/U)^2",
    "U*cos(1/U)^2", "sin(1/U)/U", "sin(log(abs(U)))", "sin(40*U)", "sqrt(abs(U))*sin(1/U)",
)  # fmt: skip
STEPS = (
    "floor(U)", "ceil(U)", "sign(U)", "U - floor(U)", "floor(1/U)", "U*floor(1/U)", "U*ceil(1/U)",
    "floor(2*U)", "abs(U)/U", "floor(U)*U", "floor(-U^2)", "ceil(U)/U",
)  # fmt: skip
ROOTS = (
    "sqrt(U)", "sqrt(abs(U))", "cbrt(U)", "U^(1/3)", "U^1.5", "U^0.3", "sqrt(1 - U)", "sqrt(U^2)",
    "cbrt(U)^2", "cbrt(U^2 - U^3)", "sqrt(U^2 + U^4)", "asin(1 - U)", "acos(U)",
)  # fmt: skip
KINKS = (
    "abs(U)", "relu(U)", "max(U, -U/10)", "min(U, 1)", "abs(U)^1.05", "max(0, 1 - U)", "abs(abs(U) - 1)",
    "U*abs(U)", "max(U, U^2)", "relu(U)^2", "abs(sin(U))", "min(1, max(-1, U))",
)  # fmt: skip
POLES = (
    "1/U", "1/U^2", "exp(1/U)", "exp(-1/U)", "exp(-1/U^2)", "atan(1/U)", "1/(1 + exp(1/U))", "log(abs(U))",
    "log(U)", "U*log(U)", "U^U", "tanh(1/U)", "sigmoid(1/U)", "U^(-2)", "U^(-1/3)",
    "exp(1/U^2)", "1/log(abs(U))",
)  # fmt: skip
GAPS = (
    "sin(U)/U", "(exp(U) - 1)/U", "(1 - cos(U))/U^2", "(U^2 - U)/U", "(sqrt(1 + U) - 1)/U", "U/U",
    "log(1 + U)/U", "(1 + U)^(1/U)", "(U^2 - 1)/(U - 1)", "(tan(U) - U)/U^3", "1/U - 1/sin(U)", "tanh(U)/U",
)  # fmt: skip
TOUCHING = (
    "U^2", "1 - cos(U)", "U^2*(U - 1)^2", "log(1 + U^2)", "sqrt(1 - cos(U))", "U^4", "sin(U)^2", "1 - sin(U)",
    "sin(U)^2 + cos(U)^2",
)  # fmt: skip
SMOOTH = (
    "sin(U)", "cos(U)", "exp(U)", "tanh(U)", "sigmoid(U)", "softplus(U)", "U", "U^3 - U", "1 + U",
    "1/(1 + U^2)", "2 - U", "atan(U)",
)  # fmt: skip
KINDS = (OSCILLATIONS, STEPS, ROOTS, KINKS, POLES, GAPS, TOUCHING, SMOOTH)
CONDITIONS = ("U < C", "U <= C", "U > C", "abs(U) > 0", "abs(U) < C", "U^2 >= C", "0 <= U < C")
NUMBERS = ("0", "1", "2", "1/2", "-1", "3", "0.1", "1/3")
SCALES = ("1e-6", "0.001", "0.05", "3", "40", "1000", "1e6", "7e5", "2e-5")
CENTRES = ("0", "0", "0", "0", "1", "-2", "1/3", "0.7", "1000")

SURFACES = (
    "sqrt(U^2 + V^2)", "(U^2 + V^2)^P", "abs(U)^P + V", "sqrt(abs(U*V))", "U*V", "abs(U*V)", "cbrt(U^2*V)",
    "U^2*V/(U^2 + V^2) if U^2 + V^2 > 0 else 0", "U*V/(U^2 + V^2) if U^2 + V^2 > 0 else 0",
    "U^2*V^2/(U^2 + V^2) if U^2 + V^2 > 0 else 0", "U^3*V/(U^4 + V^2) if U^2 + V^2 > 0 else 0",
    "(U^2 + V^2)*sin(1/(U^2 + V^2)) if U^2 + V^2 > 0 else 0", "max(U, V)", "relu(U*V)", "relu(U + V)",
    "exp(U - V)", "U*abs(V)", "abs(U)*abs(V)^P", "log(1 + U^2 + V^2)", "sigmoid(U + 2*V)",
    "U*sqrt(U^2 + V^2)", "V*sin(1/U) if abs(U) > 0 else 0", "(U^2 + V^2)/2", "U^2 - V^2", "min(U, V^2)",
    "abs(V - U^2)", "cbrt(U)*cbrt(V)", "U^2*sin(1/U) + V if abs(U) > 0 else V",
)  # fmt: skip


def curve(rng: Random) -> tuple[str, str]:
    """A formula in x, and a point."""
    centre, unit = rng.choice(CENTRES), rng.choice(("1", "1", "1", rng.choice(SCALES)))
    text = placed(univariate(rng, 2), "U", "x", centre, unit)
    if rng.random() < 0.3:
        text = f"{rng.choice(SCALES)}*({text})"
    if rng.random() < 0.2:
        text = f"{text} + {rng.choice(SCALES)}*({placed(univariate(rng, 0), 'U', 'x', centre, '1')})"
    at = centre if rng.random() < 0.8 else rng.choice(("1", "1/2", "-0.3", "2", "1/7"))
    return text, at


def surface(rng: Random) -> tuple[str, tuple[str, str]]:
    """A formula in x and y, and a point."""
    first, second = (rng.choice(("0", "0", "0", "1", "-1/2")) for _ in "xy")
    parts = [f"({part})" for part in rng.choices(SURFACES, k=rng.choice((1, 1, 2, 3)))]
    text = parts[0] + "".join(f" + {rng.choice((*NUMBERS, *SCALES))}*{part}" for part in parts[1:])
    while "P" in text:
        text = text.replace("P", rng.choice(("0.5", "0.55", "1.05", "1", "0.9", "1.5", "2")), 1)
    text = placed(placed(text, "U", "x", first, "1"), "V", "y", second, "1")
    moved = rng.random() < 0.2
    return text, ("1/2" if moved else first, second)


def univariate(rng: Random, depth: int) -> str:
    """A formula in U."""
    kind = rng.random()
    text = rng.choice(rng.choice(KINDS))
    if depth == 0 or kind < 0.25:
        return text
    first, second = univariate(rng, depth - 1), univariate(rng, depth - 1)
    if kind < 0.45:
        return text.replace("U", f"({first})")
    if kind < 0.75:
        return f"({first}){rng.choice((' + ', ' - ', '*', '*', '*', '/'))}({second})"
    if kind < 0.85:
        condition = rng.choice(CONDITIONS).replace("C", rng.choice(NUMBERS))
        return f"(({first}) if {condition} else ({second}))"
    if kind < 0.95:
        return f"({first}) + {rng.choice(('1e-7', '0.001', '30', '1e5'))}*({second})"
    return f"({rng.choice(('min', 'max'))}({first}, {second}))"


def placed(text: str, name: str, variable: str, centre: str, unit: str) -> str:
    """A formula in another variable, measured from a centre in a unit."""
    sign, size = ("+", centre[1:]) if centre.startswith("-") else ("-", centre)
    moved = variable if centre == "0" else f"({variable} {sign} {size})"
    return text.replace(name, moved if unit == "1" else f"({moved}/{unit})")
