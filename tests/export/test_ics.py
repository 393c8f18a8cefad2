"""The calendar is read back with the icalendar library, and its lines by hand."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from icalendar import Calendar

from curplan.draw.calendar.entries import milestones
from curplan.export.ics import ics_bytes, ics_faults
from curplan.plan.model import Plan
from curplan.proposal import proposal_of
from curplan.words import ENGLISH, Words
from tests.export.dated import NASTY, REVIEW, SAW, dated, part, session
from tests.frames.making import module, plan_of
from tests.proposal.plans import small


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def read(plan: Plan, words: Words = ENGLISH, earlier: bytes | None = None) -> list[Any]:
    return events(ics_bytes(plan, words, earlier))


def timed(found: list[Any]) -> list[Any]:
    return [event for event in found if isinstance(event["DTSTART"].dt, dt.datetime)]


def whole_days(found: list[Any]) -> list[tuple[str, str, str]]:
    return [
        (str(event["SUMMARY"]), str(event["DTSTART"].dt), str(event["DTEND"].dt))
        for event in found
        if not isinstance(event["DTSTART"].dt, dt.datetime)
    ]


def test_sessions_keep_their_local_time_when_the_clocks_change() -> None:
    starts = [event["DTSTART"].dt for event in timed(read(dated()))]
    assert [f"{start:%d.%m. %H:%M}" for start in starts] == [
        *("16.03. 18:30", "23.03. 18:30", "30.03. 18:30", "01.04. 18:30"),
    ]
    assert [start.utcoffset().total_seconds() / 3600 for start in starts] == [1, 1, 2, 2]
    ends = [event["DTEND"].dt for event in timed(read(dated()))]
    assert {end - start for start, end in zip(starts, ends, strict=True)} == {dt.timedelta(hours=2)}


def test_the_time_zone_is_in_the_file() -> None:
    calendar: Any = Calendar.from_ical(ics_bytes(dated(), ENGLISH))
    (zone,) = calendar.walk("VTIMEZONE")
    assert str(zone["TZID"]) == "Europe/Paris"
    (summer,) = zone.walk("DAYLIGHT")
    assert summer["DTSTART"].dt == dt.datetime(2027, 3, 28, 3)
    assert summer["TZOFFSETTO"].td == dt.timedelta(hours=2)
    text = ics_bytes(dated(), ENGLISH).decode()
    assert "DTSTART;TZID=Europe/Paris:20270330T183000" in text


def test_a_session_says_what_where_and_the_break() -> None:
    first, second, _, review = timed(read(dated()))
    assert (str(first["SUMMARY"]), str(first["LOCATION"])) == (NASTY, "Room, 2")
    assert str(first["DESCRIPTION"]).split("\n") == [
        f"{NASTY}, part 1 of 2",
        "• Lists",
        f"• {SAW}",
        "Taught: 110 min",
        "Break: 10 min",
        "On site",
        "Week 1",
    ]
    assert str(second["SUMMARY"]) == f"{NASTY} · A bench"
    assert str(review["SUMMARY"]) == "Review, resits and catching up"
    assert {str(event["TRANSP"]) for event in timed(read(dated()))} == {"OPAQUE"}


def test_closed_days_milestones_and_work_alone_last_whole_days() -> None:
    assert whole_days(read(dated())) == [
        ("Independent work: 0.5 h", "2027-03-15", "2027-03-20"),
        ("First day", "2027-03-16", "2027-03-17"),
        ("No teaching: Spring; break", "2027-03-22", "2027-03-23"),
        ("A bench begins", "2027-03-23", "2027-03-24"),
        ("A bench: assessment due", "2027-03-30", "2027-03-31"),
        ("A bench ends", "2027-03-30", "2027-03-31"),
        ("Last day", "2027-03-30", "2027-03-31"),
    ]


def test_closed_days_in_a_row_are_one_event() -> None:
    days = [{"date": f"2027-03-{day}", "name": "Break"} for day in (22, 23, 24)]
    week = dated().weeks[1].model_dump() | {
        "closures": [*days, {"date": "2027-03-26", "name": "Break"}]
    }
    weeks = [*(each.model_dump() for each in dated().weeks)]
    weeks[1] = week
    found = [row for row in whole_days(read(dated(weeks=weeks))) if "Break" in row[0]]
    assert found == [
        ("No teaching: Break", "2027-03-22", "2027-03-25"),
        ("No teaching: Break", "2027-03-26", "2027-03-27"),
    ]


def test_without_a_timetable_each_module_has_a_span_in_each_week() -> None:
    found = whole_days(read(dated(sessions=False)))
    assert [row for row in found if row[0].endswith(" h")] == [
        (f"{NASTY}: 2 h", "2027-03-15", "2027-03-20"),
        (f"{NASTY}: 1 h", "2027-03-23", "2027-03-27"),  # Monday is closed
        ("A bench: 1 h", "2027-03-23", "2027-03-27"),
        ("A bench: 2 h", "2027-03-29", "2027-04-03"),
    ]
    assert timed(read(dated(sessions=False))) == []
    assert b"VTIMEZONE" not in ics_bytes(dated(sessions=False), ENGLISH)


def test_lines_are_folded_ended_and_escaped() -> None:
    content = ics_bytes(dated(brief={"title": "ערב " * 40}), Words("he"))
    lines = content.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no character is cut in two
    unfolded = content.replace(b"\r\n ", b"").decode()
    assert "Sums\\; lists\\, \\\\ and" in unfolded
    calendar = Calendar.from_ical(content)
    assert str(calendar["X-WR-CALNAME"]) == ("ערב " * 40).strip()


def test_no_line_of_a_title_becomes_a_line_of_the_file() -> None:
    wicked = "A\r\nEND:VEVENT\nATTACH:file:///etc/passwd"
    plan = dated(brief={"title": wicked})
    plan = plan.model_copy(
        update={"modules": (plan.modules[0].model_copy(update={"title": wicked}), plan.modules[1])}
    )
    content = ics_bytes(plan, ENGLISH)
    assert not [line for line in content.split(b"\r\n") if line.startswith(b"ATTACH")]
    assert len(events(content)) == len(read(dated()))


def test_no_clock_is_read() -> None:
    assert ics_bytes(dated(), ENGLISH) == ics_bytes(dated(), ENGLISH)
    stamps = {event["DTSTAMP"].dt for event in read(dated())}
    assert stamps == {dt.datetime(2027, 3, 15, tzinfo=dt.UTC)}


def uids(plan: Plan) -> list[str]:
    return sorted(str(event["UID"]) for event in read(plan))


def renamed() -> Plan:
    """The same programme, with other titles, rooms and units."""
    changed = [
        session(0, part("sums", 1, 1, 110, "Other units"), room="Hall"),
        session(1, part("bench", 1, 2), room="Hall"),
        session(2, part("bench", 2, 2), room="Hall"),
    ]
    plan = dated(sessions=[*changed, REVIEW], brief={"title": "Another name"})
    return plan.model_copy(
        update={
            "modules": tuple(
                each.model_copy(update={"title": f"New {each.title}"}) for each in plan.modules
            )
        }
    )


def test_identities_do_not_depend_on_what_changes() -> None:
    assert len(set(uids(dated()))) == len(uids(dated()))
    assert uids(renamed()) == uids(dated())


@pytest.mark.parametrize("key", ["partner", "cohort"])
def test_another_programme_has_other_identities(key: str) -> None:
    assert set(uids(dated())).isdisjoint(uids(dated(brief={key: "Another"})))


def test_an_update_replaces() -> None:
    old = ics_bytes(dated(), ENGLISH)
    new = read(renamed(), earlier=old)
    numbers = {str(event["SUMMARY"]): int(event["SEQUENCE"]) for event in new}
    assert numbers["First day"] == numbers["Last day"] == 0
    assert numbers["Review, resits and catching up"] == 0
    assert numbers["New A bench begins"] == 1
    assert {int(event["SEQUENCE"]) for event in timed(new)[:3]} == {1}
    stamps = {int(event["SEQUENCE"]): event["DTSTAMP"].dt for event in new}
    assert stamps[1] > stamps[0]
    assert {str(event["STATUS"]) for event in new} == {"CONFIRMED"}


def test_an_update_of_nothing_changes_nothing() -> None:
    old = ics_bytes(dated(), ENGLISH)
    assert ics_bytes(dated(), ENGLISH, old) == old
    twice = ics_bytes(renamed(), ENGLISH, old)
    assert ics_bytes(renamed(), ENGLISH, twice) == twice


def test_what_is_gone_is_cancelled_and_can_come_back() -> None:
    old = ics_bytes(dated(), ENGLISH)
    fewer = dated(sessions=[session(0, part("sums", 1, 1))])
    gone = [event for event in read(fewer, earlier=old) if str(event["STATUS"]) == "CANCELLED"]
    assert [f"{event['DTSTART'].dt:%d.%m.}" for event in gone] == ["23.03.", "30.03.", "01.04."]
    assert {int(event["SEQUENCE"]) for event in gone} == {1}
    update = ics_bytes(fewer, ENGLISH, old)
    assert ics_bytes(fewer, ENGLISH, update) == update
    back = {str(e["UID"]): int(e["SEQUENCE"]) for e in read(dated(), earlier=update)}
    assert {back[str(event["UID"])] for event in gone} == {2}


def test_what_is_cancelled_keeps_its_time_zone() -> None:
    """RFC 5545, 3.2.19: every TZID has its VTIMEZONE, which holds for the event's day."""
    old = ics_bytes(dated(), ENGLISH)
    without = ics_bytes(dated(sessions=False), ENGLISH, old)
    assert b"STATUS:CANCELLED" in without
    for plan in (dated(sessions=False), dated(brief={"timezone": "America/Lima"})):
        content = ics_bytes(plan, ENGLISH, old)
        used = set(re.findall(rb"TZID=([^:;]+)", content))
        assert used == set(re.findall(rb"TZID:([^\r]+)", content))
    # A programme that moved to May still says what Paris' clocks did in March.
    moved = dated(sessions=[session(8, part("sums", 1, 1))])
    zones = re.findall(rb"BEGIN:VTIMEZONE.*?END:VTIMEZONE", ics_bytes(moved, ENGLISH, old), re.S)
    assert len(zones) == 1
    assert b"TZOFFSETTO:+0100" in zones[0]
    assert b"TZOFFSETTO:+0200" in zones[0]


