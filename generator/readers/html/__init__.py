"""The reader of web pages."""

from generator.readers.html.page import read

__all__ = ["read"]
