"""Studies of functions along paths: the multivariable chain rule; no words, no screen."""

from mathlib.path_studies.paths import PathStudy, path_study

__all__ = ["PathStudy", "path_study"]
