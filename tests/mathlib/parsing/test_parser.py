"""The parser: what a text means, and what is said of a text that means nothing."""

from __future__ import annotations

import math

import pytest
import sympy
from hypothesis import assume, given

from mathlib.arithmetic import ExpressionError, Undefined
from mathlib.formula import Node, plain_reading
from mathlib.function import Function
from mathlib.parsing import parse_tree
from tests.mathlib.formulas import POINTS, UNHURRIED, functions, read_by_sympy, trees

VALUES = [
    # text, the values of x and y, the value worked by hand
    ("-x^2", (3, 0), -9),
    ("(-x)^2", (3, 0), 9),
    ("2^-x", (3, 0), 0.125),
    ("2^3^2", (0, 0), 512),
    ("2**3", (0, 0), 8),
    ("-2^2", (0, 0), -4),
    ("2^-2^2", (0, 0), 0.0625),
    ("1/2x", (4, 0), 2),
    ("1/2/4", (0, 0), 0.125),
    ("6/2(1 + 2)", (0, 0), 9),
    ("x - 1 - 2", (5, 0), 2),
    ("x - -1", (5, 0), 6),
    ("8/-x*2", (4, 0), -4),
    ("-x*y", (2, 3), -6),
    ("3x", (2, 0), 6),
    ("3x^2", (2, 0), 12),
    ("x(x+1)", (3, 0), 12),
    ("(x+1)(x-1)", (3, 0), 8),
    ("x y", (2, 3), 6),
    ("xy", (2, 3), 6),
    ("xy^2", (2, 3), 18),
    ("2xy", (2, 3), 12),
    ("2sin(x)", (0, 0), 0),
    ("2cos(x)^2", (0, 0), 2),
    ("xcos(y)", (2, 0), 2),
    ("cos x", (0, 0), 1),
    ("3 + cos 2x - 1", (0, 0), 3),
    ("cos x cos y", (0, 0), 1),
    ("2pi", (0, 0), 6.283185307179586),
    ("2e", (0, 0), 5.43656365691809),
    ("1e3x", (2, 0), 2000),
    (".5x", (2, 0), 1),
    ("5.", (0, 0), 5),
    ("2 + 3*4", (0, 0), 14),
    ("x² + y³", (2, 3), 31),
    ("x⁻¹", (4, 0), 0.25),
    ("√16 + √x", (9, 0), 7),
    ("√(x + y)", (9, 7), 4),
    ("2 × 3 · 4 ÷ 6 − 1", (0, 0), 3),
    ("sqrt(16)", (0, 0), 4),
    ("cbrt(x)", (-8, 0), -2),
    ("abs(x)", (-3, 0), 3),
    ("sign(x)", (-3, 0), -1),
    ("floor(x)", (-1.5, 0), -2),
    ("ceil(x)", (-1.5, 0), -1),
    ("relu(x) + relu(y)", (-3, 2), 2),
    ("sigmoid(0)", (0, 0), 0.5),
    ("softplus(0)", (0, 0), 0.6931471805599453),
    ("log(e) + ln(1) + log2(8) + log10(100)", (0, 0), 6),
    ("min(3, x, y) + max(x, y)", (1, 2), 3),
    ("asin(1) + acos(1) + atan(0)", (0, 0), 1.5707963267948966),
    ("sinh(0) + cosh(0) + tanh(0)", (0, 0), 1),
    ("1 if x < 1 else 2", (1, 0), 2),
    ("1 if x ≤ 1 else 2", (1, 0), 1),
    ("1 if x < 0 else 2 if x < 1 else 3", (0.5, 0), 2),
    ("1 if 0 < x <= 1 else 2", (1, 0), 1),
    ("1 if not x < 1 and y > 2 else 2", (1, 3), 1),
    ("1 if x > 5 or y > 2 and x > 7 else 2", (6, 0), 1),
    ("x + 1 if x > 0 else x - 1", (1, 0), 2),
    ("2(1 if (x > 0) else 3)", (-1, 0), 6),
    ("sin^2(x) + cos²x", (0.3, 0), 1),
    ("tan^{2}(x)", (0.5, 0), 0.2984464104095249),
    ("|x|", (-3, 0), 3),
    ("|x - |x||", (-3, 0), 6),
    ("2|x|y - 3|x - 1|", (-3, 2), 0),
    ("|x|(|y| + 1)*|x|", (-3, 2), 27),
    ("cos|x|", (0, 0), 1),
    ("arctan(1) + arcsin 1 + arccos(1)", (0, 0), 2.356194490192345),
    ("sec(x) - 1/cos(x) + csc(y) - 1/sin(y) + cot(y)tan(y)", (1, 2), 1),
    ("asinh(x) + acosh(y) + atanh(0.5)", (1, 2), 2.7476376282784147),
    ("log(x, 2) + log(y, 10) + log(9, 3)", (8, 100), 7),
    ("erf(x)", (0.5, 0), 0.5204998778130465),
    ("gelu(x)", (1, 0), 0.8413447460685429),
    ("silu(x) - swish(x) + silu(y)", (3, 1), 0.7310585786300049),
    ("elu(x) + elu(y)", (-1, 2), 1.3678794411714423),
    ("leaky_relu(x) + LeakyReLU(y)", (-1, 2), 1.99),
    ("heaviside(-1) + 2heaviside(0) + 4step(x)", (3, 0), 5),
    (r"\frac{1}{x} - \dfrac{x + 1}{2}", (2, 0), -1),
    (r"x^{2} + y^{-1}", (3, 2), 9.5),
    (r"\sin x + \cos{x} - \ln\left(x\right)", (1, 0), 1.3817732906760363),
    (r"\sqrt{x} + \sqrt[3]{y} + \sqrt[4]{16} + \sqrt 9", (4, -8), 5),
    (r"e^{-x^2} \cdot 2 \times y \div 4", (0, 3), 1.5),
    (r"\left|x\right| \lvert y \rvert \left|x\right|", (-3, 2), 18),
    (r"$\pi\,x$", (2, 0), 6.283185307179586),
    (r"\log_2 x + \log_{10}(y) + log_2(x)", (8, 100), 8),
    (r"\operatorname{ReLU}(x) + \mathrm{e}", (-1, 0), 2.718281828459045),
    (r"1 if x \leq 1 else 2", (1, 0), 1),
    ("z = x^2", (3, 0), 9),
    ("f(x, y) = x - y", (3, 1), 2),
]


