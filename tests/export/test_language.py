"""Every document and drawing speaks the language that is asked for, as far as the plan has it."""

from __future__ import annotations

import html
import io
import re
import zipfile
from pathlib import Path

import pytest

from curplan.cli.main import run_arguments
from curplan.draw.look import Look
from curplan.draw.paint.files import png_bytes
from curplan.draw.views import pages
from curplan.plan.reading import read_plan
from curplan.plan.texts import in_language
from curplan.plan.writing import plan_text
from curplan.words import Words
from tests.catalogue.po import write_texts
from tests.plan.making import NEWSROOM
from tests.plan.translated import all_texts, spanish, translated_plan

BINARY = (".png", ".svg", ".pdf")


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    file = tmp_path / "plan.json"
    file.write_text(plan_text(translated_plan()), encoding="utf-8")
    return file


def words_in(content: bytes) -> str:
    """Give the text of a file, or of all files in a package, without tags."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return " ".join(
                words_in(package.read(n)) for n in package.namelist() if n[-4:] != ".png"
            )
    text = re.sub(r"<[^>]*>", "  ", content.decode("utf-8"))
    return html.unescape(text.replace("\r\n ", "").replace("\\", ""))


@pytest.mark.parametrize("form", ["html", "docx", "md", "xlsx", "csv", "jsonld", "imscc"])
def test_no_title_is_left_in_the_catalogues_language(
    form: str, tmp_path: Path, plan_file: Path
) -> None:
    arguments = [
        "export",
        str(plan_file),
        "--to",
        form,
        "--lang",
        "es",
        "-o",
        str(tmp_path / "out"),
    ]
    assert run_arguments(arguments) == 0
    titles = [module.title for module in translated_plan().modules]
    units = [unit.title for module in translated_plan().modules for unit in module.units]
    found = 0
    for file in sorted((tmp_path / "out").iterdir()):
        if file.suffix in BINARY:
            continue
        text = words_in(file.read_bytes())
        for title in (*titles, *units):
            found += text.count(spanish(title))
            assert not re.search(rf"(?<![¡\w]){re.escape(title)}(?![!\w])", text), file.name
    assert found >= len(titles)


def test_in_its_own_language_nothing_is_translated(tmp_path: Path, plan_file: Path) -> None:
    command = ["export", str(plan_file), "--to", "csv", "-o", str(tmp_path / "out")]
    assert run_arguments(command) == 0
    for file in (tmp_path / "out").iterdir():
        assert "¡" not in file.read_text("utf-8")


def test_a_drawing_is_in_the_language(tmp_path: Path, plan_file: Path) -> None:
    picture = tmp_path / "load.svg"
    command = ["draw", str(plan_file), "--view", "load", "--lang", "es", "-o", str(picture)]
    assert run_arguments(command) == 0
    again = tmp_path / "again.svg"
    assert run_arguments([*command[:-1], str(again)]) == 0
    assert picture.read_bytes() == again.read_bytes()
    assert "¡Data!" in picture.read_text("utf-8")


def test_a_drawing_is_in_the_partners_language_where_none_is_asked_for(tmp_path: Path) -> None:
    plan = translated_plan()
    file = tmp_path / "plan.json"
    brief = {**plan.brief, "language": "es"}
    file.write_text(plan_text(plan.model_copy(update={"brief": brief})), encoding="utf-8")
    for name, lang in (("own.svg", []), ("es.svg", ["--lang", "es"]), ("en.svg", ["--lang", "en"])):
        command = ["draw", str(file), *lang, "-o", str(tmp_path / name)]
        assert run_arguments(command) == 0
    own, spanish_, english = (
        (tmp_path / name).read_bytes() for name in ("own.svg", "es.svg", "en.svg")
    )
    assert own == spanish_ != english


def test_the_roadmap_of_a_brief_is_in_the_partners_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layer = write_texts(tmp_path / "ours", "es", {text: spanish(text) for text in all_texts()})
    brief = tmp_path / "brief.yaml"
    brief.write_text(
        f"partner: {{name: Ours, language: es}}\ncurricula: ['{NEWSROOM}', '{layer}']\n"
        "role: reporter\nweeks: 5\nhours_per_week: 10\n",
        encoding="utf-8",
    )
    out = tmp_path / "out"
    assert run_arguments(["plan", str(brief), "-o", str(out), "--effort", "quick"]) == 0
    assert "¡" not in capsys.readouterr().out  # the summary is the designer's
    plan, _ = read_plan(out / "plan.json")
    assert plan is not None
    assert plan.role_title == "Data reporter"
    assert plan.texts["es"]["Data reporter"] == "¡Data reporter!"
    look = Look(words=Words("es"))
    (page,) = pages("roadmap", [in_language(plan, "es")], look)
    assert (out / "roadmap.png").read_bytes() == png_bytes(page)


def test_a_translation_too_long_to_draw_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = translated_plan()
    texts = {"es": {"Charts": "x" * 121}}
    file = tmp_path / "plan.json"
    file.write_text(plan_text(plan.model_copy(update={"texts": texts})), encoding="utf-8")
    for command in (["export", str(file), "--to", "md"], ["draw", str(file)]):
        assert run_arguments([*command, "--lang", "es", "-o", str(tmp_path / "a.png")]) == 1
        assert "its title is longer than 120 characters" in capsys.readouterr().err
