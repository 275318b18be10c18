"""Round factors by which arrows are drawn longer or shorter than they are."""

from __future__ import annotations

import numpy as np


def roundest(least: float, most: float) -> float:
    """The largest number up to `most` of one figure, 1, 2 or 5, or else any one, or else of two figures.

    One with fewer figures is taken if it is not below `least`.

    >>> roundest(0.04, 0.069), roundest(0.055, 0.069), roundest(1.2, 1.97)
    (0.05, 0.06, 1.9)
    """
    power = 10.0 ** np.floor(np.log10(most) + 1e-9)
    for mantissas in (np.array([1, 2, 5]), np.arange(1, 10), np.arange(10, 100) / 10):
        rounded = mantissas[mantissas * power <= most * (1 + 1e-9)].max() * power
        if rounded >= least:
            break
    return float(f"{rounded:.2g}")
