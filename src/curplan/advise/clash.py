"""A clash of pins in words: the advice of a plan that no track was found for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.advise.conflict import find_clash
from curplan.advise.pinned import pinned_problem
from curplan.advise.statements import with_statements
from curplan.advise.untaught import unsupported
from curplan.calendars.weeks import weeks_for
from curplan.plan.model import Advice
from curplan.problem.windows import earliest_starts

if TYPE_CHECKING:
    from curplan.advise.conflict import Clash, Relaxation
    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue


ROUNDED = 0.01
"""Hours that a brief loses which says 1.33 h for 80 minutes."""


def conflict_advice(
    catalogue: Catalogue, brief: Brief, *, musts: bool = False
) -> tuple[Advice, ...]:
    """Say which statements of a brief clash, and what makes it work; the conflict comes first.

    With ``musts``, which of them no track keeps and reaches every ``must`` requirement.
    ``items`` are the statements as options: those of the conflict, or those to say instead.
    """
    clash = find_clash(catalogue, brief, musts=musts)
    found = []
    if clash.conflict:
        said = tuple(map(str, clash.conflict))
        text = f"{_together(said, brief, boxed=clash.boxed)}{_because(catalogue, brief, clash)}"
        if musts:
            text = f"no track keeps {_listed(said)} and reaches every must requirement"
        doubt = "" if clash.smallest else " (a smaller conflict is not ruled out)"
        found.append(
            Advice(kind="conflict", text=f"{text}{doubt}", proven=clash.smallest, items=said)
        )
    goal = ", for every must requirement" if musts else ""
    found.extend(_relaxation(way, goal) for way in clash.ways)
    return tuple(found)


def _together(said: tuple[str, ...], brief: Brief, *, boxed: bool) -> str:
    if boxed:
        length = f"{brief.weeks} week{'' if brief.weeks == 1 else 's'}"
        verb = "does" if len(said) == 1 else "do"
        return f"{_listed(said)} {verb} not fit into {length} of {brief.hours_per_week} h"
    if len(said) == 1:
        return f"{said[0]} cannot be kept"
    return f"{_listed(said)} cannot {'both' if len(said) == 2 else 'all'} be kept"


def _because(catalogue: Catalogue, brief: Brief, clash: Clash) -> str:
    """Why they clash, where there is a simple reason."""
    known = catalogue.module_by_id
    stated = with_statements(brief, clash.conflict)
    if clash.impossible:
        reasons = []
        for name in clash.impossible:
            if name in stated.exclude:
                reasons.append(f"{known[name].title} cannot be in and out")
                continue
            lacking = [
                f"{known[user].title} needs {outcome}, which "
                + ("only excluded modules teach" if excluded else "nothing teaches")
                for outcome, user, excluded in unsupported(catalogue, stated, name)
            ]
            reasons.append("; ".join(lacking) or f"{known[name].title} would need itself")
        return f": {'; '.join(dict.fromkeys(reasons))}"
    if fixed := _fixed_reasons(catalogue, stated) or _too_soon(catalogue, stated):
        return f": {'; '.join(fixed)}"
    if clash.hours is not None and (clash.boxed or stated.max_hours is not None):
        verb = "takes" if len(stated.include) == 1 else "take"
        return f": with all that is needed for it, it {verb} at least {clash.hours:g} h".replace(
            "for it, it take ", "for them, they take "
        )
    return ""


def _fixed_reasons(catalogue: Catalogue, brief: Brief) -> list[str]:
    """Why hours that are fixed for weeks cannot be had: too many of a module, or of a week."""
    hour = catalogue.hour
    weeks = weeks_for(catalogue, brief)
    found, loads = [], dict.fromkeys((week.number for week in weeks), 0.0)
    for name, pins in sorted(brief.hours_in_week.items()):
        module = catalogue.module_by_id[name]
        most, whole = module.max_minutes_per_week / hour, module.minutes / hour
        for week, hours in sorted(pins.items()):
            if hours and week not in loads:
                found.append(f"the programme has {len(loads)} weeks")
            elif 0 < most < hours:
                found.append(f"{module.title} has {most:g} h in a week at most")
            loads[week] = loads.get(week, 0) + hours
        if sum(pins.values()) > whole + ROUNDED:
            found.append(f"{module.title} has {whole:g} h in all")
    found += [
        f"week {each.number} has {float(each.capacity):g} h"
        for each in weeks
        if loads[each.number] > each.capacity + ROUNDED
    ]
    return list(dict.fromkeys(found))


def _too_soon(catalogue: Catalogue, brief: Brief) -> list[str]:
    """Modules that have hours fixed for a week before all that they need can be over."""
    problem = pinned_problem(catalogue, brief)
    starts, _ = earliest_starts(problem)
    return [
        f"{catalogue.module_by_id[task.id].title} cannot begin before week {start}"
        for task, start in zip(problem.tasks, starts, strict=True)
        if start <= problem.weeks and any(q and week < start for week, q in task.fixed)
    ]


def _relaxation(way: Relaxation, goal: str) -> Advice:
    words = []
    for change in way.changes:
        if change.after is None:
            words.append(f"without {change.before}")
        else:
            before = change.before.value or f"{change.before.fixed[1]:g}"
            words.append(f"{change.after} instead of {before}")
    doubt = "" if way.proven else " (a smaller change is not ruled out)"
    after = way.changes[0].after
    return Advice(
        kind="relaxation",
        text=f"{' and '.join(words)}{goal}{doubt}",
        value=(after.value or int(after.fixed[1])) if after and len(way.changes) == 1 else None,
        proven=way.proven,
        items=tuple(str(change.after or change.before) for change in way.changes),
    )


def _listed(words: tuple[str, ...]) -> str:
    """Put words in a row.

    >>> _listed(("a",)), _listed(("a", "b")), _listed(("a", "b", "c"))
    ('a', 'a and b', 'a, b and c')
    """
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
