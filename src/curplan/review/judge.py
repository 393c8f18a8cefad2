"""Judging a plan by every rule of the policy.

The planner's rules are judged by the planner's own definitions (``curplan.problem``), the hard
constraints by ``curplan.verify``, which shares nothing with it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.catalogue.policy import Rule
from curplan.catalogue.policy_rules import REVIEW_RULES, SELECTION_RULES
from curplan.diagnostics import Diagnostic
from curplan.plan.rules import broken_rules
from curplan.problem.make_rules import matches
from curplan.review.content import coverage, effect, matrix
from curplan.review.hours import review_time, total_hours, workload
from curplan.review.measures import measured
from curplan.review.model import Finding, Judged, Review, Verdict
from curplan.review.reviewable import reviewable as reviewable
from curplan.review.sequence import follow_up, second_language, slack
from curplan.review.situation import Situation, situation
from curplan.review.wording import asks
from curplan.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from curplan.catalogue.models import Catalogue
    from curplan.plan.model import BrokenRule, Plan
    from curplan.review.handmade import HandMade

STATED = (
    "verify-catalogue",
    "verify-needs",
    "verify-objective",
    "verify-quantum",
    "verify-status",
)
"""Violations that a plan made by hand cannot have: it states nothing of the kind."""

MOST_VIOLATIONS = 20
"""Violations of hard constraints that are listed; ``curplan verify`` lists them all."""

MOST_RULES = 10**6
"""Stands after the place of any rule in a file."""


def review_hand_made(made: HandMade) -> Review:
    """Judge a plan made by hand: no statement of it can be wrong, its constraints can."""
    found = [each for each in verify(made.plan, made.catalogue) if each.code not in STATED]
    for week in made.plan.weeks:
        kept = made.reserved.get(week.week, 0)
        if kept and week.load <= week.capacity < week.load + kept:
            message = (
                f"week {week.week} has {week.load:g} h of modules and {kept} h kept for review; "
                f"there are {week.capacity:g}"
            )
            found.append(Diagnostic("verify-capacity", message))
    found = [replace(each, message=_titled(each.message, made)) for each in found]
    return review(made.plan, made.catalogue, found, made.reserved)


def _titled(message: str, made: HandMade) -> str:
    """Name modules by the titles that were typed in, not by ids that were made of them."""
    for name, title in made.titles.items():
        message = message.replace(f"'{name}'", f"'{title}'")
    return message


def review(
    plan: Plan,
    catalogue: Catalogue,
    violations: Sequence[Diagnostic] | None = None,
    reserved: Mapping[int, int] | None = None,
) -> Review:
    """Judge a plan by every rule of its policy.

    Parameters
    ----------
    plan
        Any plan, made here or by hand, whose role and modules are in the catalogue.
    violations
        What ``verify`` found, when that is known already.
    reserved
        Hours kept for review in each week, where they do not follow from the policy.

    Raises
    ------
    ValueError
        When the plan's brief cannot be read.
    """
    desk = situation(plan, catalogue, reserved)
    found = verify(plan, catalogue) if violations is None else violations
    broken: dict[str, list[BrokenRule]] = {}
    for each in broken_rules(desk.problem, desk.solution, catalogue):
        broken.setdefault(each.rule.partition(":")[0], []).append(each)
    rules = sorted((*_always(desk), *desk.policy.rules), key=_in_file)
    findings = tuple(_finding(desk, rule, broken.get(rule.id, ()), found) for rule in rules)
    return Review(desk.policy.profile, findings)


def _always(desk: Situation) -> list[Rule]:
    """What is looked at even if the policy says nothing of it."""
    said = {rule.of for rule in desk.policy.rules}
    return [Rule(kind, 1, hard=True) for kind in ("constraints", "coverage") if kind not in said]


def _in_file(rule: Rule) -> tuple[bool, tuple[str | int, ...]]:
    """Order of the policy's file: rules of all profiles, then those of one."""
    _, path = rule.origin
    if path[:1] == ("policy",):  # a rule of the brief's own
        return True, (MOST_RULES, *path[1:])
    return path[:1] not in ((), ("rules",)), path[-1:]


def _finding(
    desk: Situation, rule: Rule, broken: Sequence[BrokenRule], violations: Sequence[Diagnostic]
) -> Finding:
    reason = _not_asked(desk, rule)
    judged: Judged | None
    evidence: tuple[str, ...]
    if reason:
        judged = None
    elif rule.of == "constraints":
        judged = _constraints(desk, violations)
    elif rule.of in REVIEW_RULES:
        judged = _LOOKED_AT[rule.of](desk, rule)
        reason = "nothing in this track to judge by it"
    else:
        shown = measured(desk, rule)
        listed = () if rule.of == "themes" else (each.text for each in broken)
        judged = not broken, (*shown, *listed)
    accepted = ""
    if judged is None:
        verdict, evidence = Verdict.NOT_ASKED, (reason,)
    else:
        kept, evidence = judged
        wrong = Verdict.REJECTED if rule.hard else Verdict.WARNING
        verdict = Verdict.KEPT if kept else wrong
        said = {each.rule: each.why for each in desk.brief.accepts}
        if verdict is Verdict.WARNING and rule.id in said:
            verdict, accepted = Verdict.ACCEPTED, said[rule.id]
    words = asks(rule, desk.catalogue)
    return Finding(
        rule.id, rule.of, words, verdict, evidence, rule.hard, rule.why, rule.source, accepted
    )


def _not_asked(desk: Situation, rule: Rule) -> str:
    """Why a rule has nothing to say of this plan; empty when it has."""
    if not rule.weight:
        return "not in this profile"
    if not rule.applies(desk.required):
        return "not for a role like this"
    if rule.of == "themes":
        if not desk.role.themes:
            return "the role names no themes"
        if not any(r.id.startswith(f"{rule.id}:") for r in desk.problem.selection_rules):
            return "the role's hours by theme are for its own audience"
    if rule.of in ("order", "groundwork"):
        words = rule.words("then" if rule.of == "order" else "before")
        if not any(matches(module, words) for module in desk.modules):
            return "nothing in this track to judge by it"
        if not any(r.id == rule.id and r.links for r in desk.problem.schedule_rules):
            return "learners bring it with them, or one module teaches both"
    if not desk.modules and (rule.of in SELECTION_RULES or rule.of not in REVIEW_RULES):
        return "there are no modules"
    if rule.of in ("capstone-last", "capstone-weeks", "capstone-skills") and not any(
        t.capstone for t in desk.problem.tasks
    ):
        return "there is no capstone"
    return ""


def _constraints(desk: Situation, violations: Sequence[Diagnostic]) -> Judged:
    """Whether the plan is sound; that the catalogue changed since is said, and breaks nothing."""
    listed = [each.message for each in violations[:MOST_VIOLATIONS]]
    if all(each.code == "verify-catalogue" for each in violations):
        return True, tuple(listed) or (_size(desk),)
    if len(violations) > MOST_VIOLATIONS:
        listed.append(f"and {len(violations) - MOST_VIOLATIONS} more, which verify lists")
    return False, tuple(listed)


def _size(desk: Situation) -> str:
    modules = f"{len(desk.modules)} module{'' if len(desk.modules) == 1 else 's'}"
    return f"{modules}, {len(desk.weeks)} weeks"


_LOOKED_AT: dict[str, Callable[[Situation, Rule], Judged | None]] = {
    "coverage": coverage,
    "total-hours": total_hours,
    "workload": workload,
    "review-time": review_time,
    "matrix": matrix,
    "follow-up": follow_up,
    "second-language": second_language,
    "effect": effect,
    "float": slack,
}
