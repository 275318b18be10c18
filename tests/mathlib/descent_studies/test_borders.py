"""Borders of step sizes where the Hessian is known, and none where it is as good as zero."""

from __future__ import annotations

from mathlib.arithmetic import Interval
from mathlib.descent_studies.borders import border_at
from mathlib.function import Function


def test_where_eigenvalues_have_thousands_of_zeros_no_border_is_given() -> None:
    """The Hessian has entries of about x^2 exp(-x^2), which is 10^(-3.9 million) at 3000."""
    f = Function.parse("1 - exp(-(x^2 + y^2))", ("x", "y"))
    near, far = ((Interval.of(x), Interval.of(0.0)) for x in (0.25, 3000.0))
    found = border_at(f, "p", near)
    assert found is not None
    assert found[1].shown.plain == "≈ 1.88"
    assert border_at(f, "p", far) is None
