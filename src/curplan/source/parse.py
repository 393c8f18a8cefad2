"""A text to plain Python data, or to diagnostics.

Text without anchors, tags or faults (nearly all) takes a short way, in ``events``; the rest is
composed to nodes and walked with care, in ``careful``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from curplan.diagnostics import Diagnostic, Location
from curplan.source.careful import convert_carefully, mark_location
from curplan.source.compose import (
    MAX_DEPTH,
    PLAIN,
    ScalarNode,
    TooDeepError,
    compose,
)
from curplan.source.events import IrregularError, read_plain
from curplan.source.reading import read_text
from curplan.source.syntax import syntax_diagnostic

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text holds. ``whole`` tells whether ``data`` is all of it, else it is unusable."""

    data: Any
    diagnostics: tuple[Diagnostic, ...] = ()
    whole: bool = True


def parse(text: str, file: str) -> Parsed:
    """Parse one YAML document; ``file`` names it in diagnostics.

    >>> parse("a: [1, no, '2']", "x.yaml").data
    {'a': [1, 'no', '2']}
    """
    try:
        data = read_plain(text)
    except (IrregularError, yaml.YAMLError):
        data = None
    return Parsed(data) if data is not None else _parse_carefully(text, file)


def parse_file(path: Path) -> Parsed:
    """Read a file and parse it; one that cannot be read is not whole, and its fault says why."""
    text = read_text(path)
    if isinstance(text, Diagnostic):
        return Parsed(None, (text,), whole=False)
    return parse(text, str(path))


def _parse_carefully(text: str, file: str) -> Parsed:
    try:
        node = compose(text)
    except TooDeepError as error:
        fault = Diagnostic(
            "too-deep",
            f"this is nested more than {MAX_DEPTH} deep",
            mark_location(error.mark, text.splitlines(), file),
            "a catalogue nests seven deep; look for brackets that are never closed",
        )
        return Parsed(None, (fault,), whole=False)
    except yaml.YAMLError as error:
        return Parsed(None, (syntax_diagnostic(error, text, file),), whole=False)
    if node is None or (isinstance(node, ScalarNode) and node.tag == PLAIN and not node.value):
        return Parsed(None, (_empty(file),), whole=False)
    data, faults = convert_carefully(node, text, file)
    return Parsed(data, faults, whole=not any(fault.code == "alias-bomb" for fault in faults))


def _empty(file: str) -> Diagnostic:
    return Diagnostic(
        "empty-file",
        "this file holds nothing",
        Location(file),
        "write its content, or delete it",
    )
