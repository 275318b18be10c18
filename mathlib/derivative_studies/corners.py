"""Where the formula of a derivative has a value although there is no derivative, and how that is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

from sympy import Abs, Expr, Poly, expand

from mathlib.arithmetic import Undefined
from mathlib.differentiation import Breakpoint
from mathlib.formula import Binary, Call, Node
from mathlib.function import Function, exact_typst

MOST = 4
"""So many points a formula has room to leave out."""


def corners(rule: Function) -> tuple[Expr, ...] | None:
    """The corners and jumps of a function whose derivative is `rule`; None where they cannot all be found.

    Left out are those where the formula has no value either.

    >>> [corners(Function.parse(text).derivative("x")) for text in ("abs(x - 1)", "abs(x)^3", "floor(x)")]
    [(1,), (), None]
    """
    (x,) = rule.symbols
    switches = [place.switch for place in _breakpoints(rule)]
    formulas = [Function(switch, rule.variables, "").expression for switch in switches]
    branches = [branch for switch in formulas if switch.has(x) for branch in _branches(switch)]
    if not all(branch.is_polynomial(x) for branch in branches):
        return None
    roots = [_roots(Poly(branch, x)) for branch in branches if branch.has(x)]
    if any(of_branch is None for of_branch in roots):
        return None
    formula, found = Function(rule.tree, rule.variables, ""), {root for each in roots for root in each or ()}
    return tuple(sorted(root for root in found if _has_value(formula, root) and not _has_value(rule, root)))


def rule_typst(rule: Function) -> str:
    """The formula of a derivative, and where it does not hold: at which points, or at those of which kind.

    >>> rule_typst(Function.parse("abs(x)").derivative("x"))
    'op("sign")(x), thick x != 0'
    >>> rule_typst(Function.parse("floor(x)").derivative("x"))
    '0, thick x in.not ZZ'
    """
    (x,) = rule.typst_variables
    left_out = corners(rule)
    if left_out is None or len(left_out) > MOST:
        return rule.typst + conditions_typst(rule)
    if not left_out:
        return rule.typst
    return f"{rule.typst}, thick {x} != {', '.join(exact_typst(a, inline=True) for a in left_out)}"


def conditions_typst(*rules: Function, comma: str = ",") -> str:
    """Where formulas of partial derivatives hold at least, to be written behind them; '' for everywhere.

    Among the arguments of a Typst function a comma is written `\\,`.

    >>> f, g = (Function.parse(text, ("x", "y")) for text in ("abs(x)*y", "x*abs(x)*y"))
    >>> conditions_typst(f.derivative("x")), conditions_typst(g.derivative("x"))
    (', thick x != 0', '')
    """
    conditions = (text for rule in rules for place in _breakpoints(rule) for text in _condition(place, rule))
    return "".join(f"{comma} thick {text}" for text in dict.fromkeys(conditions))


def _breakpoints(rule: Function) -> list[Breakpoint]:
    """Where the function changes over from one formula to another."""
    return [place for domain in rule.domains for place in domain.breakpoints]


def _condition(place: Breakpoint, rule: Function) -> Iterator[str]:
    """That a formula does not change over, unless it does so smoothly or nowhere."""

    def read(tree: Node) -> Function:
        return Function(tree, rule.variables, "")

    match place.switch:
        case Binary("-", left, Call("floor", (right,))) if left == right:
            yield f"{read(left).typst} in.not ZZ"
        case switch if read(switch).expression.is_nonzero or _is_smooth(place, read):
            return
        case Binary("-", left, right):
            yield f"{read(left).typst} != {read(right).typst}"
        case switch:
            yield f"{read(switch).typst} != 0"


def _is_smooth(place: Breakpoint, read: Callable[[Node], Function]) -> bool:
    """Whether values and slopes agree on both sides, where algebra says so."""
    switch = read(place.switch).expression
    groups = [[read(tree).expression for tree in group] for group in (place.values, place.slopes)]
    for x in sorted(switch.free_symbols, key=str):
        if switch.is_polynomial(x) and Poly(switch, x).degree() == 1:
            slope, height = Poly(switch, x).all_coeffs()
            differences = [
                expand((group[0] - other).subs(x, -height / slope)) for group in groups for other in group
            ]
            if slope.is_number and all(difference == 0 for difference in differences):
                return True
    return False


def _branches(switch: Expr) -> list[Expr]:
    """What a formula is on either side of the zeros inside of its absolute values."""
    inner = min(switch.atoms(Abs), key=Expr.count_ops, default=None)
    if inner is None:
        return [switch]
    return [part for side in (1, -1) for part in _branches(switch.xreplace({inner: side * inner.args[0]}))]


def _roots(polynomial: Poly) -> list[Expr] | None:
    """The real roots; None where there are others than can be written down."""
    if polynomial.degree() == 1:
        slope, height = polynomial.all_coeffs()
        return [-height / slope]
    if not (polynomial.domain.is_ZZ or polynomial.domain.is_QQ):
        return None
    roots = list(polynomial.ground_roots())
    return roots if len(roots) == polynomial.count_roots() else None


def _has_value(f: Function, at: Expr) -> bool:
    with suppress(Undefined):
        f.exact(at)
        return True
    return False
