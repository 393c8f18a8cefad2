"""Contact and independent hours with capacities of their own: the planner against brute force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curplan.calendars.weeks import Week
from curplan.catalogue.kinds import UnitKind
from curplan.catalogue.models import Module, Unit
from curplan.problem.build import build_problem
from curplan.problem.split import split
from curplan.solve.planner import solve
from tests.oracle.brute import Left, _Search, _strict_twins, _supportable
from tests.oracle.catalogues import cases, fixed_cases
from tests.oracle.describe import describe
from tests.oracle.terms import Case

TIERS = ("must_coverage", "essential_coverage", "optional_coverage", "hours")
EXAMPLES = 120


def alone(module: Module, hour: int) -> int:
    """Hours of self-study."""
    kind = UnitKind.SELF_STUDY
    return sum(unit.minutes for unit in module.units if unit.kind is kind) // hour


class _Apart(_Search):
    """The search over weeks with the hours left of each kind: contact ones, then independent."""

    rooms: tuple[int, ...] = ()

    def start(self) -> Left:
        """Hours of each module by kind."""
        by_itself = [alone(m, self.case.catalogue.hour) for m in self.modules]
        contact = [full - own for full, own in zip(self.full, by_itself, strict=True)]
        return (*contact, *by_itself)

    def totals(self, left: Left) -> Left:
        """Add the kinds up."""
        half = len(left) // 2
        return tuple(a + b for a, b in zip(left[:half], left[half:], strict=True))

    def hopeful(self, week: int, left: Left) -> bool:
        """Tell whether the weeks to come are long enough, and have room enough for each kind."""
        half, room = len(left) // 2, sum(self.rooms[week - 1 :])
        contact = sum(self.case.capacity[week - 1 :]) - room
        if sum(left[half:]) > room or sum(left[:half]) > contact:
            return False
        return super().hopeful(week, self.totals(left))

    def takes(self, week: int, left: Left) -> Iterator[Left]:
        half = len(left) // 2
        room = self.rooms[week - 1]
        for taken in super().takes(week, self.totals(left)):
            for by_itself in self.parts(taken, left[half:], room):
                contact = tuple(t - a for t, a in zip(taken, by_itself, strict=True))
                fits = sum(contact) <= self.case.capacity[week - 1] - room
                if fits and all(c <= most for c, most in zip(contact, left[:half], strict=True)):
                    yield (*contact, *by_itself)

    def parts(self, taken: Left, left: Left, room: int) -> Iterator[Left]:
        """Give every way to take some of the hours as independent ones."""
        if not taken:
            yield ()
            return
        for first in range(min(taken[0], left[0], room), -1, -1):
            for rest in self.parts(taken[1:], left[1:], room - first):
                yield (first, *rest)

    def week_holds(self, left: Left, after: Left) -> bool:
        return super().week_holds(self.totals(left), self.totals(after))


def best(case: Case, rooms: tuple[int, ...]) -> tuple[int, ...] | None:
    """Find the best values of the objectives; None when no track keeps the pins."""
    brief = case.brief
    may = [m.id for m in case.catalogue.modules if m.id not in brief.exclude]
    selections = [
        chosen
        for size in range(len(may) + 1)
        for chosen in combinations(may, size)
        if case.included <= set(chosen)
    ]

    def badness(chosen: tuple[str, ...]) -> tuple[int, ...]:
        must, essential, optional, hours = case.value(chosen)
        return -must, -essential, -optional, hours

    for chosen in sorted(selections, key=badness):
        modules = case.modules(chosen)
        total = sum(case.hours(name) for name in chosen)
        if total > (case.brief.max_hours or total) or not _supportable(case, modules):
            continue
        for twins in _strict_twins(case, modules):
            search = _Apart(case, modules, twins)
            search.rooms = rooms
            if search.search(1, search.start()) is not None:
                return case.value(chosen)
    return None


@st.composite
def apart(draw: st.DrawFn, *, fixed: bool = False) -> tuple[Case, tuple[int, ...]]:
    """A small case whose modules are partly self-study, and each week's room for that."""
    case = draw(fixed_cases() if fixed else cases())
    hour = case.catalogue.hour
    modules = []
    for module in case.catalogue.modules:
        whole = module.minutes // hour
        own = draw(st.integers(0, whole)) if not module.units else 0
        units = (
            Unit("Alone", UnitKind.SELF_STUDY, own * hour),
            Unit("Together", UnitKind.LAB, (whole - own) * hour),
        )
        kept = tuple(unit for unit in units if unit.minutes)
        modules.append(replace(module, units=kept) if not module.units else module)
    rooms = tuple(draw(st.integers(0, capacity)) for capacity in case.capacity)
    catalogue = replace(case.catalogue, modules=tuple(modules))
    return replace(case, catalogue=catalogue), rooms


@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(apart())
def test_the_planner_finds_what_brute_force_finds(drawn: tuple[Case, tuple[int, ...]]) -> None:
    agree(*drawn)


@settings(
    max_examples=EXAMPLES // 5,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(apart(fixed=True))
def test_hours_of_a_week_are_those_of_both_kinds(drawn: tuple[Case, tuple[int, ...]]) -> None:
    agree(*drawn)


def agree(case: Case, rooms: tuple[int, ...]) -> None:
    """Hold the planner against brute force."""
    weeks = [
        Week(number, None, hours, 0, independent=room)
        for number, (hours, room) in enumerate(zip(case.capacity, rooms, strict=True), 1)
    ]
    problem = build_problem(case.catalogue, case.brief, weeks)
    result = solve(problem, "quick")
    wanted = best(case, rooms)
    told = f"{describe(case)}\nrooms {rooms}"
    if result.solution is None or wanted is None:
        assert result.solution is None, told
        assert wanted is None, told
        return
    scores = {score.name: score for score in result.scores}
    assert tuple(scores[name].value for name in TIERS) == wanted, told
    assert all(score.proven for score in result.scores[:5]), told
    divided = split(problem, result.solution)
    assert divided is not None, told
    for week, (capacity, room) in enumerate(zip(problem.capacity, problem.alone, strict=True), 1):
        by_itself = sum(weeks.get(week, 0) for weeks in divided.values())
        load = sum(spread.get(week, 0) for spread in result.solution.hours.values())
        assert by_itself <= room, told
        assert load - by_itself <= capacity - room, told
    for index, spread in result.solution.hours.items():
        fixed = case.fixed(problem.tasks[index].id)
        assert all(spread.get(week, 0) == hours for week, hours in fixed.items()), told
        assert sum(divided[index].values()) == problem.tasks[index].alone
        assert all(divided[index].get(week, 0) <= hours for week, hours in spread.items())
