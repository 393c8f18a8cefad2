"""``curplan explain``: why a plan is as it is, and what it would cost to have it otherwise."""

from __future__ import annotations

import textwrap
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from curplan.cli.common import curricula_option, format_option, hour_unit, load_or_exit
from curplan.cli.progress import progress
from curplan.cli.report import print_diagnostics, print_json, stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.api import Explanation, WhatIf
    from curplan.catalogue.models import Catalogue
    from curplan.diagnostics import Diagnostic
    from curplan.plan.model import Plan

WIDTH = 96
MOST_NAMED = 6
"""Modules in or out that are named; the rest are counted."""


@click.command()
@click.argument("file", metavar="PLAN.json", type=click.Path(path_type=Path))
@click.argument("name", metavar="[MODULE|SKILL]", default="")
@click.option("--missing", metavar="SKILL[@LEVEL]", default="", help="Why a skill is not reached.")
@click.option("--order", nargs=2, metavar="ID ID", help="Why the first module comes first.")
@click.option("--no-cost", is_flag=True, help="Do not plan again to find what else would cost.")
@curricula_option
@format_option
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    name: str,
    *,
    missing: str,
    order: tuple[str, str] | None,
    no_cost: bool,
    directories: tuple[Path, ...],
    format_: str,
) -> None:
    """Explain a plan: why a module is in, or out, or in its weeks; why a skill is missing.

    MODULE is an id or a title, in the plan or not; SKILL an id, a name or an outcome such as
    python@2. What it would cost to have it otherwise is found by planning again.
    """
    if bool(name) + bool(missing) + bool(order) != 1:
        message = "ask one thing: a MODULE or a SKILL, or --missing SKILL, or --order ID ID"
        raise click.UsageError(message, ctx)
    from curplan import api

    catalogue = load_or_exit(directories)
    plan, found = api.read_plan(file)
    if plan is not None:
        found = (*found, *api.reviewable(plan, catalogue, str(file)))
    print_diagnostics(found, err=True)
    if plan is None or any(diagnostic.is_error for diagnostic in found):
        ctx.exit(1)
    unsound = api.verify(plan, catalogue)
    if unsound:
        print_diagnostics([_unsound(file, len(unsound))], err=True)
    with progress("planning again", quiet=no_cost):
        told = _explained(plan, catalogue, name, missing, order, cost=not no_cost)
    if isinstance(told, tuple):
        stop(told)
    if format_ == "json":
        print_json({"role": plan.role, **asdict(told)})
        return
    for line in lines(plan, catalogue, told):
        click.echo(line)


def _explained(
    plan: Plan,
    catalogue: Catalogue,
    name: str,
    missing: str,
    order: tuple[str, str] | None,
    *,
    cost: bool,
) -> Explanation | tuple[Diagnostic, ...]:
    """Find what is named and explain it, or say what is not known."""
    from curplan import api
    from curplan.diagnostics import Diagnostic

    if order:
        both = [api.find_module(catalogue, text) for text in order]
        unknown = tuple(each for each in both if isinstance(each, Diagnostic))
        if unknown:
            return unknown
        first, then = (str(each) for each in both)
        planned = {module.id for module in plan.modules}
        absent = [each for each in (first, then) if each not in planned]
        if absent or first == then:
            return tuple(_not_comparable(catalogue, absent, first))
        return api.explain_order(plan, catalogue, first, then, cost=cost)
    thing = api.find_outcome(catalogue, missing) if missing else api.find_either(catalogue, name)
    if isinstance(thing, Diagnostic):
        return (thing,)
    if isinstance(thing, str):
        return api.explain_module(plan, catalogue, thing, cost=cost)
    explain = api.explain_missing if missing else api.explain_skill
    return explain(plan, catalogue, thing, cost=cost)


def _unsound(file: Path, count: int) -> Diagnostic:
    from curplan.diagnostics import Diagnostic, Location, Severity

    wrong = f"{count} thing{' is' if count == 1 else 's are'} wrong with this plan"
    return Diagnostic(
        "unsound-plan",
        f"{wrong}, so its explanation may be too",
        Location(str(file)),
        "see curplan verify, with the same --curricula",
        Severity.WARNING,
    )


