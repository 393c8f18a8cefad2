"""Accreditation frames of a partner's own as the files that a brief names."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from curplan.frames.loading import frames_of, shipped_frames

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curplan.brief.frame import Frame

FOLDER = "frames"
COMMENT = "An accreditation frame as the plan states it."


def frame_name(frame: Frame) -> str:
    """Name a frame as a brief does: by its id where it ships just so, else by its file."""
    return frame.id if _ships(frame) else f"./{_file_of(frame)}"


def own_frames(frames: Iterable[Frame]) -> dict[str, dict[str, Any]]:
    """Give the documents of the frames that do not ship, by path beside the brief."""
    return {_file_of(frame): frame_document(frame) for frame in frames if not _ships(frame)}


def frame_document(frame: Frame) -> dict[str, Any]:
    """Write a frame as its file."""
    said = frame.model_dump(mode="json", exclude_defaults=True)
    for key, unit in (("credits", "hours"), ("hour", "minutes")):
        if key in said:
            least, most = said[key].pop("least"), said[key].pop("most")
            name = said[key].pop("name")
            said[key] = {"name": name, unit: least if least == most else [least, most], **said[key]}
    renamed = {"least_guided": "least_guided_hours", "placement": "placement_weeks"}
    return {renamed.get(key, key): value for key, value in said.items()}


def _ships(frame: Frame) -> bool:
    if frame.id not in shipped_frames():
        return False
    (shipped,), _ = frames_of((frame.id,), Path())
    return shipped == frame


def _file_of(frame: Frame) -> str:
    safe = re.sub(r"[^a-z0-9-]", "-", frame.id) or "frame"
    return f"{FOLDER}/{safe}.yaml"
