"""Every text of the fuzzer's corpus keeps every claim about the parser; and every claim can be broken."""

from __future__ import annotations

import pytest

from mathlib.arithmetic import ExpressionError, bounded
from mathlib.function import Function
from tests.fuzz import corpus, costs, reference_parsers
from tests.fuzz.parser_claims import VARIABLES, BreachError, check_notation, check_values, parse, read
from tests.fuzz.reached import lines_reached

TEXTS = corpus.everything()
ONE = {"x": "1", "y": "1"}


@pytest.mark.parametrize("text", TEXTS, ids=corpus.escaped)
def test_a_kept_text_is_refused_or_read_at_little_cost_and_agrees_with_other_parsers(text: str) -> None:
    function = costs.by_count(lambda: read(text))
    if function is not None:
        check_notation(text, function)
        check_values(text, function)


def test_the_kept_texts_reach_nearly_every_line_of_the_parser() -> None:
    for reached, lines in lines_reached(TEXTS).values():
        assert reached >= 0.9 * lines


def test_the_kept_texts_are_kept_once_and_survive_being_written() -> None:
    assert len(set(TEXTS)) == len(TEXTS)
    assert all(corpus.escaped(text).encode().decode("unicode_escape") == text for text in TEXTS)


@pytest.mark.parametrize(
    ("text", "wrongly"),
    [
        ("-x^2", "(-x)^2"),
        ("2^x^y", "(2^x)^y"),
        ("x - y - 1", "x - (y - 1)"),
        ("1 if x < 2 else y", "1 if x <= 2 else y"),
        ("sin(x)", "sin(x) + 1e-9"),
        ("x/x", "1"),
        ("1", "x/x"),
        ("log(y)", "log(abs(y))"),
        ("0 if x < 1 and log(x) < 0 else 2", "0 if x < 1 else 2"),
    ],
)
def test_a_text_read_as_another_one_is_found_out(text: str, wrongly: str) -> None:
    check_values(text, parse(text))
    with pytest.raises(BreachError, match="at \\('"):
        check_values(text, parse(wrongly))


@pytest.mark.parametrize("reference", [reference_parsers.by_python, reference_parsers.by_sympy])
def test_each_second_opinion_has_opinions(reference: object) -> None:
    assert callable(reference)
    assert float(reference("2*x^3 + cbrt(-8*y)/.5 if 0 < x else y", ONE)) == pytest.approx(-2)
    with pytest.raises(reference_parsers.NotComparable):
        reference("2x", ONE)


def a_refusal(column: int, message: str) -> object:
    def refuse(text: str) -> Function:
        raise ExpressionError(message, text, column)

    return refuse


@pytest.mark.parametrize(
    "error", [(0, "no"), (4, "no"), (1, "two\nlines"), (1, "long" * 100), (1, "")], ids=repr
)
def test_an_error_that_cannot_be_shown_is_found_out(error: tuple[int, str]) -> None:
    assert read("xx", a_refusal(3, "no")) is None  # type: ignore[arg-type]
    with pytest.raises(BreachError):
        read("xx", a_refusal(*error))  # type: ignore[arg-type]


def test_any_other_error_comes_through() -> None:
    with pytest.raises(ValueError, match="anything"):
        read("x", lambda text: Function.parse(text, ("anything but a name",)))


def test_a_reader_that_computes_a_power_is_found_out() -> None:
    """It asks sympy for the value of each power anew, as ours once did."""
    tower = "^".join(["1.1"] * 8)

    def computing(text: str) -> Function:
        for start in range(0, len(text), 4):
            Function.parse(text[start:], VARIABLES).exact("1", "1").evalf(30)
        return Function.parse(text, VARIABLES)

    assert costs.by_count(lambda: read(tower)) is not None
    with pytest.raises(BreachError, match="given up"):
        costs.by_count(lambda: read(tower, computing))


def test_a_reader_that_needs_much_memory_is_found_out() -> None:
    def hungry(text: str) -> Function:
        return parse(text.ljust(60 * 2**20).strip())

    with pytest.raises(BreachError, match="MB"):
        costs.by_count(lambda: read("x", hungry))


def test_a_notation_that_means_something_else_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.parser_claims.plain_reading", lambda tree: "x - 1")
    with pytest.raises(BreachError, match="another function"):
        check_notation("1 - x", parse("1 - x"))


@pytest.mark.parametrize("text", ["0.5^" * 7 + "0.5^x", "tanh(" * 15 + "1" + ")" * 15, "x^x^x^x^x^x^x^x^x"])
def test_what_is_accepted_can_be_computed(text: str) -> None:
    f = Function.parse(text)
    for reading in (lambda: f(0.3), lambda: f.exact("1/3"), lambda: f.expression):
        bounded(reading, text, 2_000_000)
