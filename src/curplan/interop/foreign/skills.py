"""Skills of a designer's workbook: the catalogue's where they are known, its own where not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from curplan.catalogue.models import Outcome
from curplan.diagnostics import nearest
from curplan.interop.meanings import folded, skills_by_name
from curplan.review.own import own_id

if TYPE_CHECKING:
    from curplan.catalogue.models import Catalogue
    from curplan.interop.foreign.drafts import DraftModule, Drafts, Said

LONGEST = 120
STRAND = "programme"
"""The strand of what names no subject."""


@dataclass(slots=True)
class OwnSkill:
    """A skill that the workbook brings: its levels, and what each means where that is said."""

    id: str
    name: str
    strand: str
    levels: set[int] = field(default_factory=set)
    means: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Skills:
    """Finds the skill that a text names; one that nobody knows becomes an own one."""

    drafts: Drafts
    known: Catalogue | None
    own: dict[str, OwnSkill] = field(default_factory=dict)
    """By folded name."""
    names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Learn the names of the catalogue's skills."""
        if self.known is not None:
            self.names = skills_by_name(self.known)

    def outcomes(self, said: Said, strand: str, place: str) -> tuple[Outcome, ...]:
        """Give the outcomes that are said; a skill without a level stands for its lowest."""
        made: set[Outcome] = set()
        for name, levels in said:
            skill = self.names.get(folded(name), "")
            if skill and self.known is not None:
                there = self.known.skill_by_id[skill]
                for level in levels or (there.levels[0].level,):
                    if there.level(level) is None:
                        message = f"'{name}' has no level {level}"
                        hint = f"its highest level is {there.highest}"
                        self.drafts.fault("unknown-level", message, place, hint)
                    made.add(Outcome(skill, level))
                continue
            own = self._own(name, strand, place)
            for level in levels or (1,):
                own.levels.add(level)
                made.add(Outcome(own.id, level))
            if not levels:
                own.means.setdefault(1, name)
        return tuple(sorted(made))

    def mean(self, name: str, level: int, means: str) -> None:
        """Say what a level of an own skill means."""
        own = self.own.get(folded(name))
        if own is not None and means:
            own.means[level] = means

    def _own(self, name: str, strand: str, place: str) -> OwnSkill:
        key = folded(name)
        if key not in self.own:
            near = nearest(key, self.names) if self.names else ""
            if near:
                message = f"the catalogue has no skill '{name}'; it becomes one of your own"
                self.drafts.warn("unknown-skill", message, place, near)
            taken = {each.id for each in self.own.values()}
            known = self.known.skill_by_id if self.known else {}
            made = own_id(name[:60], known, taken)
            self.own[key] = OwnSkill(made, name[:LONGEST], strand)
        return self.own[key]


def slug(text: str, default: str) -> str:
    """Make an id of a text."""
    made = own_id(text[:60], (), ()) if text.strip() else default
    return default if made.startswith("module-") and not any(c.isascii() for c in text) else made


def strand_of(module: DraftModule) -> str:
    """Give the strand of a module's subject."""
    return slug(module.strand, STRAND)
