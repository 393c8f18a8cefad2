"""Writing the files that a command makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.cli.report import short_path, stop

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_below(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Write texts by path below a folder, and name them; leaves where that cannot be done."""
    from curplan.plan.writing import write_files

    folders: dict[Path, dict[str, bytes]] = {}
    for name, text in files.items():
        path = folder / name
        folders.setdefault(path.parent, {})[path.name] = text.encode()
    for place, content in folders.items():
        faults = write_files(place, content)
        if faults:
            stop(faults)
    return [short_path(str(folder / name)) for name in files]
