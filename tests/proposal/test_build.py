"""The facts of a partner document, from a plan alone."""

from __future__ import annotations

import datetime as dt

import pytest

from curplan.plan.model import Plan
from curplan.proposal import Proposal, proposal_of
from curplan.proposal.model import Split
from curplan.words import Words
from tests.draw.plans import Shape, made_up
from tests.proposal.plans import MONDAY, day, document, small, undated

ENGLISH = Words()


def made(plan: Plan | None = None) -> Proposal:
    return proposal_of(plan or small(), ENGLISH)


def test_the_head_says_what_for_whom_and_when() -> None:
    proposal = made()
    assert (proposal.title, proposal.role) == ("Data in the evening", "Reporting analyst")
    assert (proposal.partner, proposal.audience) == ("Example Institute", "Office staff")
    assert [(each.name, each.level) for each in proposal.entry] == [("Spreadsheets", 1)]
    assert proposal.first_day == MONDAY
    assert proposal.last_day == MONDAY + dt.timedelta(weeks=3, days=2)
    assert [slot.day for slot in proposal.timetable] == [0, 2]


def test_hours_are_split_and_add_up() -> None:
    proposal = made()
    assert proposal.hours == Split(23, 19, 4, 6)
    assert [sheet.hours.independent for sheet in proposal.modules] == [3, 0, 1]
    for sheet in proposal.modules:
        assert sheet.hours.contact + sheet.hours.independent == sheet.hours.total
        assert sum(hours for _, hours in sheet.by_kind) == sheet.hours.total


@pytest.mark.parametrize("seed", range(5))
def test_the_hours_of_the_weeks_are_those_of_the_modules(seed: int) -> None:
    proposal = made(made_up(seed, Shape()))
    weekly = sum(week.hours for week in proposal.weeks)
    assert weekly == pytest.approx(proposal.hours.total)
    shares = [share for week in proposal.weeks for share in week.shares]
    for sheet in proposal.modules:
        own = sum(share.hours for share in shares if share.code == sheet.code)
        assert own == pytest.approx(sheet.hours.total)


def test_self_study_is_independent_where_the_plan_does_not_tell_them_apart() -> None:
    plan = document()
    plan["modules"][0]["weekly_independent"] = {}
    assert made(Plan.model_validate(plan)).modules[0].hours.independent == 3


def test_units_that_do_not_add_up_give_no_hours_by_kind() -> None:
    plan = document()
    plan["modules"][1]["units"] = [{"title": "A talk", "kind": "lab", "hours": 3}]
    assert made(Plan.model_validate(plan)).modules[1].by_kind == ()


def test_modules_have_codes_and_name_what_they_build_on_by_title() -> None:
    first, _, report = made().modules
    assert [first.code, report.code] == ["M01", "M03"]
    assert report.after == ("SQL basics",)
    assert [each.name for each in report.entry] == ["Spreadsheets"]
    assert report.serves == ("Regular reports",)
    assert [(each.name, each.means) for each in first.teaches] == [
        ("SQL", "Asks one database questions")
    ]


def test_projects_are_projects_and_the_capstone() -> None:
    assert [each.title for each in made().projects] == ["Monthly report"]


def test_tasks_that_need_what_is_left_out_are_not_promised() -> None:
    # What is optional (charts@2) does not count.
    assert made().tasks == ("Answers a question with a query", "Draws a chart")


def test_the_matrix_says_what_each_module_does_for_each_outcome() -> None:
    rows = {(row.outcome.skill, row.outcome.level): dict(row.marks) for row in made().outcomes}
    assert rows["sql", 1] == {
        "M01": ("introduced", "assessed"),
        "M03": ("practised", "assessed"),
    }
    assert rows["talking", 2] == {"M02": ("introduced",)}
    assert ("spreadsheets", 1) not in rows


def test_a_resit_is_in_the_first_review_session_after_the_last_session_of_the_module() -> None:
    first, last = made().assessments
    assert (first.week, first.day) == (2, MONDAY + dt.timedelta(weeks=1))
    assert (first.resit_week, first.resit_day) == (3, MONDAY + dt.timedelta(weeks=2))
    assert (last.week, last.resit_week, last.resit_day) == (4, None, None)


def test_an_assessment_is_due_in_the_week_of_its_day() -> None:
    """Work alone in a later week does not put it off."""
    plan = document()
    plan["modules"][0] |= {"end_week": 3, "end_date": day(3, 2)}
    due = next(each for each in made(Plan.model_validate(plan)).assessments)
    assert (due.code, due.week, due.day) == ("M01", 2, MONDAY + dt.timedelta(weeks=1))


def test_a_skill_on_entry_is_named_once_at_its_highest_level() -> None:
    plan = document()
    levels = [{"outcome": f"spreadsheets@{level}", "from": "entry"} for level in (1, 2, 1)]
    plan["modules"][2]["needs"] += levels
    assert [
        (each.skill, each.level) for each in made(Plan.model_validate(plan)).modules[2].entry
    ] == [("spreadsheets", 2)]


def test_without_sessions_a_resit_is_in_the_next_week_with_time_for_it() -> None:
    first, last = made(undated()).assessments
    assert (first.week, first.day, first.resit_week) == (2, None, 3)
    assert last.resit_week is None


def test_accepted_warnings_are_in_the_designers_words() -> None:
    (accepted,) = made().accepted
    assert accepted.what == "Content that is not used again soon"
    assert accepted.why == "They meet it again at work"


def test_what_is_left_out_says_why() -> None:
    said = {each.name: each.why for each in made().left_out}
    assert said == {
        "SQL": ENGLISH.say("proposal-why-time"),
        "Pipelines": ENGLISH.say("proposal-why-untaught"),
        "Charts": ENGLISH.say("proposal-why-useful"),
        "Statistics": ENGLISH.say("proposal-why-dropped"),
    }
    assert "6 weeks" in " ".join(made().would_fit)


def test_assumptions_name_pins_country_and_review_time() -> None:
    said = " ".join(made().assumptions)
    assert "SQL basics" in said
    assert "Not before week 3, as ordered: Monthly report." in said
    assert "Peru" in said
    assert "3\u00a0h" in said or "3 h" in said
    assert "not taken into account" not in said


@pytest.mark.parametrize(("zone", "named"), [("America/Lima", "Peru"), ("Mars/Base", "Mars/Base")])
def test_a_time_zone_is_named(zone: str, named: str) -> None:
    said = made(small(brief={"role": "analyst", "timezone": zone})).assumptions
    assert any("All times are local:" in each and named in each for each in said)


def test_an_hour_that_is_not_60_minutes_is_stated() -> None:
    plan = small(catalogue={"name": "x", "version": "1", "sha256": "0", "hour": 45})
    assert any("45" in said for said in made(plan).assumptions)


@pytest.mark.parametrize(
    "brief",
    [
        {"sessions": 3, "accepts": "no", "learners": [], "include": None, "not_before": []},
        {"sessions": [{"day": "noday"}], "accepts": [7], "order": [["a"]], "drops": {}},
    ],
)
def test_a_brief_written_by_hand_does_no_harm(brief: dict[str, object]) -> None:
    proposal = made(small(brief=brief))
    assert proposal.timetable == ()
    assert proposal.accepted == ()


def test_texts_are_one_line_without_what_steers() -> None:
    plan = document(role_title="A\u202eB\n\x07C")
    plan["modules"][0]["title"] = "One\ttwo\ud800"
    proposal = made(Plan.model_construct(**dict(Plan.model_validate({**plan, "modules": []}))))
    assert proposal.role == "AB C"
