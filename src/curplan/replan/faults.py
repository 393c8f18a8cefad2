"""What keeps a plan from being made anew, said before anything is solved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.diagnostics import Diagnostic, Location, Severity, nearest
from curplan.plan.preparation import preparation_of
from curplan.replan.change import brief_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from curplan.catalogue.models import Catalogue
    from curplan.plan.model import Plan
    from curplan.problem.model import Problem
    from curplan.replan.change import Change
    from curplan.replan.past import Past

MOST_NAMED = 6
"""Modules that a message names; the rest are counted."""


def other_catalogue(plan: Plan, catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Tell of a plan that was made from another catalogue; an error where they have no role."""
    stamp = plan.catalogue
    if stamp.sha256 == catalogue.sha256:
        return
    theirs, ours = f"{stamp.name} {stamp.version}".strip(), f"{catalogue.name} {catalogue.version}"
    place = Location("--curricula")
    if plan.role not in catalogue.role_by_id:
        yield Diagnostic(
            "other-catalogue",
            f"the plan was made from another catalogue ({theirs}): this one ({ours.strip()}) has "
            f"no role '{plan.role}'",
            place,
            "name the catalogue of the plan",
        )
        return
    prepared = plan.preparation.modules if plan.preparation else ()
    lost = [m.title for m in prepared if m.id not in catalogue.module_by_id]
    if lost:
        yield Diagnostic(
            "other-catalogue",
            f"the plan was made from another catalogue ({theirs}): this one ({ours.strip()}) does "
            f"not have {named(lost)}, which learners prepare before week 1",
            place,
            "name the catalogue of the plan",
        )
        return
    try:
        preparation_of(catalogue, brief_of(plan))
    except ValueError:
        message = "the preparation before week 1 does not fit into its weeks with this catalogue"
        yield Diagnostic("other-catalogue", message, place, "name the catalogue of the plan")
        return
    gone = [m.title for m in plan.modules if m.id not in catalogue.module_by_id]
    without = f"; it does not have {named(gone)} any more" if gone else ""
    same = "the catalogue has changed since" if theirs == ours.strip() else f"now it is {ours}"
    yield Diagnostic(
        "other-catalogue",
        f"the plan was made from {theirs or 'another catalogue'}; {same}{without}",
        place,
        "the rest is planned from the catalogue as it is now",
        Severity.WARNING,
    )


def wrong_words(plan: Plan, catalogue: Catalogue, change: Change, past: Past) -> list[Diagnostic]:
    """Weeks that there are not, modules that nobody knows, and wishes against what has happened."""
    found = list(_weeks(plan, change))
    for option, names in (("--done", change.done), ("--add", change.add), ("--drop", change.drop)):
        found.extend(
            Diagnostic(
                "unknown-module",
                f"there is no module '{name}'",
                Location(option),
                nearest(name, catalogue.module_by_id),
            )
            for name in names
            if name not in catalogue.module_by_id
        )
    for first, second, one, other in (
        ("--add", "--drop", change.add, change.drop),
        ("--done", "--add", change.done, change.add),
        ("--done", "--drop", change.done, change.drop),
    ):
        found.extend(
            Diagnostic(
                "contradicting-pins",
                f"'{name}' is named with {first} and with {second}",
                Location(first),
                "leave one of the two out",
            )
            for name in sorted(set(one).intersection(other))
        )
    prepared = brief_of(plan).preparation
    found.extend(
        Diagnostic(
            "contradicting-pins",
            f"'{name}' is in the preparation before week 1; it is not planned again",
            Location("--add"),
            "leave it out, or plan a brief that does not prepare it",
        )
        for name in sorted(set(change.add).intersection(prepared.modules if prepared else ()))
    )
    for name in change.drop:
        if name in past.minutes:
            weeks = sorted(past.minutes[name])
            found.append(
                Diagnostic(
                    "already-begun",
                    f"'{name}' cannot be dropped: it began in week {weeks[0]}, and what was taught "
                    "stays in the plan",
                    Location("--drop"),
                    "if learners are through with it, name it with --done",
                )
            )
    for name in sorted(past.minutes):
        module = catalogue.module_by_id.get(name)
        taught = sum(past.minutes[name].values())
        if module is None:
            message = (
                f"'{name}' began in week {min(past.minutes[name])}, but the catalogue has it not"
            )
        elif taught > module.minutes:
            message = f"'{name}' has had more hours than the catalogue now gives it"
        else:
            continue
        found.append(
            Diagnostic(
                "other-catalogue", message, Location("--curricula"), "name the plan's own catalogue"
            )
        )
    return found


