"""The data are held against schema.org's definitions: which type has which properties."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from curplan.export.jsonld import jsonld_bytes
from curplan.plan.model import Plan
from curplan.words import ENGLISH, Words
from tests.export.dated import NASTY, REVIEW, dated, part, session
from tests.frames.making import module, plan_of

# Of each type the properties used here, with the types that schema.org expects as their values
# (version 28): "text", "date", "time", "duration", "integer", "number", "url", or a type's name.
THING = {"name": {"text"}, "description": {"text"}, "url": {"url"}}
WORK = THING | {"about": {"Thing"}, "provider": {"EducationalOrganization"}}
RESOURCE = {
    "timeRequired": {"duration"},
    "teaches": {"DefinedTerm"},
    "assesses": {"DefinedTerm"},
}
TYPES: dict[str, dict[str, set[str]]] = {
    "EducationalOccupationalProgram": THING
    | {
        "provider": {"EducationalOrganization"},
        "startDate": {"date"},
        "endDate": {"date"},
        "timeToComplete": {"duration"},
        "dayOfWeek": {"url"},
        "educationalProgramMode": {"text"},
        "programPrerequisites": {"AlignmentObject"},
        "occupationalCategory": {"CategoryCode", "text"},
        "numberOfCredits": {"QuantitativeValue"},
        "educationalCredentialAwarded": {"EducationalOccupationalCredential"},
        "hasCourse": {"Course"},
    },
    "Course": WORK
    | RESOURCE
    | {
        "courseCode": {"text"},
        "coursePrerequisites": {"reference"},
        "syllabusSections": {"Syllabus"},
        "hasCourseInstance": {"CourseInstance"},
    },
    "Syllabus": WORK | RESOURCE,
    "CourseInstance": THING
    | {
        "startDate": {"date"},
        "endDate": {"date"},
        "courseMode": {"text"},
        "courseWorkload": {"text", "duration"},
        "courseSchedule": {"Schedule"},
    },
    "Schedule": {
        "byDay": {"url"},
        "startTime": {"time"},
        "endTime": {"time"},
        "scheduleTimezone": {"text"},
        "startDate": {"date"},
        "endDate": {"date"},
        "repeatFrequency": {"duration"},
        "repeatCount": {"integer"},
        "exceptDate": {"date"},
    },
    "DefinedTerm": THING,
    "Thing": THING,
    "AlignmentObject": {
        "alignmentType": {"text"},
        "targetName": {"text"},
        "targetDescription": {"text"},
    },
    "CategoryCode": THING | {"codeValue": {"text"}, "inCodeSet": {"CategoryCodeSet"}},
    "CategoryCodeSet": THING,
    "EducationalOrganization": THING,
    "EducationalOccupationalCredential": THING,
    "QuantitativeValue": {"value": {"integer", "number"}, "unitText": {"text"}},
}


def loaded(plan: Plan, words: Words = ENGLISH) -> Any:
    return json.loads(jsonld_bytes(plan, words))


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def faults(thing: dict[str, Any]) -> Iterator[str]:
    """What schema.org would not have."""
    kind = thing["@type"]
    for key, values in thing.items():
        if key in ("@type", "@id", "@context"):
            continue
        expected = TYPES[kind].get(key)
        if expected is None:
            yield f"{kind} has no {key}"
            continue
        for value in listed(values):
            if not any(fits(value, each) for each in expected):
                yield f"{kind}.{key}: {value!r}"
            if isinstance(value, dict) and "@type" in value:
                yield from faults(value)


def fits(value: Any, kind: str) -> bool:
    if isinstance(value, dict):
        return value.get("@type") == kind or (kind == "reference" and list(value) == ["@id"])
    if isinstance(value, bool | int | float):
        return kind in ("integer", "number")
    patterns = {
        "duration": r"P(\d+W|T(?=\d)(\d+H)?(\d+M)?)",
        "time": r"([01]\d|2[0-3]):[0-5]\d:00",
        "url": r"https?://\S+",
        "date": r"\d{4}-\d{2}-\d{2}",
        "text": r"(?s).+",
    }
    if not re.fullmatch(patterns.get(kind, r"(?!)"), value):
        return False
    return kind != "date" or dt.date.fromisoformat(value) is not None


CODED: dict[str, Any] = {"esco": ["258e46f9-0075-4a2e-adae-1ff0477e0f30"], "onet": ["15-2051.00"]}


@pytest.mark.parametrize(
    "plan",
    [dated(**CODED), dated(sessions=False), dated(brief={"timezone": None, "partner": None})],
    ids=["sessions", "weeks", "bare"],
)
def test_every_type_has_these_properties_of_these_types(plan: Plan) -> None:
    found = loaded(plan)
    assert found["@context"] == "https://schema.org"
    assert found["@type"] == "EducationalOccupationalProgram"
    assert list(faults(found)) == []


def test_an_undated_plan_has_no_dates_and_is_right_too() -> None:
    found = loaded(plan_of(module("one", 1, 4, 80)))
    assert list(faults(found)) == []
    assert "startDate" not in found
    assert found["timeToComplete"] == "P4W"
    assert "courseSchedule" not in found["hasCourse"]["hasCourseInstance"]


def test_the_programme() -> None:
    found = loaded(dated(**CODED))
    assert found["name"] == "Making things"
    assert found["provider"]["name"] == "Example Institute"
    assert (found["startDate"], found["endDate"]) == ("2027-03-15", "2027-04-02")
    assert found["timeToComplete"] == "P3W"  # weeks 1 to 3
    assert found["dayOfWeek"] == "https://schema.org/Tuesday"
    esco, onet, title = found["occupationalCategory"]
    assert esco["url"] == (
        "http://data.europa.eu/esco/occupation/258e46f9-0075-4a2e-adae-1ff0477e0f30"
    )
    assert (onet["codeValue"], onet["inCodeSet"]["name"]) == ("15-2051.00", "O*NET-SOC")
    assert title == "Maker"
    needed = found["programPrerequisites"]
    assert (needed["alignmentType"], needed["targetDescription"]) == ("requires", "Counts to ten")


def test_the_courses() -> None:
    sums, bench = loaded(dated())["hasCourse"]
    assert (sums["name"], sums["timeRequired"]) == (NASTY, "PT3H")
    assert sums["description"] == "Adds up"
    assert sums["teaches"] == {
        "@type": "DefinedTerm",
        "name": "Sums (foundation)",
        "description": "Adds up",
    }
    assert [unit["timeRequired"] for unit in sums["syllabusSections"]] == ["PT1H", "PT2H"]
    assert bench["coursePrerequisites"] == {"@id": sums["@id"]}
    assert bench["assesses"]["name"] == "Sums (foundation)"


def test_the_schedule_of_a_course_is_that_of_its_sessions() -> None:
    sums, bench = (each["hasCourseInstance"] for each in loaded(dated())["hasCourse"])
    assert sums["courseSchedule"] == {
        "@type": "Schedule",
        "byDay": "https://schema.org/Tuesday",
        "startTime": "18:30:00",
        "endTime": "20:30:00",
        "scheduleTimezone": "Europe/Paris",
        "startDate": "2027-03-16",
        "endDate": "2027-03-23",
        "repeatFrequency": "P1W",
        "repeatCount": 2,
    }
    assert bench["courseSchedule"]["startDate"] == "2027-03-23"
    assert sums["courseMode"] == "on site"


def test_a_week_without_a_session_is_an_exception() -> None:
    gap = [session(0, part("sums", 1, 2)), session(2, part("sums", 2, 2)), REVIEW]
    sums = loaded(dated(sessions=gap))["hasCourse"][0]["hasCourseInstance"]["courseSchedule"]
    assert (sums["repeatCount"], sums["exceptDate"]) == (2, "2027-03-23")


def test_hours_of_45_minutes() -> None:
    course = loaded(plan_of(module("one", 1, 4, 10), hour=45))["hasCourse"]
    assert course["timeRequired"] == "PT7H30M"  # 450 min


def test_credits_and_an_award_are_claimed_only_where_all_is_there() -> None:
    frame: dict[str, Any] = {
        "id": "f",
        "title": "F",
        "credits": {"name": "credits", "least": 2, "most": 3, "want": 3},
        "award": "Maker",
    }
    plan = dated(brief={"frames": [frame]})  # 6 h are 3 credits of 2 h
    found = loaded(plan)
    assert list(faults(found)) == []
    assert found["numberOfCredits"]["value"] == 3
    assert found["educationalCredentialAwarded"]["name"] == "Maker"
    for short in (frame | {"most_weeks": 2}, frame | {"illustrative": True, "credits": None}):
        found = loaded(dated(brief={"frames": [short]}))
        assert "numberOfCredits" not in found
        assert "educationalCredentialAwarded" not in found


def test_nothing_ends_a_script_element() -> None:
    content = jsonld_bytes(dated(brief={"title": "</script><script>alert(1)//&\u2028"}), ENGLISH)
    for sign in (b"<", b">", b"&", "\u2028".encode()):
        assert sign not in content
    assert json.loads(content)["hasCourse"][0]["name"] == NASTY


def test_identities_stay_when_titles_change() -> None:
    one, two = loaded(dated()), loaded(dated(brief={"title": "Another"}))
    assert one["@id"] == two["@id"]
    assert one["@id"] != loaded(dated(brief={"cohort": "autumn"}))["@id"]


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert jsonld_bytes(dated(), ENGLISH) == jsonld_bytes(dated(), ENGLISH)
