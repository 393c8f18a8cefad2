"""The long way from nodes to data: aliases, tags, duplicate keys, each fault with its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from curplan.diagnostics import Diagnostic, Location, Note
from curplan.source.compose import (
    MAX_DEPTH,
    PLAIN,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    has_known_tag,
    scalar_value,
)

MAX_EXPANSION = 100_000
"""Values that aliases may add to a file. A catalogue adds a few hundred, a bomb billions."""


def convert_carefully(node: Node, text: str, file: str) -> tuple[Any, tuple[Diagnostic, ...]]:
    """Convert a node tree, with every fault in it; the data is usable but for an alias bomb."""
    walk = _Walk(text, file)
    try:
        data = walk.convert(node, 0).data
    except _BombError as bomb:
        walk.fault(
            "alias-bomb",
            "the aliases (*name) in this file expand without end or to more than "
            f"{MAX_EXPANSION:,} values",
            bomb.node,
            "write the repeated part out, or repeat less of it",
        )
        data = None
    return data, tuple(walk.faults)


class _BombError(Exception):
    """The expansion is too large, too deep or endless at this node."""

    def __init__(self, node: Node) -> None:
        super().__init__()
        self.node = node


class _Done(NamedTuple):
    """A converted node: its data, how many values it holds and how deep it nests."""

    data: Any
    size: int = 1
    height: int = 0


def _above(data: Any, parts: Sequence[_Done]) -> _Done:
    height = max((part.height for part in parts), default=0)
    return _Done(data, 1 + sum(part.size for part in parts), 1 + height)


class _Walk:
    """One conversion: the faults so far, what was converted already, what is open above."""

    def __init__(self, text: str, file: str) -> None:
        self.lines = text.splitlines()
        self.file = file
        self.faults: list[Diagnostic] = []
        self.done: dict[int, _Done] = {}
        self.open: set[int] = set()
        self.repeated = 0

    def place(self, node: Node) -> Location:
        return node_location(node, self.lines, self.file)

    def fault(self, code: str, message: str, node: Node, hint: str, *notes: Note) -> None:
        self.faults.append(Diagnostic(code, message, self.place(node), hint, notes=notes))

    def convert(self, node: Node, depth: int) -> _Done:
        """Give the data of a node, with all aliases expanded."""
        if isinstance(node, ScalarNode):
            return _Done(self.scalar(node))
        if id(node) in self.open or depth > MAX_DEPTH:
            raise _BombError(node)
        if id(node) in self.done:
            done = self.done[id(node)]
            self.repeated += done.size
            if self.repeated > MAX_EXPANSION or depth + done.height > MAX_DEPTH:
                raise _BombError(node)
            return done
        if not has_known_tag(node):
            self.bad_tag(node)
        self.open.add(id(node))
        if isinstance(node, SequenceNode):
            items = [self.convert(item, depth + 1) for item in node.value]
            result = _above([item.data for item in items], items)
        else:
            assert isinstance(node, MappingNode)
            result = self.mapping(node, depth)
        self.open.discard(id(node))
        self.done[id(node)] = result
        return result

    def scalar(self, node: ScalarNode) -> Any:
        try:
            return scalar_value(node)
        except ValueError:
            self.bad_tag(node)
            return node.value

    def mapping(self, node: MappingNode, depth: int) -> _Done:
        mapping: dict[Any, Any] = {}
        first: dict[Any, Node] = {}
        merged: dict[Any, Any] = {}
        values: list[_Done] = []
        for key_node, value_node in node.value:
            values.append(self.convert(value_node, depth + 1))
            value = values[-1].data
            if not isinstance(key_node, ScalarNode):
                self.fault(
                    "bad-key",
                    "a key must be a single word or number, not a list or a mapping",
                    key_node,
                    "write 'key: value'; text that begins with [ or { belongs in quotes",
                )
                continue
            key = self.scalar(key_node)
            if key == "<<" and key_node.tag == PLAIN:
                self.fault(
                    "merge-key",
                    "merge keys (<<) are not part of YAML 1.2 and are not supported",
                    key_node,
                    "write the merged keys out",
                )
                merged.update(_merged(value))
            elif key in mapping:
                note = Note("first given here", self.place(first[key]))
                self.fault(
                    "duplicate-key",
                    f"the key '{key_node.value}' is given twice",
                    key_node,
                    "keep one of them, or rename it",
                    note,
                )
            else:
                mapping[key] = value
                first[key] = key_node
        return _above(merged | mapping, values)

    def bad_tag(self, node: Node) -> None:
        tag = node.tag.replace("tag:yaml.org,2002:", "!!")
        self.fault(
            "bad-tag",
            f"the tag '{tag}' does not fit here or is unknown",
            node,
            "remove it; text in quotes stays text",
        )


def _merged(value: Any) -> dict[Any, Any]:
    """What a merge key would add; so that one fault does not cause ten more."""
    merged: dict[Any, Any] = {}
    for part in reversed(value if isinstance(value, list) else [value]):
        if isinstance(part, dict):
            merged |= part
    return merged


def node_location(node: Node, lines: list[str], file: str) -> Location:
    """Give the place where a node begins."""
    return mark_location(node.start_mark, lines, file)


def mark_location(mark: Any, lines: list[str], file: str) -> Location:
    """Give the place of one of PyYAML's marks, which count from 0."""
    text = lines[mark.line] if mark.line < len(lines) else ""
    return Location(file, mark.line + 1, mark.column + 1, text)
