"""The comparison of plans as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from curplan.cli.compare_plans_text import title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.api import ComparedOutcome, PlanComparison, PlanFigures
    from curplan.cli.compare import Compared


def document(
    comparison: PlanComparison, compared: Sequence[Compared], picture: str
) -> dict[str, Any]:
    """Give a comparison as a JSON value; plans are named by their letters, modules by their ids."""
    letters = comparison.letters
    return {
        "plans": [
            _plan(figures, each) for figures, each in zip(comparison.plans, compared, strict=True)
        ],
        "same_catalogue": comparison.same_catalogue,
        "modules_in_all": [module.id for module in comparison.modules_of(letters)],
        "modules_in_one": {
            letter: [module.id for module in comparison.modules_of(letter)] for letter in letters
        },
        "modules": [
            {
                "id": module.id,
                "title": module.title,
                "kind": module.kind,
                "strand": module.strand,
                "hours": {
                    letter: _number(hours)
                    for letter, hours in zip(letters, module.hours, strict=True)
                    if hours is not None
                },
            }
            for module in comparison.modules
        ],
        "reached_by_some": [_outcome(one, letters) for one in comparison.differing],
        "reached_by_none": [_outcome(one, letters) for one in comparison.unreached],
        "picture": picture,
    }


def _plan(figures: PlanFigures, each: Compared) -> dict[str, Any]:
    plan, verdicts = figures.plan, figures.verdicts
    return {
        "plan": figures.letter,
        "title": title(figures),
        "role": plan.role,
        "file": each.source or None,
        "audience": plan.audience or None,
        "catalogue": plan.catalogue.model_dump(mode="json"),
        "status": plan.status,
        "partial": plan.partial,
        "weeks": plan.time_box.weeks,
        "hours_per_week": plan.time_box.hours_per_week,
        "start": str(plan.time_box.start) if plan.time_box.start else None,
        "end_date": str(figures.end_date) if figures.end_date else None,
        "last_week": figures.last_week or None,
        "weeks_taught": figures.weeks_taught,
        "coverage": {
            name: {
                "reached": round(float(share.reached), 3),
                "of": share.most,
                "full": share.full,
            }
            for name, share in (
                ("must", figures.must),
                ("essential", figures.essential),
                ("optional", figures.optional),
            )
        },
        "modules": len(plan.modules),
        "hours": _number(figures.hours),
        "capacity": _number(figures.capacity),
        "hours_by_kind": {name: _number(hours) for name, hours in figures.by_kind.items()},
        "hours_by_strand": {name: _number(hours) for name, hours in figures.by_strand.items()},
        "selection_penalty": figures.selection_penalty,
        "schedule_penalty": figures.schedule_penalty,
        "review": None
        if verdicts is None
        else {
            "kept": verdicts.kept,
            "warnings": verdicts.warnings,
            "rejected": verdicts.rejected,
        },
        "not_reviewed": each.unjudged or None,
    }


def _outcome(one: ComparedOutcome, letters: str) -> dict[str, Any]:
    return {
        "outcome": f"{one.skill}@{one.level}",
        "name": one.name,
        "priority": dict(zip(letters, one.asked, strict=True)),
        "level": dict(zip(letters, one.levels, strict=True)),
        "reached_by": list(one.letters),
    }


def _number(hours: float) -> float:
    """Whole hours without a point."""
    return int(hours) if hours == int(hours) else round(hours, 3)
