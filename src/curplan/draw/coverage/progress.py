"""What is reached when: the level of every requirement at the end of each month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.draw.coverage.months import Month
    from curplan.plan.model import Coverage, Plan
    from curplan.plan.planned import Levels

PRIORITIES = ("must", "essential", "optional")


@dataclass(frozen=True, slots=True)
class Progress:
    """A requirement, and its level on entry and at the end of each month."""

    item: Coverage
    levels: tuple[int, ...]

    @property
    def met(self) -> int | None:
        """The first column with the required level (0 is on entry); None if it stays open."""
        required = self.item.required
        return next((at for at, level in enumerate(self.levels) if level >= required), None)

    def counted(self, column: int) -> float:
        """Give the weight that counts: all of it, of a must nothing below the required level."""
        level, item = min(self.levels[column], self.item.required), self.item
        if item.priority == "must" and level < item.required:
            return 0.0
        return item.weight * level / max(item.required, 1)


def taught(levels: Levels) -> Iterator[tuple[str, int]]:
    """Give the outcomes of a module's ``teaches``, ``practises`` or ``assesses``."""
    for skill, found in levels.items():
        for level in found if isinstance(found, tuple) else (found,):
            yield skill, level


def progress(plan: Plan, months: Sequence[Month]) -> tuple[Progress, ...]:
    """Follow every requirement: must, essential, optional, each the weightiest first."""
    ends: dict[str, list[tuple[int, int]]] = {}
    for module in plan.modules:
        for skill, level in taught(module.teaches):
            ends.setdefault(skill, []).append((module.end_week, level))
    ordered = sorted(
        plan.coverage,
        key=lambda item: (PRIORITIES.index(item.priority), -item.weight, item.name, item.skill),
    )
    return tuple(
        Progress(
            item,
            (
                item.entry,
                *(
                    max(
                        item.entry,
                        *(level for end, level in ends.get(item.skill, ()) if end <= month.last),
                        0,
                    )
                    for month in months
                ),
            ),
        )
        for item in ordered
    )


def share(rows: Sequence[Progress], column: int) -> float:
    """Give the share of the rows' weight that counts at a column."""
    total = sum(row.item.weight for row in rows)
    return sum(row.counted(column) for row in rows) / total if total else 1.0


def week_of_needs(plan: Plan) -> int | None:
    """Give the week that ends with every must and essential level; 0 on entry, None if never."""
    last = 0
    for item in plan.coverage:
        if item.priority == "optional" or item.entry >= item.required:
            continue
        ends = [
            module.end_week
            for module in plan.modules
            for skill, level in taught(module.teaches)
            if skill == item.skill and level >= item.required
        ]
        if not ends:
            return None
        last = max(last, min(ends))
    return last
