from __future__ import annotations

from pathlib import Path

import pytest

from curplan.source import Place, Places

TEXT = """\
- id: first
- id: second
  teaches: {python: 1, "sql": 2}
  levels:
    1: {needs: [a@1, {any_of: [b@1, c@1]}]}
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "x.yaml"
    path.write_text(TEXT)
    return str(path)


@pytest.mark.parametrize(
    ("path", "find", "key", "where"),
    [
        ((), "", False, (1, 1)),
        ((1,), "", False, (2, 3)),
        ((1, "id"), "", False, (2, 7)),
        ((1, "id"), "", True, (2, 3)),
        ((1, "teaches", "sql"), "", True, (3, 24)),
        ((1, "levels", 1, "needs", 1), "", False, (5, 22)),
        ((1, "levels", 1, "needs"), "c@1", False, (5, 37)),
        ((1, "levels", 1, "needs"), "z@1", False, (5, 16)),
        ((1, "nothing", "below"), "", False, (2, 3)),
        ((7,), "", False, (1, 1)),
    ],
)
def test_places(
    file: str, path: tuple[str | int, ...], find: str, key: bool, where: tuple[int, int]
) -> None:
    found = Places().locate(Place(file, path, find, key))
    assert (found.line, found.column) == where
    assert found.text == TEXT.splitlines()[where[0] - 1]


def test_a_file_that_is_gone_is_still_named(tmp_path: Path) -> None:
    found = Places().locate(Place(str(tmp_path / "gone.yaml"), ("a",)))
    assert str(found) == str(tmp_path / "gone.yaml")


def test_a_file_that_broke_meanwhile_is_still_named(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: [")
    assert Places().locate(Place(str(path), ("a",))).line == 0


def test_written_keeps_what_a_number_loses(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("version: 2026.10\n")
    assert Places().written(Place(str(path), ("version",))) == "2026.10"
    assert Places().written(Place(str(path), ("other",))) == ""
