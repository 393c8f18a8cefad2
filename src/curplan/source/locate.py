"""From a path of keys to line and column, on demand.

Positions are not kept while loading, which makes loading fast; a fault has its file read and
composed again to find where it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from curplan.diagnostics import Diagnostic, Location
from curplan.source.careful import node_location
from curplan.source.compose import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    TooDeepError,
    compose,
    scalar_value,
)
from curplan.source.reading import read_text


@dataclass(frozen=True, slots=True)
class Place:
    """A value in a file: the keys and indices that lead to it.

    ``find``: go on to the first scalar below that reads so. ``key``: mean the key itself, not
    its value.
    """

    file: str
    path: tuple[str | int, ...] = ()
    find: str = ""
    key: bool = False

    def down(self, *steps: str | int, find: str = "", key: bool = False) -> Place:
        """A place below this one."""
        return Place(self.file, (*self.path, *steps), find, key)


class Places:
    """Finds places; keeps the files that it has composed as long as it lives."""

    def __init__(self) -> None:
        """Start with no file read."""
        self._files: dict[str, tuple[Node | None, list[str]]] = {}

    def locate(self, place: Place) -> Location:
        """Give line and column as exactly as the file allows; never fails.

        Where a step of the path does not exist, the last one that does is meant.
        """
        root, lines = self._read(place.file)
        if root is None:
            return Location(place.file)
        node = key = root
        for step in place.path:
            below = _step(node, step)
            if below is None:
                break
            key, node = below
        if place.find:
            node = key = _find(node, place.find) or node
        return node_location(key if place.key else node, lines, place.file)

    def written(self, place: Place) -> str:
        """Give the text of a scalar as it was written, or nothing where there is none."""
        node, _ = self._read(place.file)
        for step in place.path:
            below = _step(node, step) if node is not None else None
            node = below[1] if below else None
        return str(node.value) if isinstance(node, ScalarNode) else ""

    def _read(self, file: str) -> tuple[Node | None, list[str]]:
        if file not in self._files:
            text = read_text(Path(file))
            if isinstance(text, Diagnostic):
                self._files[file] = (None, [])
            else:
                try:
                    self._files[file] = (compose(text), text.splitlines())
                except (yaml.YAMLError, TooDeepError):
                    self._files[file] = (None, [])
        return self._files[file]


def _step(node: Node, step: str | int) -> tuple[Node, Node] | None:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode) and _value(key) == step:
                return key, value
    elif isinstance(node, SequenceNode) and isinstance(step, int):
        items: Sequence[Node] = node.value
        if 0 <= step < len(items):
            return items[step], items[step]
    return None


def _value(node: ScalarNode) -> object:
    try:
        return scalar_value(node)
    except ValueError:
        return node.value


def _find(top: Node, text: str) -> Node | None:
    waiting, seen = [top], {id(top)}
    while waiting:
        node = waiting.pop()
        if isinstance(node, ScalarNode):
            if node.value == text:
                return node
            continue
        below = (
            node.value
            if isinstance(node, SequenceNode)
            else [part for pair in node.value for part in pair]
        )
        fresh = [item for item in below if id(item) not in seen]
        seen.update(map(id, fresh))
        waiting.extend(reversed(fresh))
    return None
