"""docs/accreditation.md lists what ships and every key, and its example can be read."""

from __future__ import annotations

import re
from pathlib import Path

from curplan import api
from curplan.frames.documents import FrameDocument
from curplan.frames.loading import read_frame, shipped_frames
from tests.plan.making import shipped

TEXT = (Path(__file__).parents[2] / "docs" / "accreditation.md").read_text(encoding="utf-8")


def test_what_ships_is_listed() -> None:
    table = TEXT.split("## Those that ship")[1].split("## ")[0]
    assert set(re.findall(r"^\| `([\w-]+)`", table, re.MULTILINE)) == set(shipped_frames())


def test_every_key_is_listed() -> None:
    table = TEXT.split("| key | what it says |")[1]
    for key in FrameDocument.model_fields:
        assert f"`{key}" in table, key


def test_the_example_is_one(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(# ours\.yaml.*?)```", TEXT, re.DOTALL)
    file = tmp_path / "ours.yaml"
    file.write_text(example, encoding="utf-8")
    frame, found = read_frame(file)
    assert found == ()
    assert frame is not None
    brief = api.Brief(role="full-stack-developer", frames=(frame,))
    assert api.check_brief(shipped(), brief) == ()
