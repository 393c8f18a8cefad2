"""The order: reading the plan's brief, and resolving its names against the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError
from pydantic_core import to_json

from curplan.brief import Brief
from curplan.calendars.weeks import Week, preparatory_weeks, weeks_for
from curplan.catalogue.kinds import Priority
from curplan.catalogue.models import Catalogue, Outcome, Requirement, Role
from curplan.diagnostics import Diagnostic, nearest
from curplan.verify.measures import violation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from curplan.plan.model import Plan

NO_ROLE = Role("", "", ())


@dataclass(frozen=True, slots=True)
class Order:
    """What was ordered, with everything that the catalogue and the calendar add to it.

    ``arrival`` are the levels that learners hold before any preparation, ``entry`` those when
    week 1 begins; ``preparatory`` are the weeks before it. ``groups`` are the levels that each
    background of the learners holds on arrival.
    """

    brief: Brief
    role: Role
    audience: str
    arrival: dict[str, int]
    entry: dict[str, int]
    requirements: tuple[Requirement, ...]
    weeks: tuple[Week, ...]
    preparatory: tuple[Week, ...]
    groups: tuple[dict[str, int], ...]
    faults: tuple[Diagnostic, ...]


def read_order(plan: Plan, catalogue: Catalogue) -> Order:
    """Read the plan's brief. What cannot be read or found is a fault and left out."""
    faults: list[Diagnostic] = []
    brief = _read_brief(plan.brief, faults)
    role = catalogue.role_by_id.get(brief.role)
    if role is None:
        faults.append(_unknown("role", brief.role, catalogue.role_by_id))
    usual = role.audience if role and brief.learners is None else ""
    audience = brief.audience or usual
    if audience and audience not in catalogue.audience_by_id:
        faults.append(_unknown("audience", audience, catalogue.audience_by_id))
    if brief.profile and brief.profile not in {policy.profile for policy in catalogue.policies}:
        faults.append(_unknown("profile", brief.profile, [p.profile for p in catalogue.policies]))
    faults.extend(_unknown_modules(brief, catalogue))
    arrival = _entry(brief, audience, catalogue, faults)
    return Order(
        brief,
        role or NO_ROLE,
        audience,
        arrival,
        after_preparation(arrival, brief, catalogue),
        _requirements(brief, role or NO_ROLE, catalogue, faults),
        _weeks(brief, catalogue, faults),
        _preparatory(brief),
        tuple(
            _levels(group.audience, group.knows, "learners", catalogue, [])
            for group in (brief.learners.backgrounds if brief.learners else ())
        ),
        tuple(faults),
    )


def _read_brief(document: dict[str, object], faults: list[Diagnostic]) -> Brief:
    """Parse the brief; keys that are wrong are reported and left out."""
    document = dict(document)
    while True:
        try:
            return Brief.model_validate_json(to_json(document), strict=True)
        except ValidationError as error:
            for found in error.errors(include_url=False, include_context=False):
                key = str(found["loc"][0])
                path = ".".join(map(str, found["loc"]))
                faults.append(_brief(f"{path}: {found['msg'].lower()}"))
                if key == "role":
                    document["role"] = ""
                else:
                    document.pop(key, None)


def _entry(
    brief: Brief, audience: str, catalogue: Catalogue, faults: list[Diagnostic]
) -> dict[str, int]:
    """Find the highest level held of each skill: the audience's, and what the brief adds.

    Of several backgrounds, what every one of them holds.
    """
    levels = _levels(audience, brief.knows, "knows", catalogue, faults)
    shared: dict[str, int] | None = None
    for group in brief.learners.backgrounds if brief.learners else ():
        if group.audience and group.audience not in catalogue.audience_by_id:
            faults.append(_unknown("audience", group.audience, catalogue.audience_by_id))
        held = _levels(group.audience, group.knows, "learners", catalogue, faults)
        if shared is None:
            shared = held
        shared = {skill: min(level, held.get(skill, 0)) for skill, level in shared.items()}
    for skill, level in (shared or {}).items():
        if level > levels.get(skill, 0):
            levels[skill] = level
    return levels


def after_preparation(
    held: Mapping[str, int], brief: Brief, catalogue: Catalogue
) -> dict[str, int]:
    """Add what the modules of the brief's preparation teach to what learners hold."""
    levels = dict(held)
    for name in brief.preparation.modules if brief.preparation else ():
        module = catalogue.module_by_id.get(name)
        for taught in module.teaches if module else ():
            if taught.level > levels.get(taught.skill, 0):
                levels[taught.skill] = taught.level
    return levels


