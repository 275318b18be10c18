"""Where the formula of a derivative has a value although there is no derivative, and how that is written."""

from __future__ import annotations

from contextlib import suppress

from sympy import Abs, Expr, Poly

from mathlib.arithmetic import Undefined
from mathlib.function import Function, exact_typst

MOST = 4
"""So many points a formula has room to leave out."""


def corners(rule: Function) -> tuple[Expr, ...]:
    """The corners and jumps of a function whose derivative is `rule`; none where they cannot all be found.

    Left out are those where the formula has no value either.

    >>> [corners(Function.parse(text).derivative("x")) for text in ("abs(x - 1)", "abs(x)^3", "1/x")]
    [(1,), (), ()]
    """
    (x,) = rule.symbols
    switches = [
        Function(place.switch, rule.variables, "").expression
        for domain in rule.domains
        for place in domain.breakpoints
    ]
    branches = [branch for switch in switches if switch.has(x) for branch in _branches(switch)]
    if not all(branch.is_polynomial(x) for branch in branches):
        return ()
    roots = {root for branch in branches if branch.has(x) for root in _roots(Poly(branch, x))}
    formula = Function(rule.tree, rule.variables, "")
    return tuple(sorted(root for root in roots if _has_value(formula, root) and not _has_value(rule, root)))


def rule_typst(rule: Function) -> str:
    """The formula of a derivative, and the points that it does not hold for.

    >>> rule_typst(Function.parse("abs(x)").derivative("x"))
    'op("sign")(x), thick x != 0'
    """
    (x,) = rule.typst_variables
    if not 1 <= len(left_out := corners(rule)) <= MOST:
        return rule.typst
    return f"{rule.typst}, thick {x} != {', '.join(exact_typst(a, inline=True) for a in left_out)}"


def _branches(switch: Expr) -> list[Expr]:
    """What a formula is on either side of the zeros inside of its absolute values."""
    inner = min(switch.atoms(Abs), key=Expr.count_ops, default=None)
    if inner is None:
        return [switch]
    return [part for side in (1, -1) for part in _branches(switch.xreplace({inner: side * inner.args[0]}))]


def _roots(polynomial: Poly) -> list[Expr]:
    if polynomial.degree() == 1:
        slope, height = polynomial.all_coeffs()
        return [-height / slope]
    is_rational = polynomial.domain.is_ZZ or polynomial.domain.is_QQ
    return list(polynomial.ground_roots()) if is_rational else []


def _has_value(f: Function, at: Expr) -> bool:
    with suppress(Undefined):
        f.exact(at)
        return True
    return False
