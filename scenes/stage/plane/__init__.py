"""Two dimensions with axes: graphs, contours, bands."""

from scenes.stage.plane.bands import Axis, Band, Rectangle, rectangle
from scenes.stage.plane.contours import Contours
from scenes.stage.plane.data_points import DataPoints
from scenes.stage.plane.dots import DOT_RADIUS, PointDot, coordinates_of
from scenes.stage.plane.edge_names import GAP, EdgeNames, beside_names, spread
from scenes.stage.plane.graph import GRAPH_WIDTH, PART_WIDTH, Graph, GraphPart, Interval, punctured
from scenes.stage.plane.lines import Cross, RiseAndRun, Segment, SlopeLine
from scenes.stage.plane.moving_point import MovingPoint, constant
from scenes.stage.plane.plane import Plane
from scenes.stage.plane.residuals import LineFit, Residuals, window_for_residuals

__all__ = [
    "DOT_RADIUS",
    "GAP",
    "GRAPH_WIDTH",
    "PART_WIDTH",
    "Axis",
    "Band",
    "Contours",
    "Cross",
    "DataPoints",
    "EdgeNames",
    "Graph",
    "GraphPart",
    "Interval",
    "LineFit",
    "MovingPoint",
    "Plane",
    "PointDot",
    "Rectangle",
    "Residuals",
    "RiseAndRun",
    "Segment",
    "SlopeLine",
    "beside_names",
    "constant",
    "coordinates_of",
    "punctured",
    "rectangle",
    "spread",
    "window_for_residuals",
]
