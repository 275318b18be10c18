"""Notation: a number on screen claims no more than it can keep."""

from __future__ import annotations

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction

import numpy as np
import pytest
import sympy
import typst
from hypothesis import given
from hypothesis import strategies as st

from mathlib.function import Shown, exact_plain, exact_typst, real, show, significant
from tests.mathlib.formulas import UNHURRIED

SCALES = st.sampled_from([1e-9, 1e-3, 0.5, 1.0, 30.0, 1e5, 1e12])
FLOATS = st.builds(lambda a, b: a * b, st.floats(-10, 10), SCALES)
RATIONALS = st.fractions(-1000, 1000, max_denominator=10**6).map(
    lambda f: sympy.Rational(f.numerator, f.denominator)
)
PLACES = st.integers(0, 6)


def number(shown: Shown) -> Fraction:
    """The number that a viewer reads."""
    mantissa, _, power = shown.text.replace("−", "-").partition("×10")
    digits = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
    return Fraction(mantissa) * Fraction(10) ** int(power.translate(digits) or 0)


@UNHURRIED
@given(FLOATS, PLACES, st.booleans())
def test_rounding_down_never_shows_more_and_up_never_less(value: float, places: int, fixed: bool) -> None:
    low = show(value, places, "down", fixed=fixed)
    high = show(value, places, "up", fixed=fixed)
    assert number(low) <= Fraction(value) <= number(high)
    assert (low.status, high.status) == ("rounded down", "rounded up")


