"""``curplan review``: is this a good plan, by the rules of the policy?"""

from __future__ import annotations

import textwrap
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from curplan.cli.common import curricula_option, format_option, hour_unit, load_or_exit
from curplan.cli.report import print_diagnostics, print_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.catalogue.models import Catalogue
    from curplan.diagnostics import Diagnostic
    from curplan.plan.model import Plan
    from curplan.review.model import Finding, Review, Verdict

WIDTH = 96
NAME = 30
COLOURS = {
    "kept": "green",
    "warning": "yellow",
    "rejected": "red",
    "accepted": "cyan",
    "not asked": "bright_black",
}


@click.command()
@click.argument("file", metavar="PLAN", type=click.Path(path_type=Path))
@click.option(
    "--hand-made", is_flag=True, help="PLAN was typed in from a real programme (a YAML file)."
)
@click.option("--brief", "short", is_flag=True, help="Only what is rejected or warned of.")
@curricula_option
@format_option
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    *,
    hand_made: bool,
    short: bool,
    directories: tuple[Path, ...],
    format_: str,
) -> None:
    """Judge a plan by every rule of policy.yaml: verdict, evidence and source of each.

    PLAN is a plan.json or, with --hand-made, a list of modules and weeks. Exit code 1 when a
    hard rule is broken; a warning leaves it 0.
    """
    catalogue = load_or_exit(directories)
    plan, review = judged(ctx, file, catalogue, hand_made=hand_made)
    if format_ == "json":
        print_json(document(plan, review))
    else:
        for line in lines(plan, review, short=short):
            click.echo(line)
    if not review.accepted:
        ctx.exit(1)


def judged(
    ctx: click.Context, file: Path, catalogue: Catalogue, *, hand_made: bool
) -> tuple[Plan, Review]:
    """Read and judge a plan; leaves with exit code 1 when it cannot be read or judged."""
    from curplan import api

    plan: Plan | None
    if hand_made:
        made, found = api.read_hand_made(file, catalogue)
        print_diagnostics(found, err=True)
        if made is None:
            ctx.exit(1)
        return made.plan, api.review_hand_made(made)
    plan, found = api.read_plan(file)
    if file.suffix.lower() != ".json":
        found = tuple(_or_typed_in(each) for each in found)
    if plan is not None:
        found = (*found, *api.reviewable(plan, catalogue, str(file)))
    print_diagnostics(found, err=True)
    if plan is None or any(diagnostic.is_error for diagnostic in found):
        ctx.exit(1)
    title = catalogue.role_by_id[plan.role].title
    return plan.model_copy(update={"role_title": title}), api.review(plan, catalogue)


def _or_typed_in(diagnostic: Diagnostic) -> Diagnostic:
    """Say how a plan typed in by hand is read, where a file is none that curplan wrote."""
    if diagnostic.code not in ("plan-syntax", "plan-version"):
        return diagnostic
    return replace(diagnostic, hint="add --hand-made if it was typed in (a YAML file)")


def document(plan: Plan, review: Review) -> dict[str, Any]:
    """Give a review as a JSON value."""
    return {
        "role": plan.role,
        "profile": review.profile,
        "accepted": review.accepted,
        "findings": [
            {
                "rule": each.rule,
                "kind": each.kind,
                "asks": each.asks,
                "verdict": each.verdict.value,
                "hard": each.hard,
                "evidence": list(each.evidence),
                "why": each.reason,
                "source": each.source,
                "accepted": each.accepted,
            }
            for each in review.findings
        ],
    }


def lines(plan: Plan, review: Review, *, short: bool) -> Iterator[str]:
    """Give the review as text: what is rejected first, then warnings, then what is kept."""
    from curplan.review.model import Verdict

    box = plan.time_box
    unit = hour_unit(plan.catalogue.hour)
    title = f"{plan.programme}, {box.weeks} weeks x {box.hours_per_week} h{unit}"
    yield click.style(title, bold=True)
    yield f"{verdict_line(review)} (profile {review.profile or 'none'})"
    shown = [Verdict.REJECTED, Verdict.WARNING, Verdict.ACCEPTED]
    if not short:
        shown += [Verdict.KEPT, Verdict.NOT_ASKED]
    for verdict in shown:
        found = review.of(verdict)
        if found:
            yield ""
            yield click.style(verdict.value, fg=COLOURS[verdict.value], bold=True)
        if verdict is Verdict.NOT_ASKED:
            yield from _not_asked(found)
            continue
        for each in found:
            yield from _finding(each, verdict)


def _not_asked(found: Sequence[Finding]) -> Iterator[str]:
    """Rules that are not asked of this plan, in a row for each reason."""
    by_reason: dict[str, list[str]] = {}
    for each in found:
        by_reason.setdefault("; ".join(each.evidence), []).append(each.rule)
    for reason, rules in by_reason.items():
        yield from _filled(f"{reason}: {', '.join(rules)}", "  ", "    ")


def _finding(each: Finding, verdict: Verdict) -> Iterator[str]:
    indent = " " * (NAME + 2)
    name = f"  {each.rule}".ljust(NAME)
    yield from _filled(each.asks[0].upper() + each.asks[1:], f"{name}  ", indent)
    for text in each.evidence:
        if text:
            yield from _filled(text, f"{indent}- ", f"{indent}  ")
    if each.accepted:
        yield from _filled(f"Accepted: {each.accepted}", indent, indent)
    if verdict.value in ("warning", "accepted", "rejected") and each.reason:
        yield from _filled(f"Why: {each.reason}", indent, indent)
    if each.source:
        yield from _filled(f"Source: {each.source}", indent, indent)


def _filled(text: str, first: str, later: str) -> list[str]:
    """Wrap a text; what cannot be printed could steer the terminal, and is replaced."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return textwrap.wrap(
        shown, WIDTH, initial_indent=first, subsequent_indent=later, break_on_hyphens=False
    )


def verdict_line(review: Review) -> str:
    """Sum a review up in one line.

    >>> from curplan.review.model import Review
    >>> verdict_line(Review("reskilling", ()))
    '0 of 0 rules kept'
    """
    from curplan.review.model import Verdict

    kept, warned, accepted, rejected = (
        len(review.of(v))
        for v in (Verdict.KEPT, Verdict.WARNING, Verdict.ACCEPTED, Verdict.REJECTED)
    )
    parts = [f"{kept} of {kept + warned + accepted + rejected} rules kept"]
    if warned:
        parts.append(f"{warned} warning{'' if warned == 1 else 's'}")
    if accepted:
        parts.append(f"{accepted} accepted")
    if rejected:
        parts.append(f"{rejected} rejected")
    return ", ".join(parts)
