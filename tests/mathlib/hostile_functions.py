"""Functions that love trouble: oscillations, steps, poles, gaps, huge and tiny scales, and a point each."""

from __future__ import annotations

import traceback

AT_ZERO = """
x*floor(1/x) | x^2*floor(1/x) | x*ceil(1/x) | floor(x*sin(1/x)) | floor(sin(1/x)) | sin(floor(1/x))
x*sin(floor(1/x)) | relu(x*sin(1/x)) | abs(x*sin(1/x)) | relu(sin(1/x))*x | max(x*sin(1/x), 0)
min(x*cos(1/x), x) | sign(x*sin(1/x)) | floor(x/abs(x)) | ceil(abs(x)/x) | floor(abs(x)/x)
floor(x/abs(x))*x | sign(1/x) | x*sign(1/x) | abs(x)/x | exp(1/x^2) | exp(-1/x^2) | exp(1/x) | exp(-1/x)
exp(exp(1/x)) | exp(-exp(1/x^2)) | x*exp(1/x^2) | 1/exp(1/x^2) | exp(1/x^2)*exp(-1/x^2) | sin(exp(1/x^2))
x*sin(exp(1/x^2)) | x/(exp(1/x) - 1) | x/(exp(1/x^2) - 1) | 2^(1/x) | log(x) | log(abs(x)) | x*log(abs(x))
1/log(abs(x)) | log(1 + exp(1/x))*x | x*log(exp(1/x)) | x*log(abs(sin(1/x))) | 1/x | 1/x^2 | 1/x^100 | x^100
x^(-100) | abs(x)^0.001 | abs(x)^(-0.001) | x^x | (1/x)^x | x^(1/x) | (1 + x)^(1/x) | (1 + 1/x)^x
abs(sin(1/x))^(1/x^2) | 2^(-1/x^2) | 0.5^(1/x) | tan(1/x) | x*tan(1/x) | sin(1/x)/sin(1/x) | x/sin(1/x)
x*sin(1/x)*sin(1/x)^(-1) | 1/(1/x) | 1/(x - floor(x)) | 1/floor(x) | x/floor(x) | floor(1/floor(x))
sqrt(x) | sqrt(-x) | sqrt(-x^2) | sqrt(x^2*sin(1/x)) | acos(1 + x^2) | relu(x) | relu(-x)*relu(x)
relu(1/x) | relu(log(abs(x))) | max(1/x, 0) | min(1/x, 1) | tanh(1/x) | atan(1/x) | sigmoid(1/x)
softplus(1/x) | softplus(1/x)*x | sigmoid(1/x^2) | 1 if x < 0 else 2 | sin(1/x) if x > 0 else 0
1/x if x > 0 else 0 | x if sin(1/x) > 0 else -x | x if x < 1/2 else 5 | 0/0 | 0/x | 0*log(x) | 0*log(abs(x))
1e-300*x | 1e300*x | 1e-7*x | tanh(x) | cbrt(x) | cbrt(x^2*sin(1/x)) | x^(1/3) | x*sin(1/x) | x^2*sin(1/x^2)
sin(x)/x | (1 - cos(x))/x^2 | (exp(x) - 1)/x | 5 | x - x | sin(1/x)^2 + cos(1/x)^2 | 1/(sin(1/x) + 2)
x/(sin(1/x) + 1) | sign(sin(1/x))*x | 5.5x*sin(1/x)^2 | sin(1/x)^2 + cos(1/x)^2 + 1e-7*sign(x)
"""

ELSEWHERE = [
    ("log(log(x))", "1"),
    ("tan(x)", "pi/2"),
    ("asin(x)", "1"),
    ("x^2 + 1e7", "1"),
    ("exp(x)", "1000"),
    ("exp(x)", "-1000"),
    ("exp(-x)", "1e6"),
    ("sin(x)", "1e20"),
    ("floor(x)", "1e20"),
    ("floor(x)", "0.5"),
    ("1/(x - 2)", "1"),
    ("exp(1/(x - 1))", "1"),
    ("x + floor(x)", "0.999999"),
    ("abs(x)", "0.001"),
    ("sin(x)^2 + cos(x)^2 if x < 2 else 1", "2"),
]

ONE = [(text.strip(), "0") for line in AT_ZERO.strip().splitlines() for text in line.split("|")] + ELSEWHERE

TWO = [
    ("sqrt(x*y)", "0", "0"),
    ("x*y/(x^2 + y^2)", "0", "0"),
    ("(x^2 + y^2)^0.55", "0", "0"),
    ("abs(x*y)", "0", "0"),
    ("x*sin(1/y) + y*sin(1/x)", "0", "0"),
    ("exp(1/(x^2 + y^2))", "0", "0"),
    ("exp(-1/(x^2 + y^2))", "0", "0"),
    ("log(x^2 + y^2)", "0", "0"),
    ("relu(x)*relu(y)", "0", "0"),
    ("floor(x) + y", "0.5", "0"),
    ("x^y", "0", "0"),
    ("max(x, y)", "0", "0"),
    ("(x^2 + y^2)*sin(1/(x^2 + y^2))", "0", "0"),
    ("1e-300*x*y", "1", "1"),
    ("1e300*x*y", "1", "1"),
    ("x + y", "1e20", "0"),
    ("y*(1/x - floor(1/x))", "0", "0"),
    ("relu(x*sin(1/x)) + y", "0", "0"),
    ("x*y if x < y else x + y", "0", "0"),
    ("x/y", "0", "1"),
]


def is_said_in_words(error: BaseException) -> bool:
    """Whether an error was raised on purpose, rather than by a function of Python that was called wrongly."""
    line = traceback.extract_tb(error.__traceback__)[-1].line or ""
    return line.startswith("raise ")
