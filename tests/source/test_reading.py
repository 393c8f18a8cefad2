from __future__ import annotations

import os
from pathlib import Path

import pytest

from curplan.diagnostics import Diagnostic
from curplan.source import MAX_BYTES, find_files, read_text


def fault(path: Path) -> Diagnostic:
    found = read_text(path)
    assert isinstance(found, Diagnostic)
    assert found.hint
    return found


def test_reads_utf8_and_drops_the_mark(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfn\xc3\xa9")
    assert read_text(path) == "né"


def test_not_utf8_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("a: 1\nb: Zoë\n".encode("latin-1"))
    found = fault(path)
    assert found.code == "not-utf8"
    assert found.location
    assert (found.location.line, found.location.column) == (2, 6)


def test_utf16_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: 1", encoding="utf-16")
    assert fault(path).code == "not-utf8"


def test_folder_given_as_file(tmp_path: Path) -> None:
    assert fault(tmp_path).code == "not-a-file"


def test_missing_file_and_dangling_link(tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "nowhere.yaml")
    assert fault(tmp_path / "nowhere.yaml").code == "file-not-found"
    assert fault(link).code == "file-not-found"


def test_symlink_loop(tmp_path: Path) -> None:
    link = tmp_path / "loop.yaml"
    link.symlink_to(link)
    assert fault(link).code == "symlink-loop"


def test_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    found = fault(path)
    assert found.code == "file-too-large"
    assert "100 MB" in found.message


def test_file_at_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b" " * MAX_BYTES)
    assert read_text(path) == " " * MAX_BYTES


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert fault(tmp_path / "pipe.yaml").code == "not-a-file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: 1")
    path.chmod(0)
    assert fault(path).code == "no-permission"


def test_no_permission_says_so_for_everybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "stat", refuse)
    assert fault(tmp_path / "x.yaml").code == "no-permission"


def test_finds_files_in_order_at_any_depth(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.yaml", "a.yml", "b/x.yaml", "notes.md", ".hidden.yaml"):
        (tmp_path / name).write_text("")
    found = [
        str(path.relative_to(tmp_path)) for path in find_files(tmp_path) if isinstance(path, Path)
    ]
    assert found == ["a.yml", os.path.join("b", "x.yaml"), "c.yaml"]


def test_missing_folder_has_no_files(tmp_path: Path) -> None:
    assert list(find_files(tmp_path / "none")) == []


def test_folder_link_that_leads_back_is_a_loop(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "back").symlink_to(tmp_path)
    (found,) = find_files(tmp_path)
    assert isinstance(found, Diagnostic)
    assert found.code == "symlink-loop"
