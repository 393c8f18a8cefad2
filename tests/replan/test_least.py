"""The least change against brute force, on some hundred small programmes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from curplan.calendars.weeks import Week
from curplan.problem.model import Solution
from curplan.replan.order import broken_order
from curplan.replan.past import Past
from curplan.replan.rest import joined, past_hours, rest_of, stays_of, whole_problem
from curplan.solve.changes import changes
from curplan.solve.least import Least, least_change
from tests.oracle.check import violations
from tests.oracle.describe import describe
from tests.oracle.terms import Hours
from tests.replan.begun import programmes
from tests.replan.brute import Begun, least, shortened

EXAMPLES = 200


def solved(begun: Begun) -> tuple[Least | None, Hours]:
    """Plan the rest of a programme; also give all hours by module. None: the past is no plan."""
    case = begun.case
    weeks = [Week(number, None, hours, 0) for number, hours in enumerate(case.capacity, 1)]
    minutes = {n: {w: 60 * h for w, h in by.items()} for n, by in begun.taught.items()}
    past = Past(begun.from_week, minutes, begun.done)
    problem = whole_problem(case.catalogue, case.brief, weeks, begun.old, past)
    taught = past_hours(problem, past)
    titles = {module.id: module.title for module in case.catalogue.modules}
    if list(broken_order(problem, taught, titles)):
        return None, {}
    rest, back = rest_of(problem, taught, begun.from_week)
    lay = {n: {w: 60 * h for w, h in by.items()} for n, by in begun.old.items()}
    stays = stays_of(problem, lay, taught, begun.from_week)
    new = {index: number for number, index in enumerate(back)}
    found = least_change(rest, {new[i]: stay for i, stay in stays.items() if i in new})
    if found.solution is None:
        return found, {}
    whole = joined(taught, found.solution, back)
    return found, {problem.tasks[i].id: by for i, by in whole.hours.items()}


def counts(old: Hours, new: Hours) -> tuple[int, int, int]:
    """Modules that came or went, that moved, and weeks moved."""
    by = [
        max(abs(min(new[n]) - min(old[n])), abs(max(new[n]) - max(old[n])))
        for n in old.keys() & new.keys()
    ]
    return len(old.keys() ^ new.keys()), sum(each > 0 for each in by), sum(by)


def disagreement(begun: Begun) -> str:
    """Say how planner and brute force differ; nothing where they agree."""
    best = least(begun)
    found, hours = solved(begun)
    if found is None or found.solution is None or best is None:
        none = (found is None or found.solution is None) and best is None
        return "" if none else f"planner: {found}, brute force: {best}"
    broken = violations(shortened(begun), hours)
    if broken:
        return f"the plan {hours} breaks: {broken}"
    for name, by in hours.items():
        past = {week: h for week, h in by.items() if week < begun.from_week}
        if past != begun.taught.get(name, {}):
            return f"the past of {name} is {past}"
    coverage = begun.case.value(hours)[:3]
    change = counts(begun.old, hours)
    if (coverage, change) != (best.coverage, best.change):
        return f"planner: {coverage}, {change} with {hours}; brute force: {best}"
    unproven = [s for s in (*found.coverage, *found.change, *found.rest) if not s.proven]
    return f"not proven: {unproven}" if unproven else ""


@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(programmes())
def test_the_least_change_is_what_brute_force_finds(begun: Begun) -> None:
    fault = disagreement(begun)
    if fault:
        pytest.fail(
            f"{fault}\nold {begun.old}, taught {begun.taught} before week {begun.from_week}, "
            f"done {sorted(begun.done)}\n{describe(begun.case)}"
        )


def test_changes_are_counted_from_their_words() -> None:
    from curplan.solve.changes import Stay

    old = {0: Stay(1, 2, ((1, 2), (2, 1))), 1: Stay(0, 3, ((3, 2),)), 2: Stay(4, 4, ((4, 1),))}
    same = {0: {1: 2, 2: 1}, 1: {1: 1, 3: 2}, 2: {4: 1}}
    assert changes(old, Solution(same)) == (0, 0, 0, 0)
    assert changes(old, Solution({**same, 0: {2: 1, 4: 2}})) == (0, 1, 2, 2)
    assert changes(old, Solution({**same, 1: {1: 1, 2: 1, 4: 1}})) == (0, 1, 1, 2)
    assert changes(old, Solution({0: same[0], 3: {1: 1}})) == (3, 0, 0, 0)
