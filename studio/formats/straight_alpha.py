"""From premultiplied pixels, as Cairo draws them, to straight ones, as players and editors read them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

BLOCK = 8
"""The size of the blocks that video codecs work on, in pixels."""


def straight(premultiplied: Pixels) -> Pixels:
    """The same picture, height x width x RGBA, with colours that are not multiplied by their alpha.

    A straight colour is c = p / a. Where a = 0 any colour is right, and none is seen; such a pixel
    takes the mean colour of its block, so that a codec that shares colours between neighbours or
    blurs them across a block puts no dark rim around what is seen.

    >>> straight(np.array([[[50, 0, 100, 128], [0, 0, 0, 0]]], np.uint8)).tolist()
    [[[100, 0, 199, 128], [100, 0, 199, 0]]]
    """
    result = premultiplied.copy()
    alpha = premultiplied[..., 3]
    y, x = np.nonzero((alpha > 0) & (alpha < 255))
    result[y, x, :3] = _divided(premultiplied[y, x])
    np.copyto(_whole_pixels(result), _block_means(premultiplied), where=alpha == 0)
    return result


def _divided(pixels: NDArray[np.integer]) -> Pixels:
    """Colours of shape (n, 3) for premultiplied pixels of shape (n, 4) whose alpha is not zero."""
    wide = pixels.astype(np.uint32)
    alpha = wide[:, 3:]
    return np.minimum((wide[:, :3] * 255 + alpha // 2) // alpha, 255).astype(np.uint8)


def _whole_pixels(pixels: Pixels) -> NDArray[np.uint32]:
    """The same memory, one number a pixel."""
    return pixels.view(np.uint32)[..., 0]


def _block_means(premultiplied: Pixels) -> NDArray[np.uint32]:
    """For each pixel the mean straight colour of its block, clear, as one number."""
    sums = _block_sums(premultiplied)
    seen = sums[..., 3] > 0
    means = np.zeros((*seen.shape, 4), np.uint8)
    means[seen, :3] = _divided(sums[seen])
    height, width = premultiplied.shape[:2]
    enlarged = _whole_pixels(means).repeat(BLOCK, axis=0).repeat(BLOCK, axis=1)
    return enlarged[:height, :width]


def _block_sums(pixels: Pixels) -> NDArray[np.uint32]:
    """The sums over blocks, those at the right and at the bottom padded with zeros."""
    height, width, channels = pixels.shape
    rows, columns = -(-height // BLOCK), -(-width // BLOCK)
    down = np.zeros((rows, width * channels), np.uint32)
    for k in range(BLOCK):
        line = pixels[k::BLOCK].reshape(-1, width * channels)
        down[: len(line)] += line
    padded = np.zeros((rows, columns * BLOCK, channels), np.uint32)
    padded[:, :width] = down.reshape(rows, width, channels)
    return padded.reshape(rows, columns, BLOCK, channels).sum(axis=2, dtype=np.uint32)