@UNHURRIED
@given(RATIONALS, PLACES, st.sampled_from(["nearest", "down", "up"]))
def test_fixed_digits_are_those_of_decimal_arithmetic(
    value: sympy.Rational, places: int, rounding: str
) -> None:
    modes = {"nearest": ROUND_HALF_UP, "down": ROUND_FLOOR, "up": ROUND_CEILING}
    quotient = Fraction(int(value.p), int(value.q))
    scaled = quotient * 10**places
    tenfold = Decimal((scaled * 10).numerator // (scaled * 10).denominator)
    sticky = Decimal("0.01") if tenfold != scaled * 10 else Decimal(0)
    expected = ((tenfold + sticky) / 10).quantize(Decimal(1), modes[rounding])
    if rounding == "nearest" and quotient < 0 and scaled * 2 % 2 != 1:
        expected = Decimal(round(scaled))
    shown = show(value, places, rounding, fixed=True)  # type: ignore[arg-type]
    assert number(shown) == Fraction(int(expected), 10**places)


@UNHURRIED
@given(st.one_of(RATIONALS, st.integers(2, 99).map(sympy.sqrt)), PLACES)
def test_equality_is_claimed_where_it_holds_and_nowhere_else(value: sympy.Expr, places: int) -> None:
    shown = show(value, places)
    is_equal = sympy.Rational(number(shown)) == value
    assert (shown.relation == "=") == (shown.status == "exact") == is_equal
    if is_equal and "." in shown.text:
        assert shown.text.split("×")[0][-1] not in "0."


@UNHURRIED
@given(FLOATS, PLACES)
def test_a_float_alone_is_never_called_exact(value: float, places: int) -> None:
    shown = show(value, places)
    assert (shown.relation, shown.status) == ("≈", "rounded")
    assert shown.value == value
    if "×" not in shown.text:
        assert len(shown.text.partition(".")[2]) == places


@UNHURRIED
@given(FLOATS, PLACES, st.sampled_from(["nearest", "down", "up"]), st.booleans())
def test_there_is_no_negative_zero(value: float, places: int, rounding: str, fixed: bool) -> None:
    shown = show(value, places, rounding, fixed=fixed)  # type: ignore[arg-type]
    assert number(shown) != 0 or "−" not in shown.text


@UNHURRIED
@given(FLOATS.filter(bool), PLACES)
def test_what_is_not_zero_is_shown_as_zero_only_where_digits_are_fixed(value: float, places: int) -> None:
    assert number(show(value, places)) != 0
    assert abs(number(show(value, places)) - Fraction(value)) <= Fraction(abs(value)) / 2 + Fraction(1, 2)


SHOWN = [
    (real(2), 2, "nearest", "= 2", "= 2"),
    (real("5/2"), 2, "nearest", "= 2.5", "= 2.5"),
    (real("1/3"), 2, "nearest", "≈ 0.33", "approx 0.33"),
    (real("2.298"), 2, "nearest", "≈ 2.30", "approx 2.30"),
    (real("-1/3"), 2, "nearest", "≈ −0.33", "approx -0.33"),
    (real("-1/3"), 2, "down", "≈ −0.34", "approx -0.34"),
    (real("1/8"), 2, "nearest", "≈ 0.13", "approx 0.13"),
    (real("-1/8"), 2, "nearest", "≈ −0.13", "approx -0.13"),
    (real("sqrt(5) - 2"), 4, "down", "≈ 0.2360", "approx 0.2360"),
    (real("3 - sqrt(5)"), 4, "up", "≈ 0.7640", "approx 0.7640"),
    (real("1.2e-7"), 2, "nearest", "= 1.2×10⁻⁷", "= 1.2 times 10^(-7)"),
    (1.2e-7, 2, "nearest", "≈ 1.20×10⁻⁷", "approx 1.20 times 10^(-7)"),
    (9.999e-8, 2, "nearest", "≈ 1.00×10⁻⁷", "approx 1.00 times 10^(-7)"),
    (0.004, 2, "nearest", "≈ 4.00×10⁻³", "approx 4.00 times 10^(-3)"),
    (0.005, 2, "nearest", "≈ 0.01", "approx 0.01"),
    (123456789.0, 2, "nearest", "≈ 1.23×10⁸", "approx 1.23 times 10^(8)"),
    (real(1000000), 2, "nearest", "= 1000000", "= 1000000"),
    (1e-320, 0, "nearest", "≈ 1×10⁻³²⁰", "approx 1 times 10^(-320)"),
    (0.0, 2, "nearest", "≈ 0.00", "approx 0.00"),
    (-0.0, 2, "nearest", "≈ 0.00", "approx 0.00"),
    (real(0), 2, "nearest", "= 0", "= 0"),
    (2.5, 0, "nearest", "≈ 3", "approx 3"),
    (2.675, 2, "nearest", "≈ 2.67", "approx 2.67"),
]


@pytest.mark.parametrize(("value", "places", "rounding", "plain", "typeset"), SHOWN)
def test_numbers_are_written_as_people_write_them(
    value: float | sympy.Expr, places: int, rounding: str, plain: str, typeset: str
) -> None:
    shown = show(value, places, rounding)  # type: ignore[arg-type]
    assert (shown.plain, shown.typst_related) == (plain, typeset)


def test_a_float_with_proof_is_exact_where_the_decimal_is() -> None:
    assert show(2.5, exact=real("5/2")).plain == "= 2.5"
    assert show(1.9999999999, exact=real(2)).plain == "= 2"
    assert show(0.333333, exact=real("1/3")).plain == "≈ 0.33"


def test_no_kind_of_float_is_proof() -> None:
    assert {show(kind(2.5)).relation for kind in (float, np.float64, np.float32, sympy.Float)} == {"≈"}


def test_fixed_digits_do_not_change_their_kind_as_a_number_passes_zero() -> None:
    assert [show(v, fixed=True).text for v in (-0.004, -1e-17, 0.004, 2e7)] == [
        "0.00",
        "0.00",
        "0.00",
        "20000000.00",
    ]


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
def test_what_is_no_number_is_not_shown(value: float) -> None:
    with pytest.raises(ValueError, match="cannot be shown"):
        show(value)


EXACT = [
    ("7/10", "0.7", "0.7"),
    ("-7/10", "-0.7", "−0.7"),
    ("1/3", "frac(1, 3)", "1/3"),
    ("-2/3", "-frac(2, 3)", "−2/3"),
    ("1/1024", "frac(1, 1024)", "1/1024"),
    ("1.41421356", "1.41421356", "1.41421356"),
    ("1e-9", "0.000000001", "0.000000001"),
    ("-0.0000025", "-0.0000025", "−0.0000025"),
    ("1/128", "frac(1, 128)", "1/128"),
    ("pi + 0.1", "pi + 0.1", "π + 0.1"),
    ("1/e", "frac(1, e)", "1/e"),
    ("2/e", "frac(2, e)", "2/e"),
    ("pi/4", "frac(pi, 4)", "π/4"),
    ("3pi/2", "frac(3 pi, 2)", "3π/2"),
    ("sqrt(2)", "sqrt(2)", "√2"),
    ("sqrt(2)/2", "frac(sqrt(2), 2)", "√2/2"),
    ("1 + sqrt(5)", "1 + sqrt(5)", "1 + √5"),
    ("e", "e", "e"),
    ("e^2", "e^2", "e^2"),
    ("log(2)", "ln(2)", "log(2)"),
    ("12", "12", "12"),
]


@pytest.mark.parametrize(("text", "typeset", "plain"), EXACT)
def test_exact_numbers_keep_their_form(text: str, typeset: str, plain: str) -> None:
    assert (exact_typst(real(text)), exact_plain(real(text))) == (typeset, plain)


def test_a_difference_that_is_zero_is_shown_as_zero() -> None:
    hidden = sympy.log(1 + sympy.E**3) - sympy.log(1 + sympy.E**-3) - 3
    assert show(hidden, 3).plain == significant(hidden).plain == "= 0"
    unproven = sympy.atan(2) + sympy.atan(sympy.Rational(1, 2)) - sympy.pi / 2
    assert show(unproven, 3).plain == "≈ 0.000"
    assert significant(unproven, 2).plain == "≈ 0.0"
    assert significant(sympy.exp(-400)).plain == "≈ 1.92×10⁻¹⁷⁴"


def test_all_notation_is_valid_typst() -> None:
    shown = [show(value, places, rounding).typst_related for value, places, rounding, _, _ in SHOWN]  # type: ignore[arg-type]
    exact = [exact_typst(real(text)) for text, _, _ in EXACT]
    document = "\n\n".join(f"$ x {part} $" for part in [*shown, *exact])
    assert typst.compile(document.encode(), format="svg")


def test_numbers_of_thousands_of_digits_have_their_power_of_ten() -> None:
    tiny = sympy.Rational(3, 10**5000)
    assert show(tiny, 2).plain == "= 3×10⁻⁵⁰⁰⁰"
