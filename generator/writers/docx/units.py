"""Lengths as Word counts them, and how long a text is."""


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * 1440 / 25.4)


def pt20(pt: float) -> int:
    """Points in twentieths of a point."""
    return round(pt * 20)


def characters(text: str) -> float:
    """Length in Chinese characters; digits take half of one."""
    if text.isascii():
        return len(text) / 2
    return sum(0.5 if char.isascii() else 1.0 for char in text)
