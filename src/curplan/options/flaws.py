"""What a programme designer would call a bad fit: everything is covered, and yet.

Three things make one. A rule is broken that a review rejects, or that the policy gives weight.
There is no time to spare, by the policy's own figures. Or a little more time reaches much more of
what is optional. Whatever else a review finds is left to the review.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.brief import Brief
from curplan.catalogue.policy_layers import change_policy
from curplan.options.model import Flaw
from curplan.review.judge import review
from curplan.review.model import Verdict

if TYPE_CHECKING:
    from curplan.catalogue.models import Catalogue
    from curplan.plan.model import Plan
    from curplan.review.model import Finding

WEIGHTY = 3
"""From so many points on a broken rule makes a bad fit. The shipped policy's weights go from 1
(style) to 4; from 3 on, its reasons say that learning suffers."""

TIME_RULES = ("float", "review-time", "workload")
"""Kinds of rules that say how much time must be left, whatever their weight."""

OPTIONAL_POINTS = 20
"""So many points of percent more of the optional requirements are much."""

LITTLE_MORE = 10
"""Per cent of the calendar that are little more time: what the shipped policy wants left over."""


def flaws_of(plan: Plan, catalogue: Catalogue) -> tuple[Flaw, ...]:
    """Rules that a plan breaks so that it is a bad fit, in the order of the policy.

    What the brief accepts is no flaw. Raises ValueError when the plan's brief cannot be read.
    """
    profile = str(plan.brief.get("profile") or "")
    said = Brief.model_validate({"role": plan.role, **plan.brief}).policy
    policy = change_policy(catalogue.policy_of(plan.role, profile), said).policies[0]
    weights = {rule.id: rule.weight for rule in policy.rules}
    found = review(plan, catalogue).findings
    return tuple(
        Flaw(each.rule, each.asks, "; ".join(each.evidence[:1]))
        for each in found
        if _counts(each, weights.get(each.rule, 0))
    )


def _counts(finding: Finding, weight: int) -> bool:
    if finding.kind in ("constraints", "coverage"):
        return False  # those have ways out of their own
    if finding.verdict is Verdict.REJECTED:
        return True
    broken = finding.verdict is Verdict.WARNING
    return broken and (weight >= WEIGHTY or finding.kind in TIME_RULES)


def little_more(weeks: int) -> int:
    """Weeks of a slightly longer calendar than so many weeks.

    >>> little_more(26), little_more(5)
    (29, 6)
    """
    return weeks + max(1, -(-weeks * LITTLE_MORE // 100))


def optional_flaw(plan: Plan, longer: Plan) -> Flaw | None:
    """Tell whether a slightly longer calendar reaches much more of what is optional."""
    now, then = (_percent(each) for each in (plan, longer))
    if then - now < OPTIONAL_POINTS:
        return None
    more = longer.time_box.weeks - plan.time_box.weeks
    reach = "reaches" if more == 1 else "reach"
    return Flaw(
        OPTIONAL,
        "optional requirements are not left out for want of a little time",
        f"{now} % of them; {more} week{'s' * (more != 1)} more {reach} {then} %",
    )


OPTIONAL = "optional"
"""Stands for a rule in the flaw of optional coverage."""


def _percent(plan: Plan) -> int:
    objective = plan.objective("optional_coverage")
    return int(100 * objective.value / objective.max) if objective.max else 100
