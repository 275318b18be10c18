"""Terms with numbers put in, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence

from mathlib.function import Shown, joint_relation, joint_relation_typst


def evaluation(term: str, numbers: Sequence[Shown], result: Shown) -> list[str]:
    """A term that is written with some numbers, and its result, each behind its relation, in Typst.

    Rounded numbers do not make an exact result: instead of saying that they do, the result stands alone.

    >>> from mathlib.function import real, show
    >>> half, third = show(real("1/2")), show(real("1/3"))
    >>> evaluation("0.5 dot 0.5", [half, half], show(real("1/4"))), evaluation("0.33 dot 3", [third], show(1))
    (['= 0.5 dot 0.5', '= 0.25'], ['= 1'])
    """
    if joint_relation(numbers) == "≈" and result.relation == "=":
        return [result.typst_related]
    return [f"{joint_relation_typst(numbers)} {term}", result.typst_related]


def bracketed(number: Shown) -> str:
    """A number as a factor, or behind a plus sign, in Typst: in brackets where it is negative.

    >>> from mathlib.function import show
    >>> bracketed(show(2)), bracketed(show(-2))
    ('2', '(-2)')
    """
    return f"({number.typst})" if number.value < 0 else number.typst
