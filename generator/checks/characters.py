"""Kinds of characters for patterns."""

# A Chinese character. To spell out the range 4E00-9FFF takes `re` about a millisecond a pattern, so
# this takes away from the letters those that reports have besides: Latin, Greek and Cyrillic ones,
# numbers in circles and brackets, kana, full-width letters and digits.
CHINESE = r"[^\W\da-zA-Z_\u0370-\u04ff\u2460-\u24ff\u3040-\u30ff\uff10-\uff5a]"
