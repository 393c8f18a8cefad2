"""What a command is asked to plan: a role with options, or a brief file that options change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from curplan.cli.common import load_or_exit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.brief import Brief
    from curplan.briefing.orders import Ordered
    from curplan.briefing.reading import BriefFile
    from curplan.catalogue.models import Catalogue, Role
    from curplan.diagnostics import Diagnostic

USUAL_WEEKS, USUAL_HOURS = 26, 25
ADDED = ("knows", "include", "exclude", "order")
"""Options that add to what a brief file says; others take its place."""


def is_brief(named: str) -> bool:
    """Tell a brief file from the id of a role."""
    return named.lower().endswith((".yaml", ".yml")) or "/" in named or Path(named).is_file()


def read_orders(
    ctx: click.Context, named: str, options: dict[str, Any]
) -> tuple[Catalogue, tuple[Ordered, ...], BriefFile | None, tuple[Diagnostic, ...]]:
    """Load the catalogue and read what is ordered: a brief for each plan that is asked for.

    Faults go to stderr; with an error among them the program leaves with exit code 1.
    """
    from curplan import api
    from curplan.briefing.orders import Ordered

    if not is_brief(named):
        catalogue = load_or_exit(options["directories"], texts=True)
        brief = make_brief(named, options, catalogue.role_by_id.get(named))
        found = api.check_brief(catalogue, brief)
        _stop_at_errors(ctx, found)
        return catalogue, (Ordered("", brief),), None, found
    file, found = api.read_brief(Path(named))
    _stop_at_errors(ctx, found)
    assert file is not None
    file = _other_box(ctx, file, options)
    catalogue = load_or_exit(options["directories"] or file.curricula, texts=True)
    orders, more = api.orders_of(file, catalogue)
    _stop_at_errors(ctx, more)
    changed = tuple(replace(each, brief=_changed(ctx, each.brief, options)) for each in orders)
    faults = tuple(
        dict.fromkeys(fault for each in changed for fault in api.check_brief(catalogue, each.brief))
    )
    if changed != orders:
        _stop_at_errors(ctx, tuple(fault for fault in faults if fault.is_error))
    return catalogue, changed, file, faults


def read_order(ctx: click.Context, named: str, options: dict[str, Any]) -> tuple[Catalogue, Brief]:
    """Like ``read_orders``, for a command that works on one plan; several are a wrong use."""
    catalogue, orders, _, _ = read_orders(ctx, named, options)
    if len(orders) > 1:
        several = ", ".join(order.name for order in orders)
        raise click.UsageError(f"'{named}' asks for several plans ({several}); name one", ctx)
    return catalogue, orders[0].brief


def _stop_at_errors(ctx: click.Context, found: Sequence[Diagnostic]) -> None:
    from curplan.cli.report import print_diagnostics
    from curplan.diagnostics import has_errors

    print_diagnostics(found, err=True)
    if has_errors(found):
        ctx.exit(1)


def make_brief(role: str, options: dict[str, Any], known: Role | None) -> Brief:
    """Turn the options into a brief; what was not said is what is usual for the role."""
    from curplan.brief import Brief

    return Brief.model_validate(
        {key: value for name, each in options.items() for key, value in _keys(name, each).items()}
        | {"role": role}
        | {"weeks": options["weeks"] or (known and known.weeks) or USUAL_WEEKS}
        | {
            "hours_per_week": options["hours_per_week"]
            or (known and known.hours_per_week)
            or USUAL_HOURS
        }
    )


def _keys(name: str, value: Any) -> dict[str, Any]:
    """What an option of ``curplan plan`` says, in the keys of a brief; nothing for others."""
    match name:
        case "audience" | "knows" | "start" | "max_parallel" | "max_hours" | "use" | "profile":
            return {name: value}
        case "country":
            country, subdivision = value or ("", "")
            return {"country": country, "subdivision": subdivision}
        case "closed":
            return {name: [{"first": a, "last": b, "name": called} for a, b, called in value]}
        case "include" | "exclude":
            return {name: tuple(sorted(set(value)))}
        case "not_before" | "not_after":
            return {name: dict(value)}
        case "hours_in_week":
            weeks: dict[str, dict[int, float]] = {}
            for module, week, hours in value:
                weeks.setdefault(module, {})[week] = hours
            return {name: weeks}
        case "order":
            return {name: tuple(value)}
        case "no_optional":
            return {"optional": not value}
    return {}


def _given(ctx: click.Context, name: str) -> bool:
    source = ctx.get_parameter_source(name)
    return source is not None and source is not click.core.ParameterSource.DEFAULT


def _other_box(ctx: click.Context, file: BriefFile, options: dict[str, Any]) -> BriefFile:
    """Put what the options say of the time box into the brief file's place."""
    document = file.document
    update: dict[str, Any] = {}
    if _given(ctx, "start"):
        if document.cohorts:
            raise click.UsageError("--start: each cohort of the brief has its own start", ctx)
        update["start"] = options["start"]
    if _given(ctx, "weeks") and isinstance(options["weeks"], int):
        update |= {"weeks": options["weeks"], "end": None}
    if _given(ctx, "hours_per_week") and isinstance(options["hours_per_week"], int):
        update["hours_per_week"] = options["hours_per_week"]
    return replace(file, document=document.model_copy(update=update)) if update else file


def _changed(ctx: click.Context, brief: Brief, options: dict[str, Any]) -> Brief:
    """Change a brief of a file by the options that were given."""
    update: dict[str, Any] = {}
    for name, value in options.items():
        if not _given(ctx, name) or name == "start":
            continue
        for key, said in _keys(name, value).items():
            before = getattr(brief, key)
            if key in ADDED:
                said = (*before, *(each for each in said if each not in before))
            elif key == "hours_in_week":
                said = before | {n: before.get(n, {}) | weeks for n, weeks in said.items()}
            elif isinstance(before, dict):
                said = before | said
            update[key] = said
    if not update:
        return brief
    return type(brief).model_validate(brief.model_dump() | update)
