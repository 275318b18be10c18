"""How the names of variables are written: `x1` with an index, `theta` as a Greek letter."""

from __future__ import annotations

import re

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ",
    "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω",
}  # fmt: skip
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def stem_and_index(name: str) -> tuple[str, str]:
    """The two parts of a name, the second of which may be empty.

    >>> stem_and_index("W12"), stem_and_index("x_a"), stem_and_index("theta")
    (('W', '12'), ('x', 'a'), ('theta', ''))
    """
    stem, _, index = name.partition("_")
    if not index and (match := re.fullmatch(r"([A-Za-z]+?)([0-9]+)", stem)):
        return match[1], match[2]
    return stem, index


def name_typst(name: str, primes: str = "") -> str:
    """A name in math-mode Typst: one letter stands for itself, longer words are upright.

    Primes stand before the index.

    >>> name_typst("W12"), name_typst("theta"), name_typst("loss"), name_typst("f1", "'")
    ('W_(12)', 'theta', '"loss"', "f'_(1)")
    """
    stem, index = stem_and_index(name)
    letter = stem if len(stem) == 1 or stem in GREEK else f'"{stem}"'
    letter += primes
    return f"{letter}_({index if index.isdigit() else chr(34) + index + chr(34)})" if index else letter


def name_plain(name: str) -> str:
    """A name in plain text, for captions and messages.

    >>> name_plain("W12"), name_plain("theta"), name_plain("x_a")
    ('W₁₂', 'θ', 'x_a')
    """
    stem, index = stem_and_index(name)
    letter = GREEK.get(stem, stem)
    if index and not index.isdigit():
        return f"{letter}_{index}"
    return letter + index.translate(SUBSCRIPTS)
