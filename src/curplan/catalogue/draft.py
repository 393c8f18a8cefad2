"""What has been read of a catalogue so far: entities, and what is in doubt because of a fault."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from curplan.catalogue.documents import DocumentKind
    from curplan.catalogue.models import Catalogue
    from curplan.catalogue.policy_layers import RuleUse

_WORD = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(slots=True)
class Doubt:
    """Names that a broken file or entry may have defined; nobody is blamed for using those.

    ``mentions`` are all words of broken entries, for what an entry might say beside its id.
    ``all``: a file could not be read at all, so that it may have defined anything.
    """

    names: set[str] = field(default_factory=set)
    mentions: set[str] = field(default_factory=set)
    all: bool = False

    def covers(self, name: str) -> bool:
        """Tell whether this name may have been defined where we could not read."""
        return self.all or name in self.names

    def may_mention(self, word: str) -> bool:
        """Tell whether a broken entry may speak of this."""
        return self.all or word in self.mentions

    def __bool__(self) -> bool:
        return self.all or bool(self.names) or bool(self.mentions)

    def add_text(self, text: str) -> None:
        """Take a text that could not be parsed into account."""
        self.names.update(re.findall(r"\bid:\s*['\"]?([a-z0-9][a-z0-9-]*)", text))
        self.mentions.update(Doubt.words(text))

    def add(self, other: Doubt) -> None:
        """Take over the doubts of another layer."""
        self.names |= other.names
        self.mentions |= other.mentions
        self.all = self.all or other.all

    @staticmethod
    def words(text: str) -> list[str]:
        """Find everything in a text that reads as an id."""
        return _WORD.findall(text)


@dataclass(frozen=True, slots=True)
class Draft:
    """A catalogue as far as it could be read, for the checks; it may contradict itself."""

    catalogue: Catalogue
    doubts: Mapping[DocumentKind, Doubt]
    folders: tuple[Path, ...] = ()
    rules: tuple[RuleUse, ...] = ()
    policy_in_doubt: bool = False
