"""Rules on hours that only a review looks at: in all, in a week, kept free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.plan.rules import in_weeks
from curplan.review.wording import figure

if TYPE_CHECKING:
    from curplan.catalogue.policy import Rule
    from curplan.review.model import Judged
    from curplan.review.situation import Situation

HALF_YEAR = 26
"""Weeks for which the bands of hours are stated."""


def total_hours(desk: Situation, rule: Rule) -> Judged:
    """Hours taught and reserved are within the band of the pace, in proportion to the length."""
    pace, weeks = desk.brief.hours_per_week, desk.brief.weeks
    full = pace >= rule.threshold("full_week", 27)
    part = pace <= rule.threshold("part_week", 20)
    least = rule.threshold("full_least", 700) if full else rule.threshold("part_least", 240)
    most = rule.threshold("part_most", 520) if part else rule.threshold("full_most", 1050)
    least, most = least * weeks // HALF_YEAR, -(-most * weeks // HALF_YEAR)
    taught = sum(desk.loads.values())
    reserved = sum(week.reserved for week in desk.weeks)
    total = float(taught + reserved)
    text = (
        f"{figure(total)} h ({figure(taught)} h taught, {figure(float(reserved))} h for review); "
        f"{least}-{most} h asked"
    )
    return least <= total <= most, (text,)


def workload(desk: Situation, rule: Rule) -> Judged:
    """No week has more hours than learners can bear."""
    limit = rule.threshold("hours", 45)
    loads = [(float(desk.loads[week.number] + week.reserved), week.number) for week in desk.weeks]
    over = [f"week {number}: {figure(hours)} h" for hours, number in loads if hours > limit]
    return not over, tuple(over) or (f"at most {figure(max(loads)[0])} h",)


def review_time(desk: Situation, rule: Rule) -> Judged:
    """Time is reserved often enough, neither too little nor too much of it."""
    every = rule.threshold("weeks", 8)
    open_weeks = [week for week in desk.weeks if week.hours]
    reserved = sum(week.reserved for week in open_weeks)
    hours = sum(week.hours for week in open_weeks)
    share = float(100 * reserved / hours) if hours else 0.0
    longest = run = 0
    for week in open_weeks:
        run = 0 if week.reserved else run + 1
        longest = max(longest, run)
    numbers = [week.number for week in open_weeks if week.reserved]
    evidence = f"{figure(float(reserved))} of {figure(float(hours))} h, {share:.1f} %" + (
        f", in {in_weeks(numbers)}" if numbers else ""
    )
    if len(open_weeks) < every:
        return True, (f"{evidence}; the track is shorter than {every} weeks",)
    enough = longest < every and rule.threshold("percent", 5) <= share
    return enough and share <= rule.threshold("most", 10), (evidence,)
