"""docs/plan-file.md lists exactly the keys of the plan file, with examples that are valid."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pydantic import BaseModel, TypeAdapter

from curplan.brief import Brief
from curplan.plan import model, planned
from curplan.plan.reading import parse_plan
from curplan.plan.writing import plan_text

TEXT = (Path(__file__).parents[2] / "docs" / "plan-file.md").read_text(encoding="utf-8")
PARTS: dict[str, type[BaseModel]] = {
    "The whole": model.Plan,
    "catalogue": model.CatalogueStamp,
    "tasks": model.JobTask,
    "brief": Brief,
    "time_box": model.TimeBox,
    "limits": model.Limits,
    "objectives": model.Objective,
    "modules": planned.PlannedModule,
    "needs": planned.Support,
    "units": planned.PlannedUnit,
    "assessments": planned.PlannedAssessment,
    "weeks": planned.PlannedWeek,
    "closures": planned.ClosedDay,
    "sessions": planned.PlannedSession,
    "parts": planned.SessionPart,
    "coverage": model.Coverage,
    "skills": model.PlannedSkill,
    "backgrounds": planned.PlannedBackground,
    "background preparation": planned.BackgroundPreparation,
    "prepared titles": planned.PreparedTitle,
    "preparation": planned.Preparation,
    "levels": model.PlannedLevel,
    "rules": model.BrokenRule,
    "advice": model.Advice,
    "diagnostics": model.PlanDiagnostic,
}
SECTION = re.compile(r"^## (.+?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `(\w+)` \| `(.+?)` \| .+ \|$", re.MULTILINE)


def rows(part: str) -> list[tuple[str, str]]:
    """Keys and examples of a section's table."""
    return ROW.findall(dict(SECTION.findall(TEXT))[part])


@pytest.mark.parametrize("part", PARTS)
def test_every_key_is_listed_in_its_order(part: str) -> None:
    fields = PARTS[part].model_fields
    assert [key for key, _ in rows(part)] == [field.alias or key for key, field in fields.items()]


@pytest.mark.parametrize("part", PARTS)
def test_every_example_is_a_value_that_the_key_may_have(part: str) -> None:
    fields = {field.alias or key: field for key, field in PARTS[part].model_fields.items()}
    for key, example in rows(part):
        field = fields[key]
        adapter: TypeAdapter[object] = TypeAdapter(field.rebuild_annotation())
        adapter.validate_json(example)
        json.loads(example)


def test_every_part_of_the_plan_has_a_section() -> None:
    parts = {
        thing
        for room in (model, planned)
        for thing in vars(room).values()
        if isinstance(thing, type)
        and issubclass(thing, BaseModel)
        and thing.__module__ == room.__name__
    }
    assert parts - {planned.Part} == set(PARTS.values()) - {Brief}


def test_the_whole_plan_is_one() -> None:
    blocks = re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)
    assert len(blocks) == 1
    plan, faults = parse_plan(blocks[0])
    assert not faults
    assert plan is not None
    assert plan_text(plan) == blocks[0]
