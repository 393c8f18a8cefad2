"""The proposal as Markdown."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from curplan.export.markdown import escaped, markdown_bytes
from curplan.words import Words
from tests.export.nasty import nasty
from tests.proposal.plans import small, undated


def text(language: str = "en") -> str:
    return markdown_bytes(small(), Words(language), "roadmap.png").decode()


def test_headings_are_in_order() -> None:
    levels = [len(found) for found in re.findall(r"^(#+) ", text(), re.MULTILINE)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("plan", [small(), undated(), nasty()], ids=["dated", "undated", "nasty"])
def test_rows_of_a_table_have_as_many_cells(plan: object) -> None:
    written = markdown_bytes(plan, Words(), "roadmap.png").decode()  # type: ignore[arg-type]
    tables = re.findall(r"(?:^\|.*\n)+", written, re.MULTILINE)
    assert len(tables) >= 7
    for table in tables:
        counts = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(counts) == 1


def test_the_roadmap_is_the_file_beside_it() -> None:
    assert "](roadmap.png)" in text()


def test_no_sign_of_a_title_means_anything() -> None:
    written = markdown_bytes(nasty(), Words(), "roadmap.png").decode()
    assert "<script" not in re.sub(r"\\<", "", written)
    assert not re.search(r"(?<!\\)\]\((?!roadmap\.png)", written)
    assert "http://" not in written


@pytest.mark.parametrize(
    ("given", "made"),
    [("- x", "\\- x"), ("2027. x", "2027\\. x"), ("19.92 h", "19.92 h"), ("a_b", "a\\_b")],
)
def test_a_line_does_not_become_a_list(given: str, made: str) -> None:
    assert escaped(given) == made


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert text("he") == text("he")


def test_names_have_the_colon_of_the_language() -> None:
    assert "- **Métier :** " in text("fr")
    assert "- **Puesto:** " in text("es")
