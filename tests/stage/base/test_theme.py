"""Colours keep their promises, by the published formulas."""

from itertools import combinations

import numpy as np
import pytest

from scenes.stage.base import DARK, LIGHT, Theme

FURNITURE = {"faint", "grid", "panel", "surface_low", "surface_high"}
MEET = [
    ("function", "secant", "tangent", "failure"),
    ("function", "epsilon", "delta", "failure"),
    ("partial_x", "partial_y"),
    ("gradient", "direction", "function"),
]
"""Roles that stand in one picture."""

DEFICIENCIES = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
"""Full-strength simulation matrices on linear RGB (Machado, Oliveira and Fernandes, 2009)."""


def linear(color: str) -> np.ndarray:
    srgb = np.array([int(color[k : k + 2], 16) for k in (1, 3, 5)]) / 255
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio."""
    first, second = sorted((linear(c) @ [0.2126, 0.7152, 0.0722] for c in (one, other)), reverse=True)
    return float((first + 0.05) / (second + 0.05))


def lab(rgb: np.ndarray) -> np.ndarray:
    """CIE L*a*b* of linear sRGB, white point D65."""
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = to_xyz @ np.clip(rgb, 0, 1) / [0.9505, 1.0, 1.089]
    f = [t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z)]
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_every_role_is_legible_as_text_on_its_background(theme: Theme) -> None:
    faint = {
        role: round(contrast(color, theme.background), 2)
        for role, color in theme.roles.items()
        if role not in FURNITURE and contrast(color, theme.background) < 4.5
    }
    assert faint == {}


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_axes_are_visible_as_lines_on_their_background(theme: Theme) -> None:
    assert contrast(theme["faint"], theme.background) >= 3


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_roles_that_meet_stay_apart_for_every_eye(theme: Theme, deficiency: str) -> None:
    simulate = np.array(DEFICIENCIES[deficiency])
    alike = [
        (one, other)
        for roles in MEET
        for one, other in combinations(roles, 2)
        if np.linalg.norm(lab(simulate @ linear(theme[one])) - lab(simulate @ linear(theme[other]))) < 12
    ]
    assert alike == []


def test_both_themes_know_the_same_roles() -> None:
    assert set(DARK.roles) == set(LIGHT.roles)
