"""Lessons become renders: planning, drawing, assembling. Run it as `python -m studio`."""
