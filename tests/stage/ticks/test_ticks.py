"""The numbers at an axis are its values, read back from how they are written."""

from __future__ import annotations

from math import pi
from random import Random

import numpy as np
import pytest

from scenes.stage.ticks import MultiplesOfPi, tick_values, ticks_apart

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def read_back(text: str) -> float:
    mantissa, _, power = text.replace("−", "-").partition("×10")
    return float(mantissa) * 10.0 ** int(power.translate(SUPERSCRIPTS) or 0)


def windows() -> list[tuple[float, float]]:
    rng = Random(1)
    centres = [rng.uniform(-1, 1) * 10 ** rng.uniform(-8, 12) for _ in range(300)]
    return [(c - w, c + w) for c in centres for w in (max(abs(c), 1e-8) * 10 ** rng.uniform(-7, 1),)]


def test_numbers_at_an_axis_are_its_values_and_differ() -> None:
    for low, high in windows():
        values, texts = tick_values(low, high, 5)
        numbers = np.array(list(map(read_back, texts)))
        assert np.abs(numbers - values).max() < 1e-4 * (high - low), (low, high, texts)
        assert len(set(texts)) == len(texts)


def test_a_power_of_ten_stands_behind_a_number_less_than_ten() -> None:
    for low, high in [(7.5e8, 1.3e9), (0, 1e9), (9.2e6, 1.01e7), (0, 9.5e-5), (-9.9e14, 1e14)]:
        mantissas = [text.partition("×")[0] for text in tick_values(low, high, 5)[1] if "×" in text]
        assert mantissas
        assert max(abs(read_back(mantissa)) for mantissa in mantissas) < 10


def test_far_from_zero_ticks_have_all_their_digits() -> None:
    assert tick_values(9999999, 10000009, 5)[1][:2] == ["10000000", "10000002"]


@pytest.mark.parametrize(
    ("low", "high", "texts"),
    [
        (-1.2, 2.8, ["−π/4", "0", "π/4", "π/2", "3π/4"]),
        (0, 7, ["0", "π/2", "π", "3π/2", "2π"]),
        (0.75, 0.8, ["0.75", "0.76", "0.77", "0.78", "0.79", "0.80"]),
        (1000, 1006, ["1000", "1001", "1002", "1003", "1004", "1005", "1006"]),
    ],
)
def test_multiples_of_pi_are_marked_where_they_are_short(low: float, high: float, texts: list[str]) -> None:
    values, found = tick_values(low, high, MultiplesOfPi(6))
    assert found == texts
    if "0" in found:
        assert values / pi == pytest.approx(np.round(12 * values / pi) / 12)


@pytest.mark.parametrize(("low", "high"), [(-160, 160), (0.05e6, 1.8e6), (-3.1, 12.9), (1e7, 1e7 + 3)])
@pytest.mark.parametrize("ticks", [6, 4, 1, MultiplesOfPi(6)])
@pytest.mark.parametrize("length", [1.2, 3.0, 5.4])
def test_labels_keep_apart_or_are_two(
    low: float, high: float, ticks: int | MultiplesOfPi, length: float
) -> None:
    values, texts = ticks_apart(low, high, ticks, length, lambda text: 0.12 * len(text))
    apart = np.diff(values).min(initial=np.inf) / (high - low) * length
    assert len(values) <= 2 or max(0.12 * len(text) for text in texts) <= apart
