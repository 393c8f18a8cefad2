"""The pins and limits of a brief as single statements, each written as its option."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curplan.brief import Brief


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """One pin or limit: its option without dashes, its modules, its week or hours (0: none).

    ``fixed`` is the week whose hours it fixes, and its hours.

    >>> str(Statement("not-after", ("sql-basics",), 3))
    '--not-after sql-basics=3'
    >>> str(Statement("order", ("sql-basics", "charts-lab")))
    '--order sql-basics charts-lab'
    >>> str(Statement("hours-in-week", ("sql-basics",), fixed=(3, 4)))
    '--hours-in-week sql-basics=3:4'
    """

    option: str
    modules: tuple[str, ...] = ()
    value: int = 0
    fixed: tuple[int, float] = (0, 0)

    def __str__(self) -> str:
        """Write it as on the command line."""
        if self.option in ("not-before", "not-after"):
            return f"--{self.option} {self.modules[0]}={self.value}"
        if self.option == "hours-in-week":
            week, hours = self.fixed
            return f"--{self.option} {self.modules[0]}={week}:{hours:g}"
        words = [f"--{self.option}", *self.modules]
        return " ".join([*words, str(self.value)] if self.value else words)

    def at(self, value: int) -> Statement:
        """Say the same with another week or other hours."""
        return replace(self, value=value)


def statements(brief: Brief) -> tuple[Statement, ...]:
    """List the pins and the limit of hours of a brief, each once, in the order of the options."""
    made = [
        *(Statement("include", (name,)) for name in brief.include),
        *(Statement("exclude", (name,)) for name in brief.exclude),
        *(Statement("not-before", (n,), week) for n, week in sorted(brief.not_before.items())),
        *(Statement("not-after", (n,), week) for n, week in sorted(brief.not_after.items())),
        *(
            Statement("hours-in-week", (name,), fixed=(week, hours))
            for name, weeks in sorted(brief.hours_in_week.items())
            for week, hours in sorted(weeks.items())
        ),
        *(Statement("order", pair) for pair in brief.order),
    ]
    if brief.max_hours is not None:
        made.append(Statement("max-hours", (), brief.max_hours))
    return tuple(dict.fromkeys(made))


def with_statements(brief: Brief, kept: Iterable[Statement]) -> Brief:
    """Give a brief these pins and this limit of hours, and no others."""
    said = tuple(kept)

    def named(option: str) -> list[Statement]:
        return [each for each in said if each.option == option]

    fixed: dict[str, dict[int, float]] = {}
    for each in named("hours-in-week"):
        fixed.setdefault(each.modules[0], {})[each.fixed[0]] = each.fixed[1]
    return brief.model_copy(
        update={
            "hours_in_week": fixed,
            "include": tuple(each.modules[0] for each in named("include")),
            "exclude": tuple(each.modules[0] for each in named("exclude")),
            "not_before": {each.modules[0]: each.value for each in named("not-before")},
            "not_after": {each.modules[0]: each.value for each in named("not-after")},
            "order": tuple((each.modules[0], each.modules[1]) for each in named("order")),
            "max_hours": next((each.value for each in named("max-hours")), None),
        }
    )
