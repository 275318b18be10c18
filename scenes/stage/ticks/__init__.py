"""Which values an axis marks, and how they are written. Imports no Manim."""

from scenes.stage.ticks.ticks import LINE, MultiplesOfPi, Ticks, tick_values, ticks_apart

__all__ = ["LINE", "MultiplesOfPi", "Ticks", "tick_values", "ticks_apart"]