def _weeks(plan: Plan, change: Change) -> Iterator[Diagnostic]:
    last = change.weeks or plan.time_box.weeks
    if change.from_week > last:
        yield Diagnostic(
            "nothing-left",
            f"nothing is left to plan from week {change.from_week} on: the programme has {last} "
            f"week{'s' * (last != 1)}",
            Location("--from-week"),
            f"a longer calendar makes room: --weeks {change.from_week}",
        )
    for week in change.lost:
        if week > last:
            yield Diagnostic(
                "unknown-week",
                f"there is no week {week}: the programme has {last}",
                Location("--lost-weeks"),
                f"name weeks from 1 to {last}",
            )


def no_room(
    problem: Problem,
    taught: Mapping[int, Mapping[int, int]],
    rest: Problem,
    past: Past,
    titles: Mapping[str, str],
    pins: Sequence[str],
    hour: int,
    *,
    undecided: bool,
) -> Diagnostic:
    """Say why the rest of the time has no plan: what is under way does not fit, or the pins."""
    per_hour = hour / problem.quantum
    place = Location("--from-week") if past.from_week > 1 else None
    room = sum(rest.capacity)
    under_way = [i for i, s in sorted(taught.items()) if sum(s.values()) < problem.tasks[i].hours]
    left = {i: problem.tasks[i].hours - sum(taught[i].values()) for i in under_way}
    if rest.impossible:
        ids = [titles.get(name, name) for name in rest.impossible]
        return Diagnostic(
            "no-plan-left",
            f"no plan has {named(ids)}: what it needs cannot be had, or it would come too late",
            place,
            "look at --add and at the pins of the plan",
        )
    if sum(left.values()) > room:
        words = named(
            [f"{titles[problem.tasks[i].id]} ({left[i] / per_hour:g} h left)" for i in left]
        )
        return Diagnostic(
            "no-plan-left",
            f"what is under way does not fit any more: {words}; {room / per_hour:g} h remain",
            place,
            "give more weeks with --weeks, or say with --done what learners are through with",
        )
    said = f" ({'; '.join(pins)})" if pins else ""
    doing = f" and what is under way ({named([titles[problem.tasks[i].id] for i in left])})" * bool(
        left
    )
    sure = "none was found within the limit" if undecided else "there is none"
    return Diagnostic(
        "no-plan-left",
        f"no plan for the rest keeps the pins and limits{said}{doing}: {sure}",
        place,
        "give more weeks with --weeks, or take a pin back",
    )


def named(names: Sequence[str]) -> str:
    """Name some things, and count the rest.

    >>> named(["SQL", "Git"])
    'SQL, Git'
    """
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more


def older_plan(plan: Plan, catalogue: Catalogue) -> tuple[Diagnostic, ...]:
    """Say what there is to know of a plan that a new one is to change little."""
    found = list(other_catalogue(plan, catalogue))
    if not plan.modules:
        message = "the older plan has no modules, so that nothing of it can be kept"
        found.append(
            Diagnostic("cannot-replan", message, Location("--from"), severity=Severity.WARNING)
        )
    return tuple(found)


def unsound(plan: Plan, faults: Sequence[Diagnostic]) -> Diagnostic:
    """Say that a plan cannot be gone on with: it has no modules, or does not hold."""
    if not plan.modules:
        message = "the plan has no modules: there is nothing to go on with"
        return Diagnostic("cannot-replan", message)
    many = f" and {len(faults) - 1} more" if len(faults) > 1 else ""
    return Diagnostic(
        "cannot-replan",
        f"this plan does not hold: {faults[0].message}{many}",
        hint="'curplan verify' lists every fault; put them right first",
    )
