"""Values as schema.org writes them: durations, days, identifiers."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

from curplan.proposal.plain import plain

if TYPE_CHECKING:
    from curplan.plan.model import Plan
    from curplan.proposal.model import Ability
    from curplan.proposal.sections.saying import Saying

Thing = dict[str, Any]

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "curplan:programme")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def duration(minutes: int) -> str:
    """Write minutes as an ISO 8601 duration.

    >>> duration(60), duration(1075), duration(45)
    ('PT1H', 'PT17H55M', 'PT45M')
    """
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


def day(weekday: int) -> str:
    """Name a day of the week, 0 is Monday.

    >>> day(0)
    'https://schema.org/Monday'
    """
    return f"https://schema.org/{_DAYS[weekday]}"


def identifier(plan: Plan, module: str = "") -> str:
    """Give the identity of the programme or of a module in it: titles and dates do not matter."""
    brief = plan.brief
    known = [plan.role, str(brief.get("partner") or ""), str(brief.get("cohort") or ""), module]
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, json.dumps(known))}"


def term(ability: Ability, says: Saying) -> Thing:
    """Give an outcome as a term: the skill with its level, and what it means."""
    return filled(
        {"@type": "DefinedTerm", "name": named(ability, says), "description": ability.means}
    )


def named(ability: Ability, says: Saying) -> str:
    """Name a skill with its level, without the marks that a page sets words apart with."""
    return plain(says.ability(ability))


def filled(thing: Thing) -> Thing:
    """Leave out what is empty; a single value of a list stands alone."""
    found = {key: value for key, value in thing.items() if value not in (None, "", [], {})}
    return {
        key: value[0] if isinstance(value, list) and len(value) == 1 else value
        for key, value in found.items()
    }


def text_of(thing: Thing) -> str:
    """Write JSON that may also stand in a page's script element: no text in it can end that."""
    text = json.dumps(thing, ensure_ascii=False, indent=1)
    for char, written in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(char, written)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"
