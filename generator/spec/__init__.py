"""The official format, read from `schemas/` and proved consistent."""
