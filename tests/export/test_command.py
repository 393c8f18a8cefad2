"""``curplan export``: files written whole or not at all, and faults told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from curplan.cli.main import DONE, WRONG_INPUT, WRONG_USAGE, run_arguments
from curplan.export.formats import FORMATS
from curplan.plan.model import Plan
from curplan.plan.writing import plan_text
from tests.proposal.plans import small


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return saved(tmp_path, small())


def saved(folder: Path, plan: Plan) -> Path:
    path = folder / "plan.json"
    path.write_text(plan_text(plan), encoding="utf-8")
    return path


def export(plan: Path, formats: str, *more: str) -> int:
    return run_arguments(
        ["export", str(plan), "--to", formats, "-o", str(plan.parent / "o"), *more]
    )


def names(plan: Path) -> list[str]:
    folder = plan.parent / "o"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_it_writes_the_files_and_prints_them(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(plan, "md,html") == DONE
    wanted = ["proposal-roadmap.png", "proposal.html", "proposal.md"]
    assert names(plan) == wanted
    assert sorted(Path(line).name for line in capsys.readouterr().out.splitlines()) == wanted


def test_formats_may_be_said_apart_and_twice(plan: Path) -> None:
    assert export(plan, "MD", "--to", "md , html") == DONE
    assert "proposal.html" in names(plan)


def test_all_is_every_format(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(plan, "all") == DONE
    written = names(plan)
    assert len(written) == len(set(written))
    assert {"proposal.html", "proposal.docx", "proposal.md"} <= set(written)
    assert all(name.replace("-", "").replace(".", "").isalnum() for name in written)


@pytest.mark.parametrize("formats", ["htm", "html,pdf", "", ","])
def test_an_unknown_format_is_wrong_usage(
    plan: Path, formats: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(plan, formats) == WRONG_USAGE
    assert names(plan) == []
    assert "html" in capsys.readouterr().err


def test_the_partners_language_is_the_default(plan: Path) -> None:
    spanish = small(brief={"role": "analyst", "language": "es"})
    assert export(saved(plan.parent, spanish), "html") == DONE
    page = plan.parent / "o" / "proposal.html"
    assert '<html lang="es"' in page.read_text(encoding="utf-8")
    assert export(plan, "html", "--lang", "he") == DONE
    assert '<html lang="he" dir="rtl"' in page.read_text(encoding="utf-8")


def test_an_unknown_language_is_told(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(plan, "md", "--lang", "xx") == WRONG_INPUT
    assert "unknown-language" in capsys.readouterr().err
    assert names(plan) == []


def test_a_plan_without_modules_is_not_exported(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved(plan.parent, small(modules=[]))
    assert export(plan, "md") == WRONG_INPUT
    assert "cannot-export" in capsys.readouterr().err
    assert names(plan) == []


def test_a_file_that_is_no_plan_is_told(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan.write_text("{", encoding="utf-8")
    assert export(plan, "md") == WRONG_INPUT
    assert "plan-syntax" in capsys.readouterr().err


def test_a_missing_library_is_told_with_what_to_do(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(FORMATS, "docx", replace(FORMATS["docx"], library="no_such_library"))
    assert export(plan, "docx,md") == WRONG_INPUT
    said = capsys.readouterr().err
    assert "missing-library" in said
    assert "pip install 'curplan[docx]'" in said
    assert names(plan) == []


def test_one_file_that_cannot_be_written_leaves_all(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (plan.parent / "o" / "proposal.md").mkdir(parents=True)
    assert export(plan, "html,md") == WRONG_INPUT
    assert names(plan) == ["proposal.md"]
    assert "cannot-write" in capsys.readouterr().err


def test_a_title_never_names_a_file(plan: Path) -> None:
    title = "../../../elsewhere"
    saved(plan.parent, small(brief={"role": "x", "title": title}, role=title, role_title=title))
    assert export(plan, "md") == DONE
    assert names(plan) == ["proposal-roadmap.png", "proposal.md"]


def test_a_character_that_no_font_has_is_told_before_anything_is_written(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved(plan.parent, small(role_title="資料 analyst", brief={"role": "analyst"}))
    assert export(plan, "html,csv") == WRONG_INPUT
    assert "missing-glyph" in capsys.readouterr().err
    assert names(plan) == []
    assert export(plan, "csv") == DONE
