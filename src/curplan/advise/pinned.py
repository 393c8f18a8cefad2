"""What the pins of a brief ask for by themselves: can they be kept, and what must go with them?

Coverage is no matter here. So only the included modules count, and what they may need: a track
without any other module keeps the pins if any track does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.calendars.weeks import weeks_for
from curplan.problem.build import build_problem
from curplan.problem.reduce import keep
from curplan.problem.score import coverage_maximum
from curplan.solve.fit import fits

if TYPE_CHECKING:
    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue
    from curplan.problem.model import Problem

LIMIT = 2.0
"""Deterministic work of one joint decision."""

BUDGET = 12.0
"""Such work for all questions of one brief; after that only what is quickly decided counts."""


def bare_problem(catalogue: Catalogue, brief: Brief) -> Problem:
    """Build the problem of a brief without the policy's rules and optional requirements."""
    asked = brief.model_copy(update={"optional": False, "use": "fewest"})
    return build_problem(catalogue, asked, weeks_for(catalogue, asked), bare=True)


def pinned_problem(catalogue: Catalogue, brief: Brief) -> Problem:
    """Build the problem of a brief's included modules and of all that may support them."""
    problem = bare_problem(catalogue, brief)
    kept = {index for index, task in enumerate(problem.tasks) if task.include}
    queue = sorted(kept)
    while queue:
        task = problem.tasks[queue.pop()]
        others = {
            *(index for need in task.needs for index in need.supporters),
            *(index for each in task.corequisites for index in each.partners),
        }
        queue.extend(sorted(others - kept))
        kept |= others
    return keep(problem, tuple(sorted(kept)))[0]


class Pins:
    """Asks whether briefs can be kept at all, on a budget of work for all of them together.

    With ``musts``, whether they can be kept with every ``must`` requirement reached.
    """

    def __init__(self, catalogue: Catalogue, *, musts: bool = False) -> None:
        self._catalogue = catalogue
        self._musts = musts
        self._left = BUDGET

    def kept(self, brief: Brief) -> bool | None:
        """Tell whether some track keeps all the pins and limits of a brief; None: undecided."""
        if not (brief.included or self._musts):
            return True
        make = bare_problem if self._musts else pinned_problem
        problem = make(self._catalogue, brief)
        if problem.impossible:
            return False
        goal = coverage_maximum(problem, "must") if self._musts else 0
        answer = fits(problem, goal, 0, thorough=self._left > 0, limit=min(LIMIT, self._left))
        self._left -= answer.work
        return answer.fits
