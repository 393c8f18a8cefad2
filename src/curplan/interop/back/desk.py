"""What is being read of an edited workbook: the plan, the catalogue, and what was found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from curplan.catalogue.texts.po import folded as one_line
from curplan.diagnostics import Diagnostic, Severity
from curplan.interop.meanings import folded, skills_by_name

if TYPE_CHECKING:
    from curplan.catalogue.models import Catalogue, Module
    from curplan.interop.back.sheets import Found
    from curplan.interop.workbook import Cell
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule

Kind = Literal[
    "added", "removed", "moved", "week", "hours", "content", "order", "programme", "text"
]


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that a designer changed: which module (id), in words, and in which cell.

    ``options`` are the pins that keep it, as the command line writes them; ``week`` is the one
    whose hours were changed, where it is only that. ``own`` is the catalogue's text that is said
    otherwise in another language.
    """

    kind: Kind
    module: str
    text: str
    place: str
    options: tuple[str, ...] = ()
    week: int = 0
    own: str = ""


@dataclass(slots=True)
class Desk:
    """Everything at hand while an edited workbook is read.

    ``plan`` is in the workbook's language, ``said`` are the translations into it.
    """

    plan: Plan
    catalogue: Catalogue
    found: Found
    edits: list[Edit] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)
    modules: dict[str, Module] = field(default_factory=dict)
    """Modules for the layer: those that were changed, and new ones."""
    weekly: dict[str, dict[int, float]] = field(default_factory=dict)
    """Hours by week that the designer wants, of modules whose weeks or hours were changed."""
    include: dict[str, None] = field(default_factory=dict)
    exclude: dict[str, None] = field(default_factory=dict)
    not_before: dict[str, int] = field(default_factory=dict)
    not_after: dict[str, int] = field(default_factory=dict)
    hours_in_week: dict[str, dict[int, float]] = field(default_factory=dict)
    moved: dict[str, None] = field(default_factory=dict)
    """Modules that have no hours left where they lay: all of their weeks were written anew."""
    order: list[tuple[str, str]] = field(default_factory=list)
    programme: dict[str, object] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    """Texts of the catalogue that the designer says otherwise in the workbook's language."""

    def module(self, name: str) -> Module:
        """Give a module as it is now; raises KeyError."""
        return self.modules.get(name) or self.catalogue.module_by_id[name]

    def planned(self, name: str) -> PlannedModule | None:
        """Give a module as it was planned."""
        return next((module for module in self.plan.modules if module.id == name), None)

    def fault(self, code: str, message: str, place: Cell | str, hint: str = "") -> None:
        """Note an error at a cell."""
        self.faults.append(Diagnostic(code, message, self.found.workbook.at(place), hint))

    def warn(self, code: str, message: str, place: Cell | str, hint: str = "") -> None:
        """Note a warning at a cell."""
        at = self.found.workbook.at(place)
        self.faults.append(Diagnostic(code, message, at, hint, Severity.WARNING))

    def known(self, text: str) -> str:
        """Find a module of the catalogue by title or id; "" for none."""
        name = folded(text)
        for module in self.catalogue.modules:
            if name in (folded(module.title), folded(module.id), folded(self.title(module.id))):
                return module.id
        return ""

    @property
    def translated(self) -> bool:
        """Tell whether the workbook is in another language than the catalogue."""
        return self.plan is not self.plan.original

    def title(self, name: str) -> str:
        """Give a module's title as the workbook says it now."""
        return self.in_its_language(self.module(name).title)

    def in_its_language(self, text: str) -> str:
        """Say a text of the catalogue as the workbook does."""
        own = one_line(text)
        return self.texts.get(own) or self.said.get(own) or text

    def skills(self) -> dict[str, str]:
        """Give the id of each skill by its folded name, also in the workbook's language."""
        skills = self.catalogue.skills
        there = {folded(self.in_its_language(skill.name)): skill.id for skill in skills}
        return there | skills_by_name(self.catalogue)

    def hours(self, name: str) -> float:
        """Give a module's hours as it is now."""
        return self.module(name).minutes / self.catalogue.hour
