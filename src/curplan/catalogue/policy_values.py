"""What each threshold of a rule may be: types, limits, and names that read as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from curplan.catalogue.faults import Fault
from curplan.catalogue.policy_rules import (
    BY_STRAND,
    KNOWN_RULES,
    LIMITS,
    MAX_HOURS,
    OWN_LIMITS,
    SKILLS_ALONE,
    TEAM_PROJECT,
)
from curplan.catalogue.shapes import describe
from curplan.catalogue.values import is_id, is_outcome
from curplan.diagnostics import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.catalogue.documents import RuleDocument
    from curplan.catalogue.policy import Threshold
    from curplan.source import Place

#: Keys that every rule has besides its thresholds.
_OF_EVERY_RULE = ("weight", "hard", "why", "source")


def unfit_thresholds(kind: str, rule: RuleDocument, place: Place) -> Iterator[Fault]:
    """Find the thresholds of an entry that the kind of rule does not know, or that cannot be."""
    known = KNOWN_RULES[kind]
    for name, value in sorted((rule.model_extra or {}).items()):
        where = place.down(name)
        if name in known or kind in BY_STRAND:
            default = known.get(name, 0)
            if isinstance(default, int) is not isinstance(value, int):
                wanted = "a whole number" if isinstance(default, int) else "a list of names"
                message = f"'{name}' must be {wanted}; found {describe(value)}"
                yield Fault("wrong-type", message, where, "correct the value")
            elif isinstance(value, int):
                yield from _beyond(kind, name, value, where)
            else:
                yield from _misspelt(name, value, where)
        else:
            listed = f"its thresholds: {', '.join(known)}" if known else "it has no thresholds"
            yield Fault(
                "unknown-key",
                f"rule '{rule.id}' has no threshold '{name}'",
                where,
                nearest(name, (*known, *_OF_EVERY_RULE)) or listed,
            )


def _beyond(kind: str, name: str, value: int, place: Place) -> Iterator[Fault]:
    low, high = OWN_LIMITS.get((kind, name), LIMITS.get(name, (0, MAX_HOURS)))
    if not low <= value <= high:
        message = f"'{name}' must be from {low} to {high}; found {describe(value)}"
        yield Fault("bad-value", message, place, "choose a value within these limits")


def _misspelt(name: str, value: Threshold, place: Place) -> Iterator[Fault]:
    for word in (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ():
        where = place.down(find=word)
        if not (is_id(word) or is_outcome(word)):
            message = f"expected a skill, or an outcome such as python@2; found {describe(word)}"
            hint = "write the skill's id, or the id, '@' and a level from 1 to 4"
            yield Fault("bad-outcome", message, where, hint)
        elif name in SKILLS_ALONE and not (is_id(word) and word != TEAM_PROJECT):
            message = f"'{name}' names skills alone; found '{word}'"
            hint = "name a skill" if word == TEAM_PROJECT else f"write '{re.sub('@.*', '', word)}'"
            yield Fault("bad-value", message, where, hint)