@pytest.mark.parametrize(("text", "point", "value"), VALUES)
def test_a_text_means_what_people_mean_by_it(text: str, point: tuple[float, float], value: float) -> None:
    assert Function.parse(text, ("x", "y"))(*point) == pytest.approx(value, abs=1e-15)


REFUSED = [
    # text, column, what is wrong, what would be right
    ("2sine(x)", 2, "'sine' is not a function here", "did you mean 'sin'?"),
    ("sinx", 1, "'sinx'", "did you mean 'sin(x)'?"),
    ("Sin(x)", 1, "'Sin'", "did you mean 'sin'?"),
    ("x2 + 1", 1, "'x2'", "did you mean 'x^2'?"),
    ("x + y", 5, "'y' is not a variable here", "this is a function of x"),
    ("3 + X", 5, "'X' is not a variable here", "did you mean 'x'?"),
    ("foo(x)", 1, "'foo' is not a function here", ""),
    ("(x + 1", 1, "this bracket is never closed", "add ')'"),
    ("2(x + (3)", 2, "this bracket is never closed", "add ')'"),
    ("x + 1)", 6, "this bracket was never opened", "remove it"),
    ("sin(x", 4, "this bracket is never closed", "add ')'"),
    ("0,5x", 2, "a comma separates arguments", "did you mean 0.5?"),
    ("sin(0,5)", 6, "a comma separates arguments", "did you mean 0.5?"),
    ("sin(x, 2)", 6, "sin takes one argument", ""),
    ("min x", 1, "min needs two arguments", "min(x, 1)"),
    ("max(x)", 1, "max needs two arguments", "max(x, 1)"),
    ("x +", 4, "something is missing after '+'", ""),
    ("()", 2, "something is missing after '('", ""),
    ("* x", 1, "'*' was not expected here", ""),
    ("x //2", 4, "'/' was not expected here", ""),
    ("2 3", 3, "an operator is missing", "write * or ^"),
    ("1.2.3", 4, "an operator is missing", "write * or ^"),
    ("sin x^2", 1, "it is not clear what sin is taken of", "write sin(...)"),
    ("sin x/x", 1, "it is not clear what sin is taken of", "write sin(...)"),
    ("√2x", 1, "it is not clear what √ covers", "write sqrt(...)"),
    ("[x]", 1, "'[' is not understood", "round brackets"),
    ("x < 1", 1, "a comparison is not a number", "x < 1 else b"),
    ("(x < 1)*2", 1, "a comparison is not a number", ""),
    ("1 if x else 2", 6, "a condition was expected", "x < 1"),
    ("1 if x < 1", 3, "this 'if' has no 'else'", "x < 1 else b"),
    ("", 1, "there is no formula", "x^2"),
    ("   ", 4, "there is no formula", "x^2"),
    ("x.real", 2, "'.' is not understood", ""),
    ("x\0", 2, "'\\x00' is not understood", ""),
    ("x^9^9", 2, "this power is too large", "smaller exponent"),
    ("1e999", 1, "this number is too long or too large", "exponents up to 300"),
    ("exp(9^9)", 1, "a number in it is too large", "10^300"),
    ("x + exp(9^9)", 5, "a number in it is too large", "10^300"),
    ("x + 2*(1e300*1e300)", 8, "a number in it is too large", "10^300"),
    ("x^(1/0)", 2, "too little is known about the size of this exponent", "write it as a number"),
    ("2^(10^25 + 10^9 - 10^25)", 2, "this power is too large", "smaller exponent"),
    ("x^x^x^x^x^x^x^x^x^x", 2, "more than 8 powers", "use fewer"),
    ("x٣", 2, "'٣' is not understood", "write 3"),
    ("1 + ２x", 5, "'２' is not understood", "write 2"),
    ("𝑥", 1, "'𝑥' is not understood", "write x"),
    ("х + 1", 1, "'х' is not understood", "Cyrillic small letter ha"),
    ("x\u0302", 2, "'\\u0302' is not understood", ""),
    ("sin(90°)", 7, "'°' is not understood", "radians"),
    ("1 if x != 1 else 2", 8, "'!' is not understood", "x < 1 or x > 1"),
    ("if x < 1 then 2", 10, "'then' is not a name here", "a if x < 1 else b"),
    ("cos2x", 1, "'cos2x' is not a name here", "did you mean 'cos(2x)'?"),
    ("pi2", 1, "'pi2' is not a name here", "did you mean 'pi^2'?"),
    (
        "sin⁻¹(x)",
        4,
        "a power belongs after the argument",
        "the reciprocal, asin(x) for the inverse",
    ),
    (
        "sin^-1(x)",
        4,
        "a power belongs after the argument",
        "the reciprocal, asin(x) for the inverse",
    ),
    ("sin^(1/2)(x)", 7, "'/' was not expected", ""),
    ("sin^x(x)", 4, "a power belongs after the argument", "sin(x)^2"),
    ("exp^x", 4, "exp is a function", "write exp(x) or e^x"),
    ("exp^2(x)", 4, "exp is a function", "write exp(x) or e^x"),
    ("xsinx", 1, "'xsinx'", "did you mean 'x*sin(x)'?"),
    ("1,5x", 2, "a comma separates arguments", "did you mean 1.5?"),
    ("log(x, 2, x)", 9, "log takes at most 2 arguments", ""),
    ("|x", 1, "this bar is never closed", "abs(...)"),
    ("(|x)", 2, "this bar is never closed", "abs(...)"),
    (r"x\right|", 2, "this bar was never opened", "remove it"),
    ("|x|x|x|", 5, "it is not clear which bars belong together", "abs(...)"),
    (r"\frac12", 1, "a fraction is missing its braces", r"write \frac{1}{2}"),
    (r"\frac{1}", 1, "a fraction is missing its braces", r"write \frac{1}{2}"),
    (r"x^{2", 3, "this bracket is never closed", "add '}'"),
    (r"\sqrt[1]{x}", 1, "a root needs an index of 2 or more", ""),
    (r"\begin{cases}", 1, "'begin' is not a name here", "a if x < 1 else b"),
    (r"\x", 1, "is not understood", r"\frac"),
    ("x = y = 2", 7, "'=' is not understood", ""),
    ("x = x^2", 1, "'x' stands on both sides of '='", "right-hand side"),
    ("g(y) = y", 1, "this is a function of y, not of x", ""),
]


