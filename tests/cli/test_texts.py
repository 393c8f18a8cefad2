from __future__ import annotations

import ast
import gettext
import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from curplan.cli.main import run_arguments
from curplan.plan.texts import uses_in
from curplan.plan.writing import plan_text
from tests.catalogue.po import po_text, write_texts
from tests.plan.making import NEWSROOM, reporter
from tests.plan.translated import spanish, translated_plan

NEWS = ("--curricula", str(NEWSROOM))


def read(file: Path) -> dict[str, str]:
    """Read a PO file by hand: texts in use, with their translations."""
    text = "\n".join(
        line for line in file.read_text(encoding="utf-8").splitlines() if line[:2] != "#~"
    )
    quoted = r'("(?:[^"\\]|\\.)*"(?:\n"(?:[^"\\]|\\.)*")*)'
    found = re.findall(rf"^msgid {quoted}\nmsgstr {quoted}", text, re.MULTILINE)
    return {ast.literal_eval(f"({a})"): ast.literal_eval(f"({b})") for a, b in found}


def run(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> Sequence[str]:
    assert run_arguments(["texts", *map(str, arguments)]) == code
    return capsys.readouterr()


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    file = tmp_path / "plan.json"
    file.write_text(plan_text(reporter()), encoding="utf-8")
    return file


def test_a_plan_gives_the_texts_that_it_holds(
    tmp_path: Path, plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "es.po"
    out, err = run(capsys, plan_file, "--lang", "es", "-o", file, *NEWS)
    count = len(uses_in(reporter()))
    assert out.endswith(f"es.po: {count} texts, 0 translated, {count} open\n")
    assert "not-taught" in err  # what there is to say of the catalogue
    made = read(file)
    assert list(made) == ["", *uses_in(reporter())]
    assert set(list(made.values())[1:]) == {""}
    assert "Language: es\n" in made[""]
    assert "Date" not in made[""]
    assert '#. module charts-lab; skill charts\nmsgid "Charts"\n' in file.read_text("utf-8")


def test_the_same_again_gives_the_same_bytes(
    tmp_path: Path, plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "es.po"
    run(capsys, plan_file, "--lang", "es", "-o", file, *NEWS)
    first = file.read_bytes()
    run(capsys, plan_file, "--lang", "es", "-o", file, *NEWS)
    assert file.read_bytes() == first


def test_what_is_translated_already_is_in_it_or_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layer = write_texts(tmp_path / "ours", "es", {"Charts": "Gráficos", "Film": "Cine"})
    plan = tmp_path / "plan.json"
    plan.write_text(plan_text(translated_plan()), encoding="utf-8")
    whole, rest, both = tmp_path / "a.po", tmp_path / "b.po", ("--curricula", str(layer))
    run(capsys, plan, "--lang", "es", "-o", whole, *NEWS, *both)
    made = read(whole)
    assert made["Charts"] == "Gráficos"  # the catalogue's, rather than the plan's
    assert made["SQL"] == spanish("SQL")
    run(capsys, "reporter", "--lang", "es", "--open", "-o", rest, *NEWS, *both)
    assert "Charts" not in read(rest)
    assert read(rest)["SQL"] == ""


def test_a_file_is_brought_up_to_date(
    tmp_path: Path, plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = {
        "SQL": "Consultas",
        "Charts by programme": "Gráficos por programa",
        "Poetry": "Poesía",
        "Nothing of it is left": "Nada",
        "Never translated": "",
    }
    file = tmp_path / "es.po"
    text = po_text("es", said).replace("Language: es", "Last-Translator: Ana\\nLanguage: es")
    text = "# By Ana\n" + text.replace('msgid "SQL"', '# as they say\nmsgid "SQL"')
    file.write_text(text + '\n#~ msgid "Talks"\n#~ msgstr "Charlas"\n', encoding="utf-8")
    out, _ = run(capsys, plan_file, "-o", file, "--lang", "es", *NEWS)
    count = len(uses_in(reporter()))
    assert out.endswith(
        f"{count} texts, 2 translated, 1 to look at (changed since), {count - 3} open, "
        "1 more of the catalogue kept, 1 out of use\n"
    )
    text = file.read_text("utf-8")
    made = read(file)
    assert made["SQL"] == "Consultas"
    assert made["Talks"] == "Charlas"  # in use again
    assert made["Charts by program"] == "Gráficos por programa"
    assert '#, fuzzy\n#| msgid "Charts by programme"\nmsgid "Charts by program"' in text
    assert made["Poetry"] == "Poesía"
    assert '#~ msgid "Nothing of it is left"\n#~ msgstr "Nada"' in text
    assert "Never translated" not in text
    assert text.startswith("# By Ana\nmsgid")
    assert "Last-Translator: Ana\n" in made[""]
    assert "# as they say\n#. module sql-basics; skill sql\n" in text
    run(capsys, plan_file, "-o", file, "--lang", "es", *NEWS)
    assert file.read_text("utf-8") == text


def test_a_brief_names_the_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brief = tmp_path / "brief.yaml"
    brief.write_text(
        f"partner: {{name: Ours, language: fr}}\ncurricula: ['{NEWSROOM}']\nrole: reporter\n"
        "weeks: 5\nhours_per_week: 10\n",
        encoding="utf-8",
    )
    file = tmp_path / "texts.po"
    out, _ = run(capsys, brief, "-o", file, "--format", "json")
    found = json.loads(out)
    assert (found["language"], found["translated"]) == ("fr", 0)
    assert found["texts"] == found["open"] == len(read(file)) - 1
    assert uses_in(reporter()).keys() <= read(file).keys()


def test_what_cannot_be_is_told(
    tmp_path: Path, plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "es.po"
    _, err = run(capsys, plan_file, "-o", file, *NEWS, code=2)
    assert "--lang says which language" in err
    _, err = run(capsys, plan_file, "--lang", "xq", "-o", file, *NEWS, code=1)
    assert "unknown-language" in err
    _, err = run(capsys, "nobody", "--lang", "es", "-o", file, *NEWS, code=1)
    assert "unknown-role" in err
    assert not file.exists()
    file.write_text(po_text("fr", {"SQL": "SQL"}), encoding="utf-8")
    _, err = run(capsys, plan_file, "--lang", "es", "-o", file, *NEWS, code=1)
    assert "the file is in 'fr'" in err
    file.write_text('msgid "a"\nmsgstr b\n', encoding="utf-8")
    _, err = run(capsys, plan_file, "--lang", "es", "-o", file, *NEWS, code=1)
    assert "po-syntax" in err
    assert file.read_text("utf-8") == 'msgid "a"\nmsgstr b\n'


def test_texts_of_another_catalogue_do_not_go_out_of_use(
    tmp_path: Path, plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "es.po"
    file.write_text(po_text("es", {"A text of theirs": "Un texto"}), encoding="utf-8")
    other = tmp_path / "other"
    shutil.copytree(NEWSROOM, other)
    (other / "catalogue.yaml").write_text("name: other\n", encoding="utf-8")
    _, err = run(capsys, plan_file, "--lang", "es", "-o", file, "--curricula", other)
    assert "other-catalogue" in err
    assert read(file)["A text of theirs"] == "Un texto"


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext's own tools are not here")
def test_gettext_reads_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(plan_text(translated_plan()), encoding="utf-8")
    file, binary = tmp_path / "es.po", tmp_path / "es.mo"
    run(capsys, plan, "--lang", "es", "-o", file, *NEWS)
    subprocess.run(["msgfmt", "--check", "-o", binary, file], check=True, timeout=60)
    with binary.open("rb") as stream:
        there = gettext.GNUTranslations(stream)
    for text in uses_in(translated_plan()):
        assert there.gettext(text) == spanish(text)


def test_check_says_how_much_there_is_in_each_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = write_texts(tmp_path / "first", "es", {"SQL": "Consultas", "Charts": "Gráficos"})
    second = write_texts(tmp_path / "second", "es", {"SQL": "SQL", "Film": "Cine"})
    write_texts(second, "fr", {"Pooetry": "Poésie", "Colour": "Couleur"})
    folders = [str(NEWSROOM), str(first), str(second)]
    assert run_arguments(["check", *folders, "--layers"]) == 0
    out = capsys.readouterr().out
    assert "the catalogue has no text 'Pooetry'" in out
    assert "did you mean 'Poetry'?" in out
    assert "first: only texts in other languages\n  texts   es: 2 texts;" in out
    assert "  texts   es: 2 texts, 3 with those below; 6 % of all " in out
    assert "  texts   fr: 1 text; 2 % of all " in out
    assert run_arguments(["check", *folders, "--format", "json", "--layers"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["texts"]["es"]["texts"] == found["texts"]["es"]["translated"] == 3
    assert [each["texts"]["es"]["texts"] for each in found["layers"]] == [2, 2]


def test_a_file_in_the_wrong_place_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "texts").write_text("", encoding="utf-8")
    (tmp_path / "es.po").write_text(po_text("es", {"SQL": "SQL"}), encoding="utf-8")
    assert run_arguments(["check", str(NEWSROOM), str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "move it into texts/" in out
    assert "not-a-folder" in out
