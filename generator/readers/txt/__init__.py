"""The reader of plain texts."""

from generator.readers.txt.text import read

__all__ = ["read"]
