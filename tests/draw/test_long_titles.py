"""Titles as long as a catalogue allows are whole and on the page, with spaces or without."""

from __future__ import annotations

import pytest

from curplan.draw.drawable import LONGEST
from curplan.draw.roadmap.layout import roadmap
from curplan.draw.rules.scene import broken
from tests.draw.plans import Shape, made_up


@pytest.mark.parametrize("title", ["W" * LONGEST, "word " * 23 + "end", "W" * 60 + " " + "m" * 59])
def test_a_long_role_title_is_broken_and_whole(title: str) -> None:
    plan = made_up(1, Shape()).model_copy(update={"role_title": title})
    scene = roadmap(plan)
    assert broken(scene, plan) == []
    lines = [text.text for text in scene.texts("title")]
    assert "".join(lines).replace(" ", "").endswith(title.replace(" ", ""))
    assert len(lines) > 1
