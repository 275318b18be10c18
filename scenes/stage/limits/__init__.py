"""Pictures of limits: windows about a point, what a graph does in them, and definitions beside them."""

from scenes.stage.limits.approach import Approach
from scenes.stage.limits.delta_windows import delta_views, rows_in_sight
from scenes.stage.limits.deviation import Deviation
from scenes.stage.limits.epsilon_delta_column import EpsilonDeltaColumn
from scenes.stage.limits.failing_views import deviations, failing_views
from scenes.stage.limits.limit_fails_column import LimitFailsColumn
from scenes.stage.limits.neighbourhood import Neighbourhood
from scenes.stage.limits.point_plane import PointPlane
from scenes.stage.limits.point_windows import distance_in_sight, surroundings

__all__ = [
    "Approach",
    "Deviation",
    "EpsilonDeltaColumn",
    "LimitFailsColumn",
    "Neighbourhood",
    "PointPlane",
    "delta_views",
    "deviations",
    "distance_in_sight",
    "failing_views",
    "rows_in_sight",
    "surroundings",
]
