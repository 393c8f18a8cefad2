"""``curplan compare``: the table, the JSON and the picture, and what goes wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pytest

from curplan import api
from curplan.cli.compare import Compared
from curplan.cli.compare_plans_text import lines
from curplan.cli.main import run_arguments
from curplan.plan.model import Plan
from curplan.plan.writing import plan_text
from tests.compare.making import LAYERS, desk
from tests.draw.plans import Shape, made_up

Capture = pytest.CaptureFixture[str]
BOX = ["--weeks", "6", "--hours-per-week", "8", "--effort", "quick"]
COLUMNS = 100


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def compare(*arguments: str) -> int:
    return run_arguments(["compare", *arguments, *LAYERS])


def shown(capsys: Capture, *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert compare(*arguments) == code
    return capsys.readouterr().out


def faults(capsys: Capture, *arguments: str, code: int) -> str:
    capsys.readouterr()
    assert compare(*arguments) == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert not Path("compare.png").exists()
    return " ".join(printed.err.split())


def plan(role: str = "editor", **given: Any) -> Plan:
    brief = api.Brief.model_validate({"role": role, "weeks": 6, "hours_per_week": 8} | given)
    return api.make_plan(desk(), brief, "quick")


def written(name: str, made: Plan) -> str:
    Path(name).write_text(plan_text(made), encoding="utf-8")
    return name


def test_two_roles(capsys: Capture) -> None:
    assert (
        shown(capsys, "reporter", "editor", *BOX)
        == """\
2 plans side by side
A  Data reporter · Newcomers · planned now
B  News editor · Newcomers · planned now

                                                       A             B
weeks                                                  6             6
hours a week                                           8             8
last week taught                                       6             4
must coverage                                      100 %         100 %
essential coverage                                 100 %         100 %
optional coverage                                  100 %         100 %
modules                                                7             5
hours                                                 42            24
hours available                                       44            44
coverage and hours proven best                       yes           yes
selection penalty, points                              0             0
schedule penalty, points                               0             2
review: rules kept                                     4             3
review: warnings                                       0             1
review: rejected                                       0             0

hours by kind
  course                                              25            20
  project                                              5             –
  capstone                                             8             –
  continuous                                           4             4

hours by strand
  desk                                                20            21
  data                                                22             3

reached by one, not by another
  Data report 1, must                                yes          (no)
  Python 2, essential                                yes     (level 1)
  SQL 1, essential                                   yes          (no)
  Charts 1, essential                                yes          (no)
  Poems 1, optional                                 (no)           yes
  (in brackets: not required by the role of that plan)

modules
in both       3 (11 h): Command line (4 h); Career strand (4 h); Colour (3 h)
only A        4 (31 h): Python in one go (12 h); Charts (5 h); SQL (6 h); Capstone report (8 h)
only B        2 (13 h): Poetry (5 h); Python basics (8 h)

