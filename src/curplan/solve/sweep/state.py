"""How far a schedule has come by the end of a week."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class State:
    """Weeks up to one are filled; the schedule so far is the chain of ``given`` back to the start.

    ``left``: quanta still to give to each module. ``begun``, ``ended``: masks. ``starts``,
    ``ends``: first and last weeks of those, 0 for the others. ``penalty``: points that are certain
    by now, of the rules in ``curplan.problem.schedule_rules``. ``outlook``: the penalty, and what
    is bound to come, with a little chance in it where that is the same.

    What rules remember: ``unmarked``, weeks since a mark, by rule of marks; ``unused``, masks of
    modules that nobody has built on yet, by rule of reuse; ``touched``, how many weeks of a strand
    there were and which was the last, by rule of strands.
    """

    left: tuple[int, ...]
    begun: int
    ended: int
    starts: list[int]
    ends: list[int]
    penalty: int
    unmarked: tuple[int, ...]
    unused: tuple[int, ...]
    touched: tuple[tuple[int, int], ...]
    week: int = 0
    given: tuple[tuple[int, int], ...] = ()
    before: State | None = None
    outlook: float = 0.0

    def hours(self) -> dict[int, dict[int, int]]:
        """Quanta of each module by week, up to this one."""
        spread: dict[int, dict[int, int]] = {}
        state: State | None = self
        while state is not None:
            for index, quanta in state.given:
                spread.setdefault(index, {})[state.week] = quanta
            state = state.before
        return {index: dict(sorted(weeks.items())) for index, weeks in sorted(spread.items())}
