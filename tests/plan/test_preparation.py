"""A plan with weeks before week 1: what is in them, what it gives; every lie is noticed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from curplan import api
from curplan.cli.summary import summary_lines
from curplan.plan.model import Plan
from curplan.plan.planned import Preparation
from tests.plan.making import module_of, newsroom, order, reporter

PREPARED = {"weeks": 2, "hours_per_week": 8, "modules": ["python-basics", "shell-basics"]}
GROUPS = {
    "title": "Coders and newcomers",
    "backgrounds": [
        {"title": "Coders", "audience": "coder"},
        {"title": "Newcomers", "audience": "newcomer"},
    ],
}
START = "2027-03-15"


def prepared(**given: Any) -> Plan:
    return reporter(preparation=PREPARED, start=START, **given)


def preparation(plan: Plan) -> Preparation:
    assert plan.preparation is not None
    return plan.preparation


def test_modules_stand_in_their_weeks() -> None:
    made = preparation(prepared())
    assert [each.id for each in made.modules] == ["shell-basics", "python-basics"]
    shell, python = made.modules
    assert shell.weekly_hours == {"1": 4}
    assert python.weekly_hours == {"1": 4, "2": 4}
    assert [(each.outcome, each.source) for each in python.needs] == [("shell@1", "shell-basics")]
    assert [(each.outcome, each.source) for each in shell.needs] == [("typing@1", "entry")]
    assert (str(shell.start_date), str(python.end_date)) == ("2027-03-01", "2027-03-12")
    assert [(row.week, str(row.start_date), row.load) for row in made.weeks] == [
        (1, "2027-03-01", 8),
        (2, "2027-03-08", 4),
    ]


def test_what_they_teach_is_held_when_week_1_begins() -> None:
    plan = prepared()
    assert plan.entry == {"python": 1, "shell": 1, "typing": 1}
    assert preparation(plan).entry == {"typing": 1}
    assert not {"shell-basics", "python-basics"} & {each.id for each in plan.modules}
    assert [(n.outcome, n.source) for n in module_of(plan, "sql-basics").needs] == [
        ("shell@1", "entry")
    ]
    (row,) = [each for each in plan.coverage if each.skill == "python"]
    assert (row.entry, row.reached, row.by) == (1, 2, ("python-next",))
    assert sum(week.load for week in plan.weeks) == sum(each.hours for each in plan.modules)
    assert plan.brief["preparation"] == PREPARED


def test_without_dates_there_are_none() -> None:
    made = preparation(reporter(preparation=PREPARED))
    assert [row.start_date for row in made.weeks] == [None, None]
    assert made.modules[0].start_date is None


def test_each_background_has_what_it_works_through() -> None:
    plan = prepared(learners=GROUPS, knows=["shell@1", "charts@1"])
    coders, newcomers = plan.backgrounds
    assert coders.preparation is not None
    assert newcomers.preparation is not None
    assert [each.id for each in coders.preparation.modules] == ["charts-lab"]
    assert [each.id for each in newcomers.preparation.modules] == [
        "shell-basics",
        "python-basics",
        "charts-lab",
    ]
    assert newcomers.preparation.hours == 17
    assert not newcomers.preparation.fits  # 16 hours there are
    assert coders.preparation.fits
    assert newcomers.prepares == ("charts@1",)  # the rest is learnt in the preparation
    assert api.verify(plan, newsroom()) == ()


def test_what_no_module_teaches_is_told() -> None:
    plan = prepared(learners=GROUPS, knows=["camera@1"])
    made = [each.preparation for each in plan.backgrounds]
    assert [each.open for each in made if each] == [("camera@1",), ("camera@1",)]
    assert all(each.fits for each in made if each)


def test_a_preparation_for_the_groups_alone() -> None:
    wanted = {"weeks": 1, "hours_per_week": 8, "modules": []}
    plan = reporter(preparation=wanted, learners=GROUPS, knows=["shell@1"])
    assert preparation(plan).modules == ()
    newcomers = plan.backgrounds[1].preparation
    assert newcomers is not None
    assert [each.id for each in newcomers.modules] == ["shell-basics"]


def test_a_plan_made_anew_keeps_it() -> None:
    plan = prepared()
    made = api.replan(newsroom(), plan, api.Change(2, lost=(3,)), "quick").plan
    assert made is not None
    assert made.preparation == plan.preparation
    (fault,) = api.replan(newsroom(), plan, api.Change(2, add=("shell-basics",))).diagnostics
    assert fault.code == "contradicting-pins"
    again = api.plan_from(newsroom(), order(preparation=PREPARED, start=START), plan, "quick")
    assert again.plan is not None
    assert again.plan.preparation == plan.preparation


def test_a_diff_tells_of_it() -> None:
    found = api.diff(reporter(start=START), prepared())
    assert not found.same
    (fact,) = [each for each in found.facts if each.name == "before week 1"]
    assert fact.old == "none"
    assert fact.new == (
        "Command line (4 h, week 1), Python basics (8 h, weeks 1-2); 2 weeks of 8 h"
    )
    assert api.diff(prepared(), prepared()).same


def test_the_summary_has_a_line_for_it_and_for_each_background() -> None:
    plan = prepared(learners=GROUPS, knows=["shell@1", "charts@1"])
    said = " ".join(" ".join(summary_lines(plan, [])).split())
    assert (
        "before week 1 Python basics (8 h), Command line (4 h); alone, 12 of 16 h, "
        "2 weeks x 8 h from 2027-03-01" in said
    )
    assert "works through Charts (5 h) before week 1: 5 h, which fits into the weeks" in said
    assert "17 h, which does not fit into the weeks (16 h)" in said


def test_explaining_says_where_it_is_learnt() -> None:
    told = api.explain_module(prepared(), newsroom(), "shell-basics")
    assert any("before week 1" in reason.text for part in told.parts for reason in part.reasons)


Lie = Callable[[Preparation], Preparation]


def module_with(number: int, **update: Any) -> Lie:
    def lie(made: Preparation) -> Preparation:
        rows = list(made.modules)
        rows[number] = rows[number].model_copy(update=update)
        return made.model_copy(update={"modules": tuple(rows)})

    return lie


def week_with(number: int, **update: Any) -> Lie:
    def lie(made: Preparation) -> Preparation:
        rows = list(made.weeks)
        rows[number] = rows[number].model_copy(update=update)
        return made.model_copy(update={"weeks": tuple(rows)})

    return lie


def whole_with(**update: Any) -> Lie:
    return lambda made: made.model_copy(update=update)


LIES: dict[str, tuple[Lie, str]] = {
    "hours missing": (module_with(1, weekly_hours={"1": 4}), "has 4 h in all; it takes 8 h"),
    "too fast": (
        lambda made: module_with(0, weekly_hours={"2": 4}, start_week=2, end_week=2)(
            module_with(1, weekly_hours={"1": 9}, end_week=1)(made)
        ),
        "at most 8 h a week",
    ),
    "a week that there is not": (module_with(0, weekly_hours={"3": 4}), "weeks are 1 to 2"),
    "another order": (
        lambda made: made.model_copy(update={"modules": made.modules[::-1]}),
        "needs shell@1, which nothing before it gives",
    ),
    "another source": (
        lambda made: module_with(1, needs=made.modules[0].needs)(made),
        "where from is not stated rightly",
    ),
    "title": (module_with(0, title="Shell"), "states title 'Shell'"),
    "teaches": (module_with(0, teaches={"shell": 1, "sql": 1}), "states teaches"),
    "first day": (module_with(0, start_date=None), "states start_date none"),
    "a module more": (
        lambda made: made.model_copy(update={"modules": (*made.modules, made.modules[0])}),
        "states modules",
    ),
    "a module less": (
        lambda made: made.model_copy(update={"modules": made.modules[:1]}),
        "states modules",
    ),
    "load": (week_with(0, load=7), "states load 420"),
    "room": (week_with(1, hours=9), "states hours 540"),
    "first day of a week": (week_with(1, start_date=None), "states start_date none"),
    "a week less": (lambda m: m.model_copy(update={"weeks": m.weeks[:1]}), "states weeks [1]"),
    "pace": (whole_with(hours_per_week=9), "states hours_per_week 9"),
    "entry": (whole_with(entry={"typing": 1, "shell": 1}), "states entry"),
}


@pytest.mark.parametrize("name", LIES)
def test_verify_notices(name: str) -> None:
    lie, words = LIES[name]
    plan = prepared()
    wrong = plan.model_copy(update={"preparation": lie(preparation(plan))})
    found = [each for each in api.verify(wrong, newsroom()) if words in each.message]
    assert found
    assert {each.code for each in found} == {"verify-preparation"}


def test_verify_notices_what_is_not_there_or_there_twice() -> None:
    plan = prepared()
    (fault,) = api.verify(plan.model_copy(update={"preparation": None}), newsroom())
    assert fault.message == "preparation: the plan has none; the brief asks for one"
    twice = plan.model_copy(update={"modules": (*plan.modules, preparation(plan).modules[0])})
    assert any("also in the weeks" in each.message for each in api.verify(twice, newsroom()))
    more = reporter().model_copy(update={"preparation": plan.preparation})
    assert any("asks for none" in each.message for each in api.verify(more, newsroom()))


@pytest.mark.parametrize(
    ("update", "words"),
    [
        ({"modules": ()}, "leaves out 'shell-basics'"),
        ({"hours": 3}, "states hours 3"),
        ({"fits": True}, "has 17 h to work through; the weeks have 16 h"),
    ],
)
def test_verify_notices_what_is_wrong_of_a_background(update: dict[str, Any], words: str) -> None:
    plan = prepared(learners=GROUPS, knows=["shell@1", "charts@1"])
    coders, newcomers = plan.backgrounds
    assert newcomers.preparation is not None
    own = newcomers.preparation.model_copy(update=update)
    groups = (coders, newcomers.model_copy(update={"preparation": own}))
    found = api.verify(plan.model_copy(update={"backgrounds": groups}), newsroom())
    assert any(words in each.message for each in found)
