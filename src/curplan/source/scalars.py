"""Scalars by the core schema of YAML 1.2: ``no`` is text, ``012`` is twelve, ``1:30`` is text.

PyYAML's own resolver follows YAML 1.1, where those are a boolean, an octal and a sexagesimal
number; nobody who writes a catalogue expects that.
"""

from __future__ import annotations

import re

Scalar = str | int | float | bool | None

MAX_DIGITS = 300
"""A longer number stays text: nothing here counts that far, and Python refuses to print it."""

_CONSTANTS: dict[str, Scalar] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_DECIMAL = re.compile(r"[-+]?[0-9]+", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.ASCII)
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+", re.ASCII)
SUSPECTS = frozenset("+-.0123456789~nNtTfF")
"""Only text that begins so can be anything but text; the empty text is nothing."""


def plain_value(text: str) -> Scalar:
    """Give the value of a scalar written without quotes.

    >>> [plain_value(text) for text in ("no", "012", "0o14", "1:30", "1.5", "~", "true")]
    ['no', 12, 12, '1:30', 1.5, None, True]
    """
    if text and text[0] not in SUSPECTS:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if len(text) > MAX_DIGITS:
        return text
    if _DECIMAL.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _BASED.fullmatch(text):
        return int(text[2:], 8 if text[1] == "o" else 16)
    return text
