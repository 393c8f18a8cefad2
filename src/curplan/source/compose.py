"""Text to YAML nodes with their positions, by libyaml where PyYAML has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from yaml.composer import Composer
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from curplan.source.scalars import Scalar, plain_value

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DEPTH = 100
"""Catalogues nest seven deep. Deeper than this is a mistake or an attack on the stack."""

PLAIN = ""
"""The tag of a scalar written without quotes, and of collections: its text decides its type."""
TEXT = "text"
"""The tag of a scalar in quotes: text, whatever it looks like."""

_PREFIX = "tag:yaml.org,2002:"
_TAGGED: dict[str, tuple[type, ...]] = {
    _PREFIX + "int": (int,),
    _PREFIX + "float": (int, float),
    _PREFIX + "bool": (bool,),
    _PREFIX + "null": (type(None),),
}


class TooDeepError(Exception):
    """The nesting exceeds ``MAX_DEPTH``; ``mark`` is where the innermost part begins."""

    def __init__(self, mark: Any) -> None:
        super().__init__()
        self.mark = mark


class _Resolver:
    """Stands in for PyYAML's resolver: leaves scalars alone and watches the depth."""

    depth = 0

    def resolve(self, kind: type[Node], value: str | None, implicit: Any) -> str:
        """Tell a plain scalar from a quoted one; explicit tags never come here."""
        if kind is ScalarNode and not implicit[0]:
            return TEXT
        return PLAIN

    def descend_resolver(self, parent: Node | None, index: object) -> None:
        """Go one level down."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise TooDeepError(parent.start_mark if parent else None)

    def ascend_resolver(self) -> None:
        """Come back up."""
        self.depth -= 1


def _make_loader() -> Callable[[str], Any]:
    if yaml.__with_libyaml__:
        from yaml._yaml import CParser

        class FastLoader(_Resolver, CParser):
            """libyaml's parser and composer."""

        return FastLoader
    return SlowLoader


class SlowLoader(_Resolver, Reader, Scanner, Parser, Composer):
    """PyYAML's own parser, for platforms without libyaml."""

    def __init__(self, text: str) -> None:
        """Set the stages up; they share no constructor."""
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)


make_loader = _make_loader()
"""Makes a parser and composer of a text."""


def compose(text: str) -> Node | None:
    """Compose the only document of a text; None when it has none.

    Raises ``yaml.YAMLError`` where the text is not YAML and ``TooDeepError``.
    """
    loader = make_loader(text)
    try:
        node: Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return node


def scalar_value(node: ScalarNode) -> Scalar:
    """Give the value of a scalar node; raises ValueError for a tag that is not YAML's own."""
    text: str = node.value
    if node.tag == PLAIN:
        return plain_value(text)
    if node.tag in (TEXT, _PREFIX + "str"):
        return text
    value = plain_value(text)
    if type(value) not in _TAGGED.get(node.tag, ()):
        raise ValueError(node.tag)
    return value


def has_known_tag(node: Node) -> bool:
    """Tell whether the tag of a node, if it has one, is YAML's own for its kind."""
    if isinstance(node, ScalarNode):
        try:
            scalar_value(node)
        except ValueError:
            return False
        return True
    own = "map" if isinstance(node, MappingNode) else "seq"
    return node.tag in (PLAIN, _PREFIX + own)


__all__ = [
    "MAX_DEPTH",
    "PLAIN",
    "TEXT",
    "MappingNode",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "TooDeepError",
    "compose",
    "has_known_tag",
    "make_loader",
    "scalar_value",
]
