"""The parser against whatever is typed, pasted or sent: a function or an ExpressionError, and soon."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mathlib.arithmetic import ExpressionError, Interval, Undefined, bounded
from mathlib.formula import CONSTANTS, VOCABULARY, plain_reading, walk
from mathlib.formula.size_limits import MOST_NODES
from mathlib.function import Function, real
from mathlib.parsing.lexer import LONGEST_TEXT
from tests.mathlib.formulas import UNHURRIED, trees

CORPUS = Path(__file__).with_name("corpus")
ACCEPTED = (CORPUS / "accepted.txt").read_text(encoding="utf-8").splitlines()
REFUSED = (CORPUS / "refused.txt").read_text(encoding="utf-8").splitlines()
XY = ("x", "y")
STEPS = 300_000
"""Python calls that parsing, or one reading, may take: a fraction of a second."""

HOSTILE: dict[str, str] = {
    "ten thousand brackets": "(" * 10_000 + "x" + ")" * 10_000,
    "brackets that fit the length": "(" * 400 + "x" + ")" * 400,
    "brackets never closed": "(" * 999,
    "a megabyte": "x+" * 500_000 + "x",
    "a megabyte of digits": "1" * 1_000_000,
    "a megabyte of spaces": " " * 1_000_000,
    "many minus signs": "-" * 999 + "x",
    "many nots": "1 if " + "not " * 200 + "x<1 else 2",
    "a long sum": "x+" * 499 + "x",
    "a long product of letters": "x" * 999,
    "a long name": "a" * 999,
    "a long chain": "x<" * 400 + "x",
    "nested conditionals": "x if x<1 else " * 70 + "x",
    "nested functions": "sin(" * 199 + "x" + ")" * 199,
    "a tower": "2^" * 400 + "2",
    "a tower of variables": "x^" * 400 + "x",
    "a long exponent": "x" + "²" * 900,
    "null bytes": "x\0" * 300,
    "surrogates": "\ud800x",
    "right to left": "\u202ex",
    "nested maxima": "max(x," * 80 + "1" + ")" * 80,
}


def outcome(text: str, variables: tuple[str, ...] | None = XY) -> Function | ExpressionError:
    """What parsing comes to; anything but these two fails the test that asks."""
    try:
        return bounded(lambda: Function.parse(text, variables), "parsing", STEPS)
    except ExpressionError as raised:
        error = raised
    assert 1 <= error.column <= min(len(text), LONGEST_TEXT) + 1
    assert error.message
    assert len(str(error).splitlines()) == 1
    assert len(str(error)) < 300
    return error


def read_in_every_way(f: Function) -> None:
    """All readings end, and fail only in the ways that they announce."""
    assert sum(1 for _ in walk(f.tree)) <= MOST_NODES
    readings: list[Callable[[], object]] = [
        lambda: f(0.7, -1.3),
        lambda: f.expression,
        lambda: f.typst,
        lambda: f.exact("1/2", "-1/3"),
        lambda: f.interval(Interval.between(0.5, 0.75), Interval.between(-1.5, -1)),
    ]
    for reading in readings:
        try:
            bounded(reading, f.source, 3 * STEPS)
        except Undefined:
            continue


@pytest.mark.parametrize("text", ACCEPTED)
def test_known_formulas_are_read_in_every_way(text: str) -> None:
    f = outcome(text)
    assert isinstance(f, Function)
    read_in_every_way(f)
    assert Function.parse(plain_reading(f.tree), XY) == f


@pytest.mark.parametrize("text", REFUSED)
def test_known_nonsense_and_known_attacks_are_refused(text: str) -> None:
    assert isinstance(outcome(text), ExpressionError)


@pytest.mark.parametrize("name", HOSTILE)
def test_absurd_text_is_refused_at_once(name: str) -> None:
    assert isinstance(outcome(HOSTILE[name]), ExpressionError)


@UNHURRIED
@given(st.text(max_size=60))
@example("\x1c")
def test_any_text_is_a_function_or_an_error(text: str) -> None:
    found = outcome(text)
    if isinstance(found, Function):
        read_in_every_way(found)


@pytest.mark.parametrize("text", [*ACCEPTED, *REFUSED, *HOSTILE.values()])
def test_a_text_that_declares_no_variables_means_the_same_with_those_that_are_found(text: str) -> None:
    found = outcome(text, None)
    if isinstance(found, Function) and "=" not in text.replace("<=", "").replace(">=", ""):
        assert outcome(text, found.variables) == found


SYMBOLS = "if else and or not lambda \0 + - * / ^ ** <= (( )) 0 1 2 9 99 .5 1e9 1e-9 10^10 0.1234567"
WORDS = st.sampled_from([*VOCABULARY, *CONSTANTS, *"xyz_=.(),<²√π≤ \n", *SYMBOLS.split(" ")])


@UNHURRIED
@given(st.lists(WORDS, max_size=25).map("".join))
def test_words_of_the_language_in_any_order_are_read_or_refused(text: str) -> None:
    outcome(text, None)
    found = outcome(text)
    if isinstance(found, Function):
        read_in_every_way(found)


@UNHURRIED
@given(
    st.one_of(st.sampled_from(ACCEPTED + REFUSED), trees(XY).map(plain_reading)),
    st.integers(0, 1000),
    st.integers(0, 8),
    st.lists(WORDS, max_size=3).map("".join),
)
def test_formulas_with_a_piece_replaced_are_read_or_refused(
    text: str, start: int, length: int, piece: str
) -> None:
    start %= len(text) + 1
    found = outcome(text[:start] + piece + text[start + length :])
    if isinstance(found, Function):
        read_in_every_way(found)


@UNHURRIED
@given(st.lists(WORDS, max_size=12).map("".join))
def test_numbers_are_read_or_refused(text: str) -> None:
    try:
        value = bounded(lambda: real(text), "reading a number", 3 * STEPS)
    except ExpressionError:
        return
    assert math.isfinite(float(value))
