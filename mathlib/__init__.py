"""Where every number comes from: functions, their calculus, and how results may be shown.

The package imports nothing of the rest of the project. Import from its modules
(`from mathlib.functions import Function`), so that a clip depends on just what it uses.
"""
