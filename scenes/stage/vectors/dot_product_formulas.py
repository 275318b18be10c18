"""The formulas that read a dot product by components, as a shadow, and by an angle."""

from __future__ import annotations

from typing import ClassVar

from manim import RIGHT, VGroup

from mathlib.linear_algebra import vector_typst
from mathlib.vector_studies import DotProductStudy
from scenes.stage.animation import Value
from scenes.stage.base import Texts
from scenes.stage.plane import Plane
from scenes.stage.text import (
    BODY,
    LABEL,
    Column,
    Inscription,
    Live,
    Measured,
    Typesetter,
    bracketed,
    evaluation,
    role,
)
from scenes.stage.vectors.angle_plot import AnglePlot
from scenes.stage.vectors.component_shadows import PARTS

A, B = role("gradient", "bold(a)"), role("direction", "bold(b)")
V, W = role("gradient", "bold(v)"), role("direction", "bold(w)")
TERMS = " + ".join(role(color, f"a_{k} b_{k}") for k, color in enumerate(PARTS, 1))


class DotProductFormulas:
    """Formulas of a study in a column from `left` on; b is at an angle `theta` from a, and stretched.

    `product` is the sum of products, part by part; `meaning`, `length` and `live` belong to the shadow,
    `step`, `sum` and `same` to the shadows of the components. `extremes` is Typst markup for what a . b is
    at the angles at which it is greatest, zero and least. `longer` are rows for vectors of more components.
    """

    wording: ClassVar[Texts] = Texts(
        shadow="{s}: the signed length of the shadow",
        line="of {b} on the line of {a}",
        step="a unit step along {axis} has the shadow {share}",
        plane="{v} and {w} in a plane that contains both",
        greatest="greatest: {bound}",
        zero="zero",
        least="least: {bound}",
    )

    name = f"{A} dot {B}"

    def __init__(
        self, typesetter: Typesetter, study: DotProductStudy, theta: Value, stretch: Value, left: float
    ) -> None:
        self.typesetter, self.study, self.theta, self.stretch = typesetter, study, theta, stretch
        self.column = Column(typesetter, left)
        self.product = self._product()
        self._write_the_shadow()
        self._write_the_parts()
        bound = f"abs({A}) abs({B})"
        self.extremes = {
            0: typesetter.say("greatest", bound=f"{bound} {study.plane.greatest_claim.shown.typst_related}"),
            90: typesetter.say("zero"),
            180: typesetter.say("least", bound=f"-{bound}"),
        }
        self.longer = self._longer()
        self.plane = typesetter.text(typesetter.say("plane", v=V, w=W), LABEL, "muted")

    @staticmethod
    def about(study: DotProductStudy) -> str:
        """Both vectors of the plane in Typst, as the heading has them."""
        a, b = (vector_typst(vector) for vector in (study.plane.first, study.plane.second))
        return f"{A} = {a}, quad {B} = {b}"

    def _product(self) -> Inscription:
        pair = self.study.plane
        numbers = pair.products_typst
        parts = [f'term("t{k}", {role(PARTS[k], text)})' for k, text in enumerate(numbers)]
        result = f'term("t2", {pair.product_claim.shown.typst_related})'
        text = f"{self.name} &= {TERMS} \\ &= {' + '.join(parts)} {result}"
        return self.column.formula(text, height=1.5, claims=[pair.product_claim])

    def _write_the_shadow(self) -> None:
        s, say, column = self.study, self.typesetter.say, self.column
        words = say("shadow", s="s"), say("line", a=A, b=B)
        self.meaning = VGroup(*column.lines(*words))
        length = s.plane.length_claims[0]
        self.length = column.equation(f"abs({A})", claim=length, below=1.45, height=0.6, size=LABEL)
        widest = [s.plane.greatest_claim.shown.text, s.shadow_claims[-1].shown.text]
        measures = [lambda k=k: s.live(self.theta(), self.stretch())[k] for k in range(3)]
        rows = zip(("s", f"abs({A}) thin s", TERMS), measures, (0.05, -0.65, -1.35), strict=True)
        self.live = VGroup(
            *(column.live(Measured(label, "ink", measure, widest), middle=y) for label, measure, y in rows)
        )

    def _write_the_parts(self) -> None:
        claims = self.study.shadow_claims
        shares = " + ".join(role(color, f"b_{k} a_{k} / abs(bold(a))") for k, color in enumerate(PARTS, 1))
        *parts, whole = (claim.shown for claim in claims)
        total = f"{role(PARTS[0], parts[0].typst)} + {role(PARTS[1], bracketed(parts[1]))}"
        numbers = evaluation(total, parts, whole)
        text, stated = f"s &= {shares} \\ &{' '.join(numbers)}", claims if len(numbers) > 1 else claims[-1:]
        step = self.typesetter.say("step", axis="x_k", share=f"a_k slash abs({A})")
        self.step = self.column.text(step)
        self.sum = self.column.formula(text, below=0.7, height=2.0, claims=stated)
        same = f"abs({A}) thin s = {TERMS} = {self.name}"
        self.same = self.column.formula(same, below=3.1, height=0.7)

    def compared(self, plane: Plane, plot: AnglePlot) -> VGroup:
        """Beside the name of a plot what the dot product is, live, by the angle, which stands at a plane."""
        s, theta, typesetter = self.study, self.theta, self.typesetter
        law, line = typesetter.math(f"= abs({A}) abs({B}) cos theta", LABEL), plot.names[1].get_bottom()[1]
        law.next_to(plot.names[1], RIGHT, buff=0.15)
        after, beside = law.get_right()[0] + 0.15, plane.place[0] + plane.place[2] / 2 - 1.3
        product = Live(typesetter, "", lambda: s.product_shown(theta()), after, line)
        return VGroup(
            law, product, Live(typesetter, "theta", lambda: s.theta_shown(theta()), beside, line, "°")
        )

    def _longer(self) -> list[Inscription]:
        """Both vectors, their dot product, their lengths, and what defines the angle."""
        pair, column = self.study.longer, self.column
        vectors = f"{V} = {vector_typst(pair.first)}, quad "
        vectors += f"{W} = {vector_typst(pair.second)}"
        products = " + ".join(pair.products_typst)
        first = column.formula(vectors, height=2, size=BODY)
        small = {"height": 0.5, "size": BODY}
        wordings = (f"{V} dot {W} = {products}", f"{V} dot {W}")
        product = column.equation(*wordings, claim=pair.product_claim, below=first, **small)
        lengths = f"abs({V}) abs({W})"
        bound = column.equation(lengths, claim=pair.greatest_claim, below=product, **small)
        cosine, angle = pair.cosine_claim, pair.angle_claim
        quotient = f"cos theta = ({V} dot {W}) / ({lengths}) {cosine.shown.typst_related}"
        text = f"{quotient}, quad theta {angle.shown.typst_related} degree"
        return [first, product, bound, column.formula(text, below=bound, height=1.0, claims=[cosine, angle])]
