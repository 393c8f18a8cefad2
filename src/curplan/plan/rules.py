"""The soft rules that a track breaks, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.plan.model import BrokenRule
from curplan.problem.score import schedule_breaches, selection_breaches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.catalogue.models import Catalogue
    from curplan.problem.breach import Breach
    from curplan.problem.model import Problem, Solution

BY_MODULE = (
    "idle",
    "trickle",
    "reuse",
    "capstone-last",
    "capstone-weeks",
    "stretch",
    "order",
    "introduced",
    "groundwork",
    "before-break",
)
"""Rules told for each module that breaks them."""

NAMED = ("graded-end", "once")
"""Rules told once in all, with the modules that break them."""

SAID = {
    "strand-floor": "fewer hours of {detail} than the policy asks for",
    "once": "more than one course teaches {detail}",
    "themes": "the hours of {detail} are outside the limits of the role",
    "hands-on": "too small a share of the hours is hands-on",
    "capstone-share": "the capstone is too small a share of the hours",
    "portfolio": "too few projects for a portfolio",
    "graded-end": "long modules without a graded end",
    "load": "weeks that are not filled to within the limit",
    "idle": "idle weeks inside a module",
    "trickle": "weeks with only a few hours of a module",
    "reuse": "what it teaches is built on too late",
    "spread": "the continuous strand starts late or ends early",
    "capstone-last": "goes on after the capstone has begun",
    "prompt-start": "empty weeks before the first module",
    "stretch": "takes longer than it should",
    "heavy": "too many heavy modules at once",
    "lecture": "too large a share of the hours is lectures",
    "capstone-skills": "the capstone practises too few of the essential skills",
    "career-share": "the continuous strand is too small a share of the hours",
    "novelty": "too much that is new in one week",
    "cadence": "too long without anything handed in",
    "gates": "too long without an assessment that decides who goes on",
    "order": "starts before what should come first has ended",
    "introduced": "practises what is taught only later",
    "groundwork": "starts before there was enough groundwork",
    "capstone-weeks": "is too small or too large a share of the calendar",
    "before-break": "starts in the last week before a break",
}


def broken_rules(
    problem: Problem, solution: Solution, catalogue: Catalogue
) -> tuple[BrokenRule, ...]:
    """List each broken rule once per module (or once in all), with weeks and penalty."""
    breaches = (
        *selection_breaches(problem, solution.selection),
        *schedule_breaches(problem, solution),
    )
    merged: dict[tuple[str, tuple[int, ...]], list[Breach]] = {}
    for breach in breaches:
        key = breach.modules if breach.of in BY_MODULE else ()
        merged.setdefault((breach.rule, key), []).append(breach)
    return tuple(
        BrokenRule(
            rule=rule,
            penalty=sum(breach.penalty for breach in found),
            text=_text(rule, key, found, problem, catalogue),
        )
        for (rule, key), found in merged.items()
    )


def _text(
    rule: str,
    modules: tuple[int, ...],
    found: Sequence[Breach],
    problem: Problem,
    catalogue: Catalogue,
) -> str:
    _, _, detail = rule.partition(":")
    words = SAID[found[0].of].format(detail=detail)
    titles = [catalogue.module_by_id[problem.tasks[index].id].title for index in modules]
    if found[0].of in NAMED:
        guilty = dict.fromkeys(index for breach in found for index in breach.modules)
        names = [catalogue.module_by_id[problem.tasks[index].id].title for index in guilty]
        return f"{words}: {', '.join(names)}" if names else words
    weeks = sorted({week for breach in found for week in breach.weeks})
    where = f" ({in_weeks(weeks)})" if weeks else ""
    return f"{', '.join(titles)}: {words}{where}" if titles else f"{words}{where}"


def in_weeks(weeks: Sequence[int]) -> str:
    """Write weeks with the word before them.

    >>> in_weeks([4]), in_weeks([4, 5, 9])
    ('week 4', 'weeks 4-5, 9')
    """
    return f"week{'' if len(weeks) == 1 else 's'} {week_ranges(weeks)}"


def week_ranges(weeks: Sequence[int]) -> str:
    """Write weeks as ranges.

    >>> week_ranges([3, 4, 5, 9])
    '3-5, 9'
    """
    parts: list[list[int]] = []
    for week in weeks:
        if parts and week == parts[-1][1] + 1:
            parts[-1][1] = week
        else:
            parts.append([week, week])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in parts)
