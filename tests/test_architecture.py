"""Imports point one way only: every room imports what its line says, and no circle closes.

A room is a folder or a file directly under ``curplan``. Imports for type checkers count too.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import curplan

ROOT = Path(curplan.__file__ or "").parent
DOCUMENT = Path(__file__).parents[1] / "docs" / "architecture.md"

IMPORTS: dict[str, set[str]] = {
    "diagnostics": set(),
    "source": {"diagnostics"},
    "words": {"diagnostics"},
    "brief": set(),
    "catalogue": {"diagnostics", "source", "words"},
    "graph": {"catalogue"},
    "calendars": {"brief", "catalogue"},
    "problem": {"brief", "calendars", "catalogue"},
    "solve": {"problem"},
    "plan": {"brief", "calendars", "catalogue", "diagnostics", "problem", "source"},
    "frames": {"brief", "catalogue", "diagnostics", "plan", "source", "words"},
    "briefing": {
        "brief",
        "calendars",
        "catalogue",
        "diagnostics",
        "frames",
        "problem",
        "source",
    },
    "timetable": {"brief", "calendars", "catalogue", "plan", "problem"},
    "advise": {
        "brief",
        "briefing",
        "calendars",
        "catalogue",
        "diagnostics",
        "plan",
        "problem",
        "solve",
        "source",
    },
    "compare": {"brief", "catalogue", "plan", "problem", "solve"},
    "frontier": {"brief", "calendars", "catalogue", "plan", "problem", "solve"},
    "diff": {"plan"},
    "replan": {
        "brief",
        "calendars",
        "catalogue",
        "diagnostics",
        "diff",
        "plan",
        "problem",
        "solve",
        "timetable",
    },
    "verify": {"brief", "calendars", "catalogue", "diagnostics", "plan"},
    "review": {
        "brief",
        "briefing",
        "calendars",
        "catalogue",
        "diagnostics",
        "plan",
        "problem",
        "source",
        "verify",
    },
    "options": {"brief", "catalogue", "plan", "review"},
    "explain": {
        "advise",
        "brief",
        "calendars",
        "catalogue",
        "diagnostics",
        "plan",
        "problem",
        "review",
        "solve",
    },
    "proposal": {"frames", "plan", "words"},
    "draw": {"diagnostics", "frontier", "plan", "source", "words"},
    "export": {"diagnostics", "draw", "frames", "plan", "proposal", "words"},
    "interop": {
        "brief",
        "catalogue",
        "diagnostics",
        "export",
        "frames",
        "plan",
        "proposal",
        "review",
        "words",
    },
    "api": {
        "advise",
        "brief",
        "briefing",
        "calendars",
        "catalogue",
        "compare",
        "diagnostics",
        "diff",
        "explain",
        "frames",
        "frontier",
        "options",
        "plan",
        "problem",
        "replan",
        "review",
        "solve",
        "timetable",
        "verify",
    },
    "cli": {
        "api",
        "brief",
        "briefing",
        "calendars",
        "catalogue",
        "diagnostics",
        "draw",
        "export",
        "frames",
        "interop",
        "options",
        "plan",
        "review",
        "verify",
        "words",
    },
    "__main__": {"cli"},
}
"""Every room and what it may import, in the order of the data's way."""

DOORS: dict[tuple[str, str], set[str]] = {
    ("draw", "plan"): {"model", "planned", "writing"},
    ("draw", "frontier"): {"model"},
    ("proposal", "plan"): {"model", "planned"},
    ("export", "plan"): {"model", "planned", "writing"},
    ("frames", "plan"): {"model", "planned"},
    ("verify", "plan"): {"model", "planned"},
    ("verify", "catalogue"): {"models", "kinds"},
}
"""Where a room may enter another through some of its files only."""

SOLVERS = {"ortools"}
PAINTERS = {"matplotlib"}


def modules(room: str) -> list[Path]:
    """Files of a room."""
    file = ROOT / f"{room}.py"
    return [file] if file.is_file() else sorted((ROOT / room).rglob("*.py"))


@cache
def imported(file: Path) -> tuple[str, ...]:
    """Dotted names that a file imports, wherever in it, and those named in strings for later."""
    return tuple(_imported(file))


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name}: imports are absolute"
            for alias in node.names:
                yield f"{node.module}.{alias.name}"
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.fullmatch(r"curplan(\.\w+)+", node.value)
        ):
            yield node.value


def inner(room: str) -> Iterator[tuple[Path, str, str]]:
    """Imports from other rooms: the file, the room, and what of it."""
    for file in modules(room):
        for name in imported(file):
            package, _, rest = name.partition(".")
            other, _, what = rest.partition(".")
            if package == "curplan" and other not in (room, "__version__"):
                yield file, other, what.split(".")[0]


def test_every_room_is_in_the_table() -> None:
    rooms = {
        path.stem
        for path in ROOT.iterdir()
        if path.suffix == ".py" or (path.is_dir() and (path / "__init__.py").exists())
    }
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and list(path.glob("*.py"))}
    assert (rooms | folders) - {"__init__"} == set(IMPORTS)


@pytest.mark.parametrize("room", IMPORTS)
def test_a_room_imports_what_its_line_says(room: str) -> None:
    for file, other, _ in inner(room):
        assert other in IMPORTS[room], f"{file.relative_to(ROOT)} imports curplan.{other}"


@pytest.mark.parametrize("room", IMPORTS)
def test_the_table_allows_nothing_that_is_not_used(room: str) -> None:
    assert {other for _, other, _ in inner(room)} == IMPORTS[room]


def test_no_circle_between_rooms() -> None:
    order = list(TopologicalSorter(IMPORTS).static_order())
    assert set(order) == set(IMPORTS)
    position = {room: number for number, room in enumerate(IMPORTS)}
    for room, others in IMPORTS.items():
        assert all(position[other] < position[room] for other in others), f"{room} is too early"


@pytest.mark.parametrize(("room", "other"), DOORS)
def test_some_rooms_are_entered_by_one_door_only(room: str, other: str) -> None:
    for file, entered, what in inner(room):
        if entered == other:
            assert what in DOORS[room, other], f"{file.relative_to(ROOT)}: {other}.{what}"


@pytest.mark.parametrize("room", sorted(set(IMPORTS) - {"solve"}))
def test_only_one_room_knows_the_solver(room: str) -> None:
    for file in modules(room):
        assert SOLVERS.isdisjoint(name.split(".")[0] for name in imported(file)), file


@pytest.mark.parametrize("room", sorted(set(IMPORTS) - {"draw"}))
def test_only_one_room_knows_the_painter(room: str) -> None:
    for file in modules(room):
        assert PAINTERS.isdisjoint(name.split(".")[0] for name in imported(file)), file


def test_the_document_has_the_same_table() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| .+? \| (.+?) \|$", text, re.MULTILINE)
    documented: dict[str, str] = dict(rows)
    assert list(documented) == [room for room in IMPORTS if room != "__main__"]
    for room, cell in documented.items():
        if room == "api":
            apart = {"words", "graph", "proposal", "draw", "export", "interop"}
            earlier = set(IMPORTS) - apart - {"api", "cli", "__main__", "source"}
            assert IMPORTS[room] == earlier
            continue
        words = re.sub(r"\(.*?\)", "", cell).replace("nothing", "").split(",")
        assert {word.strip() for word in words} - {""} == IMPORTS[room], room
