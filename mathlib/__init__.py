"""Where every number comes from: functions, their calculus, and how results may be shown.

The package imports nothing of the rest of the project. Import from its modules
(`from mathlib.function import Function`).
"""
