"""What each group of learners may leave out, and what it catches up on before the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.proposal.document import Cell, Column, Paragraph, Section, Table, cell

if TYPE_CHECKING:
    from curplan.proposal.model import Background, Proposal, Some
    from curplan.proposal.sections.saying import Saying


def backgrounds(proposal: Proposal, says: Saying) -> Section | None:
    """Give each group of the audience a row; None where there is nothing to say of any."""
    if not any(waived(each, says) or work(each, says) for each in proposal.backgrounds):
        return None
    say = says.say
    table = Table(
        say("proposal-groups-caption"),
        (
            Column(say("proposal-group")),
            Column(say("proposal-waived")),
            Column(say("proposal-catch-up")),
        ),
        tuple(
            (
                cell(says.own(group.title)),
                Cell(tuple(waived(group, says)) or (say("proposal-group-nothing"),)),
                Cell(tuple(work(group, says)) or (say("proposal-group-nothing"),)),
            )
            for group in proposal.backgrounds
        ),
    )
    blocks = (Paragraph(say("proposal-groups-text")), table)
    return Section("groups", say("proposal-groups"), blocks)


def waived(group: Background, says: Saying) -> list[str]:
    """List the modules that a group may leave out; nothing for none."""
    return _listed(group.waives, says)


def work(group: Background, says: Saying) -> list[str]:
    """List what a group does before the start: modules, other outcomes, and what does not fit."""
    lines = [*_listed(group.prepares, says), *map(says.ability, group.open)]
    if not group.fits:
        lines.append(says.say("proposal-group-too-much"))
    return lines


def _listed(some: Some, says: Saying) -> list[str]:
    """List modules with their hours and, of several, the sum."""
    lines = [says.say("proposal-part", name=title, hours=hours) for title, hours in some.modules]
    if len(lines) > 1:
        lines.append(says.say("proposal-hours-total", hours=some.hours))
    return lines