written       compare.png
"""
    )
    assert Path("compare.png").read_bytes().startswith(b"\x89PNG")


def test_a_role_and_a_file_and_a_folder(capsys: Capture) -> None:
    """A plan file is taken as it is, whatever the options say of roles."""
    Path("long").mkdir()
    written("long/plan.json", plan(weeks=9, start="2027-01-11"))
    out = shown(capsys, "editor", written("short.json", plan(weeks=3)), "long", *BOX, code=1)
    assert "A  News editor · Newcomers · planned now\n" in out
    assert "B  Partial track: News editor · Newcomers · short.json\n" in out
    assert "C  News editor · Newcomers · long/plan.json\n" in out
    assert ["weeks", "6", "3", "9"] in [line.split() for line in out.splitlines()]
    (ends,) = [line.split() for line in out.splitlines() if line.startswith("ends")]
    assert ends[:3] == ["ends", "–", "–"]
    assert ends[3].startswith("2027-")
    assert "in all " in out


def test_usual_time_boxes_without_options(capsys: Capture) -> None:
    lines = [
        line.split() for line in shown(capsys, "editor", "host", "--effort", "quick").splitlines()
    ]
    assert ["weeks", "26", "26"] in lines
    assert ["hours", "a", "week", "25", "25"] in lines


def test_an_audience_for_all_roles(capsys: Capture) -> None:
    out = shown(capsys, "reporter", "editor", *BOX, "--audience", "coder")
    assert out.count(" · Coders · ") == 2


def test_json_has_everything(capsys: Capture) -> None:
    file = written("short.json", plan("reporter", weeks=2, start="2027-01-11"))
    found = json.loads(shown(capsys, "editor", file, *BOX, "--format", "json", code=1))
    editor, reporter = found["plans"]
    assert (editor["plan"], editor["role"], editor["file"], editor["title"]) == (
        "A",
        "editor",
        None,
        "News editor",
    )
    assert (reporter["file"], reporter["partial"]) == ("short.json", True)
    assert reporter["title"] == "Partial track: Data reporter"
    assert (reporter["weeks"], reporter["hours_per_week"], reporter["start"]) == (
        2,
        8,
        "2027-01-11",
    )
    assert editor["coverage"]["essential"] == {"reached": 3.0, "of": 3, "full": True}
    assert editor["hours_by_strand"] == {"data": 3, "desk": 21}
    assert editor["review"] == {"kept": 3, "warnings": 1, "rejected": 0}
    assert found["same_catalogue"] is True
    modules = {module["id"]: module for module in found["modules"]}
    in_one = found["modules_in_one"]
    assert set(modules) == {*found["modules_in_all"], *in_one["A"], *in_one["B"]}
    assert modules["poetry"]["hours"] == {"A": 5}
    some = {each["outcome"]: each for each in found["reached_by_some"]}
    assert some["poems@1"]["reached_by"] == ["A"]
    assert some["poems@1"]["priority"] == {"A": "optional", "B": None}
    assert found["picture"] == "compare.png"


def test_short_of_an_essential_requirement_is_exit_code_1(capsys: Capture) -> None:
    out = shown(capsys, "film-maker", "editor", *BOX, code=1)
    assert "A  Partial track: Film maker" in out
    assert "by neither    Film 1" in out
    assert Path("compare.png").exists()


def test_no_track_at_all(capsys: Capture) -> None:
    none = plan(include=["film-school"])
    assert none.status == "infeasible"
    out = shown(capsys, written("none.json", none), written("some.json", plan()), code=1)
    assert "A  No track: News editor" in out
    assert "A is not reviewed: it has no modules" in out


def test_plans_of_different_catalogues_are_compared_by_what_they_say(capsys: Capture) -> None:
    made = plan()
    stamp = made.catalogue.model_copy(update={"sha256": "1" * 64, "version": "2", "hour": 45})
    first = made.modules[0]
    longer = first.model_copy(update={"hours": float(first.hours) + 0.5})
    other = made.model_copy(
        update={"catalogue": stamp, "modules": (longer, *made.modules[1:]), "role": "nobody-knows"}
    )
    out = " ".join(shown(capsys, written("a.json", made), written("b.json", other)).split())
    assert "the plans were made from different catalogues: A newsroom 1 (" in out
    assert "B newsroom 2 (11111111)" in out
    assert "B is not reviewed: it was made from another catalogue than the one in use" in out
    assert "a teaching hour is not equally long, in minutes: A 60, B 45" in out
    assert f"{first.title} (A {first.hours:g}, B {first.hours:g}.5 h)" in out


@pytest.mark.parametrize("boxes", [(26, 39), (12, 26, 39), (4, 12, 26, 60)])
def test_the_table_fits_a_hundred_columns(boxes: tuple[int, ...]) -> None:
    plans = []
    for weeks in boxes:
        made = made_up(weeks, Shape(weeks=weeks, strands=10, words=(8, 11), partial=weeks == 12))
        modules = tuple(
            module.model_copy(update={"strand": f"a-very-long-strand-of-{module.strand}"})
            for module in made.modules
        )
        plans.append(made.model_copy(update={"modules": modules}))
    comparison = api.compare_plans(plans)
    given = [Compared(plan, "a-folder/with-a-plan.json") for plan in plans]
    found = [click.unstyle(line) for line in lines(comparison, given, "compare.png")]
    assert max(map(len, found)) <= COLUMNS
    assert len([line for line in found if "a-folder/with-a-plan.json" in line]) == len(boxes)


def test_the_same_files_give_the_same_picture(capsys: Capture) -> None:
    files = [written("a.json", plan()), written("b.json", plan("host"))]
    assert compare(*files) == compare(*files, "-o", "pictures/again.png") == 0
    Path("folder").mkdir()
    assert compare(*files, "-o", "folder") == 0
    first = Path("compare.png").read_bytes()
    assert first == Path("pictures/again.png").read_bytes()
    assert first == Path("folder/compare.png").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["editor"], "two, three or four plans are compared; 1 is named"),
        (["a", "b", "c", "d", "e"], "two, three or four plans are compared; 5 are named"),
        (["editor", "editor"], "'editor' is named twice; to vary a role, plan it twice"),
        (["editor", ""], "a name is empty"),
        (["editor", "host", "-o", "compare.pdf"], "give it a name that ends in .png"),
        (["editor", "host", "--weeks", "0"], "--weeks"),
    ],
)
def test_wrong_usage(capsys: Capture, arguments: list[str], words: str) -> None:
    assert words in faults(capsys, *arguments, code=2)


def test_options_for_roles_are_refused_where_there_is_none(capsys: Capture) -> None:
    files = [written("a.json", plan()), written("b.json", plan("host"))]
    said = faults(capsys, *files, "--weeks", "9", "--effort", "default", code=2)
    assert "--weeks and --effort are for roles that are planned now" in said


def test_every_fault_is_told_and_nothing_is_planned(capsys: Capture) -> None:
    Path("bad.json").write_text("{")
    said = faults(capsys, "editr", "bad.json", "none/plan.json", "host", code=1)
    assert "there is no role 'editr', and no plan file of this name" in said
    assert "did you mean 'editor'?" in said
    assert "plan-syntax" in said
    assert "file-not-found" in said


def test_an_unknown_audience_is_told_once(capsys: Capture) -> None:
    said = faults(capsys, "editor", "host", "--audience", "codr", code=1)
    assert said.count("unknown-audience") == 1


def test_a_plan_that_cannot_be_drawn(capsys: Capture) -> None:
    made = plan()
    late = made.modules[0].model_copy(update={"end_week": 99})
    broken = made.model_copy(update={"modules": (late, *made.modules[1:])})
    said = faults(capsys, written("a.json", broken), "host", *BOX, code=1)
    assert "cannot-draw" in said
    assert "its weeks are not within 1 to 6" in said


def test_a_place_that_cannot_be_written(capsys: Capture) -> None:
    files = [written("a.json", plan()), written("b.json", plan("host"))]
    said = faults(capsys, *files, "-o", "a.json/compare.png", code=1)
    assert "cannot-write" in said


def test_a_brief_file_is_planned_like_a_role(capsys: Capture) -> None:
    Path("evening.yaml").write_text(
        "title: In the evening\nrole: editor\nweeks: 6\nhours_per_week: 8\n", encoding="utf-8"
    )
    compare("evening.yaml", "editor", *BOX)
    printed = capsys.readouterr()
    assert "In the evening" in printed.out, printed.err
    assert Path("compare.png").is_file()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("cohorts: [{name: a, start: 2027-03-01}, {name: b, start: 2027-04-05}]", "several-plans"),
        ("knows: [nothing@1]", "unknown-skill"),
        ("rolle: editor", "unknown-key"),
    ],
)
def test_a_brief_that_cannot_be_compared(capsys: Capture, text: str, code: str) -> None:
    Path("brief.yaml").write_text(f"role: editor\n{text}\n", encoding="utf-8")
    assert f"error[{code}]" in faults(capsys, "brief.yaml", "editor", code=1)


def test_a_brief_with_a_catalogue_of_its_own(capsys: Capture) -> None:
    Path("brief.yaml").write_text("role: editor\ncurricula: [mine]\n", encoding="utf-8")
    assert run_arguments(["compare", "brief.yaml", "data-scientist"]) == 1
    assert "error[other-catalogue]" in capsys.readouterr().err
