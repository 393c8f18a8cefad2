from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from curplan.plan.writing import plan_text, write_files
from tests.plan.making import NEWSROOM, reporter

FILES = {"plan.json": b"new plan", "roadmap.png": b"new picture"}
OLD = {"plan.json": b"old plan", "roadmap.png": b"old picture"}
SOURCE = Path(__file__).parents[2] / "src"


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def fails(monkeypatch: pytest.MonkeyPatch, name: str, on_call: int) -> None:
    """Let the disk be full from the given call of a function of ``os`` on."""
    real, calls = getattr(os, name), []

    def full(*arguments: Any, **named: Any) -> Any:
        calls.append(name)
        if len(calls) >= on_call:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*arguments, **named)

    monkeypatch.setattr(os, name, full)


def test_writes_into_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert write_files(folder, FILES) == ()
    assert content(folder) == FILES


def test_replaces_what_was_there_and_leaves_other_files_alone(tmp_path: Path) -> None:
    write_files(tmp_path, {**OLD, "notes.txt": b"mine"})
    assert write_files(tmp_path, FILES) == ()
    assert content(tmp_path) == {**FILES, "notes.txt": b"mine"}


@pytest.mark.skipif(os.name == "nt", reason="modes differ there")
def test_files_get_the_usual_mode(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_files(tmp_path, FILES)
    finally:
        os.umask(before)
    assert (tmp_path / "plan.json").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(("name", "on_call"), [("fsync", 1), ("fsync", 2), ("replace", 1)])
def test_a_disk_that_fills_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, on_call: int
) -> None:
    write_files(tmp_path, OLD)
    with monkeypatch.context() as patch:
        fails(patch, name, on_call)
        (fault,) = write_files(tmp_path, FILES)
    assert fault.code == "cannot-write"
    assert "no space left" in fault.message
    assert content(tmp_path) == OLD


def test_a_folder_in_the_place_of_a_file_changes_nothing(tmp_path: Path) -> None:
    write_files(tmp_path, {"plan.json": OLD["plan.json"]})
    (tmp_path / "roadmap.png").mkdir()
    (fault,) = write_files(tmp_path, FILES)
    assert "roadmap.png is a folder" in fault.message
    assert (tmp_path / "plan.json").read_bytes() == OLD["plan.json"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.json", "roadmap.png"]


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    for folder in (tmp_path / "out", tmp_path / "out" / "deeper"):
        (fault,) = write_files(folder, FILES)
        assert fault.code == "cannot-write"
        assert fault.location is not None
        assert fault.location.file == str(folder)
    assert content(tmp_path) == {"out": b"mine"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        (fault,) = write_files(tmp_path, FILES)
    finally:
        tmp_path.chmod(0o700)
    assert "permission denied" in fault.message


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="no /proc here")
def test_a_folder_where_none_can_be_made() -> None:
    (fault,) = write_files(Path("/proc/curplan-out"), FILES)
    assert fault.code == "cannot-write"


def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_files(tmp_path, FILES)
    assert content(tmp_path) == {}


def test_the_same_input_gives_the_same_text() -> None:
    given = {"start": "2027-01-11", "include": ["evening-practice"]}
    assert plan_text(reporter("default", **given)) == plan_text(reporter("default", **given))


def test_text_is_readable_and_ends_in_a_newline() -> None:
    text = plan_text(reporter())
    assert text.endswith("}\n")
    assert "\\u" not in text


def test_the_same_bytes_in_every_process() -> None:
    """Whatever the hashes of strings: every set is sorted before it counts."""
    code = (
        "from curplan import api\n"
        "from curplan.plan.writing import plan_text\n"
        f"catalogue = api.load([{str(NEWSROOM)!r}]).catalogue\n"
        "for weeks in (5, 2):\n"
        "    brief = api.Brief(role='reporter', weeks=weeks, hours_per_week=10)\n"
        "    print(plan_text(api.make_plan(catalogue, brief)))\n"
    )
    texts = set()
    for seed in ("1", "77"):
        environment = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
        )
        texts.add(done.stdout)
    (text,) = texts
    assert text.count("curplan-plan/1") == 2


def test_the_hint_is_of_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More space does not help where a file is in the way; and what was not written is named."""
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    (fault,) = write_files(tmp_path / "out", {"es.po": b"new"})
    assert fault.message.startswith("'es.po' cannot be written there")
    assert fault.hint == "give another place with -o; nothing was changed"
    fails(monkeypatch, "fsync", 1)
    (fault,) = write_files(tmp_path, FILES)
    assert fault.message.startswith("the files cannot be written there")
    assert fault.hint.startswith("free some space or ")
