"""Options of ``curplan plan`` that other commands have as well, said in one place only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from curplan.cli.plan import command as plan_command

if TYPE_CHECKING:
    import click

NOT_ASKED: dict[str, Any] = {
    "weeks": None,
    "hours_per_week": None,
    "not_before": (),
    "not_after": (),
    "hours_in_week": (),
    "order": (),
    "max_hours": None,
    "use": "fewest",
}
"""What a brief takes where a command does not have the option."""


def options_of_plan(*names: str) -> list[click.Parameter]:
    """Give these options of ``curplan plan``, in its order; raises KeyError for an unknown one."""
    known = {option.name: option for option in plan_command.params}
    wanted = {name: known[name] for name in names}
    return [option for name, option in known.items() if name in wanted]
