"""What scenes are built from: theme, type, planes, spaces, curves, readouts, beats."""
