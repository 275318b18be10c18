"""Two dimensions with axes: graphs, contours, bands."""

from scenes.stage.plane.bands import GAP, Axis, EdgeNames, Strip, rectangle, spread
from scenes.stage.plane.contours import Contours, GradientField
from scenes.stage.plane.graph import DOT_RADIUS, GRAPH_WIDTH, Graph, GraphPart, dot, place_dot, punctured
from scenes.stage.plane.moving_point import Walker, constant
from scenes.stage.plane.plane import Plane, Zoom
from scenes.stage.plane.view_fit import box_for, is_unbroken, window_about, window_for

__all__ = [
    "DOT_RADIUS",
    "GAP",
    "GRAPH_WIDTH",
    "Axis",
    "Contours",
    "EdgeNames",
    "GradientField",
    "Graph",
    "GraphPart",
    "Plane",
    "Strip",
    "Walker",
    "Zoom",
    "box_for",
    "constant",
    "dot",
    "is_unbroken",
    "place_dot",
    "punctured",
    "rectangle",
    "spread",
    "window_about",
    "window_for",
]
