"""Colour by role: a scene says what a thing is, the theme says how it looks.

Two sets, dark and light. Every role keeps 4.5:1 against its background, so that it may colour text;
`faint` and `grid` are for furniture and keep less. Roles that meet in one picture stay apart under the
common colour-vision deficiencies, and a scene never tells two things apart by colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, eq=False)
class Theme:
    """A background and a colour for every role.

    >>> DARK["epsilon"] != LIGHT["epsilon"]
    True
    """

    name: str
    background: str
    roles: Mapping[str, str]

    def __getitem__(self, role: str) -> str:
        return self.roles[role]


DARK = Theme(
    "dark",
    background="#0f141d",
    roles=MappingProxyType(
        {
            "ink": "#eceff4",
            "muted": "#a3adbf",
            "faint": "#5d687c",
            "grid": "#232c3b",
            "panel": "#18202c",
            "function": "#62aaff",
            "secant": "#ff9d47",
            "tangent": "#ffe45e",
            "epsilon": "#35dcae",
            "delta": "#f29bff",
            "failure": "#ff6b6b",
            "partial_x": "#ff9d47",
            "partial_y": "#4fe0c0",
            "gradient": "#ffe45e",
            "direction": "#f29bff",
            "surface_low": "#1f3f7d",
            "surface_high": "#8cc7ff",
        }
    ),
)

LIGHT = Theme(
    "light",
    background="#ffffff",
    roles=MappingProxyType(
        {
            "ink": "#171c26",
            "muted": "#515c6e",
            "faint": "#8a95a6",
            "grid": "#e3e8ef",
            "panel": "#f3f5f9",
            "function": "#0b5fc2",
            "secant": "#b54a00",
            "tangent": "#6b5800",
            "epsilon": "#00735a",
            "delta": "#a3189f",
            "failure": "#c8102e",
            "partial_x": "#b54a00",
            "partial_y": "#00735a",
            "gradient": "#6b5800",
            "direction": "#a3189f",
            "surface_low": "#6f9fe0",
            "surface_high": "#dcebff",
        }
    ),
)

THEMES: Mapping[str, Theme] = MappingProxyType({theme.name: theme for theme in (DARK, LIGHT)})