def _not_comparable(catalogue: Catalogue, absent: list[str], first: str) -> Iterator[Diagnostic]:
    from curplan.diagnostics import Diagnostic, Location

    place = Location("--order")
    for name in absent:
        title = catalogue.module_by_id[name].title
        hint = f"ask why: curplan explain PLAN.json {name}"
        yield Diagnostic("not-in-plan", f"{title} ({name}) is not in the plan", place, hint)
    if not absent:
        hint = "name two modules"
        yield Diagnostic("same-module", f"'{first}' is named twice", place, hint)


def lines(plan: Plan, catalogue: Catalogue, told: Explanation) -> Iterator[str]:
    """Give an explanation as text."""
    for line in textwrap.wrap(told.answer, WIDTH, break_on_hyphens=False):
        yield click.style(line, bold=True)
    if unit := hour_unit(plan.catalogue.hour):
        yield f"(hours{unit})"
    for part in told.parts:
        yield ""
        yield click.style(part.heading, bold=True)
        for reason in part.reasons:
            yield from _filled(_sentence(reason.text), "- ", "  ")
    for tried in told.what_if:
        yield ""
        yield click.style(f"what it would cost {tried.change}", bold=True)
        yield from _cost(catalogue, tried)
    if told.what_if and plan.status != "optimal":
        yield ""
        yield from _filled("The plan itself is not proven best; the other may just be better.", "")


def _cost(catalogue: Catalogue, tried: WhatIf) -> Iterator[str]:
    if not tried.found:
        if tried.found is None:
            yield from _filled(
                "Undecided: the search met its limit before it found one.", "- ", "  "
            )
            return
        text = "It cannot be: no track has that, at whatever cost (proven)"
        yield from _filled(f"{text}. {tried.note}".rstrip(". ") + ".", "- ", "  ")
        return
    changed = [_figure(each) for each in tried.measures if each.changed]
    same = [each.name for each in tried.measures if not each.changed and each.most != 0]
    if changed:
        yield from _filled("; ".join(changed), "- ", "  ")
        if same:
            yield from _filled(f"unchanged: {', '.join(same)}", "- ", "  ")
    else:
        yield from _filled(f"Nothing: {', '.join(same)} stay the same", "- ", "  ")
    for word, names in (("in", tried.came), ("out", tried.went)):
        if names:
            titles = [catalogue.module_by_id[name].title for name in names]
            more = len(titles) - MOST_NAMED
            listed = "; ".join(titles[:MOST_NAMED]) + (f"; and {more} more" if more > 0 else "")
            yield from _filled(f"{word}: {listed}", "- ", "  ")
    smooth = any(each.name == "schedule penalty" for each in tried.measures)
    proof = "no plan with this does better" if tried.proven else "a better plan is not ruled out"
    tail = "; the schedule penalty is searched for, not proven" if smooth else ""
    sure = "proven" if tried.proven else "not proven"
    yield from _filled(f"{sure}: {proof}{tail}", "- ", "  ")


def _figure(each: Any) -> str:
    if each.most:
        before, after = (_percent(value, each.most) for value in (each.before, each.after))
        return f"{each.name} {after} instead of {before}"
    unit = " h" if each.name == "hours" else ""
    name = f"{each.name} " if unit == "" else ""
    more = each.after - each.before
    return f"{name}{each.after:g}{unit} instead of {each.before:g}{unit} ({more:+g})"


def _percent(value: float, most: float) -> str:
    """A share in percent; 100 % only when it is all."""
    return "100 %" if value >= most else f"{min(100 * value / most, 99.9):.1f} %"


def _sentence(text: str) -> str:
    """Begin with a capital, but leave ids as they are written."""
    first = text.split(" ", 1)[0]
    return text if "@" in first else text[0].upper() + text[1:]


def _filled(text: str, first: str, later: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )
