"""Planning the rest of the newsroom's programme anew."""

from __future__ import annotations

import dataclasses

import pytest

from curplan.api import Change, Replanned, plan_from, replan, verify
from curplan.calendars.weeks import LOST
from curplan.plan.model import Plan
from curplan.plan.writing import plan_text
from tests.plan.making import module_of, names, newsroom, order, reporter


def anew(plan: Plan, from_week: int, **given: object) -> Replanned:
    return replan(newsroom(), plan, Change(from_week, **given), "quick")  # type: ignore[arg-type]


def made(plan: Plan, from_week: int, **given: object) -> Plan:
    found = anew(plan, from_week, **given)
    assert found.plan is not None, found.diagnostics
    assert verify(found.plan, newsroom()) == ()
    return found.plan


def codes(found: Replanned) -> list[str]:
    assert found.plan is None
    return [diagnostic.code for diagnostic in found.diagnostics]


def past(plan: Plan, before: int) -> dict[tuple[str, str], float]:
    return {
        (module.id, week): hours
        for module in plan.modules
        for week, hours in module.weekly_hours.items()
        if int(week) < before
    }


def change(found: Replanned) -> list[tuple[str, int, bool]]:
    return [(score.name, score.value, score.proven) for score in found.change]


def test_nothing_happened_nothing_changes() -> None:
    plan = reporter()
    found = anew(plan, 3)
    assert found.diff is not None
    assert found.diff.same
    assert change(found) == [
        ("came_or_went", 0, True),
        ("moved", 0, True),
        ("weeks_moved", 0, True),
    ]
    assert found.plan is not None
    assert found.plan.modules == plan.modules
    assert found.plan.status == "optimal"


def test_a_lost_week_with_a_longer_calendar_loses_nothing() -> None:
    plan = reporter()
    rest = made(plan, 3, lost=(3,), weeks=6)
    assert names(rest) == names(plan)
    assert past(rest, 3) == past(plan, 3)
    assert rest.weeks[2].load == rest.weeks[2].hours == 0
    assert [(day.date, day.name) for day in rest.weeks[2].closures] == [(None, LOST)]
    assert rest.brief["lost"] == [3]
    assert rest.replanned
    assert "4 moved, by 6 weeks in all; the least" in rest.diagnostics[-1].message


def test_what_a_lost_week_of_the_past_held_is_taught_later() -> None:
    plan = reporter()
    rest = made(plan, 3, lost=(2,), weeks=7)
    intensive = module_of(rest, "python-intensive")
    assert intensive.weekly_hours["1"] == 5
    assert "2" not in intensive.weekly_hours
    assert sum(intensive.weekly_hours.values()) == 12
    assert names(rest) == names(plan)


def test_coverage_comes_before_change_and_advice_says_what_it_takes() -> None:
    rest = anew(reporter(), 3, lost=(3,))
    assert rest.plan is not None
    assert rest.plan.partial
    assert [each.id for each in rest.diff.went] == ["final"]  # type: ignore[union-attr]
    (advice,) = rest.plan.advice
    assert (advice.value, advice.proven) == (6, True)
    assert not made(reporter(), 3, lost=(3,), weeks=6).partial


def test_a_module_that_is_done_keeps_the_hours_it_has_had() -> None:
    plan = reporter()
    rest = made(plan, 3, done=("career",))
    career = module_of(rest, "career")
    assert (career.weekly_hours, career.hours, career.end_week) == ({"1": 1, "2": 1}, 2, 2)
    assert rest.brief["done"] == ["career"]
    assert not rest.partial
    assert rest.objective("hours").value == plan.objective("hours").value - 2
    again = anew(rest, 4)
    assert again.diff is not None
    assert again.diff.same


def test_a_module_done_elsewhere_is_held_and_leaves_the_plan() -> None:
    rest = made(reporter(), 2, done=("sql-basics",))
    assert "sql-basics" not in names(rest)
    assert rest.entry["sql"] == 1
    assert all(row.full for row in rest.coverage)


def test_add_and_drop() -> None:
    plan = reporter(weeks=6)
    more = made(plan, 4, add=("evening-practice",))
    assert set(names(more)) == {*names(plan), "evening-practice"}
    less = made(more, 4, drop=("evening-practice", "colour-course"))
    assert set(names(less)) == set(names(plan)) - {"colour-course"}
    assert less.pins == ("exclude colour-course", "exclude evening-practice")


def test_the_same_twice_is_the_same_file() -> None:
    first, second = (made(reporter(), 3, lost=(3,), weeks=6) for _ in range(2))
    assert plan_text(first) == plan_text(second)


def test_polishing_moves_nothing_more() -> None:
    quick = anew(reporter(), 3, lost=(3,), weeks=7)
    smooth = replan(newsroom(), reporter(), Change(3, (3,), weeks=7), "default")
    assert change(quick) == change(smooth)
    assert quick.plan is not None
    assert smooth.plan is not None
    points = [plan.objective("schedule_penalty").value for plan in (quick.plan, smooth.plan)]
    assert points[1] <= points[0]


