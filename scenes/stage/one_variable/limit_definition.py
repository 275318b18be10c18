"""The definition of a limit, in a sentence with its quantifiers in order, and as a picture reads it."""

from __future__ import annotations

from manim import VGroup

from scenes.stage.text import BODY, COLUMN_TOP, Typesetter, paragraph, role

EPSILON, DELTA = role("epsilon", "epsilon"), role("delta", "delta")


def definition(typesetter: Typesetter, top: float = COLUMN_TOP) -> VGroup:
    """For every epsilon, there is a delta, such that for every x: five lines, each an inscription."""
    lines = (
        typesetter.say("for_every", epsilon=f"{EPSILON} > 0"),
        typesetter.say("there_is", delta=f"{DELTA} > 0"),
        typesetter.say("such_that", x="x"),
        f"$0 < |x - a| < {DELTA}$",
        f"$==> |f(x) - L| < {EPSILON}$",
    )
    return VGroup(*paragraph(typesetter, lines, BODY, top=top))


def reading(typesetter: Typesetter, top: float) -> VGroup:
    """The same of the window and the band that are drawn: three lines."""
    window, band = (
        role(name, f"#[{typesetter.say(word)}]") for name, word in (("delta", "window"), ("epsilon", "band"))
    )
    lines = (
        typesetter.say("reading_1", x="x", window=window),
        typesetter.say("reading_2", a="a"),
        typesetter.say("reading_3", value="f(x)", band=band),
    )
    return VGroup(*paragraph(typesetter, lines, BODY, top=top))
