"""Plan files and pictures are written whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from curplan.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.plan.model import Plan

_NOT_FOR_ROOM = frozenset(
    (errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.ENOTDIR, errno.EISDIR)
)
"""Reasons why something cannot be written that more space on the disk would not mend."""


def plan_text(plan: Plan) -> str:
    """The plan file's text: sorted nowhere, so in the order of the contract; ends in a newline."""
    document = plan.model_dump(mode="json", by_alias=True)
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """Write files into a folder, which is made if need be: all of them whole, or none.

    Every file is first written beside its place and only then moved over it, so that a full disk
    or an interruption leaves what was there before. Gives a diagnostic when it cannot be done.
    """
    waiting: list[tuple[str, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{name}.")
            waiting.append((temporary, folder / name))
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            os.chmod(temporary, 0o666 & ~_umask())
        for _, target in waiting:
            if target.is_dir():  # found out now, before another file is replaced
                raise IsADirectoryError(errno.EISDIR, f"{target.name} is a folder")
        for temporary, target in waiting:
            os.replace(temporary, target)
        waiting.clear()
    except OSError as error:
        return (_cannot_write(folder, tuple(files), error),)
    finally:
        for temporary, _ in waiting:
            Path(temporary).unlink(missing_ok=True)
    return ()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _cannot_write(folder: Path, names: Sequence[str], error: OSError) -> Diagnostic:
    what = f"'{names[0]}'" if len(names) == 1 else "the files"
    reason = (error.strerror or str(error)).lower()
    room = "" if error.errno in _NOT_FOR_ROOM else "free some space or "
    return Diagnostic(
        "cannot-write",
        f"{what} cannot be written there: {reason}",
        Location(str(folder)),
        f"{room}give another place with -o; nothing was changed",
    )