@pytest.mark.parametrize(("text", "column", "message", "suggestion"), REFUSED)
def test_an_error_names_the_column_and_the_remedy(
    text: str, column: int, message: str, suggestion: str
) -> None:
    with pytest.raises(ExpressionError) as caught:
        Function.parse(text)
    error = caught.value
    assert message in error.message
    assert suggestion in error.suggestion
    assert (error.column, error.source) == (column, text)
    assert str(error).startswith(f"column {column}: {error.message}")
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("e^2x", ["e^2x is read as (e^2) x"]),
        ("1/2x + 1", ["1/2x is read as (1/2) x"]),
        ("3 + x/2pi", ["x/2pi is read as (x/2) pi"]),
        ("1/xy", ["1/xy is read as (1/x) y"]),
        ("10^-3x", ["10^-3x is read as (10^-3) x"]),
        ("1/2(x + 1)", ["1/2(x + 1) is read as (1/2) (x + 1)"]),
        ("(1/2)x", []),
        ("1/(2x)", []),
        ("1/2*x", []),
        ("x^2y", []),
        ("e^(2x)", []),
        ("e^2 x", []),
        (r"\frac{1}{2}x", []),
        (r"e^{2}x", []),
    ],
)
def test_what_may_be_meant_otherwise_is_noted(text: str, notes: list[str]) -> None:
    assert list(Function.parse(text, ("x", "y")).notes) == notes


