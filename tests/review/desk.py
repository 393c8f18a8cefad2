"""A plan of the newsroom in a folder of its own, to be edited and reviewed."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from curplan import api
from curplan.cli.main import run_arguments
from curplan.plan.writing import plan_text
from tests.plan.making import order

FOLDER = ["--curricula", "desk"]

POLICY = """rules:
  - {id: idle, weight: 4, hard: true, why: It has to be started twice., source: Judgement.}
  - {id: float, percent: 0}
  - {id: workload, hours: 9, why: A long week., source: A study.}
profiles:
  reskilling:
    reserve: {every: 4, percent: 50}
  easy:
    rules: [{id: workload, weight: 0}]
"""


@cache
def sound() -> str:
    """The text of a plan that was made from this catalogue."""
    known = api.load(["desk"]).catalogue
    assert known is not None
    return plan_text(api.make_plan(known, order(start="2027-01-11"), "quick"))


def written(change: Callable[[dict[str, Any]], object] = lambda _: None) -> dict[str, Any]:
    """Write a plan of the newsroom, changed by hand."""
    document: dict[str, Any] = json.loads(sound())
    change(document)
    Path("plan.json").write_text(json.dumps(document), encoding="utf-8")
    return document


def run(*arguments: str) -> int:
    return run_arguments(["review", "plan.json", *FOLDER, *arguments])
