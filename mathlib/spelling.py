"""Words that a formula does not know: what they were probably meant to be."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from mathlib.errors import ExpressionError
from mathlib.vocabulary import CONSTANTS, VOCABULARY

KEYWORDS = frozenset({"if", "else", "and", "or", "not"})
LONGEST_WORD = 16
MEANT = {
    "arcsin": "asin", "arccos": "acos", "arctan": "atan", "tg": "tan", "sgn": "sign",
    "lg": "log10", "root": "sqrt", "logistic": "sigmoid", "E": "e", "step": "1 if x > 0 else 0",
    "cot": "1/tan(x)", "sec": "1/cos(x)", "csc": "1/sin(x)", "pow": "x^2", "mod": "x - floor(x)",
}  # fmt: skip


def split(word: str, variables: Sequence[str]) -> list[str] | None:
    """A word of several symbols, such as `xy`, `pix` or `xsin`; None where it is not one.

    Only the last part may be a function, since the others would have no argument.
    """
    if len(word) > LONGEST_WORD:
        return None
    if word in VOCABULARY or word in CONSTANTS or word in variables or word in KEYWORDS:
        return [word]
    for head in sorted((*variables, *CONSTANTS), key=len, reverse=True):
        if word.startswith(head) and (rest := split(word[len(head) :], variables)):
            return None if rest[0] in KEYWORDS else [head, *rest]
    return None


def unknown(word: str, variables: Sequence[str], source: str, column: int) -> ExpressionError:
    """The error for a word that is neither variable, constant nor function."""
    arguments = " and ".join(variables)
    shown = word if len(word) <= 30 else f"{word[:30]}…"
    is_call = source[column - 1 + len(word) :].lstrip().startswith("(")
    if len(word) == 1 and not is_call:
        message = f"'{shown}' is not a variable here"
        advice = f"this is a function of {arguments}" if variables else "a number was expected"
    else:
        message = f"'{shown}' is not a {'function' if is_call or len(word) > 2 else 'name'} here"
        advice = next((f"did you mean '{guess}'?" for guess in guesses(word, variables)), "")
    return ExpressionError(message, source, column, advice)


def guesses(word: str, variables: Sequence[str]) -> Iterator[str]:
    """What the word may have been meant to be, the best guess first."""
    if word in MEANT:
        yield MEANT[word]
    known = [*variables, *CONSTANTS, *VOCABULARY]
    if word.lower() in known:
        yield word.lower()
    if (power := re.fullmatch(r"([A-Za-z]+)([0-9]+)", word)) and power[1] in variables:
        yield f"{power[1]}^{power[2]}"
    for name in sorted(VOCABULARY, key=len, reverse=True):
        rest = split(word[len(name) :], variables) if word.startswith(name) else None
        if rest and all(part in variables for part in rest):
            yield f"{name}({word[len(name) :]})"
    yield from difflib.get_close_matches(word[:30].lower(), known, cutoff=0.6)
