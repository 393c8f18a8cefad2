"""Plans made by hand that cannot be read: each fault with its code, place and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from curplan.diagnostics import Diagnostic
from curplan.review.handmade import read_hand_made
from tests.plan.making import newsroom

HEAD = "role: reporter\nweeks: 5\nhours_per_week: 10\n"
OURS = "strand: desk, kind: course, hours: 4, weeks: 1"
FINE = "modules: [{id: sql-basics, weeks: 1}]\n"


def faults(folder: Path, text: str) -> tuple[Diagnostic, ...]:
    path = folder / "made.yaml"
    path.write_text(text, encoding="utf-8")
    made, found = read_hand_made(path, newsroom())
    assert (made is None) == any(each.is_error for each in found)
    return found


Case = tuple[str, str, int, int, str]

FILES: list[Case] = [
    ("role: [\n", "yaml-syntax", 1, 8, "not valid YAML"),
    ("", "empty-file", 0, 0, "holds nothing"),
    ("# to do\n", "empty-file", 0, 0, "holds nothing"),
    ("- a\n", "wrong-type", 1, 1, "must be keys with values (key: value); found a list"),
    ("all of it\n", "wrong-type", 1, 1, "found the text 'all of it'"),
    (HEAD, "missing-key", 1, 1, "the key 'modules' is missing"),
    (HEAD + "modules: null\n", "wrong-type", 4, 10, "'modules' must be a list; found nothing"),
    (HEAD + "modules: sql-basics\n", "wrong-type", 4, 10, "'modules' must be a list"),
    (HEAD + "modules: {a: 1}\n", "wrong-type", 4, 10, "'modules' must be a list"),
    (HEAD + "weeks: 6\n" + FINE, "duplicate-key", 4, 1, "'weeks' is given twice"),
    ("format: curplan-plan/1\n" + HEAD, "unknown-key", 1, 1, "leave --hand-made out"),
    (HEAD + FINE + "---\na: 1\n", "several-documents", 5, 1, "second document"),
]

HEADS: list[Case] = [
    ("module: []", "unknown-key", 4, 1, "did you mean 'modules'"),
    ("audience: codr", "unknown-audience", 4, 11, "did you mean 'coder'"),
    ("profile: nix", "unknown-profile", 4, 10, "the profiles are reskilling"),
    ("knows: [sql@1, pyton@1]", "unknown-skill", 4, 16, "did you mean 'python'"),
    ("knows: [sql@1, python]", "bad-outcome", 4, 16, "write skill@level"),
    ("knows: [talk@1, python@9]", "unknown-level", 4, 17, "its levels: 1, 2"),
    ("knows: python@1", "wrong-type", 4, 8, "must be a list"),
    ("start: soon", "bad-value", 4, 8, "'start' cannot be read; found 'soon'"),
    ("start: 2027-02-30", "bad-value", 4, 8, "write a day as in 2027-01-11"),
    ("start: '1799452800'", "bad-value", 4, 8, "'start' cannot be read; found '1799452800'"),
    ("start: 2027-01-11T09:00:00", "bad-value", 4, 8, "write a day as in 2027-01-11"),
    ("closed: [{first: '1799452800', last: 2027-01-12}]", "bad-value", 4, 18, "'first' cannot"),
    ("start: 20270111", "wrong-type", 4, 8, "'start' must be text"),
    ("start: 1999-12-31", "bad-value", 4, 8, "must be from 2000 to 2099; found 1999-12-31"),
    ("start: 2100-01-01", "bad-value", 4, 8, "must be from 2000 to 2099"),
    ("start: 9999-12-30", "bad-value", 4, 8, "must be from 2000 to 2099"),
    ("country: ES", "no-start", 4, 10, "as in start: 2027-01-11"),
    ("closed: [{first: 2027-01-11, last: 2027-01-12}]", "no-start", 4, 9, "need dates"),
    ("closed: [{first: soon, last: 2027-01-12}]", "bad-value", 4, 18, "'first' cannot be read"),
    ("closed: [{first: 2027-01-11}]", "missing-key", 4, 10, "'last' is missing"),
    ("max_parallel: 0", "bad-value", 4, 15, "at least 1"),
    ("max_parallel: 51", "bad-value", 4, 15, "at most 50"),
    ("review: {6: 3}", "bad-value", 4, 10, "kept in week 6; the programme has 5"),
    ("review: {1: 11}", "bad-value", 4, 13, "11 h are kept in week 1, which has 10"),
    ("review: {1: 2.5}", "wrong-type", 4, 13, "a whole number"),
    ("review: {1: -1}", "bad-value", 4, 13, "at least 0"),
    ("review: [1]", "wrong-type", 4, 9, "must be keys with values"),
]

DATED: list[Case] = [
    ("country: XX", "unknown-country", 5, 10, "there is no country 'XX'"),
    ("country: ES-ZZ", "unknown-country", 5, 10, "ES has no region 'ZZ'"),
    (
        "closed: [{first: 2027-01-14, last: 2027-01-13, name: Fair}]",
        "bad-value",
        5,
        10,
        "Fair ends before it begins",
    ),
]

MODULES: list[Case] = [
    ("null", "wrong-type", 4, 11, "must be keys with values (key: value); found nothing"),
    ("sql-basics", "wrong-type", 4, 11, "found the text 'sql-basics'"),
    ("{weeks: 1}", "missing-key", 4, 11, "the key 'id' is missing"),
    ("{id: sql-basic, weeks: 1}", "unknown-module", 4, 16, "did you mean 'sql-basics'"),
    ("{id: zzz, weeks: 1}", "unknown-module", 4, 16, "give it a title, hours and what it teaches"),
    ("{id: SQL, weeks: 1}", "bad-id", 4, 16, "write 'sql'"),
    ("{id: sql-basics, week: 1}", "unknown-key", 4, 28, "did you mean 'weeks'"),
    ("{id: sql-basics}", "missing-key", 4, 11, "it is not said when 'sql-basics' is taught"),
    ("{id: sql-basics, weeks: 4-6}", "bad-value", 4, 35, "in week 6; the programme has 5"),
    ("{id: sql-basics, weekly_hours: {7: 6}}", "bad-value", 4, 42, "taught in week 7"),
    ("{id: sql-basics, weekly_hours: {7: 0, 1: 6}}", "bad-value", 4, 42, "taught in week 7"),
    ("{id: sql-basics, weekly_hours: {1: 5}}", "hours-disagree", 4, 42, "sum to 5 h"),
    ("{id: sql-basics, weekly_hours: {1: 0}}", "hours-disagree", 4, 42, "the module has 6 h"),
    ("{id: sql-basics, hours: 7, weekly_hours: {1: 6}}", "hours-disagree", 4, 52, "has 7 h"),
    ("{id: sql-basics, weekly_hours: {1: -1, 2: 7}}", "bad-hours", 4, 46, "at least 0; found -1"),
    ("{id: sql-basics, weekly_hours: {1: .inf}}", "bad-hours", 4, 46, "more than can be meant"),
    ("{id: sql-basics, weekly_hours: {1: .nan}}", "bad-hours", 4, 46, "at least 0; found nan"),
    ("{id: sql-basics, weekly_hours: {1: 5.99}}", "bad-hours", 4, 46, "multiples of 5 minutes"),
    ("{id: sql-basics, weekly_hours: {1: all}}", "wrong-type", 4, 46, "must be a number"),
    ("{id: sql-basics, weekly_hours: {one: 6}}", "wrong-type", 4, 43, "a whole number"),
    ("{id: sql-basics, weekly_hours: {0: 6}}", "bad-value", 4, 43, "at least 1"),
    ("{id: sql-basics, weekly_hours: [6]}", "wrong-type", 4, 42, "must be keys with values"),
    ("{id: sql-basics, weeks: 1, weekly_hours: {1: 6}}", "bad-value", 4, 11, "has both"),
    ("{id: sql-basics, weeks: 1, hours: 0}", "bad-hours", 4, 45, "more than 0; found 0"),
    ("{id: sql-basics, weeks: 1, hours: -6}", "bad-hours", 4, 45, "more than 0; found -6"),
    ("{id: sql-basics, weeks: 1, hours: .nan}", "bad-hours", 4, 45, "more than 0; found nan"),
    ("{id: sql-basics, weeks: 1, hours: .inf}", "bad-hours", 4, 45, "more than can be meant"),
    ("{id: sql-basics, weeks: 1, hours: 2001}", "bad-hours", 4, 45, "the limit is 2000 h"),
    ("{id: sql-basics, weeks: 1, hours: 0.01}", "bad-hours", 4, 45, "multiples of 5 minutes"),
    ("{id: sql-basics, weeks: 1, hours: 6.04}", "bad-hours", 4, 45, "are 362.4"),
    ("{id: sql-basics, weeks: 1-5, hours: 0.25}", "bad-hours", 4, 35, "too few for so many weeks"),
    ("{id: sql-basics, weeks: 1}, {id: sql-basics, weeks: 2}", "duplicate-id", 4, 39, "twice"),
    ("{id: sql-basics, title: Ours, weeks: 1}", "missing-key", 4, 11, "drop 'title', or use"),
    ("{id: nix, title: Ours, strand: desk, weeks: 1}", "missing-key", 4, 11, "'kind' is missing"),
    ("{title: Ours, strand: desk, kind: course, weekly_hours: {1: 0}}",
     "missing-hours", 4, 11, "neither units nor hours"),
    ("{title: Ours, strand: desk, kind: course, weekly_hours: {1: 2.01}}",
     "bad-hours", 4, 71, "multiples of 5 minutes"),
    ("{id: mine, title: A, teaches: {sql: 1}, " + OURS + "}, {id: mine, title: B, " + OURS + "}",
     "duplicate-id", 4, 100, "twice"),
    ("{title: Ours, strand: desk, kind: course, teaches: {sql: 1}, weeks: 1}",
     "missing-hours", 4, 11, "the module 'ours' has neither units nor hours"),
    ("{title: '', teaches: {sql: 1}, " + OURS + "}", "bad-value", 4, 19, "must not be empty"),
    ("{title: 3, teaches: {sql: 1}, " + OURS + "}", "wrong-type", 4, 19, "must be text"),
    ("{title: Ours, teaches: {sqll: 1}, " + OURS + "}", "unknown-skill", 4, 35, "mean 'sql'"),
    ("{title: Ours, teaches: {sql: 2}, " + OURS + "}", "unknown-level", 4, 40, "no level 2"),
    ("{title: Ours, teaches: {sql: 1}, requires: [q@1], " + OURS + "}",
     "unknown-skill", 4, 55, "there is no skill 'q'"),
    ("{title: Ours, strand: desk, kind: curse, teaches: {sql: 1}, hours: 4, weeks: 1}",
     "bad-value", 4, 45, "did you mean 'course'"),
    ("{title: Ours, kind: course, teaches: {sql: 1}, hours: 4, weeks: 1}",
     "missing-key", 4, 11, "'strand' is missing"),
    ("{title: Ours, strand: desk, kind: course, teaches: {sql: 1}, hours: -4, weeks: 1}",
     "bad-hours", 4, 79, "more than 0; found -4"),
    ("{title: Ours, strand: desk, kind: course, teaches: {sql: 1}, hours: 4}",
     "missing-key", 4, 11, "it is not said when 'ours' is taught"),
    ("{title: Ours, teaches: {sql: 1}, " + OURS + ", assessments: [{title: T, form: quiz, "
     "outcomes: [sql@1], weight: 90, minutes: 60, pass_mark: 50, ai: none}]}",
     "assessment-weights", 4, 105, "add up to 90"),
    ("{title: Ours, teaches: {sql: 1}, " + OURS + ", assessments: [{title: T, form: quiz, "
     "outcomes: [sql@1], weight: 100, minutes: 241, pass_mark: 50, ai: none}]}",
     "assessment-minutes", 4, 105, "take 241 minutes"),
]  # fmt: skip

WEEKS = ["0", "-3", "3-1", "'3-1'", "1.5", "true", "''", "[1, 2]", "{a: 1}", "null", "1-521",
         "1-99999999", "'1,'", "'1-2-3'", "'١'", "x"]  # fmt: skip


def within(around: str, fault: Case) -> Case:
    """Put the text of a fault into a whole file."""
    return (around % fault[0], *fault[1:])


EVERY: list[Case] = [
    *FILES,
    *(within(f"{HEAD}%s\n{FINE}", each) for each in HEADS),
    *(within(f"{HEAD}start: 2027-01-11\n%s\n{FINE}", each) for each in DATED),
    *(within(f"{HEAD}modules: [%s]\n", each) for each in MODULES),
    *(
        (f"{HEAD}modules: [{{id: sql-basics, weeks: {text}}}]\n", "wrong-type", 4, 35, "such as 3")
        for text in WEEKS
    ),
    (HEAD.replace("reporter", "reprter") + FINE, "unknown-role", 1, 7, "did you mean 'reporter'"),
    (HEAD.replace("5", "0") + FINE, "bad-value", 2, 8, "at least 1"),
    (HEAD.replace("5", "521") + FINE, "bad-value", 2, 8, "at most 520"),
    (HEAD.replace("5", "5.5") + FINE, "wrong-type", 2, 8, "a whole number"),
    (HEAD.replace("10", "81") + FINE, "bad-value", 3, 17, "at most 80"),
    (HEAD.replace("10", "-1") + FINE, "bad-value", 3, 17, "at least 1"),
    (HEAD.replace("10", "ten") + FINE, "wrong-type", 3, 17, "a whole number"),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "words"), EVERY)
def test_one_fault(
    tmp_path: Path, text: str, code: str, line: int, column: int, words: str
) -> None:
    (found,) = faults(tmp_path, text)
    place = found.location
    assert place is not None
    assert (found.code, place.line, place.column) == (code, line, column)
    assert words in f"{found.message}; {found.hint}"
    assert found.is_error
    assert place.file == str(tmp_path / "made.yaml")


def test_every_fault_at_once(tmp_path: Path) -> None:
    text = HEAD + "modules:\n" + "".join(
        f"  - {each}\n"
        for each in ("{id: nix, weeks: 1}", "{id: sql-basics}", "{id: final, weeks: 9}", "[]")
    )  # fmt: skip
    found = [(each.code, each.location and each.location.line) for each in faults(tmp_path, text)]
    expected = [("unknown-module", 5), ("missing-key", 6), ("bad-value", 7), ("wrong-type", 8)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "code", "column", "words"),
    [
        ("knows: [talk@1, python@2]", "entry-gap", 17, "add it with 'knows'"),
        ("start: 2027-01-16", "weekend-start", 8, "start on the first working day after it"),
    ],
)
def test_warnings_of_the_brief(
    tmp_path: Path, text: str, code: str, column: int, words: str
) -> None:
    """It is read all the same."""
    (found,) = faults(tmp_path, f"{HEAD}{text}\nmodules: [{{id: career, weeks: 2-5}}]\n")
    assert found.location is not None
    assert (found.code, found.location.line, found.location.column) == (code, 4, column)
    assert words in found.hint
    assert not found.is_error


@pytest.mark.parametrize("name", ["nowhere.yaml", "."])
def test_no_such_file(tmp_path: Path, name: str) -> None:
    made, (found,) = read_hand_made(tmp_path / name, newsroom())
    assert made is None
    assert found.is_error


def test_not_text(tmp_path: Path) -> None:
    (tmp_path / "made.yaml").write_bytes(b"role: \xff\xfe\n")
    made, (found,) = read_hand_made(tmp_path / "made.yaml", newsroom())
    assert made is None
    assert found.code == "not-utf8"
