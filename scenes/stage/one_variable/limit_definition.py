"""The definition of a limit, in a sentence with its quantifiers in order, and as a picture reads it."""

from __future__ import annotations

from manim import VGroup

from scenes.stage.text import BODY, COLUMN_TOP, Type, paragraph, role

EPSILON, DELTA = role("epsilon", "epsilon"), role("delta", "delta")


def definition(type_: Type, top: float = COLUMN_TOP) -> VGroup:
    """For every epsilon, there is a delta, such that for every x: five lines, each an inscription."""
    lines = (
        type_.say("for_every", epsilon=f"{EPSILON} > 0"),
        type_.say("there_is", delta=f"{DELTA} > 0"),
        type_.say("such_that", x="x"),
        f"$0 < |x - a| < {DELTA}$",
        f"$==> |f(x) - L| < {EPSILON}$",
    )
    return VGroup(*paragraph(type_, lines, BODY, top=top))


def reading(type_: Type, top: float) -> VGroup:
    """The same of the window and the band that are drawn: three lines."""
    window, band = (
        role(name, f"#[{type_.say(word)}]") for name, word in (("delta", "window"), ("epsilon", "band"))
    )
    lines = (
        type_.say("reading_1", x="x", window=window),
        type_.say("reading_2", a="a"),
        type_.say("reading_3", value="f(x)", band=band),
    )
    return VGroup(*paragraph(type_, lines, BODY, top=top))
