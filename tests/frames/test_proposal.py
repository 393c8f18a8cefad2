"""The report of frames reaches the partner's document."""

from __future__ import annotations

from typing import Any

import pytest

from curplan.proposal import document_of, proposal_of
from curplan.proposal.document import Section, Table
from curplan.words import ENGLISH, Words
from curplan.words.texts import translated
from tests.frames.making import judged, module, plan_of

FRAMES: list[dict[str, Any]] = [
    {"id": "a", "title": "Ours", "most_weeks": 3, "least_guided": 10, "source": "S", "dated": "1"},
    {
        "id": "b",
        "title": "Blocks",
        "illustrative": True,
        "blocks": [
            {"code": "B1", "title": "Wood", "outcomes": ["sawing@1"], "hours": 50},
            {"code": "B2", "title": "Metal", "outcomes": ["welding@1"]},
        ],
    },
]


def section(words: Words = ENGLISH, **brief: Any) -> Section | None:
    saw = judged("oral", "sawing@1")
    plan = plan_of(
        module("one", 1, 4, 40, teaches={"sawing": 1}, assessments=[saw]),
        brief={"role": "maker"} | brief,
    )
    document = document_of(proposal_of(plan, words), words)
    return next((each for each in document.sections if each.name == "accreditation"), None)


def test_without_frames_there_is_no_section() -> None:
    assert section() is None
    assert section(frames=[{"id": "a", "tittle": "edited"}]) is None


def test_every_check_with_its_figures_and_what_is_missing() -> None:
    found = section(frames=FRAMES)
    assert found is not None
    ours, blocks = found.sections
    assert ours.title == "Ours"
    assert ours.blocks[0].items == (  # type: ignore[union-attr]
        "Weeks from first to last: 4 (at most 3) (not met: weeks too many: 1)",
        "Hours taught: 40 (at least 10) (met)",
    )
    (table,) = [block for block in blocks.blocks if isinstance(block, Table)]
    assert [row[2].text for row in table.rows] == ["does not count", "does not count"]
    assert table.rows[0][1].lines == (
        *("Outcomes reached: 1 of 1", "Assessed: 1 of 1", "Hours: 40 (at least 50)"),
        "10 h are missing",
    )
    assert "An example; no body's rules" in str(blocks.blocks)


@pytest.mark.parametrize("language", translated())
def test_in_every_language(language: str) -> None:
    found = section(Words(language), frames=FRAMES)
    assert found is not None
    assert "{" not in str(found)
