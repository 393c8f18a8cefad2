"""What the programme is worth in the accreditation frames that the brief named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.frames.said import said
from curplan.frames.workload import hours
from curplan.proposal.document import Block, Bullets, Cell, Column, Paragraph, Section, Table, cell

if TYPE_CHECKING:
    from curplan.frames.model import BlockReport, Check, FrameReport
    from curplan.proposal.model import Proposal
    from curplan.proposal.sections.saying import Saying


def frames(proposal: Proposal, says: Saying) -> Section | None:
    """Say what each frame finds: figures, what is met, and every block; None without frames."""
    if not proposal.frames:
        return None
    return Section(
        "accreditation",
        says.say("frame-heading"),
        (Paragraph(says.say("frame-hours")),),
        tuple(_frame(report, number, says) for number, report in enumerate(proposal.frames, 1)),
    )


def _frame(report: FrameReport, number: int, says: Saying) -> Section:
    frame, title = report.frame, report.title.spoken(says.words.language)
    blocks: list[Block] = [Bullets(tuple(_check(check, says) for check in report.checks))]
    if frame.illustrative:
        blocks.append(Paragraph(says.say("frame-illustrative")))
    if report.blocks:
        blocks.append(
            Table(
                says.say("frame-caption", title=title),
                (
                    Column(says.say("frame-block")),
                    Column(says.say("frame-reached")),
                    Column(says.say("frame-result")),
                ),
                tuple(_block(each, says) for each in report.blocks),
            )
        )
    if frame.source:
        source = says.say("frame-source", source=frame.source, dated=frame.dated)
        blocks.append(Paragraph(source))
    return Section(f"frame-{number}", says.own(title), tuple(blocks))


def _check(check: Check, says: Saying) -> str:
    text = said(check.says, says.words)
    if check.met is None:
        return text
    verdict = says.say("frame-met" if check.met else "frame-not-met")
    missing = says.words.listed([said(each, says.words) for each in check.missing])
    if missing:
        return says.say("frame-check-missing", text=text, verdict=verdict, missing=missing)
    return says.say("frame-check", text=text, verdict=verdict)


def _block(block: BlockReport, says: Saying) -> tuple[Cell, ...]:
    say, number = says.say, len(block.outcomes)
    lines = [
        say("frame-block-outcomes", reached=len(block.reached), all=number),
        say("frame-block-judged", judged=len(block.judged), all=number),
        say("frame-block-hours", hours=hours(block.minutes), least=hours(block.least_minutes)),
    ]
    if block.assessment:
        lines.append(say("frame-block-assessment", text=block.assessment))
    lines += [say("frame-block-evidence", title=title) for title, _ in block.evidence]
    lines += [said(each, says.words) for each in block.missing]
    title = says.labelled(says.own(block.code), says.own(block.title))
    result = say("frame-whole" if block.whole else "frame-not-whole")
    return cell(title), Cell(tuple(map(says.words.capital, lines))), cell(result)
