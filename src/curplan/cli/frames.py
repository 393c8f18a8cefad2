"""``curplan frames``: what a plan is worth in accreditation frames, and what each still lacks."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from curplan.cli.common import format_option
from curplan.cli.report import print_diagnostics, print_json, stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.api import FrameReport
    from curplan.frames.model import BlockReport, Statement
    from curplan.plan.model import Plan
    from curplan.words import Words


@click.command()
@click.argument("file", metavar="PLAN.json", type=click.Path(path_type=Path))
@click.option(
    "--frame",
    "names",
    metavar="FRAME",
    multiple=True,
    help="Frame to hold the plan to, instead of those of its brief: an id, or a file of your own; "
    "repeat it for several.",
)
@click.option(
    "--lang", metavar="CODE", default="en", show_default=True, help="Language of the report."
)
@format_option
@click.pass_context
def command(
    ctx: click.Context, file: Path, names: tuple[str, ...], lang: str, format_: str
) -> None:
    """Report what a plan is worth in accreditation frames: credits, hours, weeks, blocks.

    The frames are those that the plan's brief names or, where it names none, all that ship without
    blocks. Exit code 1 when a frame that was asked for is not met.
    """
    from curplan import api
    from curplan.words import words_of

    words, found = words_of(lang)
    print_diagnostics(found, err=True)
    if words is None:
        ctx.exit(1)
    plan, told = api.read_plan(file)
    print_diagnostics(told, err=True)
    if plan is None:
        ctx.exit(1)
    reports, asked = held(ctx, plan, file, names)
    if format_ == "json":
        print_json([document(report, words) for report in reports])
    else:
        for line in lines(reports, words, asked=asked):
            click.echo(line)
    if asked and not all(report.met for report in reports):
        ctx.exit(1)


def held(
    ctx: click.Context, plan: Plan, file: Path, names: Sequence[str]
) -> tuple[list[FrameReport], bool]:
    """Hold frames to a plan; tells whether somebody asked for them, and did not just look."""
    from pydantic import ValidationError

    from curplan import api
    from curplan.diagnostics import Diagnostic, Location, has_errors
    from curplan.frames.loading import shipped_frames

    frames, told = api.frames_of(names, Path(), key="frame")
    print_diagnostics(told, err=True)
    if has_errors(told):
        ctx.exit(1)
    if not names:
        try:
            frames = api.own_frames(plan)
        except ValidationError:
            message = "the frames of the brief in this plan are not whole"
            hint = "plan again, or name the frames with --frame"
            place = Location(str(file))
            stop([Diagnostic("bad-value", message, place, hint)])
    if frames:
        return [api.frame_report(frame, plan) for frame in frames], True
    shipped, _ = api.frames_of(shipped_frames(), Path())
    return [api.frame_report(frame, plan) for frame in shipped if not frame.blocks], False


def lines(reports: Sequence[FrameReport], words: Words, *, asked: bool) -> Iterator[str]:
    """Say what frames find, each with its checks, blocks and source."""
    if not asked:
        yield "The brief names no frame; these are those that ship. Name one with --frame."
        yield ""
    for report in reports:
        yield click.style(report.title.spoken(words.language), bold=True)
        for check in report.checks:
            yield f"  {_mark(check.met, words)}{_said(check.says, words)}"
            for missing in check.missing:
                yield f"      {_said(missing, words)}"
        for block in report.blocks:
            yield from _block_lines(block, words)
        for remark in _remarks(report, words):
            yield click.style(f"  {remark}", dim=True)
        yield ""
    yield click.style(words.say("frame-hours"), dim=True)


def summary_line(report: FrameReport, words: Words) -> str:
    """Say in one line what a frame finds: its figures, or what is missing."""
    missing = [each for check in report.checks for each in check.missing]
    missing += [each for block in report.blocks for each in block.missing]
    first = _said(report.checks[0].says, words) if report.checks else ""
    title = report.title.spoken(words.language)
    if report.met:
        return f"{title}: {first}"
    more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
    lacking = f" ({_said(missing[0], words)}{more})" if missing else ""
    return f"{title}: {words.say('frame-not-met')}{lacking}; see 'curplan frames'"


def _mark(met: bool | None, words: Words) -> str:
    if met is None:
        return ""
    text = words.say("frame-met" if met else "frame-not-met")
    return click.style(f"[{text}] ", fg="green" if met else "red")


def _block_lines(block: BlockReport, words: Words) -> Iterator[str]:
    text = words.say("frame-whole" if block.whole else "frame-not-whole")
    verdict = click.style(f"[{text}]", fg="green" if block.whole else "red")
    yield f"  {verdict} {block.code}: {block.title}"
    yield f"      {words.listed(figures(block, words))}"
    if block.assessment:
        yield f"      {words.say('frame-block-assessment', text=block.assessment)}"
    for title, _ in block.evidence:
        yield f"      {words.say('frame-block-evidence', title=title)}"
    for missing in block.missing:
        yield click.style(f"      {_said(missing, words)}", fg="red")


def figures(block: BlockReport, words: Words) -> list[str]:
    """Say how much of a block there is: outcomes, assessed ones, hours."""
    from curplan.frames.workload import hours

    number = len(block.outcomes)
    return [
        words.say("frame-block-outcomes", reached=len(block.reached), all=number),
        words.say("frame-block-judged", judged=len(block.judged), all=number),
        words.say(
            "frame-block-hours", hours=hours(block.minutes), least=hours(block.least_minutes)
        ),
    ]


def _remarks(report: FrameReport, words: Words) -> Iterator[str]:
    frame = report.frame
    if frame.illustrative:
        yield words.say("frame-illustrative")
    if frame.source:
        yield words.say("frame-source", source=frame.source, dated=frame.dated or "–")


def document(report: FrameReport, words: Words) -> dict[str, Any]:
    """Give a report as JSON values, every statement with its sentence."""
    return {
        "frame": report.frame.model_dump(mode="json", exclude_defaults=True),
        "met": report.met,
        "contact_minutes": report.contact_minutes,
        "independent_minutes": report.independent_minutes,
        "checks": [
            {
                "kind": check.kind,
                "met": check.met,
                **_statement(check.says, words),
                "missing": [_statement(each, words) for each in check.missing],
            }
            for check in report.checks
        ],
        "blocks": [
            {
                **{key: value for key, value in asdict(block).items() if key != "missing"},
                "whole": block.whole,
                "missing": [_statement(each, words) for each in block.missing],
            }
            for block in report.blocks
        ],
    }


def _statement(statement: Statement, words: Words) -> dict[str, Any]:
    from curplan.frames.model import Name

    values = {
        place: value.spoken(words.language) if isinstance(value, Name) else value
        for place, value in statement.values
    }
    return {"text": _said(statement, words), "values": values}


def _said(statement: Statement, words: Words) -> str:
    from curplan.frames.said import said

    return said(statement, words)
