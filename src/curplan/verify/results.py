"""What the plan claims to reach: coverage, the objectives' values and bounds, its status."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from curplan.catalogue.kinds import Priority
from curplan.catalogue.models import Outcome, Requirement
from curplan.verify.measures import differs, minutes_of, number, violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.diagnostics import Diagnostic
    from curplan.plan.model import Coverage, Objective
    from curplan.verify.context import Context

TWELFTHS = 12
COVERAGES = {
    "must_coverage": Priority.MUST,
    "essential_coverage": Priority.ESSENTIAL,
    "optional_coverage": Priority.OPTIONAL,
}
HOURS = "hours"
OBJECTIVES = (*COVERAGES, "selection_penalty", HOURS, "schedule_penalty")
PROMISED = OBJECTIVES[:5]
"""The objectives that ``status: optimal`` promises to be proven."""


def coverage_rows(context: Context) -> Iterator[Diagnostic]:
    """There is one true row for each requirement that counts, and no other."""
    rows = Counter((row.skill, row.required, str(row.priority)) for row in context.plan.coverage)
    expected = {
        (*requirement.outcome, requirement.priority.value): requirement
        for requirement in context.order.requirements
    }
    for key in dict.fromkeys((*expected, *rows)):
        times, due = rows[key], int(key in expected)
        if times != due:
            asked = "the role requires it" if due else "the role does not require it so"
            message = f"coverage names {key[0]}@{key[1]} ({key[2]}) {times} times; {asked}"
            yield violation("coverage", message)
    for row in context.plan.coverage:
        requirement = expected.get((row.skill, row.required, row.priority))
        if requirement is not None:
            yield from _row(context, row, requirement)


def _row(context: Context, row: Coverage, requirement: Requirement) -> Iterator[Diagnostic]:
    what = f"coverage of {requirement.outcome}"
    skill = context.catalogue.skill_by_id.get(row.skill)
    held = context.order.entry.get(row.skill, 0)
    above = Outcome(row.skill, held + 1)
    teachers = sorted(one.id for one in context.teachers.get(row.skill, ()) if one.teaches(above))
    facts: tuple[tuple[str, object, object], ...] = (
        ("weight", row.weight, requirement.weight),
        ("entry", row.entry, held),
        ("reached", row.reached, reached(context, requirement)),
        ("by", sorted(row.by), teachers),
        ("name", row.name, skill.name if skill else ""),
    )
    for name, stated, true in facts:
        if stated != true:
            message = differs(what, name, stated, true).message
            yield violation("coverage", message)


def reached(context: Context, requirement: Requirement) -> int:
    """Find the highest level of the requirement's skill that is held or taught."""
    skill = requirement.outcome.skill
    taught = (
        outcome.level
        for one in context.teachers.get(skill, ())
        for outcome in one.module.teaches
        if outcome.skill == skill
    )
    return max((context.order.entry.get(skill, 0), *taught))


def earned(context: Context, priority: Priority) -> Fraction:
    """Sum up one priority's coverage in twelfths of a weight."""
    return sum(
        (
            _worth(requirement, reached(context, requirement))
            for requirement in context.order.requirements
            if requirement.priority is priority
        ),
        Fraction(0),
    )


def _worth(requirement: Requirement, level: int) -> Fraction:
    required = requirement.outcome.level
    full = Fraction(TWELFTHS * requirement.weight)
    if requirement.priority is Priority.MUST:
        return full if level >= required else Fraction(0)
    return full * min(level, required) / required


def objectives(context: Context) -> Iterator[Diagnostic]:
    """All six objectives are there; values are true, bounds and proofs make sense."""
    names = [objective.name for objective in context.plan.objectives]
    infeasible = context.plan.status == "infeasible"
    if names != list(OBJECTIVES) and not (infeasible and not names):
        expected = ", ".join(OBJECTIVES)
        yield violation("objective", f"objectives: expected {expected}; found {names}")
    for objective in context.plan.objectives:
        if objective.name in OBJECTIVES:
            yield from _value(context, objective)
            yield from _bound(context, objective)


def _value(context: Context, objective: Objective) -> Iterator[Diagnostic]:
    """Compare value and maximum with the truth, where the hard facts decide it."""
    true: Fraction | None = None
    stated = Fraction(objective.value)
    if objective.name in COVERAGES:
        priority = COVERAGES[objective.name]
        true = earned(context, priority)
        most = sum(
            TWELFTHS * r.weight for r in context.order.requirements if r.priority is priority
        )
        if objective.max != most:
            message = differs(objective.name, "max", objective.max, most).message
            yield violation("objective", message)
    elif objective.name == HOURS and context.order.brief.use == "fewest":
        hour = context.catalogue.hour
        true = Fraction(sum(context.loads.values(), Fraction(0)), hour)
        stated = Fraction(minutes_of(objective.value, hour), hour)
    if true is not None and stated != true:
        message = differs(objective.name, "value", number(objective.value), number(true)).message
        yield violation("objective", message)


def _bound(context: Context, objective: Objective) -> Iterator[Diagnostic]:
    """A bound lies on the better side of the value, and proven means that they meet."""
    name, value, bound = objective.name, objective.value, objective.bound
    if objective.proven != (value == bound):
        word = "is proven" if objective.proven else "is not proven"
        message = f"{name}: the plan states that it {word}, but value {value} and bound {bound} "
        yield violation("objective", message + ("differ" if objective.proven else "meet"))
    maximised = name in COVERAGES or (name == HOURS and context.order.brief.use == "fill")
    if bound < value if maximised else bound > value:
        message = f"{name}: bound {bound} is worse than value {value}"
        yield violation("objective", message)
    if min(value, bound) < 0 or (name in COVERAGES and bound > (objective.max or 0)):
        message = f"{name}: bound {bound} and value {value} must lie between 0 and the maximum"
        yield violation("objective", message)


def status(context: Context) -> Iterator[Diagnostic]:
    """Status follows from the proofs, *partial* from the must requirements."""
    plan = context.plan
    proven = {objective.name for objective in plan.objectives if objective.proven}
    open_names = [name for name in PROMISED if name not in proven]
    if plan.status == "optimal" and open_names:
        message = f"status is 'optimal', but not proven: {', '.join(open_names)}"
        yield violation("status", message)
    if plan.status == "feasible" and not open_names:
        yield violation("status", "status is 'feasible', but the first five objectives are proven")
    if plan.status == "infeasible" and plan.modules:
        message = f"status is 'infeasible', but {len(plan.modules)} modules are planned"
        yield violation("status", message)
    short = [
        str(requirement.outcome)
        for requirement in context.order.requirements
        if requirement.priority is Priority.MUST
        and reached(context, requirement) < requirement.outcome.level
    ]
    if plan.partial != bool(short):
        reason = f"short of {', '.join(short)}" if short else "no must requirement is short"
        yield violation("status", f"partial is {str(plan.partial).lower()}, but {reason}")
