"""Where a plan comes from and what is proven of it: the words of a designer's footer."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from curplan.draw.look import Look
from curplan.plan.writing import plan_text

if TYPE_CHECKING:
    from curplan.plan.model import Plan

_PRIORITIES = ("must", "essential", "optional")


def plan_hash(plan: Plan) -> str:
    """Hash the plan's file: what ``sha256sum plan.json`` says."""
    return _hashed(_Same(plan.original))


class _Same:
    """A plan as itself: plans have no hash of their own, and are never changed."""

    __slots__ = ("plan",)

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.plan is self.plan

    def __hash__(self) -> int:
        return id(self.plan)


@lru_cache(maxsize=4)
def _hashed(same: _Same) -> str:
    """Hash a plan's file once for all the footers of its pages."""
    return hashlib.sha256(plan_text(same.plan).encode()).hexdigest()


def origin(plan: Plan, look: Look) -> list[str]:
    """Name the catalogue with its version and hash, and the plan by its own hash."""
    stamp = plan.catalogue
    name = f"{stamp.name} {stamp.version}".strip()
    if stamp.sha256:
        name += f" ({stamp.sha256[:8]})"
    return [
        look.words.say("footer-catalogue", stamp=name),
        look.words.say("footer-plan", hash=plan_hash(plan)[:8]),
    ]


def proof_text(plan: Plan, look: Look) -> str:
    """Say what is proven of the plan's coverage, and the gap of what is not."""
    words = look.words
    keys = {f"{priority}_coverage": f"footer-gap-{priority}" for priority in _PRIORITIES}
    found = [item for item in plan.objectives if item.name in keys]
    if plan.status == "infeasible" or not found:
        return words.say("footer-not-proven")
    gaps = [
        words.say(
            keys[item.name],
            bound=words.number(item.bound / 12),
            value=words.number(item.value / 12),
        )
        for item in found
        if not item.proven
    ]
    if gaps:
        return words.say("footer-not-best", gaps="; ".join(gaps))
    if plan.replanned:
        return words.say("footer-best-replanned")
    hours = [item for item in plan.objectives if item.name == "hours"]
    fewest = bool(hours) and hours[0].proven and plan.brief.get("use", "fewest") == "fewest"
    return words.say("footer-best-fewest" if fewest else "footer-best")
