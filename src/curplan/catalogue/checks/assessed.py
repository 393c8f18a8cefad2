"""What the rows of a module's assessments must add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.faults import Fault, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.catalogue.draft import Draft

WHOLE = 100
"""Per cent of a module's mark."""


def assessment_weights(draft: Draft) -> Iterator[Fault]:
    """The weights of a module's assessments add up to 100 per cent."""
    for module in draft.catalogue.modules:
        total = sum(row.weight for row in module.assessments)
        if module.assessments and total != WHOLE:
            yield Fault(
                "assessment-weights",
                f"the weights of the assessments of '{module.id}' add up to {total}, not {WHOLE}",
                at(module.origin, "assessments"),
                "correct the weights: they are per cent of the module's mark",
            )


def assessment_minutes(draft: Draft) -> Iterator[Fault]:
    """The assessments of a module fit into its hours."""
    hour = draft.catalogue.hour
    for module in draft.catalogue.modules:
        needed = sum(row.minutes for row in module.assessments)
        if needed > module.minutes > 0:
            yield Fault(
                "assessment-minutes",
                f"the assessments of '{module.id}' take {needed} minutes; "
                f"the module has {module.minutes} ({module.minutes / hour:g} h)",
                at(module.origin, "assessments"),
                "count in a row only the time within the module's hours",
            )


def assessment_outcomes(draft: Draft) -> Iterator[Fault]:
    """Where a module has rows of assessment, `assesses` says the same or is left out."""
    for module in draft.catalogue.modules:
        if not module.assessments:
            continue
        rows = {outcome for row in module.assessments for outcome in row.outcomes}
        if rows != set(module.assesses):
            differing = ", ".join(map(str, sorted(rows.symmetric_difference(module.assesses))))
            yield Fault(
                "assessment-outcomes",
                f"'assesses' of '{module.id}' and its assessments differ: {differing}",
                at(module.origin, "assesses"),
                "leave 'assesses' out: the rows say it",
            )
