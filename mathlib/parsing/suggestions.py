"""Unknown words in a formula, and what they were probably meant to be."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from mathlib.arithmetic import ExpressionError
from mathlib.formula import CONSTANTS, FUNCTIONS

KEYWORDS = frozenset({"if", "else", "and", "or", "not"})
LONGEST_WORD = 16
ALIASES = {
    "arcsin": "asin", "arccos": "acos", "arctan": "atan", "tg": "tan", "ctg": "cot", "cosec": "csc",
    "arsinh": "asinh", "arcsinh": "asinh", "arcosh": "acosh", "arccosh": "acosh", "artanh": "atanh",
    "arctanh": "atanh", "log_2": "log2", "log_10": "log10", "swish": "silu", "step": "heaviside",
    "ReLU": "relu", "GELU": "gelu", "SiLU": "silu", "ELU": "elu", "LeakyReLU": "leaky_relu",
}  # fmt: skip
"""Other names of functions; variables may have them."""

MEANT = {
    "sgn": "sign", "lg": "log10", "sen": "sin", "root": "sqrt", "logistic": "sigmoid", "E": "e",
    "pow": "x^2", "then": "a if x < 1 else b", "begin": "a if x < 1 else b", "mod": "x - 2*floor(x/2)",
}  # fmt: skip


def known_as(word: str, variables: Sequence[str] = ()) -> str:
    """The word under its usual name: atan for arctan, w1 for w_1, unless a variable is called so."""
    if word in variables:
        return word
    return ALIASES.get(word) or re.sub(r"(?<=[A-Za-z])_(?=[0-9]+$)", "", word)


def split(word: str, variables: Sequence[str]) -> list[str] | None:
    """A word of several symbols, such as `xy`, `pix` or `xsin`; None where it is not one.

    Only the last part may be a function, since the others would have no argument.
    """
    if len(word) > LONGEST_WORD:
        return None
    if word in FUNCTIONS or word in CONSTANTS or word in variables or word in KEYWORDS:
        return [word]
    for head in sorted((*variables, *CONSTANTS), key=len, reverse=True):
        if word.startswith(head) and (rest := split(word[len(head) :], variables)):
            return None if rest[0] in KEYWORDS else [head, *rest]
    return None


def unknown(word: str, variables: Sequence[str], source: str, column: int) -> ExpressionError:
    """The error for a word that is neither variable, constant nor function."""
    shown = word if len(word) <= 30 else f"{word[:30]}…"
    is_call = source[column - 1 + len(word) :].lstrip().startswith("(")
    kind = "function" if is_call else "variable" if len(word) == 1 else "name"
    advice = next((f"did you mean '{guess}'?" for guess in guesses(word, variables)), "")
    if not advice and not is_call:
        advice = f"this is a function of {' and '.join(variables)}" if variables else "write a number"
    return ExpressionError(f"'{shown}' is not a {kind} here", source, column, advice)


def guesses(word: str, variables: Sequence[str]) -> Iterator[str]:
    """What the word may have been meant to be, the best guess first."""
    if word in MEANT:
        yield MEANT[word]
    known = [*variables, *CONSTANTS, *FUNCTIONS]
    if word.lower() in known:
        yield word.lower()
    if (power := re.fullmatch(r"([A-Za-z]+)([0-9]+)", word)) and power[1] in (*variables, *CONSTANTS):
        yield f"{power[1]}^{power[2]}"
    for factor in ("", *sorted(variables, key=len, reverse=True)):
        if word.startswith(factor):
            times = f"{factor}*" if factor else ""
            yield from (times + call for call in _calls(word[len(factor) :], variables))
    if len(word) > 2:
        yield from difflib.get_close_matches(word[:30].lower(), known, cutoff=0.7)


def _calls(word: str, variables: Sequence[str]) -> Iterator[str]:
    """Calls that lack their brackets, such as sin2x."""
    for name in sorted(FUNCTIONS, key=len, reverse=True):
        argument = word[len(name) :].lstrip("0123456789")
        rest = split(argument, variables) if word.startswith(name) else None
        if rest and all(part in variables for part in rest):
            yield f"{name}({word[len(name) :]})"


def check_variables(variables: Sequence[str]) -> None:
    """ValueError for variables that equal each other or a word of the vocabulary."""
    for name in variables:
        if not re.fullmatch("[A-Za-z][A-Za-z0-9_]*", name):
            raise ValueError(f"{name!r} cannot be the name of a variable")
        if name in FUNCTIONS or name in CONSTANTS or name in KEYWORDS:
            raise ValueError(f"{name!r} has a meaning already and cannot name a variable")
    if len(set(variables)) < len(variables):
        raise ValueError(f"the variables {', '.join(variables)} are not all different")
