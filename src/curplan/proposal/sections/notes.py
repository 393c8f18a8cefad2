"""What the programme rests on, what is known and accepted, what was left out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.proposal.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Facts,
    Paragraph,
    Section,
    Table,
    cell,
)

if TYPE_CHECKING:
    from curplan.proposal.model import Proposal
    from curplan.proposal.sections.saying import Saying


def notes(proposal: Proposal, says: Saying) -> Section:
    """Say all that a partner should know before saying yes."""
    say = says.say
    parts = [Section("assumptions", say("proposal-assumptions"), (Bullets(proposal.assumptions),))]
    if proposal.accepted:
        accepted = Facts(tuple((each.what, (says.own(each.why),)) for each in proposal.accepted))
        parts.append(Section("accepted", say("proposal-accepted"), (accepted,)))
    blocks: list[Block] = [Paragraph(say("proposal-nothing-left-out"))]
    if proposal.left_out:
        blocks = [_left_out(proposal, says)]
        if proposal.would_fit:
            blocks.append(Bullets(proposal.would_fit))
    parts.append(Section("left-out", say("proposal-left-out"), tuple(blocks)))
    return Section("notes", say("proposal-notes"), (), tuple(parts))


def _left_out(proposal: Proposal, says: Saying) -> Table:
    say = says.say
    return Table(
        say("proposal-left-out-caption"),
        (
            Column(say("proposal-skill")),
            Column(say("proposal-needed")),
            Column(say("proposal-reached")),
            Column(say("proposal-reason")),
        ),
        tuple(
            (
                cell(says.own(each.name)),
                cell(says.level(each.needed) if each.needed else ""),
                Cell(
                    (says.level(each.reached) if each.reached else say("coverage-left-out"),),
                    each.reached,
                ),
                cell(each.why),
            )
            for each in proposal.left_out
        ),
    )
