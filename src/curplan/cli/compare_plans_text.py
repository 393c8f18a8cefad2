"""The comparison of plans as text: a table of figures, and lists of what they do not share."""

from __future__ import annotations

import textwrap
from itertools import combinations
from typing import TYPE_CHECKING

import click

from curplan.cli.common import USUAL_HOUR, hour_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.api import (
        ComparedModule,
        ComparedOutcome,
        PlanComparison,
        PlanFigures,
        Share,
    )
    from curplan.cli.compare import Compared

WIDTH = 98
LABEL, CELL, GAP = 42, 12, 2
"""Characters of the first column, of a plan's column, and between two."""

INDENT = 14
"""Characters before the texts that have a label."""

HARD = "\N{NO-BREAK SPACE}"
"""Between what stays on one line."""

KINDS = ("course", "project", "assessment", "capstone", "continuous", "placement", "certification")

Row = tuple[str, ...]


def title(figures: PlanFigures) -> str:
    """The title of a plan: one short of a ``must`` is partial, one without modules is no track."""
    plan = figures.plan
    if plan.status == "infeasible":
        return f"No track: {plan.programme}"
    return f"Partial track: {plan.programme}" if plan.partial else plan.programme


def lines(comparison: PlanComparison, compared: Sequence[Compared], picture: str) -> Iterator[str]:
    """Give the comparison in lines, styled."""
    plans = comparison.plans
    yield click.style(f"{len(plans)} plans side by side", bold=True)
    for figures, each in zip(plans, compared, strict=True):
        yield from _wrapped(figures.letter, _plan(figures, each), 3)
    yield ""
    yield from _table([("", *comparison.letters)], bold=True)
    yield from _table(list(_figures(comparison)))
    yield from _hours("hours by kind", [p.by_kind for p in plans], KINDS)
    yield from _hours("hours by strand", [p.by_strand for p in plans])
    yield from _outcomes(comparison)
    yield from _modules(comparison)
    yield ""
    yield from _notes(comparison, compared)
    yield from _wrapped("written", picture)


def _plan(figures: PlanFigures, each: Compared) -> str:
    audience = figures.plan.audience_title or "learners who hold nothing on entry"
    return f"{title(figures)} · {audience} · {each.source or 'planned now'}"


def _figures(comparison: PlanComparison) -> Iterator[Row]:
    plans = comparison.plans
    boxes = [p.plan.time_box for p in plans]
    yield ("weeks", *(f"{box.weeks}" for box in boxes))
    hour = plans[0].plan.catalogue.hour if comparison.same_hour else USUAL_HOUR
    yield (f"hours{hour_unit(hour)} a week", *(f"{box.hours_per_week}" for box in boxes))
    if any(box.start for box in boxes):
        yield ("starts", *(str(box.start or "–") for box in boxes))
        yield ("ends", *(str(p.end_date or "–") for p in plans))
    yield ("last week taught", *(str(p.last_week or "–") for p in plans))
    yield ("must coverage", *(_percent(p.must) for p in plans))
    yield ("essential coverage", *(_percent(p.essential) for p in plans))
    yield ("optional coverage", *(_percent(p.optional) for p in plans))
    yield ("modules", *(f"{len(p.plan.modules)}" for p in plans))
    yield ("hours", *(_rounded(p.hours) for p in plans))
    yield ("hours available", *(_rounded(p.capacity) for p in plans))
    yield ("coverage and hours proven best", *("yes" if p.proven else "no" for p in plans))
    yield ("selection penalty, points", *(_points(p.selection_penalty) for p in plans))
    yield ("schedule penalty, points", *(_points(p.schedule_penalty) for p in plans))
    said = [p.verdicts for p in plans]
    yield ("review: rules kept", *(str(v.kept) if v else "–" for v in said))
    yield ("review: warnings", *(str(v.warnings) if v else "–" for v in said))
    yield ("review: rejected", *(str(v.rejected) if v else "–" for v in said))


def _percent(share: Share) -> str:
    """A share in percent; 100 % only when it is all."""
    percent = share.percent
    if percent is None:
        return "–"
    return "100 %" if share.full else f"{min(percent, 99.9):.1f} %"


def _points(points: float | None) -> str:
    return "–" if points is None else f"{points:g}"


def _hours(head: str, sums: Sequence[dict[str, float]], order: Sequence[str] = ()) -> Iterator[str]:
    """Hours by name, a row for each; without an order, the most hours in all first."""
    names = {name for each in sums for name in each}
    total = {name: sum(each.get(name, 0.0) for each in sums) for name in names}
    known = {name: rank for rank, name in enumerate(order)}
    ranked = sorted(names, key=lambda name: (known.get(name, len(known)), -total[name], name))
    if order:
        ranked = sorted(names, key=lambda name: (known.get(name, len(known)), name))
    rows = [
        (f"  {_words(name)}", *(_rounded(each[name]) if name in each else "–" for each in sums))
        for name in ranked
    ]
    if rows:
        yield ""
        yield click.style(head, bold=True)
        yield from _table(rows)