def test_a_zone_that_nobody_knows_is_no_fault() -> None:
    old = ics_bytes(dated(), ENGLISH).replace(b"Europe/Paris", b"Customized Time")
    fewer = ics_bytes(dated(sessions=False), ENGLISH, old)
    assert b"STATUS:CANCELLED" in fewer
    assert b"BEGIN:VTIMEZONE" not in fewer


def test_a_change_is_stamped_later_when_the_programme_moves_forward() -> None:
    old = ics_bytes(dated(), ENGLISH)
    plan = renamed()
    sooner = plan.model_copy(
        update={"time_box": plan.time_box.model_copy(update={"start": dt.date(2027, 3, 8)})}
    )
    before = {str(e["UID"]): e for e in read(dated())}
    for event in read(sooner, earlier=old):
        known = before.get(str(event["UID"]))
        if known is not None:
            changed = int(event["SEQUENCE"]) > int(known["SEQUENCE"])
            assert event["DTSTAMP"].dt >= known["DTSTAMP"].dt
            assert (event["DTSTAMP"].dt > known["DTSTAMP"].dt) is changed


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"BEGIN:VEVENT\r\nEND:VEVENT\r\n"])
def test_what_is_no_calendar_is_not_taken_for_one(content: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        ics_bytes(dated(), ENGLISH, content)


def test_faults() -> None:
    undated = plan_of(module("one", 1, 2, 20))
    (fault,) = ics_faults(undated, "plan.json")
    assert (fault.code, fault.is_error) == ("no-start", True)
    with pytest.raises(ValueError, match="dates"):
        ics_bytes(undated, ENGLISH)
    floating = dated(brief={"timezone": None})
    (warning,) = ics_faults(floating, "plan.json")
    assert (warning.code, warning.is_error) == ("no-timezone", False)
    assert ics_faults(dated(), "plan.json") == ()
    assert ics_faults(dated(sessions=False, brief={"timezone": None}), "plan.json") == ()


def test_without_a_time_zone_times_are_nobodys() -> None:
    text = ics_bytes(dated(brief={"timezone": None}), ENGLISH).decode()
    assert "DTSTART:20270316T183000\r\n" in text
    assert "TZID" not in text


@pytest.mark.parametrize("zone", ["../etc/passwd", "Nowhere/Near", 5])
def test_a_time_zone_edited_into_nonsense_is_none(zone: Any) -> None:
    assert b"TZID" not in ics_bytes(dated(brief={"timezone": zone}), ENGLISH)


@pytest.mark.parametrize("language", ["es", "fr", "he", "ar"])
def test_other_languages(language: str) -> None:
    found = read(dated(), Words(language))
    assert len(found) == len(read(dated()))
    assert "Review, resits" not in str([event["SUMMARY"] for event in found])


def test_a_session_that_is_not_full_says_what_is_taught() -> None:
    plan = dated(sessions=[session(0, part("sums", 1, 1, 60, "Lists"))])
    (only,) = timed(read(plan))
    assert {"Taught: 60 min", "Break: 10 min"} <= set(str(only["DESCRIPTION"]).split("\n"))


def test_work_alone_after_the_last_session_does_not_put_off_what_must_be_passed() -> None:
    """The file and the drawn calendar say one day: that of the last session."""
    plan = dated(
        sessions=[session(0, part("sums", 1, 1)), session(1, part("bench", 1, 1, 50))],
    )
    (due,) = (first for name, first, _ in whole_days(read(plan)) if "assessment" in name.lower())
    (drawn,) = (mark for mark in milestones(plan) if mark.kind == "gate")
    assert due == "2027-03-23" == str(drawn.date)
    assert drawn.week == 2


def test_an_assessment_is_due_on_the_day_that_the_proposal_says() -> None:
    """At its module's last session, though learners work alone after it."""
    made = small()
    due = {each.code: each.day for each in proposal_of(made, ENGLISH).assessments}
    (event,) = [each for each in read(made) if "assessment due" in str(each["SUMMARY"])]
    assert event["DTSTART"].dt == due["M01"] == dt.date(2027, 3, 8)
