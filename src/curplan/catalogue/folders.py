"""The directories of a catalogue: whether they are there, what lies in them, the shipped one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from curplan.catalogue.documents import ENTRIES
from curplan.catalogue.texts.reading import FOLDER, SUFFIX
from curplan.diagnostics import Diagnostic, Location, Severity, nearest
from curplan.source.reading import SUFFIXES, unreadable

FILES = ("catalogue.yaml", "policy.yaml")
FOLDERS = (*ENTRIES, FOLDER)
_HINT = "a catalogue is a folder with skills/, modules/, roles/ and audiences/ in it"


def shipped_curricula() -> Path:
    """The catalogue that comes with the program: inside the wheel, or in the checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "curricula"
    return inside if inside.is_dir() else package.parents[1] / "curricula"


def folder_faults(folder: Path) -> list[Diagnostic]:
    """Say what is wrong with a directory as a place for a catalogue."""
    try:
        names = sorted(os.listdir(folder))
    except FileNotFoundError:
        return [
            Diagnostic("folder-not-found", "there is no such folder", Location(str(folder)), _HINT)
        ]
    except OSError as error:
        return [unreadable(folder, error)]
    known = (*FOLDERS, *FILES)
    faults = []
    for name in names:
        path = folder / name
        if name in FOLDERS:
            if path.exists() and not path.is_dir():
                faults.append(unreadable(path, OSError(errno.ENOTDIR, "")))
        elif name not in known and not name.startswith("."):
            hint = nearest(name, known)
            if name.lower().endswith(SUFFIX):
                faults.append(_unknown(path, f"move it into {FOLDER}/, or out of this folder"))
            elif hint or name.lower().endswith(SUFFIXES):
                faults.append(_unknown(path, hint))
    return faults


def _unknown(path: Path, hint: str) -> Diagnostic:
    return Diagnostic(
        "unknown-file",
        f"'{path.name}' is not part of a catalogue and is not read",
        Location(str(path)),
        hint or "move it into skills/, modules/, roles/ or audiences/, or out of this folder",
        Severity.WARNING,
    )
