"""Exceptions: a fault of the shipped data, and an input that cannot be opened at all.

What a clerk wrote wrongly is never an exception but a `Finding` (see `diagnostics`).
"""


class SpecError(Exception):
    """The data in `schemas/` or `templates/` contradicts itself: our fault, not the clerk's."""


class InputError(Exception):
    """A file cannot be read or written; the message is Chinese and names the file."""
