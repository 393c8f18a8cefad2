"""What each rule asks, in words; thresholds are filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from curplan.catalogue.policy_rules import KNOWN_RULES, TEAM_PROJECT

if TYPE_CHECKING:
    from curplan.catalogue.models import Catalogue
    from curplan.catalogue.policy import Rule

ASKS = {
    "constraints": "prerequisites, time box, capacity, closures and pins hold",
    "coverage": "every must and essential outcome is reached at its level",
    "load": "each week but the last is filled to within {percent} % of its hours",
    "total-hours": "the hours in all suit the length and the pace",
    "workload": "no week has more than {hours} h",
    "themes": "each theme of the role gets its share of the hours",
    "strand-floor": "each strand named gets its hours",
    "hands-on": "at least {percent} % of the hours are labs and projects",
    "lecture": "at most {percent} % of the hours are lectures",
    "introduced": "nothing is practised before it is taught",
    "groundwork": "{hours} h of {of} before {before}",
    "order": "{first} before {then}",
    "follow-up": "{then} comes right after {first}",
    "second-language": "a second language only after {hours} h of the first",
    "once": "no two courses teach the same",
    "graded-end": "each module of {hours} h or more ends in something graded",
    "cadence": "something graded is handed in at least every {weeks} weeks",
    "gates": "a gate comes at least every {weeks} weeks",
    "portfolio": "at least {pieces} pieces for the portfolio, the capstone among them",
    "matrix": "every outcome is introduced and practised, every essential one assessed",
    "capstone-last": "nothing but the continuous strand goes on beside the capstone",
    "capstone-weeks": "the capstone takes {percent}-{most} % of the calendar",
    "capstone-share": "the capstone takes at least {percent} % of the hours",
    "capstone-skills": (
        "the capstone practises {percent} % of the essential skills and teaches none first"
    ),
    "idle": "no module pauses",
    "trickle": "no module has under {hours} h in a week, but for its first and last",
    "stretch": "no module takes more than {percent} % of the weeks that it needs",
    "reuse": "what is taught is used again within {weeks} weeks",
    "heavy": "at most {most} modules of {module_hours} h or more at once",
    "novelty": "at most {most} new outcomes in a week",
    "prompt-start": "teaching starts in the first week",
    "before-break": "no module starts in the last week before a break",
    "review-time": "time for review every {weeks} weeks, {percent}-{most} % of the whole",
    "float": "the longest chain of modules leaves {percent} % of the calendar",
    "effect": "no module is without effect",
    "spread": (
        "the continuous strand starts by week {start_week}, runs over {percent} % of the "
        "calendar and into its end"
    ),
    "career-share": "the continuous strand has at least {percent} % of the hours",
}


_ONE = re.compile(r"\b1 (new )?(piece|module|outcome|week)s\b")
"""One of what is counted by the hundred elsewhere."""


def asks(rule: Rule, catalogue: Catalogue) -> str:
    """Say what a rule asks, with its thresholds and the names of skills."""
    values: dict[str, object] = {}
    for name, default in KNOWN_RULES[rule.of].items():
        if isinstance(default, int):
            values[name] = rule.threshold(name, default)
        else:
            values[name] = _listed([_name(word, catalogue) for word in rule.words(name)])
    text = _ONE.sub(lambda one: one[0].removesuffix("s"), ASKS[rule.of].format(**values))
    return text.replace("every 1 week", "every week")


def figure(value: float) -> str:
    """Write a number of hours with at most two decimals.

    >>> figure(29.3333), figure(12.0), figure(1e20)
    ('29.33', '12', '100000000000000000000')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _name(word: str, catalogue: Catalogue) -> str:
    if word == TEAM_PROJECT:
        return "projects in teams"
    skill, _, level = word.partition("@")
    known = catalogue.skill_by_id.get(skill)
    name = known.name if known else skill
    return f"{name} {level}" if level else name


def _listed(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