def _preparatory(brief: Brief) -> tuple[Week, ...]:
    """Lay out the weeks before week 1; what is wrong with the calendar is told of its weeks."""
    try:
        return preparatory_weeks(brief)
    except KeyError:
        return preparatory_weeks(brief.model_copy(update={"country": ""}))
    except OverflowError:
        return preparatory_weeks(brief.model_copy(update={"start": None}))


def _levels(
    audience: str,
    knows: Iterable[str],
    key: str,
    catalogue: Catalogue,
    faults: list[Diagnostic],
) -> dict[str, int]:
    known = catalogue.audience_by_id.get(audience)
    held = list(known.holds if known else ())
    for text in knows:
        outcome = _outcome(text, key, catalogue, faults)
        if outcome is not None:
            held.append(outcome)
    levels: dict[str, int] = {}
    for skill, level in held:
        levels[skill] = max(level, levels.get(skill, 0))
    return levels


def _outcome(text: str, key: str, catalogue: Catalogue, faults: list[Diagnostic]) -> Outcome | None:
    outcome = parse_outcome(text)
    skill = catalogue.skill_by_id.get(outcome.skill) if outcome else None
    if outcome is not None and skill is not None and skill.level(outcome.level) is not None:
        return outcome
    hint = nearest(text.partition("@")[0], catalogue.skill_by_id)
    faults.append(_brief(f"{key}: there is no outcome {text!r} in the catalogue", hint))
    return None


def _requirements(
    brief: Brief, role: Role, catalogue: Catalogue, faults: list[Diagnostic]
) -> tuple[Requirement, ...]:
    """What the role requires, less what the brief drops or states otherwise, and what it adds."""
    added: dict[str, Requirement] = {}
    for wish in brief.wants:
        outcome = _outcome(wish.outcome, "wants", catalogue, faults)
        if outcome is not None:
            added[outcome.skill] = Requirement(
                outcome, Priority(wish.priority), wish.weight, wish.why
            )
    required = {each.outcome.skill for each in role.requires}
    faults.extend(
        _brief(f"drops: the role does not require {skill!r}")
        for skill in brief.drops
        if skill not in required
    )
    kept = [
        each
        for each in role.requires
        if each.outcome.skill not in added and each.outcome.skill not in brief.drops
    ]
    return tuple(
        each
        for each in (*kept, *added.values())
        if brief.optional or each.priority is not Priority.OPTIONAL
    )


def parse_outcome(text: str) -> Outcome | None:
    """Read ``python@2``; None for anything else."""
    skill, _, level = text.rpartition("@")
    return Outcome(skill, int(level)) if skill and level in set("123456789") else None


def _weeks(brief: Brief, catalogue: Catalogue, faults: list[Diagnostic]) -> tuple[Week, ...]:
    try:
        return weeks_for(catalogue, brief)
    except KeyError:
        place = "/".join(filter(None, (brief.country, brief.subdivision)))
        faults.append(_brief(f"country: no public holidays are known for {place!r}"))
        return weeks_for(catalogue, brief.model_copy(update={"country": ""}))
    except OverflowError:
        faults.append(_brief(f"start: {brief.weeks} weeks from {brief.start} leave the calendar"))
        return weeks_for(catalogue, brief.model_copy(update={"start": None}))


def _unknown_modules(brief: Brief, catalogue: Catalogue) -> Iterator[Diagnostic]:
    named = (
        ("include", brief.include),
        ("exclude", brief.exclude),
        ("not_before", tuple(brief.not_before)),
        ("not_after", tuple(brief.not_after)),
        ("hours_in_week", tuple(brief.hours_in_week)),
        ("order", tuple(name for pair in brief.order for name in pair)),
        ("done", brief.done),
        ("preparation", brief.preparation.modules if brief.preparation else ()),
    )
    for key, names in named:
        for name in dict.fromkeys(names):
            if name not in catalogue.module_by_id:
                hint = nearest(name, catalogue.module_by_id)
                yield _brief(f"{key}: there is no module {name!r} in the catalogue", hint)


def _unknown(what: str, name: str, valid: Iterable[str]) -> Diagnostic:
    message = f"there is no {what} {name!r} in the catalogue" if name else f"no {what} is named"
    return _brief(message, nearest(name, valid))


def _brief(message: str, hint: str = "") -> Diagnostic:
    return violation("brief", f"brief: {message}", hint)
