"""What each group of the learners may leave out and catches up on, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.export.xlsx.tables import Column, Table
from curplan.proposal.backgrounds import backgrounds
from curplan.proposal.names import Names
from curplan.proposal.sections.backgrounds import waived, work
from curplan.proposal.sections.saying import Saying

if TYPE_CHECKING:
    from curplan.plan.model import Plan
    from curplan.words import Words

GROUPS = "Groups"


def group_table(plan: Plan, words: Words) -> Table:
    """Tell of each group what it may leave out, with hours, and what it does before the start."""
    says, groups = Saying(words), backgrounds(plan, Names(plan))
    columns = (
        Column("group", words.say("proposal-group"), 30),
        Column("waived", words.say("proposal-waived"), 60),
        Column("catch-up", words.say("proposal-catch-up"), 60),
    )
    rows = tuple(
        (group.title, "; ".join(waived(group, says)), "; ".join(work(group, says)))
        for group in groups
    )
    return Table(GROUPS, words.say("proposal-groups"), columns, rows if plan.backgrounds else ())