@pytest.mark.parametrize(
    ("from_week", "given", "expected", "words"),
    [
        (6, {}, ["nothing-left"], "the programme has 5 weeks"),
        (3, {"lost": (9,)}, ["unknown-week"], "there is no week 9"),
        (3, {"done": ("sql-basic",)}, ["unknown-module"], "'sql-basic'"),
        (3, {"drop": ("charts-lab",)}, ["already-begun"], "it began in week 2"),
        (3, {"add": ("poetry",), "drop": ("poetry",)}, ["contradicting-pins"], "--drop"),
        (4, {"lost": (4, 5)}, ["no-plan-left"], "Career strand (1 h left); 0 h remain"),
        (
            4,
            {"add": ("poetry", "python-next", "python-basics")},
            ["no-plan-left"],
            "include poetry",
        ),
        (4, {"add": ("film-school",)}, ["no-plan-left"], "no plan has Film"),
        (3, {"lost": (1,)}, ["lost-before", "lost-before"], "comes only later now"),
    ],
)
def test_messages(
    from_week: int, given: dict[str, object], expected: list[str], words: str
) -> None:
    found = anew(reporter(), from_week, **given)
    assert codes(found) == expected
    assert words in found.diagnostics[0].message


def test_done_mends_a_lost_week_in_the_past() -> None:
    plan = reporter()
    found = anew(plan, 3, lost=(1,))
    hints = [each.hint for each in found.diagnostics]
    assert "--done python-intensive" in hints[0]
    assert "--done shell-basics" in hints[1]
    rest = made(plan, 3, lost=(1,), done=("shell-basics", "python-intensive"))
    assert rest.entry["shell"] == 1
    assert module_of(rest, "python-intensive").weekly_hours == {"2": 7}


def test_a_plan_without_modules_or_with_faults_is_not_gone_on_with() -> None:
    plan = reporter()
    assert codes(anew(plan.model_copy(update={"modules": ()}), 2)) == ["cannot-replan"]
    short = plan.model_copy(update={"modules": plan.modules[1:]})
    assert codes(anew(short, 2)) == ["cannot-replan"]


def test_another_catalogue() -> None:
    plan, catalogue = reporter(), newsroom()
    changed = dataclasses.replace(catalogue, sha256="0" * 64)
    found = replan(changed, plan, Change(3), "quick")
    assert found.plan is not None
    assert [(d.code, d.is_error) for d in found.diagnostics] == [("other-catalogue", False)]
    without = dataclasses.replace(
        changed, modules=tuple(m for m in catalogue.modules if m.id != "python-intensive")
    )
    assert codes(replan(without, plan, Change(3), "quick")) == ["other-catalogue"] * 2
    roles = dataclasses.replace(changed, roles=())
    assert "no role 'reporter'" in replan(roles, plan, Change(3), "quick").diagnostics[0].message


def test_a_plan_from_an_older_one_moves_only_what_it_must() -> None:
    older = reporter(weeks=6, start="2027-01-11")
    day = {"first": "2027-02-01", "last": "2027-02-01", "name": "Fair"}
    brief = order(weeks=6, start="2027-01-11", closed=[day])
    found = plan_from(newsroom(), brief, older, "quick")
    assert found.plan is not None
    fresh = reporter(weeks=6, start="2027-01-11", closed=[day])
    for name in ("must_coverage", "essential_coverage", "optional_coverage"):
        assert found.plan.objective(name) == fresh.objective(name)
    assert found.diff is not None
    assert (found.diff.came, found.diff.went) == ((), ())
    assert len(found.diff.moved) <= 2
    same = plan_from(newsroom(), order(weeks=6, start="2027-01-11"), older, "quick")
    assert same.plan is not None
    assert same.plan.modules == older.modules


def test_hours_fixed_for_weeks_to_come_are_kept_and_those_of_lost_weeks_are_not() -> None:
    plan = reporter(hours_in_week={"sql-basics": {3: 2, 4: 4}, "career": {1: 1}})
    rest = made(plan, 3)
    assert rest.brief["hours_in_week"] == plan.brief["hours_in_week"]
    assert module_of(rest, "sql-basics").weekly_hours == {"3": 2, "4": 4}
    rest = made(plan, 3, lost=(3,), weeks=6)
    assert rest.brief["hours_in_week"] == {"sql-basics": {"4": 4}, "career": {"1": 1}}
    assert module_of(rest, "sql-basics").weekly_hours["4"] == 4
    rest = made(plan, 4, done=("sql-basics",))
    assert rest.brief["hours_in_week"] == {"sql-basics": {"3": 2}, "career": {"1": 1}}
    assert module_of(rest, "sql-basics").weekly_hours == {"3": 2}
