"""A lesson's clips for other players, pages and editors."""
