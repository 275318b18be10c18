"""What part of the plane is seen, and where on the screen."""

from __future__ import annotations

from dataclasses import dataclass

Place = tuple[float, float, float, float]
"""Centre x, centre y, width and height of a frame on the screen."""

Span = tuple[float, float]
"""The ends of an interval."""


def side_by_side(place: Place, count: int, gap: float) -> list[Place]:
    """The places of so many frames beside each other, a gap apart, that fill one together.

    >>> side_by_side((0, 0, 7, 2), 2, 1)
    [(-2.0, 0, 3.0, 2), (2.0, 0, 3.0, 2)]
    """
    x, y, whole, height = place
    width = (whole - (count - 1) * gap) / count
    return [(x + (k - (count - 1) / 2) * (width + gap), y, width, height) for k in range(count)]


@dataclass(frozen=True)
class Window:
    """What part of the plane is seen: [left, right] x [bottom, top], in units of the axes."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def spans(self) -> tuple[Span, Span]:
        """The first and the second coordinates, as `Window.of` takes them."""
        return (self.left, self.right), (self.bottom, self.top)

    @classmethod
    def of(cls, across: tuple[float, float], up: tuple[float, float]) -> Window:
        """The window with these first and second coordinates."""
        return cls(*across, *up)

    @classmethod
    def around(cls, x: float, y: float, half_width: float, half_height: float) -> Window:
        """The window with a point in its middle."""
        return cls(x - half_width, x + half_width, y - half_height, y + half_height)

    def magnified(self, factor: float, x: float, y: float) -> Window:
        """The window that is so many times smaller, in which (x, y) stands at the same place.

        >>> Window(0, 10, 0, 1).magnified(10, 5, 0)
        Window(left=4.5, right=5.5, bottom=0.0, top=0.1)
        """
        ends = (self.left - x, self.right - x, self.bottom - y, self.top - y)
        left, right, bottom, top = (end / factor for end in ends)
        return Window(x + left, x + right, y + bottom, y + top)

    def between(self, other: Window, share: float) -> Window:
        """The window on the way to another one: sizes change by equal factors in equal times."""
        across, up = zip(self.spans, other.spans, strict=True)
        return Window.of(span_between(*across, share), span_between(*up, share))


def span_between(first: Span, second: Span, share: float) -> Span:
    """The interval on the way from one to another: its length changes by equal factors in equal times.

    >>> span_between((0, 1), (0, 100), 0.5)
    (0.0, 10.0)
    """
    (a, b), (c, d) = first, second
    ratio = (d - c) / (b - a)
    if abs(ratio - 1) < 1e-9:
        return a + share * (c - a), b + share * (d - b)
    moved = (ratio**share - 1) / (ratio - 1)
    return a + moved * (c - a), b + moved * (d - b)
