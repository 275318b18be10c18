"""The scenes: one file, one class, one idea."""
