"""The short way from text to data, for text without anchors, tags or faults: nearly all of it.

Building straight from the parser's events needs no node, no position and no recursion, and costs
less than PyYAML's own composing.
"""

from __future__ import annotations

from typing import Any

from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from curplan.source.compose import MAX_DEPTH, make_loader
from curplan.source.scalars import SUSPECTS, plain_value

_NO_KEY: Any = object()


class IrregularError(Exception):
    """Something that needs the long way: an anchor, a tag, a fault, nothing at all."""


def read_plain(text: str) -> Any:
    """Give the data of a text.

    Raises ``IrregularError`` where the text is not as simple as that, and ``yaml.YAMLError`` where
    it is not YAML.
    """
    loader = make_loader(text)
    try:
        return _read(loader.get_event)
    finally:
        loader.dispose()


def _read(get_event: Any) -> Any:
    """One loop, written for speed: most of the time of loading a catalogue passes here."""
    get_event()
    if get_event().__class__ is not DocumentStartEvent:
        raise IrregularError
    above: list[tuple[Any, Any]] = []
    inside: Any = []
    key = _NO_KEY
    while True:
        event = get_event()
        kind = event.__class__
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                raise IrregularError
            value = event.value
            if event.implicit[0] and (not value or value[0] in SUSPECTS):
                value = plain_value(value)
            if inside.__class__ is list:
                inside.append(value)
            elif key is not _NO_KEY:
                inside[key] = value
                key = _NO_KEY
            elif value in inside or value == "<<":
                raise IrregularError
            else:
                key = value
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor is not None or event.tag is not None or len(above) >= MAX_DEPTH:
                raise IrregularError
            if key is _NO_KEY and inside.__class__ is dict:
                raise IrregularError
            above.append((inside, key))
            inside = {} if kind is MappingStartEvent else []
            key = _NO_KEY
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            value = inside
            inside, key = above.pop()
            if key is _NO_KEY:
                inside.append(value)
            else:
                inside[key] = value
                key = _NO_KEY
        elif kind is DocumentEndEvent and get_event().__class__ is StreamEndEvent:
            return inside[0]
        else:
            raise IrregularError
