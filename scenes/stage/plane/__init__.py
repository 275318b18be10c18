"""Two dimensions with axes: graphs, contours, bands."""

from scenes.stage.plane.axes import FramedAxes, axis_names, height_name, ticks_for
from scenes.stage.plane.bands import Axis, Band, Rectangle, rectangle
from scenes.stage.plane.contours import Contours, GradientField
from scenes.stage.plane.data_points import DataPoints
from scenes.stage.plane.dots import DOT_RADIUS, PointDot, coordinates_of
from scenes.stage.plane.edge_names import GAP, EdgeNames, beside_names, spread
from scenes.stage.plane.graph import GRAPH_WIDTH, PART_WIDTH, Graph, GraphPart, Interval, punctured
from scenes.stage.plane.lines import Cross, RiseAndRun, Segment, SlopeLine
from scenes.stage.plane.moving_point import MovingPoint, constant
from scenes.stage.plane.plane import Plane
from scenes.stage.plane.residuals import LineFit, Residuals, window_for_residuals
from scenes.stage.plane.scale_marks import TICK_GAP, room_between
from scenes.stage.plane.window_fit import MODERATE, check_ticks, window_for
from scenes.stage.plane.zoom import Zoom

__all__ = [
    "DOT_RADIUS",
    "GAP",
    "GRAPH_WIDTH",
    "MODERATE",
    "PART_WIDTH",
    "TICK_GAP",
    "Axis",
    "Band",
    "Contours",
    "Cross",
    "DataPoints",
    "EdgeNames",
    "FramedAxes",
    "GradientField",
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
    "Zoom",
    "axis_names",
    "beside_names",
    "check_ticks",
    "constant",
    "coordinates_of",
    "height_name",
    "punctured",
    "rectangle",
    "room_between",
    "spread",
    "ticks_for",
    "window_for",
    "window_for_residuals",
]
