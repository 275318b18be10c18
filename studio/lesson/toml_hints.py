"""What is wrong where a lesson is not valid TOML, for readers who do not know TOML."""

from __future__ import annotations

import re

from studio.lesson.toml_places import Place

_COMMENTS = ("%", "//", "--")
_QUOTED = re.compile(r"[“”„‘’«»]")


def hint(message: str, text: str, place: Place) -> str:
    """The parser's message about a place of a text, in plain words where it is one that is often met.

    >>> hint("Invalid value", "function = sin(x)", Place(1, 12))
    'sin(x) is no value; text stands in quotes, as in function = "sin(x)"'
    >>> hint("Invalid value", "point = .5", Place(1, 9))
    '.5 is no value; a number begins with a digit, as in point = 0.5'
    """
    lines = text.split("\n")
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    key, _, value = (part.strip() for part in line.partition("="))
    is_new = message == "Invalid statement" or message.startswith("Expected '='")
    if is_new and line.lstrip().startswith(_COMMENTS):
        return "a comment begins with #"
    if message.startswith("Expected newline") and line.rstrip().endswith(";"):
        return "a line ends without a semicolon"
    if message.startswith("Expected newline") and any(sign in line[place.column - 1 :] for sign in _COMMENTS):
        return "a comment begins with #"
    if message == "Invalid value" and value:
        return f"{value[:80]} is no value; {_right(key, value)}"
    if message.startswith("Unescaped '\\'"):
        return f"{message}; text with a backslash, such as LaTeX, stands in '...'"
    if message.startswith("Illegal character '\\n'"):
        return "the quotes of this text are never closed"
    if message.startswith("Expected '='"):
        return 'an equals sign is missing, as in scene = "secant_to_tangent"'
    if message.startswith("Expected newline") and re.fullmatch(r"[+-]?\d+,\d+", value):
        return f"a decimal has a point; write {key} = {value.replace(',', '.')}"
    if message.startswith("Expected ']]'"):
        return "a clip begins with two brackets on either side: [[clip]]"
    if message == "Cannot overwrite a value":
        return f"{key or 'this'} is defined twice in this table; keep one of them"
    return message


def _right(key: str, value: str) -> str:
    if re.fullmatch(r"[+-]?\.\d+", value):
        return f"a number begins with a digit, as in {key} = {value.replace('.', '0.')}"
    if re.fullmatch(r"\([^()]*,[^()]*\);?", value):
        return f"several numbers stand in square brackets, as in {key} = [{value.rstrip(';')[1:-1]}]"
    text = _QUOTED.sub("", value)[:80]
    quotes = "straight quotes" if text != value[:80] else "quotes"
    return f'text stands in {quotes}, as in {key} = "{text}"'
