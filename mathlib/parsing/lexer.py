"""Text to tokens: numbers, names and operators, each with the column where it begins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from mathlib.arithmetic import ExpressionError

LONGEST_TEXT = 1000

OPERATORS = {
    "**": "^", "<=": "<=", ">=": ">=", "≤": "<=", "≥": ">=", "−": "-", "–": "-",
    "×": "*", "·": "*", "⋅": "*", "∗": "*", "÷": "/", "∕": "/",
    "\\cdot": "*", "\\times": "*", "\\div": "/", "\\{": "(", "\\}": ")", "\\lt": "<", "\\gt": ">",
    "\\le": "<=", "\\leq": "<=", "\\ge": ">=", "\\geq": ">=",
}  # fmt: skip
NAMES = {"π": "pi"}
SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
PATTERN = re.compile(
    r"""(?P<opening>\\left\s*\||\\lvert(?![A-Za-z]))
      | (?P<closing>\\right\s*\||\\rvert(?![A-Za-z]))
      | (?P<space>\s+ | \\(?:left|right|displaystyle|quad)(?![A-Za-z]) | \\[,;:!\ ] | \$)
      | (?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
      | (?P<fraction>\\[dt]?frac(?![A-Za-z]))
      | (?P<index>\\sqrt\s*\[[0-9]+\])
      | (?P<operator>\*\*|<=|>=|[-+*/^()<>,|{}≤≥−–×·⋅∗÷∕]
            |\\(?:cdot|times|div|leq?|geq?|lt|gt)(?![A-Za-z])|\\[{}])
      | (?P<name>\\(?:operatorname\*?|mathrm|text)\{[A-Za-z_]+\}
            |\\[A-Za-z]{2,}(?:_\{?[0-9]+\}?)?
            |[A-Za-z](?:[A-Za-z0-9]|_(?!\{))*(?:_\{[A-Za-z0-9]+\})?|π)
      | (?P<root>√)
      | (?P<power>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)
    """,
    re.VERBOSE,
)
WRAPPED = re.compile(r"\\(?:operatorname\*?|mathrm|text)\{([A-Za-z_]+)\}")
ADVICE = {
    "=": "write f(x) = before a formula only, and compare with < <= > >=",
    "[": "use round brackets",
    "]": "use round brackets",
    "!": "there are no factorials; write x < 1 or x > 1 for x that is not 1",
    "≠": "write x < 1 or x > 1 for x that is not 1",
    "%": "write x/100 for a percentage",
    ";": "write one formula",
    "'": "a formula has no quotes and no primes",
    '"': "a formula has no quotes",
    "_": "a name begins with a letter, and a number has no separators",
    ".": "a point needs a digit beside it",
    ":": "write only the formula",
    "\\": "of LaTeX, write \\\\frac, \\\\sqrt, \\\\cdot, \\\\left, \\\\right, functions and Greek letters",
    "°": "angles are in radians: write 90*pi/180",
    "∛": "write cbrt(...)",
    "∞": "infinity is not a number",
    "—": "write - for minus",
    "•": "write * for times",
    "∙": "write * for times",
}


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is number, name, power (a superscript), root, operator or end; columns count from 1.

    Of LaTeX also fraction, index (of a root: its text), and opening or closing, for a bar that says so.
    """

    kind: str
    text: str
    column: int


def tokens(source: str, start: int = 0) -> Iterator[Token]:
    """The tokens of a text from an index on, the last of which is of kind `end`.

    ExpressionError at the first character that begins no token.
    """
    if len(source) > LONGEST_TEXT:
        message = f"the text has {len(source)} characters; {LONGEST_TEXT} are the most"
        raise ExpressionError(message, source[:LONGEST_TEXT], LONGEST_TEXT + 1)
    position = start
    while position < len(source):
        match = PATTERN.match(source, position)
        if match is None:
            raise unknown_character(source, position + 1)
        kind = str(match.lastgroup)
        if kind != "space":
            yield Token(kind, _plain(kind, match.group()), position + 1)
        position = match.end()
    yield Token("end", "", len(source) + 1)


def _plain(kind: str, text: str) -> str:
    """What a token says, however it was spelled."""
    match kind:
        case "name":
            if wrapped := WRAPPED.fullmatch(text):
                return wrapped[1]
            return NAMES.get(text, re.sub(r"[\\{}]", "", text))
        case "power":
            return text.translate(SUPERSCRIPTS)
        case "index":
            return text.partition("[")[2].rstrip("]")
        case "opening" | "closing":
            return "|"
    return OPERATORS.get(text, text)


def unknown_character(source: str, column: int) -> ExpressionError:
    """The error for a character that begins no token; an invisible one is named by its code."""
    sign = source[column - 1]
    is_visible = sign.isprintable() and not unicodedata.category(sign).startswith("M")
    shown = f"'{sign}'" if is_visible else ascii(sign)
    return ExpressionError(f"{shown} is not understood in a formula", source, column, advice_on(sign))


def advice_on(sign: str) -> str:
    """What to write for a character: its plain form, or why a letter is none of ours."""
    if sign in ADVICE:
        return ADVICE[sign]
    if sign.isdecimal():
        return f"write {unicodedata.decimal(sign)}"
    plain = unicodedata.normalize("NFKC", sign).replace("\N{FRACTION SLASH}", "/")
    if plain != sign and plain.isascii() and plain.isprintable() and not plain.isspace():
        return f"write {plain}"
    if sign.isalpha():
        return f"this is {unicodedata.name(sign, 'a letter').capitalize()}; write Latin letters"
    return ""
