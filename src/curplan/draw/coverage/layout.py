"""The coverage pages: requirements by month, then what each module does for each outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.draw.coverage.matrix import matrix
from curplan.draw.coverage.requirements import requirements
from curplan.draw.look import PLAIN, Look

if TYPE_CHECKING:
    from curplan.draw.scene import Scene
    from curplan.plan.model import Plan


def coverage_pages(plan: Plan, look: Look = PLAIN) -> tuple[Scene, ...]:
    """Lay out the coverage of a plan.

    Parameters
    ----------
    plan
        A drawable plan.
    look
        How it is to look. A page that is too small grows in its own shape; all pages are then of
        one size.

    Returns
    -------
    tuple of Scene
        First the requirements: the level that each has on entry and at the end of each month,
        what is needed, when that is reached or that it stays open, and the share of the weight.
        Then, if any module teaches, practises or assesses something, the outcomes by strand
        against the modules in order of time, on as many pages as they take.
    """
    page = look.page
    while True:
        laid = matrix(plan, page, look)
        if laid is not None:
            last = 1 + len(laid.pages)
            first = requirements(plan, page, look, last)
            if first is not None:
                return (first, *laid.scenes(1))
        page = page.larger()
