"""The brief's pins in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curplan.brief import Brief


def pins_of(brief: Brief) -> tuple[str, ...]:
    """The brief's pins in words, in a fixed order."""
    return (
        *(f"include {name}" for name in brief.include),
        *(f"exclude {name}" for name in brief.exclude),
        *(f"{name} not before week {week}" for name, week in sorted(brief.not_before.items())),
        *(f"{name} not after week {week}" for name, week in sorted(brief.not_after.items())),
        *(
            f"{name} has {hours:g} h in week {week}"
            for name, weeks in sorted(brief.hours_in_week.items())
            for week, hours in sorted(weeks.items())
        ),
        *(f"{earlier} before {later}" for earlier, later in brief.order),
    )
