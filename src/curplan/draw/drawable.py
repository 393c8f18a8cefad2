"""What a plan needs before it can be drawn; a file edited by hand may lack it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.plan.model import Plan


LONGEST = 120
"""Characters of a title; a drawing shows them whole."""


def drawable(plan: Plan, file: str, *, empty: bool = False) -> tuple[Diagnostic, ...]:
    """Find what keeps a plan from being drawn (errors), or from being drawn well (warnings).

    ``file`` is where the plan came from; ``empty`` says that a plan without modules can be drawn,
    as part of a comparison. Whether the plan is sound is for ``verify`` to say.
    """
    place = Location(file)
    faults = list(_faults(plan, empty=empty))
    if faults:
        hint = "'curplan verify' says what else is wrong with this plan"
        return tuple(Diagnostic("cannot-draw", fault, place, hint) for fault in faults)
    from curplan.draw.fonts import missing

    words = [plan.role_title, plan.audience_title or plan.audience, plan.catalogue.name]
    words += [word for module in plan.modules for word in (module.title, module.strand)]
    words += [closed.name for week in plan.weeks for closed in week.closures]
    words += [item.name or item.skill for item in plan.coverage]
    absent = missing("".join(" ".join(word.split()) for word in words))
    if not absent:
        return ()
    named = ", ".join(f"'{char}' (U+{ord(char):04X})" for char in absent[:8])
    more = f" and {len(absent) - 8} more" if len(absent) > 8 else ""
    message = f"the font has no glyph for {named}{more}; an empty box stands in the drawing"
    return (Diagnostic("missing-glyph", message, place, severity=Severity.WARNING),)


def _faults(plan: Plan, *, empty: bool) -> Iterator[str]:
    if not (plan.modules or empty):
        yield "the plan has no modules, so there is nothing to draw"
    if [week.week for week in plan.weeks] != list(range(1, len(plan.weeks) + 1)):
        yield "weeks: they must be numbered from 1 without a gap"
    names = [module.id for module in plan.modules]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"modules: '{name}' is there twice"
    last = len(plan.weeks)
    for module in plan.modules:
        if not 1 <= module.start_week <= module.end_week <= last:
            yield f"module '{module.id}': its weeks are not within 1 to {last}, start before end"
        for week in module.weekly_hours:
            if not (week.isascii() and week.isdigit() and 1 <= int(week) <= last):
                yield f"module '{module.id}': it has hours in week '{week}', which there is not"
        if not module.title.strip():
            yield f"module '{module.id}': it has no title"
        if len(module.title) > LONGEST:
            yield f"module '{module.id}': its title is longer than {LONGEST} characters"
        if len(module.strand) > LONGEST:
            yield f"module '{module.id}': its strand is longer than {LONGEST} characters"
    if len(plan.role_title) > LONGEST:
        yield f"the role's title is longer than {LONGEST} characters"
