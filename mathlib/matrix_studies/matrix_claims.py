"""What is shown of the gradient of a function of a matrix, and of a step against it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sympy import Expr

from mathlib.arithmetic import sign
from mathlib.calculus import DescentStep, along, descent_step
from mathlib.formula import name_plain
from mathlib.function import Claim, Function, Shown, evaluated, exact_plain, significant
from mathlib.matrix_studies.entry_changes import EntryChanges
from mathlib.matrix_studies.matrix_entries import Place


@dataclass(frozen=True)
class MatrixGradientStudy(EntryChanges):
    """The gradient of a function of a matrix, and the step W - eta grad f against it.

    `rules` are the partial derivatives as functions, row by row, None for a layer.
    """

    rules: tuple[Function, ...] | None
    eta: Expr
    step: DescentStep

    @property
    def words(self) -> dict[str, str | Shown]:
        """What captions quote: names, the value, the slope of the entry that is changed and of one that is 0,
        what the step does.
        """
        f, zero = self.function.plain_name, self.zero or self.nudged
        entry, zero_entry = (name_plain(self.entry_name(at)) for at in (self.nudged, zero))
        return {
            "f": f,
            "W": name_plain(self.letter),
            "shape": "{} × {}".format(*self.at.shape),
            "value": self.value.shown.plain,
            "entry": entry,
            "symbol": f"∂{f}/∂{entry}",
            "slope": self.slope(self.nudged).shown.plain,
            "zero": zero_entry,
            "at_zero": f"∂{f}/∂{zero_entry}",
            "zero_slope": self.slope(zero).shown.plain,
            "eta": exact_plain(self.eta),
            "change": significant(abs(self.step.fall), 4),
            "foretold": self.outcome[3].shown.plain,
        }

    @cached_property
    def cases(self) -> frozenset[str]:
        """The kind of function, whether an entry is 0 that has a slope, the shape, what the step does."""
        kind = "general" if self.layer is None else "squared"
        shape = "column" if self.at.shape[1] == 1 else "matrix"
        return frozenset({kind, "nonzero" if self.zero is None else "zero", shape, self._outcome})

    @cached_property
    def _outcome(self) -> str:
        if sign(self.step.foretold) == 0:
            return "stationary"
        return {1: "falls", 0: "level", -1: "rises"}[sign(self.step.fall)]

    @cached_property
    def zero(self) -> Place | None:
        """The first place of an entry that is 0, but has a slope that is not."""
        with_slope = (at for at in self.places if self.at.entry(*at) == 0)
        return next((at for at in with_slope if sign(self.gradient.entry(*at))), None)

    @cached_property
    def descent(self) -> Function:
        """h -> f(W - h grad f), f along the step against the gradient."""
        return along(self.function, self.at.flat, [-slope for slope in self.gradient.flat])

    @property
    def value(self) -> Claim:
        """The value of the function."""
        value = self.step.before
        return self._claim(self.function.plain_name, significant(value, 4), value, Function.exact)

    @cached_property
    def outcome(self) -> tuple[Claim, ...]:
        """The value before and after the step, by how much it falls, and what is foretold of that."""
        values = (self.step.before, self.step.after, self.step.fall, self.step.foretold)
        names = ("value before the step", "value after the step", "fall", "fall foretold")
        context = {"eta": exact_plain(self.eta)}
        return tuple(
            Claim(name, significant(value, 4), descent_step, evaluated(value), context)
            for name, value in zip(names, values, strict=True)
        )
