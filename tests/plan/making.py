"""The newsroom, a small catalogue for tests, and plans of it and of the shipped one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from curplan import api
from curplan.brief import Brief
from curplan.catalogue.models import Catalogue
from curplan.plan.model import Plan
from curplan.plan.planned import PlannedModule

NEWSROOM = Path(__file__).parent / "newsroom"


@cache
def newsroom() -> Catalogue:
    """Load the small catalogue."""
    loaded = api.load([NEWSROOM])
    assert loaded.catalogue is not None
    return loaded.catalogue


@cache
def shipped() -> Catalogue:
    """Load the catalogue that ships."""
    loaded = api.load([])
    assert loaded.catalogue is not None
    return loaded.catalogue


def order(**given: Any) -> Brief:
    """Make a brief for a reporter in 5 weeks at 10 h: everything fits."""
    return Brief.model_validate({"role": "reporter", "weeks": 5, "hours_per_week": 10} | given)


def reporter(effort: str = "quick", **given: Any) -> Plan:
    """Plan a reporter."""
    return api.make_plan(newsroom(), order(**given), effort)


@cache
def shipped_plan(role: str, weeks: int, hours_per_week: int) -> Plan:
    """Plan a shipped role, quickly."""
    brief = Brief(role=role, weeks=weeks, hours_per_week=hours_per_week)
    return api.make_plan(shipped(), brief, "quick")


def module_of(plan: Plan, name: str) -> PlannedModule:
    """Find a module of a plan."""
    return next(module for module in plan.modules if module.id == name)


def names(plan: Plan) -> list[str]:
    """Give the modules' ids, sorted."""
    return sorted(module.id for module in plan.modules)
