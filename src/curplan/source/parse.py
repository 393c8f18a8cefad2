"""A text to plain Python data, or to diagnostics.

Text without anchors, tags or faults (nearly all) takes a short way through the node tree; the
rest is walked again with care, in ``careful``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from curplan.diagnostics import Diagnostic, Location
from curplan.source.careful import convert_carefully, mark_location
from curplan.source.compose import (
    MAX_DEPTH,
    PLAIN,
    TEXT,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    TooDeepError,
    compose,
)
from curplan.source.scalars import plain_value
from curplan.source.syntax import syntax_diagnostic


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text holds. ``whole`` tells whether ``data`` is all of it, else it is unusable."""

    data: Any
    diagnostics: tuple[Diagnostic, ...] = ()
    whole: bool = True


class _IrregularError(Exception):
    """Something that the short way does not know; caught in ``parse``."""


def parse(text: str, file: str) -> Parsed:
    """Parse one YAML document; ``file`` names it in diagnostics.

    >>> parse("a: [1, no, '2']", "x.yaml").data
    {'a': [1, 'no', '2']}
    """
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
    if node is None or (type(node) is ScalarNode and node.tag == PLAIN and not node.value):
        return Parsed(None, (_empty(file),), whole=False)
    if not ("&" in text and "*" in text):
        try:
            return Parsed(_convert(node))
        except _IrregularError:
            pass
    data, faults = convert_carefully(node, text, file)
    return Parsed(data, faults, whole=not any(fault.code == "alias-bomb" for fault in faults))


def _convert(node: Node) -> Any:
    kind = node.__class__
    if kind is ScalarNode:
        if node.tag == PLAIN:
            return plain_value(node.value)
        if node.tag is not TEXT:
            raise _IrregularError
        return node.value
    if node.tag != PLAIN:
        raise _IrregularError
    if kind is SequenceNode:
        return [_convert(item) for item in node.value]
    assert kind is MappingNode
    pairs = node.value
    mapping = {_key(key): _convert(value) for key, value in pairs}
    if len(mapping) != len(pairs) or "<<" in mapping:
        raise _IrregularError
    return mapping


def _key(node: Node) -> Any:
    if node.__class__ is not ScalarNode or node.tag not in (PLAIN, TEXT):
        raise _IrregularError
    return plain_value(node.value) if node.tag == PLAIN else node.value


def _empty(file: str) -> Diagnostic:
    return Diagnostic(
        "empty-file",
        "this file holds nothing",
        Location(file),
        "write its content, or delete it",
    )
