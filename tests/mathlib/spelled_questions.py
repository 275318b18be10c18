"""Studies of functions that are equal but spelled otherwise, in the order of a seed; prints all they show."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product

from sympy import Expr

from mathlib.derivative_studies import linear_approximation_study, secant_study
from mathlib.function import Claim, Function, ParameterError, Shown, real
from mathlib.gradient_studies import partial_study, steepest_ascent_study
from mathlib.limit_studies import epsilon_delta_study
from mathlib.limits import limit

SPELLINGS: dict[str, tuple[str, ...]] = {
    "1": ("0.3x^2", "3e-1x^2", "3x^2/10", "L(t) = 0.3t^2", "L(t) = 3e-1t^2"),
    "0": ("exp(0.5x)", "exp(5e-1x)"),
    "2": ("x^2 if x<0.5 else x-0.25", "x^2 if x<5e-1 else x-25e-2"),
    "1/2": ("(x^2-0.25)/(x-0.5)", "(x^2-25e-2)/(x-5e-1)"),
}
PLANES = ("0.3x^2+y", "3e-1x^2+y", "L(x, y) = 0.3x^2+y")


def _function(text: str, *variables: str) -> Function:
    return Function.parse(text, None if text.startswith("L(") else variables)


def _written(part: object) -> Iterator[str]:
    """All notation in a part of a study."""
    match part:
        case Function():
            yield from (part.definition, part.typst)
        case Claim():
            yield from (part.name, part.shown.plain, str(dict(part.context)))
        case Shown():
            yield part.plain
        case tuple() | list():
            for each in part:
                yield from _written(each)
        case dict():
            yield from _written(tuple(part.values()))


def _study(solve: Callable[[], object]) -> list[str]:
    """All that a study writes, or the reason for which there is none."""
    try:
        study = solve()
    except ParameterError as error:
        return [error.field, str(error)]
    except ValueError as error:
        return [str(error)]
    members = [name for name in dir(study) if not name.startswith("_")]
    return [text for name in members for text in _written(getattr(study, name))]


def _derivative(f: Function, at: Expr) -> object:
    return f.derivative(), limit(f, at).reason


STUDIES = (epsilon_delta_study, linear_approximation_study, secant_study, _derivative)


def _questions() -> Iterator[tuple[str, Callable[[], object]]]:
    for point, texts in SPELLINGS.items():
        for text, study in product(texts, STUDIES):
            yield f"{study.__name__} {text}", partial(study, _function(text, "x"), real(point))
    for text, plane in product(PLANES, (partial_study, steepest_ascent_study)):
        at = (real("0.5"), real(1))
        yield f"{plane.__name__} {text}", partial(plane, _function(text, "x", "y"), at)


def main(seed: str) -> None:
    questions = sorted(_questions(), key=lambda question: question[0])
    random.Random(seed).shuffle(questions)
    answers = {name: _study(solve) for name, solve in questions}
    print(json.dumps(answers, sort_keys=True, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1])
