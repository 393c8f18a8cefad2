"""Reading text files strictly, and finding them in a folder. A fault comes back as a value."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from curplan.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 16 * 1024 * 1024
"""The longest file that is read: forty times a catalogue of ten thousand modules in one file's
share, and small enough that a wrong file (a video, a database) is refused at once."""

SUFFIXES = (".yaml", ".yml")

_REASONS: dict[int, tuple[str, str, str]] = {
    errno.ENOENT: ("file-not-found", "there is no such file", "check the spelling of the path"),
    errno.EACCES: (
        "no-permission",
        "you have no permission to read this",
        "ask its owner, or change its permissions (chmod u+r)",
    ),
    errno.EPERM: (
        "no-permission",
        "you have no permission to read this",
        "ask its owner, or change its permissions (chmod u+r)",
    ),
    errno.ELOOP: (
        "symlink-loop",
        "the symbolic links here lead round in a circle",
        "remove the link, or point it at a real file",
    ),
    errno.EISDIR: (
        "not-a-file",
        "this is a folder, and a file was expected",
        "name a file inside it, or rename the folder",
    ),
    errno.ENOTDIR: (
        "not-a-folder",
        "this is a file, and a folder was expected",
        "name the folder that it lies in",
    ),
}


def read_text(path: Path) -> str | Diagnostic:
    """Read a UTF-8 text file whole, or say why that cannot be done.

    A byte-order mark at the start is dropped. Pipes and devices are refused before they are
    opened, so that reading never blocks.
    """
    try:
        found = os.stat(path)
        if stat.S_ISDIR(found.st_mode):
            return unreadable(path, OSError(errno.EISDIR, ""))
        if not stat.S_ISREG(found.st_mode):
            return Diagnostic(
                "not-a-file",
                "this is a pipe or a device, and a file was expected",
                Location(str(path)),
                "replace it by a plain text file",
            )
        if found.st_size > MAX_BYTES:
            return _too_large(path, found.st_size)
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return unreadable(path, error)
    if len(data) > MAX_BYTES:
        return _too_large(path, len(data))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(path, data, error.start)


def find_files(folder: Path, suffixes: tuple[str, ...] = SUFFIXES) -> Iterator[Path | Diagnostic]:
    """List the files of a kind (YAML) under a folder in the order of their paths, at any depth.

    A folder that does not exist has none. What cannot be listed comes as a diagnostic.
    """
    yield from _find_files(folder, suffixes, frozenset())


def _find_files(
    folder: Path, suffixes: tuple[str, ...], above: frozenset[str]
) -> Iterator[Path | Diagnostic]:
    real = os.path.realpath(folder)
    if real in above:
        yield unreadable(folder, OSError(errno.ELOOP, ""))
        return
    try:
        with os.scandir(folder) as entries:
            names = sorted((entry.name, _is_folder(entry)) for entry in entries)
    except FileNotFoundError:
        return
    except OSError as error:
        yield unreadable(folder, error)
        return
    for name, is_folder in names:
        if name.startswith("."):
            continue
        if name.lower().endswith(suffixes):
            yield folder / name
        elif is_folder:
            yield from _find_files(folder / name, suffixes, above | {real})


def unreadable(path: Path, error: OSError) -> Diagnostic:
    """Say in plain words why the operating system refused a path."""
    reason = (error.strerror or "unknown reason").lower()
    code, message, hint = _REASONS.get(
        error.errno or 0,
        ("cannot-read", f"this cannot be read: {reason}", "check the disk and the path"),
    )
    return Diagnostic(code, message, Location(str(path)), hint)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _too_large(path: Path, size: int) -> Diagnostic:
    return Diagnostic(
        "file-too-large",
        f"this file has {size / 1024**2:.0f} MB; the limit is {MAX_BYTES // 1024**2} MB",
        Location(str(path)),
        "if it is a catalogue, split it into several files; otherwise move it out of the folder",
    )


def _not_utf8(path: Path, data: bytes, offset: int) -> Diagnostic:
    start = data.rfind(b"\n", 0, offset) + 1
    end = data.find(b"\n", offset)
    line = data[start : end if end >= 0 else len(data)].decode("utf-8", "replace").rstrip("\r")
    column = len(data[start:offset].decode("utf-8", "replace")) + 1
    return Diagnostic(
        "not-utf8",
        f"this file is not UTF-8 text (byte 0x{data[offset]:02x})",
        Location(str(path), data.count(b"\n", 0, offset) + 1, column, line),
        "save it as UTF-8 in your editor",
    )
