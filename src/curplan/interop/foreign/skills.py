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
MOST_WORDS = 3
"""Words of a skill's name in a list with commas, such as 'HTML, CSS, Web accessibility'."""
LEVEL_WORDS = {
    "basic": 1, "basics": 1, "fundamentals": 1, "foundations": 1, "introduction": 1, "intro": 1,
    "beginner": 1, "beginners": 1, "elementary": 1, "principles": 1, "basico": 1, "basica": 1,
    "basicos": 1, "basicas": 1, "fundamentos": 1, "introduccion": 1, "bases": 1, "notions": 1,
    "grundlagen": 1, "einfuhrung": 1, "introducao": 1, "podstawy": 1, "основы": 1, "введение": 1,
    "temelleri": 1, "intermediate": 2, "intermedio": 2, "intermediaire": 2, "fortgeschrittene": 2,
    "advanced": 3, "avanzado": 3, "avanzada": 3, "avance": 3, "avancee": 3, "avancado": 3,
    "zaawansowany": 3, "ileri": 3,
}  # fmt: skip
"""Words beside a skill's name that say its level."""
_SMALL = frozenset(("to", "of", "the", "in", "a", "de", "la", "le", "les", "el", "en", "for"))
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
    unsaid: list[DraftModule] = field(default_factory=list)
    """Modules of which nothing says what they teach."""
    told: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Learn the names of the catalogue's skills."""
        if self.known is not None:
            self.names = skills_by_name(self.known)

    def outcomes(self, said: Said, strand: str, place: str) -> tuple[Outcome, ...]:
        """Give the outcomes that are said; a skill without a level stands for its lowest."""
        made: set[Outcome] = set()
        for text, levels in _listed(said):
            name, skill, levels = self._known(text, levels, place)
            if skill and self.known is not None:
                there = self.known.skill_by_id[skill]
                for level in levels or (there.levels[0].level,):
                    if there.level(level) is None:
                        message = f"'{name}' has no level {level}"
                        hint = f"its highest level is {there.highest}"
                        self.drafts.fault("unknown-level", message, place, hint)
                    made.add(Outcome(skill, level))
                continue
            own = self._own(text, strand, place)
            for level in levels or (1,):
                own.levels.add(level)
                made.add(Outcome(own.id, level))
            if not levels:
                own.means.setdefault(1, text)
        return tuple(sorted(made))

    def _known(
        self, text: str, levels: tuple[int, ...], place: str
    ) -> tuple[str, str, tuple[int, ...]]:
        """Find the catalogue's skill that a text names, alone or with a word for a level.

        'Python basics' names 'Python programming' if no other skill begins with Python; that is
        told. A sentence that only speaks of a skill does not name it.
        """
        name = folded(text)
        if self.known is None or name in self.names:
            return text, self.names.get(name, ""), levels
        words = [word for word in name.split() if word not in _SMALL]
        bare = [word for word in words if word not in LEVEL_WORDS]
        said = [LEVEL_WORDS[word] for word in words if word in LEVEL_WORDS]
        if not bare or len(bare) > MOST_WORDS:
            return text, "", levels
        start = " ".join(bare)
        found = {self.names[start]} if start in self.names else set()
        found = found or {
            skill for full, skill in self.names.items() if full.startswith(f"{start} ")
        }
        if len(found) != 1:
            return text, "", levels
        skill = self.known.skill_by_id[next(iter(found))]
        lowest = skill.levels[0].level
        levels = levels or (min(max(said[0], lowest), skill.highest) if said else lowest,)
        if text not in self.told:
            self.told.add(text)
            taken = f"{skill.name} {', '.join(map(str, levels))}"
            message = f"'{text}' is taken as the catalogue's skill {taken}"
            self.drafts.warn("assumed-skill", message, place, f"write '{taken}' to be sure")
        return skill.name, skill.id, levels

    def _near(self, text: str) -> str:
        """Propose the catalogue's skill that a text is like, or that it speaks of."""
        near = nearest(folded(text), self.names)
        if near:
            return near
        spoken = f" {folded(text)} "
        found = {skill for full, skill in self.names.items() if f" {full} " in spoken}
        if len(found) != 1 or self.known is None:
            return ""
        skill = self.known.skill_by_id[next(iter(found))]
        return f"write '{skill.name} {skill.levels[0].level}' if it is that skill"

    def mean(self, name: str, level: int, means: str) -> None:
        """Say what a level of an own skill means."""
        own = self.own.get(folded(name))
        if own is not None and means:
            own.means[level] = means

    def _own(self, name: str, strand: str, place: str) -> OwnSkill:
        key = folded(name)
        if key not in self.own:
            near = self._near(name) if self.names else ""
            if near:
                message = f"the catalogue has no skill '{name}'; it becomes one of your own"
                self.drafts.warn("unknown-skill", message, place, near)
            taken = {each.id for each in self.own.values()}
            known = self.known.skill_by_id if self.known else {}
            made = own_id(name[:60], known, taken)
            self.own[key] = OwnSkill(made, name[:LONGEST], strand)
        return self.own[key]


def _listed(said: Said) -> Said:
    """Part lists of short names with commas: 'HTML, CSS'; a sentence with a comma stays whole."""
    made: Said = []
    for text, levels in said:
        parts = [part.strip() for part in text.split(",")]
        short = all(part and len(part.split()) <= MOST_WORDS for part in parts)
        if len(parts) == 1 or not short or levels:
            made.append((text, levels))
        else:
            made += [(part, ()) for part in parts]
    return made


def slug(text: str, default: str) -> str:
    """Make an id of a text."""
    made = own_id(text[:60], (), ()) if text.strip() else default
    return default if made.startswith("module-") and not any(c.isascii() for c in text) else made


def strand_of(module: DraftModule) -> str:
    """Give the strand of a module's subject."""
    return slug(module.strand, STRAND)
