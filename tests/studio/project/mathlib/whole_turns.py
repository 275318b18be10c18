"""How many degrees a turn has."""

DEGREES = 360
