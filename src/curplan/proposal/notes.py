"""What a programme rests on, what it leaves out and why: sentences in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.proposal.model import Omission
from curplan.proposal.names import entry_of
from curplan.proposal.plain import plain, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

    from curplan.plan.model import Coverage, Plan
    from curplan.proposal.names import Names
    from curplan.words import Words


def assumptions(plan: Plan, names: Names, words: Words) -> tuple[str, ...]:
    """Say what the programme takes as given, one sentence each."""
    return tuple(_assumptions(plan, names, words))


def _assumptions(plan: Plan, names: Names, words: Words) -> Iterator[str]:
    say = words.say
    yield say("proposal-assume-entry") if entry_of(plan) else say("proposal-assume-nothing")
    hour = plan.catalogue.hour
    if words.hour(hour):
        yield say("proposal-assume-hour", n=hour)
    if plan.sessions:
        zone = plan.brief.get("timezone")
        yield (
            say("proposal-assume-zone", zone=_zone(str(zone), words))
            if zone
            else say("proposal-assume-local")
        )
    if plan.time_box.start is None:
        yield say("proposal-assume-undated")
    elif country := plan.brief.get("country"):
        yield say("proposal-assume-holidays", country=_territory(str(country), words))
    elif not any(week.closures for week in plan.weeks):
        yield say("proposal-assume-no-holidays")
    yield say("proposal-assume-parallel", n=plan.limits.max_parallel)
    if reviews := [week.week for week in plan.weeks if week.reserved]:
        hours = tidy(sum(week.reserved for week in plan.weeks))
        yield say("proposal-assume-review", hours=hours, weeks=say("weeks", n=len(reviews)))
    yield from _pins(plan, names, words)


def _pins(plan: Plan, names: Names, words: Words) -> Iterator[str]:
    """Say what the order fixes."""
    brief, say = plan.brief, words.say
    for module in _texts(brief.get("include")):
        yield say("proposal-assume-include", title=names.title(module))
    for module in _texts(brief.get("exclude")):
        yield say("proposal-assume-exclude", title=names.title(module))
    for key in ("not_before", "not_after"):
        given = brief.get(key)
        for module, week in given.items() if isinstance(given, dict) else ():
            key_said = f"proposal-assume-{key.replace('_', '-')}"
            yield say(key_said, title=names.title(str(module)), week=week)
    fixed = brief.get("hours_in_week")
    for module, weeks in fixed.items() if isinstance(fixed, dict) else ():
        said = [
            say(
                "proposal-hours-in-week",
                hours=say("hours", hours=words.number(hours)),
                week=week,
            )
            for week, hours in (weeks.items() if isinstance(weeks, dict) else ())
            if isinstance(hours, int | float)
        ]
        if said:
            title = names.title(str(module))
            yield say("proposal-assume-hours-in-week", weeks=words.listed(said), title=title)
    order = brief.get("order")
    for pair in order if isinstance(order, list | tuple) else ():
        first, *then = _texts(pair)
        if then:
            yield say("proposal-assume-order", first=names.title(first), then=names.title(then[0]))


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list | tuple) else []


def _territory(country: str, words: Words) -> str:
    """Name a country in the reader's language."""
    code, _, _ = country.upper().partition("-")
    return str(_locale(words).territories.get(code, plain(code)))


def _zone(zone: str, words: Words) -> str:
    """Name a time zone by its country or city; by its own name where nobody knows it."""
    from babel.dates import get_timezone_location

    try:
        return get_timezone_location(zone, locale=_locale(words))
    except LookupError:
        return plain(zone)


def _locale(words: Words) -> Locale:
    from babel import Locale

    return Locale.parse(words.language, sep="-")


def omissions(plan: Plan, names: Names, words: Words) -> tuple[Omission, ...]:
    """Give what the programme leaves out of what the job needs, and what the partner dropped."""
    untaught = {
        outcome.partition("@")[0]
        for advice in plan.advice
        if advice.kind == "untaught"
        for outcome in advice.items
    }
    found = [
        Omission(
            names.skill(item.skill),
            item.required,
            item.reached,
            words.say(f"proposal-why-{_reason(item, plan, untaught)}"),
        )
        for item in plan.coverage
        if not item.full
    ]
    dropped = [
        Omission(names.skill(skill), 0, 0, words.say("proposal-why-dropped"))
        for skill in _texts(plan.brief.get("drops"))
    ]
    return (*found, *dropped)


def _reason(item: Coverage, plan: Plan, untaught: set[str]) -> str:
    if item.skill in untaught:
        return "untaught"
    if item.priority == "optional":
        return "not-asked" if plan.brief.get("optional") is False else "useful"
    return "time"


def would_fit(plan: Plan, names: Names, words: Words) -> tuple[str, ...]:
    """Say what would hold all that the job needs, as the planner found it."""
    found: list[str] = []
    say = words.say
    for advice in plan.advice:
        value = advice.value
        if advice.kind == "weeks" and value is not None:
            found.append(say("proposal-fit-weeks", weeks=say("weeks", n=value)))
        elif advice.kind == "hours_per_week" and value is not None:
            pace = say("title-pace-partner", n=value, hours=value)
            found.append(say("proposal-fit-pace", pace=pace))
        elif advice.kind == "entry" and advice.items:
            known = [names.outcome(item).name for item in advice.items]
            listed = words.listed(list(dict.fromkeys(known)))
            found.append(say("proposal-fit-entry", listed=listed))
    return tuple(found)
