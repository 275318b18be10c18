"""Columns of partial derivatives hold what they are given, and follow values."""

from __future__ import annotations

from mathlib.calculus import gradient
from mathlib.function import EXACT, Claim, Function, parse, real, show
from mathlib.gradient_studies import partial_study
from scenes.stage.animation import Value
from scenes.stage.base import DARK
from scenes.stage.text import Column, Typesetter
from scenes.stage.two_variables import GradientColumns, PartialFormulas, ground_around
from tests.stage.redrawing import refresh

F = parse("u^2*v", ("u", "v"))


def columns(f: Function) -> GradientColumns:
    return GradientColumns(f, Column(Typesetter(DARK), -3, right=3))


def test_a_live_column_says_equal_only_while_all_entries_are_exact() -> None:
    x = Value(2)
    shown = (lambda: show(x(), 2, exact=real(x()) if x() == 2 else None), lambda: show(real(1)))
    column, _ = columns(F).live(
        (x, Value(1)), lambda k, *at: shown[k](), [(1, 1), (2, 1)], [["2.00"], ["1"]], 0
    )
    relation = column.submobjects[1]
    readings = [column.slots.entry(k, 1) for k in (1, 2)]
    assert (relation.source, [each.source.strip() for each in readings]) == ("=", ["2", "1"])
    x.set_value(1.5)
    for each in (relation, *readings):
        refresh(each)
    assert (relation.source, [each.source.strip() for each in readings]) == ("≈", ["1.50", "1"])


def test_a_general_column_has_a_term_for_every_symbol_and_every_formula() -> None:
    loss = Function.parse("w1*w2 + w3", None)
    formula = columns(loss).general(gradient(loss), height=3)
    standing, terms = formula.in_turn()
    assert len(terms) == 6
    assert sum(map(len, terms)) + len(standing) == len(formula)


def test_long_formulas_take_the_room_of_the_symbols() -> None:
    valley = parse("(1 - x)^2 + 100(y - x^2)^2", ("x", "y"))
    formula = GradientColumns(valley, Column(Typesetter(DARK), 1.8)).general(gradient(valley))
    assert "400" in formula.source
    assert "(partial f)" not in formula.source


def test_each_partial_derivative_states_its_claim() -> None:
    claims = [Claim(name, show(real(k)), real, EXACT) for k, name in enumerate("uv", 2)]
    lines = columns(F).one_by_one((real(1), real(2)), claims)
    assert [line.claims for line in lines] == [(claim,) for claim in claims]
    assert lines[0].get_bottom()[1] > lines[1].get_top()[1]


def test_the_ground_around_a_point_holds_it() -> None:
    (left, right), (bottom, top) = ground_around(F, 300, -0.001)
    assert left < 300 < right
    assert bottom < -0.001 < top


def test_fractions_below_each_other_do_not_touch() -> None:
    f = parse("(x^2 + y^2)^0.75", ("x", "y"))
    _, entries = columns(f).general(gradient(f), height=3).in_turn()
    first, second = entries[-2:]
    assert min(part.get_bottom()[1] for part in first) > max(part.get_top()[1] for part in second)


def test_a_long_slice_is_written_on_two_rows() -> None:
    f = parse("(x^2 + y - 11)^2 + (x + y^2 - 7)^2", ("x", "y"))
    study = partial_study(f, (real(3), real("1.5")))
    slices = [PartialFormulas(study, k, Column(Typesetter(DARK), 2)).slice for k in (0, 1)]
    assert all("11" in written.source and "\\ &=" in written.source for written in slices)
