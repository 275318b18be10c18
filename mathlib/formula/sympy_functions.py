"""Functions that sympy differentiates by a rule and otherwise leaves as they are written.

Sympy's own `Abs`, `sign`, `Max` and `floor` have derivatives with Dirac's delta in them, or none.
Here each is smooth between its breakpoints, and `Step(u, v)` is 1 for u > v and 0 otherwise; what holds on
a breakpoint is decided where derivatives are made.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

import sympy
from sympy import Expr

from mathlib.formula.to_text import plain_reading
from mathlib.formula.tree import Tree

UNDEFINED = sympy.Dummy("undefined", dummy_index=1)
"""What a branch without a value is while it is differentiated, since sympy compares no NaN."""


class FormalFunction(sympy.Function):
    """A function that never evaluates."""


class Condition(sympy.Symbol):
    """A condition of a formula, which is constant wherever anything is differentiated."""

    def __new__(cls, tree: Tree) -> Condition:
        condition: Condition = super().__new__(cls, plain_reading(tree))
        condition.tree = tree
        return condition


class Branch(FormalFunction):
    """`Branch(condition, then, otherwise)`, which sympy's own `Piecewise` would rearrange."""

    def _eval_derivative(self, symbol: sympy.Symbol) -> Expr:
        condition, *branches = self.args
        then, otherwise = (branch.diff(symbol) for branch in branches)
        return then if then == otherwise else Branch(condition, then, otherwise)


class Abs(FormalFunction):
    def fdiff(self, argindex: int = 1) -> Expr:
        return Sign(*self.args)


class Sign(FormalFunction):
    def fdiff(self, argindex: int = 1) -> Expr:
        return sympy.S.Zero


class Floor(Sign):
    pass


class Ceil(Sign):
    pass


class Step(FormalFunction):
    def fdiff(self, argindex: int = 1) -> Expr:
        return sympy.S.Zero


class Relu(FormalFunction):
    def fdiff(self, argindex: int = 1) -> Expr:
        return Step(*self.args, 0)


class Sigmoid(FormalFunction):
    def fdiff(self, argindex: int = 1) -> Expr:
        return self * (1 - self)


class Softplus(FormalFunction):
    def fdiff(self, argindex: int = 1) -> Expr:
        return Sigmoid(*self.args)


class CubeRoot(FormalFunction):
    def fdiff(self, argindex: int = 1) -> Expr:
        return 1 / (3 * self**2)


class Log2(FormalFunction):
    def fdiff(self, argindex: int = 1) -> Expr:
        return 1 / (self.args[0] * sympy.log(2))


class Log10(FormalFunction):
    def fdiff(self, argindex: int = 1) -> Expr:
        return 1 / (self.args[0] * sympy.log(10))


class Max(FormalFunction):
    """The greater of two."""

    def fdiff(self, argindex: int = 1) -> Expr:
        first_is_greater = Step(*self.args)
        return first_is_greater if argindex == 1 else 1 - first_is_greater


class Min(FormalFunction):
    """The lesser of two."""

    def fdiff(self, argindex: int = 1) -> Expr:
        first_is_lesser = Step(*reversed(self.args))
        return first_is_lesser if argindex == 1 else 1 - first_is_lesser


def nested(extreme: type[FormalFunction]) -> Callable[..., Expr]:
    """`Max` or `Min` of any number of arguments, as one of two within one of two."""
    return lambda *arguments: reduce(extreme, arguments)


def merged(expression: Expr) -> Expr:
    """The same between breakpoints, with products such as `sign(u) |u|` written as what they come to.

    Steps that change over at one place are written as one: `Step(-u, 0)` is `1 - Step(u, 0)`.
    """
    expression = expression.xreplace(_merged_steps(expression))
    products = (part for part in expression.atoms(sympy.Mul, sympy.Pow) if part.has(Sign))
    for product in sorted(products, key=sympy.count_ops, reverse=True):
        expression = expression.xreplace({product: _merged_product(product)})
    return expression


def _merged_steps(expression: Expr) -> dict[Expr, Expr]:
    steps = [part for part in sympy.preorder_traversal(expression) if isinstance(part, Step)]
    places = {step: oriented(step.args[0] - step.args[1]) for step in steps}
    first: dict[Expr, Step] = {}
    for step in sorted(places, key=lambda step: places[step][1]):
        first.setdefault(places[step][0], step)
    chosen = {step: first[place] for step, (place, _) in places.items()}
    return {s: c if places[s][1] == places[c][1] else 1 - c for s, c in chosen.items()}


def oriented(difference: Expr) -> tuple[Expr, bool]:
    """One expression for all multiples of a difference, and whether this is a negative multiple."""
    _, primitive = sympy.expand_mul(difference).as_content_primitive()
    turned = bool(primitive.could_extract_minus_sign())
    return (-primitive if turned else primitive), turned


def _merged_product(product: Expr) -> Expr:
    powers = product.as_powers_dict()
    for sign in [base for base in powers if type(base) is Sign and powers[base].is_Integer]:
        (argument,) = sign.args
        size = Abs(argument)
        odd = powers.pop(sign) % 2
        if odd and (step := _direction(powers.get(size, sympy.S.Zero))):
            powers[argument] += step
            powers[size] -= step
        elif odd and (step := _direction(powers.get(argument, sympy.S.Zero))):
            powers[argument] -= step
            powers[size] += step
        elif odd:
            powers[sign] = odd
    return sympy.Mul(*(base**exponent for base, exponent in powers.items()))


def _direction(exponent: Expr) -> Expr:
    """1 for a factor above the line, -1 for one below it, and 0 for none that can be counted."""
    return sympy.sign(exponent) if exponent.is_Integer else sympy.S.Zero
