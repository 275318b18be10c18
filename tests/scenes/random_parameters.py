"""Random functions and points as a lecturer might type them, odd ones included; a seed decides."""

from __future__ import annotations

from random import Random
from typing import Any

CURVES = (
    *("sin({})", "cos({})", "exp({})", "tanh({})", "atan({})", "sigmoid({})", "softplus({})", "abs({})"),
    *("relu({})", "log({})", "sqrt({})", "cbrt({})", "1/({})", "1/(1 + ({})^2)", "exp(-({})^2)"),
    *("log(1 + ({})^2)", "sqrt(1 + ({})^2)", "({})^2", "({})^3"),
)
KINKED = ("floor({})", "sign({})", "tan({})", "asin({})", "cosh({})", "max({}, 0.5)", "min({}, 1)")
HOLED = ("sin(U)/U", "(U^2 - 4*U)/U", "(exp(U) - 1)/U", "(1 - cos(U))/U^2", "(U^3 + U)/U")
NAMED_POINTS = ("0", "1", "-1", "2", "0.5", "-0.3", "pi/4", "sqrt(2)", "1/3", "pi", "-e/2")
UNIT = "1"

Place = tuple[str, str]
"""Where something happens: the centre and the unit of a variable."""


def parameters(rng: Random, bivariate: bool) -> dict[str, Any]:
    """The function and the point of a scene."""
    function, point = of_two_variables(rng) if bivariate else of_one_variable(rng)
    return {"function": function, "point": point}


def of_one_variable(rng: Random) -> tuple[str, str]:
    """A formula in x, and a point that is often, but not always, where something happens."""
    text, place = univariate(rng), (shift(rng), rng.choice((UNIT, UNIT, scale(rng))))
    text = text.replace("U", measured("x", place))
    if rng.random() < 0.3:
        text = f"{scale(rng)}*({text})"
    if rng.random() < 0.15:
        text = f"{text} + {scale(rng)}"
    return text, coordinate(rng, place)


def of_two_variables(rng: Random) -> tuple[str, tuple[str, str]]:
    """A formula in x and y, and a point."""
    first, second = ((shift(rng), rng.choice((UNIT, UNIT, UNIT, scale(rng)))) for _ in "xy")
    x, y = measured("x", first), measured("y", second)
    inner = rng.choice((x, f"{x}*{y}", f"{x} + {y}", f"{x}^2 + {y}^2", f"{x} - 2*{y}"))
    kind = rng.random()
    if kind < 0.3:
        signs = rng.choice("+-"), rng.choice("+-")
        text = f"{small(rng)}*{x}^2 {signs[0]} {small(rng)}*{x}*{y} {signs[1]} {small(rng)}*{y}^2"
    elif kind < 0.55:
        text = univariate(rng).replace("U", f"({inner})")
    else:
        parts = [univariate(rng, 1).replace("U", rng.choice((name, name, f"({inner})"))) for name in (x, y)]
        text = f"({parts[0]}){rng.choice((' + ', ' - ', '*', '*'))}({parts[1]})"
    if rng.random() < 0.25:
        text = f"{scale(rng)}*({text})"
    return text, (coordinate(rng, first), coordinate(rng, second))


def univariate(rng: Random, depth: int = 2) -> str:
    """A formula in U."""
    kind = rng.random()
    if depth == 0 or kind < 0.2:
        return polynomial(rng) if rng.random() < 0.5 else "U"
    if kind < 0.6:
        outer = rng.choice(CURVES if rng.random() < 0.85 else KINKED)
        return outer.format(univariate(rng, depth - 1) if rng.random() < 0.5 else rng.choice(("U", "2*U")))
    if kind < 0.7:
        return f"({polynomial(rng)})/({polynomial(rng)})"
    if kind < 0.78:
        return rng.choice(HOLED)
    first, second = univariate(rng, depth - 1), univariate(rng, depth - 1)
    if kind < 0.84:
        return f"({first} if U {rng.choice(('<', '<=', '>', '>='))} {small(rng)} else {second})"
    return f"({first}){rng.choice((' + ', ' - ', '*'))}({second})"


def polynomial(rng: Random) -> str:
    powers = [power for power in range(rng.randint(1, 4), -1, -1) if power == 1 or rng.random() < 0.7]
    names = {0: "", 1: "*U"}
    first, *others = (f"{small(rng)}{names.get(power, f'*U^{power}')}" for power in powers)
    return first + "".join(f" {rng.choice('+-')} {term}" for term in others)


def measured(variable: str, place: Place) -> str:
    """A variable, measured from a centre in a unit."""
    centre, unit = place
    sign, size = ("+", centre[1:]) if centre.startswith("-") else ("-", centre)
    moved = variable if centre == "0" else f"({variable} {sign} {size})"
    return moved if unit == UNIT else f"({moved}/{unit})"


def coordinate(rng: Random, place: Place) -> str:
    kind = rng.random()
    if kind < 0.25:
        return rng.choice(NAMED_POINTS)
    if kind < 0.35:
        return f"{rng.choice(('', '-'))}{scale(rng)}"
    steps = rng.choice((0, 0, 1, -1, 0.5, 2, -0.7, 0.3, 1.25))
    return f"{float(place[0]) + steps * float(place[1]):.6g}"


def scale(rng: Random) -> str:
    """A number from a thousandth to a thousand, of one or two digits."""
    return f"{float(f'{10 ** rng.uniform(-3, 3):.{rng.choice((1, 2))}g}'):g}"


def small(rng: Random) -> str:
    return rng.choice(("1", "2", "3", "0.5", "4", "1.5", "0.1", "5", "10"))


def shift(rng: Random) -> str:
    return rng.choice(("0", "0", "1", "-1", "2", "0.5", "-3", "10", "0.25"))
