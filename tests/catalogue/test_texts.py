from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from curplan.catalogue.loading import Loaded, load
from curplan.catalogue.texts.reading import read_texts
from curplan.catalogue.texts.uses import uses
from tests.catalogue.po import write_texts

BASE = Path(__file__).parents[1] / "errors" / "base"


def loaded(*layers: Path, thorough: bool = False) -> Loaded:
    return load([BASE, *layers], thorough=thorough)


def texts(*layers: Path) -> dict[str, dict[str, str]]:
    found = loaded(*layers)
    assert found.catalogue is not None
    assert not found.diagnostics
    return {language: dict(said) for language, said in found.catalogue.texts.items()}


def test_layers_lie_over_each_other_text_by_text(tmp_path: Path) -> None:
    below = write_texts(tmp_path / "a", "es", {"Python": "Pitón", "SQL": "Consultas"})
    write_texts(below, "fr", {"SQL": "Requêtes"})
    above = write_texts(tmp_path / "b", "es", {"Python": "Python"})
    assert texts(below, above) == {
        "es": {"Python": "Python", "SQL": "Consultas"},
        "fr": {"SQL": "Requêtes"},
    }
    assert texts(above, below)["es"]["Python"] == "Pitón"


def test_several_files_of_a_language_are_joined(tmp_path: Path) -> None:
    layer = write_texts(tmp_path, "es", {"Python": "Pitón"})
    write_texts(layer, "es", {"Python": "Pitón", "SQL": "Consultas"}, "more/second.po")
    assert texts(layer) == {"es": {"Python": "Pitón", "SQL": "Consultas"}}


def test_the_language_is_the_headers_and_codes_are_written_one_way(tmp_path: Path) -> None:
    layer = write_texts(tmp_path, "pt_br", {"SQL": "Consultas"}, "anything.po")
    assert texts(layer) == {"pt-BR": {"SQL": "Consultas"}}


def test_runs_of_spaces_are_one(tmp_path: Path) -> None:
    layer = write_texts(tmp_path, "es", {"The\n  command line": " La línea\nde  comandos "})
    assert texts(layer) == {"es": {"The command line": "La línea de comandos"}}


def test_fuzzy_empty_and_obsolete_texts_do_not_count(tmp_path: Path) -> None:
    layer = write_texts(tmp_path, "es", {"SQL": ""})
    with (layer / "texts" / "es.po").open("a", encoding="utf-8") as file:
        file.write('\n#| msgid "Pyton"\n#, fuzzy\nmsgid "Python"\nmsgstr "Pitón"\n')
        file.write('\n#~| msgid "Older"\n#~ msgid "Old"\n#~ msgstr "Viejo"\n')
    assert texts(layer) == {}


def test_a_plan_does_not_depend_on_translations(tmp_path: Path) -> None:
    layer = write_texts(tmp_path, "es", {"SQL": "Consultas"})
    with_texts, without = loaded(layer).catalogue, loaded().catalogue
    assert with_texts is not None
    assert without is not None
    assert with_texts.sha256 == without.sha256
    assert with_texts == without


def test_translations_need_not_be_read(tmp_path: Path) -> None:
    layer = tmp_path / "texts"
    layer.mkdir()
    (layer / "es.po").write_text("nonsense", encoding="utf-8")
    assert loaded(tmp_path).catalogue is None
    found = load([BASE, tmp_path], texts=False)
    assert found.catalogue is not None
    assert found.catalogue.texts == {}


def test_without_texts_nothing_is_imported_for_them() -> None:
    program = (
        "import sys; from curplan.catalogue.loading import load; "
        f"assert load([{str(BASE)!r}]).catalogue; assert 'babel' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_a_text_that_nothing_has_is_told_when_asked(tmp_path: Path) -> None:
    layer = write_texts(tmp_path, "es", {"SQL": "x", "Pyton": "y", "Colour": "z"})
    assert not loaded(layer).diagnostics
    (found,) = loaded(layer, thorough=True).diagnostics
    assert (found.code, found.is_error) == ("unknown-text", False)
    assert found.message == "the catalogue has no text 'Pyton', nor 1 other of the 3 here"
    assert found.hint == "did you mean 'Python'?"
    assert found.location
    assert found.location.line == 7


def test_a_text_that_a_later_layer_replaces_is_known(tmp_path: Path) -> None:
    below = write_texts(tmp_path / "a", "es", {"SQL": "Consultas"})
    above = tmp_path / "b" / "modules"
    above.mkdir(parents=True)
    module = (
        "{id: sql-basics, title: Asks, strand: data, kind: course, teaches: {sql: 1}, hours: 9}"
    )
    (above / "all.yaml").write_text(module, encoding="utf-8")
    (tmp_path / "b" / "skills").mkdir()
    skill = "strand: data\nskills:\n- {id: sql, name: Queries, levels: {1: {means: Asks}}}\n"
    (tmp_path / "b" / "skills" / "all.yaml").write_text(skill, encoding="utf-8")
    assert not loaded(below, above.parent, thorough=True).diagnostics


def test_every_text_is_listed_with_its_uses() -> None:
    catalogue = loaded().catalogue
    assert catalogue is not None
    found = uses(catalogue.roles, catalogue.audiences, catalogue.modules, catalogue.skills)
    assert found["Python"] == ("module python-basics", "skill python")
    assert found["Files and folders"] == ("lab of shell-basics",)
    assert found["Programming"] == ("subject area",)
    assert "" not in found


def test_a_file_without_a_language_is_told_what_it_lacks(tmp_path: Path) -> None:
    """Nothing, a text without a header, a header without a language: each needs another thing."""
    folder = tmp_path / "texts"
    folder.mkdir()
    said = {
        "\n": ("this file is empty", "delete it"),
        'msgid "Python"\nmsgstr "Pitón"\n': ("it has no header", 'begin it with msgid ""'),
        'msgid ""\nmsgstr "Project: ours\\n"\n': ("the header says", "write a line"),
    }
    for content, (message, hint) in said.items():
        (folder / "es.po").write_text(content, encoding="utf-8")
        (found,) = read_texts(tmp_path).diagnostics
        assert found.code == "missing-language"
        assert found.message.startswith(message)
        assert found.hint.startswith(hint)
