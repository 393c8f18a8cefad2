"""Where a brief file says what clashes: each pin or limit of the smallest conflict by its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.advise.statements import statements
from curplan.catalogue.faults import Fault
from curplan.source import Place, Places

if TYPE_CHECKING:
    from curplan.advise.statements import Statement
    from curplan.brief import Brief
    from curplan.briefing.documents import BriefDocument
    from curplan.briefing.reading import BriefFile
    from curplan.diagnostics import Diagnostic
    from curplan.plan.model import Plan


def clashes_in(file: BriefFile, brief: Brief, plan: Plan) -> tuple[Diagnostic, ...]:
    """Tell which lines of a brief file the clash of a plan without a track comes from.

    ``brief`` is what was planned: the file's, changed by options. What only an option says has no
    line, and is in the message; nothing is told where all of it is from options.
    """
    told = []
    for advice in plan.advice:
        if advice.kind != "conflict":
            continue
        found = [
            (str(each), Place(file.file, path))
            for each in statements(brief)
            if str(each) in advice.items and (path := _path(file.document, each))
        ]
        if found:
            (_, place), *rest = found
            notes = tuple((f"{said} is said here", there) for said, there in rest)
            hint = "the summary names what would work instead"
            fault = Fault("clashing-pins", advice.text, place, hint, notes=notes)
            told.append(fault.to_diagnostic(Places()))
    return tuple(told)


def _path(document: BriefDocument, said: Statement) -> tuple[str | int, ...]:
    """The keys under which a brief says a statement; none where it does not."""
    key = said.option.replace("-", "_")
    name = said.modules[0] if said.modules else ""
    path: tuple[str | int, ...] = (key,)
    says = document.max_hours == said.value
    if key in ("include", "exclude"):
        named: tuple[str, ...] = getattr(document, key)
        path, says = (key, named.index(name) if name in named else 0), name in named
    elif key in ("not_before", "not_after"):
        path, says = (key, name), getattr(document, key).get(name) == said.value
    elif key == "hours_in_week":
        week, hours = said.fixed
        path = (key, name, week)
        says = document.hours_in_week.get(name, {}).get(week) == hours
    elif key == "order":
        pairs = [tuple(pair) for pair in document.order]
        says = said.modules in pairs
        path = (key, pairs.index(said.modules) if says else 0)
    return path if says else ()
