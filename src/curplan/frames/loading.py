"""Frames by name: those that ship, and a partner's own from a file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from curplan.catalogue.faults import Fault
from curplan.catalogue.shapes import validate_each
from curplan.diagnostics import Diagnostic, Location, has_errors, nearest
from curplan.frames.documents import FrameDocument, frame_of
from curplan.source import Place, Places, parse_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.brief.frame import Frame

FOLDER = Path(__file__).parent / "shipped"
FILES = (".yaml", ".yml", ".json")


@cache
def shipped_frames() -> tuple[str, ...]:
    """Name the frames that ship, sorted."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.yaml")))


def is_file(name: str) -> bool:
    """Tell whether a frame is named by its file (``./ours.yaml``) and not by its id."""
    return "/" in name or "\\" in name or name.lower().endswith(FILES)


def frames_of(
    names: Sequence[str], folder: Path, file: str = "", key: str = "frames"
) -> tuple[tuple[Frame, ...], tuple[Diagnostic, ...]]:
    """Read frames by their names: ids of those that ship, or files, relative to ``folder``.

    ``file`` and ``key`` are where the names stand, for the place of a fault; without a file, the
    place is the option ``key``. Those that cannot be read are left out.
    """
    found: list[Frame] = []
    told: list[Diagnostic] = []
    for number, name in enumerate(names):
        place = Place(file, (key, number)) if file else None
        if is_file(name):
            frame, faults = read_frame(folder / name)
            told += faults
        elif name in shipped_frames():
            frame, _ = read_frame(FOLDER / f"{name}.yaml")
        else:
            frame = None
            hint = nearest(name, shipped_frames()) or (
                f"those that ship: {', '.join(shipped_frames())}; or name a file: ./ours.yaml"
            )
            told.append(_fault("unknown-frame", f"there is no frame '{name}'", place, key, hint))
        if frame is None:
            continue
        if any(frame.id == other.id for other in found):
            message = f"the frame '{frame.id}' is there twice"
            told.append(_fault("duplicate-id", message, place, key, "leave one out, or rename it"))
            continue
        found.append(frame)
    return tuple(found), tuple(told)


def read_frame(path: Path) -> tuple[Frame | None, tuple[Diagnostic, ...]]:
    """Read a frame file; with errors there is none, and every one is told with its place."""
    parsed = parse_file(path)
    if not parsed.whole:
        return None, parsed.diagnostics
    places = Places()
    (document,), faults = validate_each(FrameDocument, [((), parsed.data)], str(path))
    if document is not None:
        faults = [*faults, *_contradictions(document, str(path))]
    found = (*parsed.diagnostics, *(fault.to_diagnostic(places) for fault in faults))
    if document is None or has_errors(found):
        return None, found
    return frame_of(document), found


def _contradictions(document: FrameDocument, file: str) -> Iterator[Fault]:
    """Find a frame that asks for nothing, and blocks without outcomes or with one code."""
    numbers = document.most_weeks + document.least_guided_hours + document.placement_weeks
    if not (document.credits or document.hour or document.blocks or document.jury or numbers):
        hint = "give credits, hour, most_weeks, least_guided_hours, blocks, placement_weeks or jury"
        yield Fault("missing-key", "the frame asks for nothing", Place(file, ()), hint)
    codes = [block.code for block in document.blocks]
    for number, block in enumerate(document.blocks):
        if block.code in codes[:number]:
            message = f"the block '{block.code}' is there twice"
            place = Place(file, ("blocks", number, "code"))
            yield Fault("duplicate-id", message, place, "rename one of them")
        if not block.outcomes:
            message = "'outcomes' must have at least one entry"
            place = Place(file, ("blocks", number, "outcomes"))
            yield Fault("bad-value", message, place, "list what the block certifies: python@2")


def _fault(code: str, message: str, place: Place | None, key: str, hint: str) -> Diagnostic:
    if place is None:
        return Diagnostic(code, message, Location(f"--{key}"), hint)
    return Fault(code, message, place, hint).to_diagnostic(Places())
