"""Planes that touch a surface: over discs, in formulas, by their level lines, and where there is none."""

from scenes.stage.tangent_planes.plane_formulas import PlaneFormulas
from scenes.stage.tangent_planes.plane_over_disc import PlaneOverDisc
from scenes.stage.tangent_planes.planeless import Planeless
from scenes.stage.tangent_planes.tangent_map import TangentMap

__all__ = ["PlaneFormulas", "PlaneOverDisc", "Planeless", "TangentMap"]