def _outcomes(comparison: PlanComparison) -> Iterator[str]:
    plans = comparison.plans
    if comparison.differing:
        yield ""
        yield click.style("reached by one, not by another", bold=True)
        yield from _table([_outcome(one) for one in comparison.differing])
        if any(None in one.asked for one in comparison.differing):
            yield "  (in brackets: not required by the role of that plan)"
    else:
        yield ""
        yield from _wrapped("reached", "what one plan reaches, every other reaches too")
    if comparison.unreached:
        names = "; ".join(_named(one) for one in comparison.unreached)
        yield from _wrapped("by neither" if len(plans) == 2 else "by none", names)


def _outcome(one: ComparedOutcome) -> Row:
    return (f"  {_named(one)}, {one.priority}", *_reached(one))


def _reached(one: ComparedOutcome) -> Iterator[str]:
    for level, asked in zip(one.levels, one.asked, strict=True):
        said = "yes" if level >= one.level else f"level {level}" if level else "no"
        yield said if asked else f"({said})"


def _named(one: ComparedOutcome) -> str:
    return f"{one.name} {one.level}"


def _modules(comparison: PlanComparison) -> Iterator[str]:
    letters = comparison.letters
    sets = ["".join(some) for n in range(1, len(letters)) for some in combinations(letters, n)]
    yield ""
    yield click.style("modules", bold=True)
    everywhere = comparison.modules_of(letters)
    yield from _wrapped("in all" if len(letters) > 2 else "in both", _titles(everywhere, letters))
    for some in sets:
        only = comparison.modules_of(some)
        if only or len(some) == 1:
            yield from _wrapped(f"only {' '.join(some)}", _titles(only, letters))


def _titles(modules: Sequence[ComparedModule], letters: str) -> str:
    """Modules with their hours, which may differ from plan to plan; a title may have commas."""
    if not modules:
        return "none"
    listed = "; ".join(_titled(module, letters) for module in modules)
    given = [{hours for hours in module.hours if hours is not None} for module in modules]
    if any(len(hours) > 1 for hours in given):
        return f"{len(modules)}: {listed}"
    return f"{len(modules)} ({_rounded(sum(map(sum, given)))}{HARD}h): {listed}"


def _titled(module: ComparedModule, letters: str) -> str:
    given = [(letter, h) for letter, h in zip(letters, module.hours, strict=True) if h is not None]
    if len({hours for _, hours in given}) == 1:
        return f"{module.title} ({_rounded(given[0][1])}{HARD}h)"
    each = f",{HARD}".join(f"{letter}{HARD}{_rounded(hours)}" for letter, hours in given)
    return f"{module.title} ({each}{HARD}h)"


def _notes(comparison: PlanComparison, compared: Sequence[Compared]) -> Iterator[str]:
    plans = comparison.plans
    if not comparison.same_catalogue:
        made = "; ".join(
            f"{p.letter} {p.plan.catalogue.name} {p.plan.catalogue.version} "
            f"({p.plan.catalogue.sha256[:8]})"
            for p in plans
        )
        yield from _wrapped(
            "note",
            f"the plans were made from different catalogues: {made}. They are compared by what "
            "their files say; modules, skills and strands of the same id are taken for the same.",
        )
    if not comparison.same_hour:
        hours = ", ".join(f"{p.letter} {p.plan.catalogue.hour}" for p in plans)
        yield from _wrapped("note", f"a teaching hour is not equally long, in minutes: {hours}.")
    for figures, each in zip(plans, compared, strict=True):
        if each.unjudged:
            yield from _wrapped("note", f"{figures.letter} is not reviewed: {each.unjudged}.")
    used = [p.letter for p in plans if p.plan.brief.get("use") == "fill"]
    if used:
        listed = ", ".join(used)
        yield from _wrapped("note", f"{listed} fills its hours with practice (--use fill).")


def _words(name: str) -> str:
    return name.replace("-", " ")


def _rounded(hours: float) -> str:
    """Hours to a tenth."""
    return f"{round(hours, 1):g}"


def _wrapped(label: str, text: str, indent: int = INDENT) -> Iterator[str]:
    """A label and a text, wrapped with a hanging indent."""
    found = textwrap.wrap(
        text,
        WIDTH,
        initial_indent=f"{label:<{indent}}",
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    yield from (line.replace(HARD, " ") for line in found)


def _table(rows: Sequence[Row], *, bold: bool = False) -> Iterator[str]:
    """Rows in columns, figures on the right of theirs; a long label takes several lines."""
    for label, *cells in rows:
        first, *rest = textwrap.wrap(label, LABEL, subsequent_indent="    ") or [""]
        columns = "".join(" " * GAP + cell.rjust(CELL) for cell in cells)
        yield click.style(first.ljust(LABEL) + columns, bold=bold)
        yield from rest