@pytest.mark.parametrize("variables", [("sin",), ("e",), ("if",), ("x", "x"), ("",), ("x y",), ("_",)])
def test_a_variable_needs_a_name_of_its_own(variables: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"variable|different"):
        Function.parse("1", variables)


def test_long_names_of_variables_are_read_whole() -> None:
    f = Function.parse("2w1*x_a + w1x_a", ("w1", "x_a"))
    assert f(3, 5) == 45


@UNHURRIED
@given(trees(("x", "y")))
def test_plain_text_parses_back_to_the_same_tree(tree: Node) -> None:
    try:
        again = parse_tree(plain_reading(tree), ("x", "y"))
    except ExpressionError as error:
        assume("too" not in error.message)
        raise
    assert again == tree


@UNHURRIED
@given(functions(choices=False), POINTS)
def test_exact_values_agree_with_the_reading_of_another_parser(f: Function, x: sympy.Rational) -> None:
    try:
        value = f.exact(x)
    except Undefined:
        return
    reference = read_by_sympy(f.source, x=x)
    if reference.is_finite:
        difference = abs(complex((value - reference).evalf(30)))
        assert difference <= 1e-12 * (1 + abs(float(value)))


def test_source_and_spacing_do_not_count_in_comparisons() -> None:
    assert Function.parse("2x + 1") == Function.parse("2*x+1.0")
    assert Function.parse("2x + 1") != Function.parse("1 + 2x")
    assert math.isnan(Function.parse("x/x")(0))
