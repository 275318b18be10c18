"""Colour by role: a scene says what a thing is, the theme says how it looks.

Two sets, dark and light. Every role keeps 4.5:1 against its background, so that it may colour text;
`faint` and `grid` are for furniture and keep less. Roles that meet in one picture stay apart under the
common colour-vision deficiencies, and in a scene two things never differ by colour alone.
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
            "function": "#4f9dff",
            "secant": "#f39a2e",
            "tangent": "#fff04d",
            "epsilon": "#38ebbd",
            "delta": "#e39bf0",
            "failure": "#ff5468",
            "partial_x": "#f39a2e",
            "partial_y": "#38ebbd",
            "gradient": "#fff04d",
            "direction": "#e39bf0",
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
            "faint": "#858fa0",
            "grid": "#e3e8ef",
            "panel": "#f3f5f9",
            "function": "#0a52d1",
            "secant": "#b5560b",
            "tangent": "#5a4a00",
            "epsilon": "#007a78",
            "delta": "#a92aa5",
            "failure": "#c8173c",
            "partial_x": "#b5560b",
            "partial_y": "#007a78",
            "gradient": "#5a4a00",
            "direction": "#a92aa5",
            "surface_low": "#6f9fe0",
            "surface_high": "#dcebff",
        }
    ),
)

THEMES: Mapping[str, Theme] = MappingProxyType({theme.name: theme for theme in (DARK, LIGHT)})
