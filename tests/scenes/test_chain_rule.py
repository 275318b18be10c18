"""Steps are drawn to scale, tangents have the slopes, and captions say what is seen."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.chain_rule import ChainRule
from scenes.stage.text import Inscription
from tests.scenes.staging import flaws_of_layout, perform

CASES = [
    ({}, lambda x: x**2 + 1, lambda u: u**2 - u, 1.0),
    ({"inner": "1 - t^3", "outer": "log(v)", "point": "0.5"}, lambda x: 1 - x**3, np.log, 0.5),
    ({"inner": "1000x", "outer": "sin(u)", "point": "0.3"}, lambda x: 1000 * x, np.sin, 0.3),
    ({"inner": "x^2", "outer": "exp(-u)", "point": 0}, np.square, lambda u: np.exp(-u), 0.0),
]


def at_the_end_of(beat: str, look: Any, **params: Any) -> Any:
    """What a function sees of the scene at the end of a beat."""
    seen: list[Any] = []
    perform(ChainRule, lambda scene, name: seen.append(look(scene)) if name == beat else None, **params)
    (found,) = seen
    return found


def arrows(scene: Any) -> list[np.ndarray]:
    """Tail and tip of the step on each line, in its numbers."""
    drawn = [part.arrow for part in scene.steps if hasattr(part, "arrow")]
    return [
        line.numbers(np.vstack([arrow.tails, arrow.tips]))
        for line, arrow in zip(scene.lines.lines, drawn, strict=True)
    ]


@pytest.mark.parametrize("beat", ["take_a_step", "shrink_the_step"])
@pytest.mark.parametrize(("params", "g", "f", "a"), CASES)
def test_steps_run_from_the_values_to_the_new_ones(
    params: dict[str, Any], g: Any, f: Any, a: float, beat: str
) -> None:
    found, h = at_the_end_of(beat, lambda scene: (arrows(scene), scene.h()), **params)
    assert h == pytest.approx(-float(ChainRule.Params(**params).study.steps[-1]) if beat[0] == "s" else h)
    truth = [(a, a + h), (g(a), g(a + h)), (f(g(a)), f(g(a + h)))]
    for ends, expected in zip(found, truth, strict=True):
        assert ends == pytest.approx(expected, abs=2e-3 * abs(expected[1] - expected[0]) + 1e-12)


@pytest.mark.parametrize(("params", "g", "f", "a"), CASES)
def test_lengths_on_the_screen_are_the_quotients(params: dict[str, Any], g: Any, f: Any, a: float) -> None:
    def look(scene: Any) -> Any:
        drawn = [part.arrow for part in scene.steps if hasattr(part, "arrow")]
        lengths = [float((arrow.tips - arrow.tails)[0, 0]) for arrow in drawn]
        return lengths, scene.study.scales.factors, scene.h()

    lengths, factors, h = at_the_end_of("take_a_step", look, **params)
    changes = [h, g(a + h) - g(a), f(g(a + h)) - f(g(a))]
    drawn = [change / factor for change, factor in zip(changes, factors, strict=True)]
    assert [length / lengths[0] for length in lengths] == pytest.approx([d / h for d in drawn], rel=1e-6)


def test_a_negative_slope_turns_the_step_around() -> None:
    directions = at_the_end_of(
        "take_a_step", lambda scene: [np.sign(b - a) for a, b in arrows(scene)], inner="1 - x", outer="-u"
    )
    assert directions == [1, -1, 1]


def test_a_step_keeps_its_length_while_it_shrinks() -> None:
    lengths: list[float] = []

    def look(scene: Any, beat: str) -> None:
        if beat in ("take_a_step", "shrink_the_step"):
            (part,) = [part for part in scene.steps if hasattr(part, "arrow")][:1]
            lengths.append(abs(float((part.arrow.tips - part.arrow.tails)[0, 0])))

    perform(ChainRule, look)
    assert lengths == pytest.approx([lengths[0]] * 2)


@pytest.mark.parametrize(("params", "g", "f", "a"), CASES)
def test_tangents_have_the_slopes_and_the_third_their_product(
    params: dict[str, Any], g: Any, f: Any, a: float
) -> None:
    def look(scene: Any) -> list[float]:
        slopes = []
        for panel in scene.panels.panels:
            (x, y), (to_x, to_y) = panel.coordinates(panel.tangent.points[[0, -1]])
            slopes.append((to_y - y) / (to_x - x))
        return slopes

    first, second, third = at_the_end_of("compare_three_graphs", look, **params)
    e = 1e-6 * max(abs(a), 1e-3)
    truth = (g(a + e) - g(a - e)) / (2 * e)
    assert first == pytest.approx(truth, rel=1e-4, abs=1e-6)
    assert third == pytest.approx(first * second, rel=1e-6, abs=1e-9)


def test_where_u_stands_still_no_quotient_of_it_is_shown() -> None:
    def look(scene: Any) -> tuple[int, int, bool]:
        cells = [part for part in scene.column.table.get_family() if isinstance(part, Inscription)]
        is_divided = "dot" in scene.column.product_rule.source
        return sum("0 slash 0" in cell.source for cell in cells), len(scene.quotients), is_divided

    assert at_the_end_of("shrink_the_step", look, inner="relu(x)", point=-1) == (6, 2, False)
    assert at_the_end_of("shrink_the_step", look) == (0, 3, True)


@pytest.mark.parametrize(
    ("params", "step", "table"),
    [
        ({}, "to one scale", "settle."),
        ({"inner": "1000x"}, "they differ", "settle."),
        ({"inner": "3"}, "does not move", "no number"),
        ({"inner": "x^2 - x", "point": 0, "steps": [1, "0.1"]}, "does not move", "Where Δu is 0"),
        ({"inner": "2x", "outer": "3u"}, "to one scale", "All these steps give the same"),
        ({"inner": "x^2", "outer": "exp(u)", "steps": [1, "0.9"]}, "they differ", "at smaller ones"),
    ],
)
def test_captions_say_what_is_seen(params: dict[str, Any], step: str, table: str) -> None:
    captions = [record.caption for record in perform(ChainRule, **params).records]
    assert step in captions[1]
    assert table in captions[2]


def test_long_numbers_beside_the_graphs_have_room() -> None:
    flaws: list[str] = []
    params = {"inner": "330*((x - 0.25)/0.0079)", "outer": "u", "point": "0.015"}
    perform(ChainRule, lambda scene, _: flaws.extend(flaws_of_layout(scene)), **params)
    assert flaws == []


def test_names_are_the_authors_own() -> None:
    params = {"inner": "s(theta) = sin(theta)", "outer": "L(w1) = w1^2 + 1", "then": "q(z) = exp(z)"}
    flaws: list[str] = []
    scene = perform(ChainRule, lambda scene, _: flaws.extend(flaws_of_layout(scene)), **params, point="0.4")
    text = " ".join(record.caption for record in scene.records)
    assert "w₁ = s(θ)" in text
    assert "L'(s(0.4)) · s'(0.4) ≈ 0.717" in text
    assert "dv/dθ" in text
    assert not {"g", "f", "k", "x", "u", "y"} & set(text.replace("(", " ").replace(")", " ").split())
    assert flaws == []


@pytest.mark.parametrize(
    ("names", "said", "lines", "derivative", "edges"),
    [
        (
            ("z(w)", "a(z)", "L(a)"),
            "w determines z(w), and z determines a(z)",
            ["w", "z(w)", "a(z)", "a(z(w))"],
            "dL/dw = 6",
            0,
        ),
        (
            ("z(w)", "f(z)", "k(y)"),
            "w determines z(w), and z determines y = f(z)",
            ["w", "z(w)", "y = f(z)", "y = f(z(w))"],
            "dv/dw = 6",
            2,
        ),
        (
            ("g(x)", "a(u)", "L(a)"),
            "x determines u = g(x), and u determines a(u)",
            ["x", "u = g(x)", "a(u)", "a(g(x))"],
            "dL/dx = 6",
            1,
        ),
    ],
)
def test_a_value_named_like_its_function_is_written_once(
    names: tuple[str, ...], said: str, lines: list[str], derivative: str, edges: int
) -> None:
    formulas = ("3*{} - 1", "relu({})", "({} - 1)^2")
    texts = [f"{name} = {text.format(name[2])}" for name, text in zip(names, formulas, strict=True)]
    flaws: list[str] = []
    scene: Any = perform(
        ChainRule,
        lambda scene, _: flaws.extend(flaws_of_layout(scene)),
        **dict(zip(("inner", "outer", "then"), texts, strict=True)),
    )
    captions = [record.caption for record in scene.records]
    assert captions[0].startswith(said)
    assert derivative in captions[-1]
    assert [*scene.study.notation.equations[:3], scene.study.notation.composition] == lines
    (chain,) = (part for part in scene.mobjects if hasattr(part, "labels"))
    assert len(chain.labels) == edges
    assert flaws == []


@pytest.mark.parametrize(
    ("params", "field", "reason"),
    [
        ({"inner": "x^2", "outer": "x^2"}, None, "x names two things in the chain"),
        (
            {"inner": "h^2"},
            None,
            "the scene needs the letter h for the step; call the variable something else",
        ),
        ({"inner": "t^2", "variables": ["t"]}, None, "each function names its variable itself"),
        ({"inner": "abs(x)", "point": 0}, None, "the chain rule does not apply"),
        ({"inner": "1/", "point": 0}, "inner", "column"),
        ({"inner": "x + 123456789", "outer": "u", "steps": ["1e-4", "1e-5"]}, None, "axes would need"),
    ],
)
def test_what_cannot_be_shown_is_refused_once_with_the_reason(
    params: dict[str, Any], field: str | None, reason: str
) -> None:
    with pytest.raises(ValidationError, match=reason) as refused:
        ChainRule.Params(**params)
    assert len(refused.value.errors()) == 1
    assert field is None or refused.value.errors()[0]["loc"] == (field,)


def test_no_default_is_a_reason_to_refuse() -> None:
    for inner, point in (("-100x", 3), ("u^2 + 1", 1), ("f(y) = y^2", 2), ("500x + 1000", 2), ("3000x", 5)):
        assert ChainRule.Params(inner=inner, point=point).study.slopes


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"inner": "3"}, "This step h in x does not move u"),
        ({"inner": "sin(pi*x)", "point": 0, "steps": [2, 1]}, "0, at each of these steps"),
        ({"inner": "x + sin(2*pi*x)^2", "outer": "2*u", "point": 0, "steps": [2, 1]}, "All these steps"),
    ],
)
def test_captions_speak_of_no_other_steps_than_those_taken(params: dict[str, Any], said: str) -> None:
    captions = [record.caption for record in perform(ChainRule, **params).records]
    assert any(said in caption for caption in captions)
    assert not any("moves with it" in caption or "every step" in caption for caption in captions)


@pytest.mark.parametrize(
    ("inner", "outer", "point"), [("ln(x)", "1/(1 + u^2)", 100), ("1/x", "abs(u)/(1 + u^2)", 1)]
)
def test_the_rules_are_written_beside_the_limit_also_where_they_are_high(
    inner: str, outer: str, point: float
) -> None:
    scene = perform(ChainRule, inner=inner, outer=outer, point=point)
    assert "g'(x)" in scene.column.slopes.source
    assert "(1 + u^2)^2" in scene.column.slopes.source
