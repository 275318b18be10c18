"""Pictures of functions along paths, and the formulas of the chain rule there."""

from scenes.stage.paths.path_formulas import BRANCHES, PathFormulas
from scenes.stage.paths.path_pictures import PathPictures

__all__ = ["BRANCHES", "PathFormulas", "PathPictures"]
