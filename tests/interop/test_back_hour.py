"""A workbook in hours of 45 minutes over a catalogue in hours of 60: edits mean what they say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from curplan import api
from curplan.cli.main import DONE, run_arguments
from tests.interop.desk import cell
from tests.plan.making import NEWSROOM

BRIEF = f"role: reporter\ncurricula: ['{NEWSROOM}']\nhour: 45\nweeks: 6\nhours_per_week: 14\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan of the brief, and its workbook."""
    made = tmp_path_factory.mktemp("hour")
    (made / "brief.yaml").write_text(BRIEF)
    arguments = ["plan", str(made / "brief.yaml"), "-o", str(made), "-q", "--effort", "quick"]
    assert run_arguments(arguments) == DONE
    arguments = ["export", str(made / "plan.json"), "--to", "xlsx", "-o", str(made)]
    assert run_arguments(arguments) == DONE
    return made


def back(folder: Path, out: Path, edit: Callable[[Any], object]) -> Path:
    """Edit the workbook and bring it back; gives the folder with the brief and its layer."""
    book = openpyxl.load_workbook(folder / "programme.xlsx")
    edit(book)
    book.save(out / "edited.xlsx")
    arguments = ["import", "--back", str(out / "edited.xlsx"), "-o", str(out / "back")]
    options = ["--plan", str(folder / "plan.json"), "--curricula", str(NEWSROOM)]
    assert run_arguments([*arguments, *options]) == DONE
    return out / "back"


def test_an_untouched_workbook_changes_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = back(folder, tmp_path, lambda book: None)
    assert "Nothing was changed" in capsys.readouterr().out
    assert yaml.safe_load((made / "brief.yaml").read_text())["hour"] == 45
    assert not list(made.glob("*/modules"))


def test_hours_of_a_module_are_of_45_minutes(folder: Path, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell(book["Modules"], "SQL", "Hours").value = 12  # 9 h of 60 minutes; it had 6

    made = back(folder, tmp_path, edit)
    (layer,) = {path.parent.parent for path in made.glob("**/modules/*.yaml")}
    loaded = api.load([NEWSROOM, layer])
    assert loaded.catalogue is not None
    assert loaded.catalogue.module_by_id["sql-basics"].minutes == 540
    assert run_arguments(["plan", str(made / "brief.yaml"), "-q", "-o", str(tmp_path)]) == DONE
    plan, _ = api.read_plan(tmp_path / "plan.json")
    assert plan is not None
    assert {each.id: each.hours for each in plan.modules}["sql-basics"] == 12
