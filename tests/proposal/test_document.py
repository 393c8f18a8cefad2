"""The sections of a document: all there, in every language, and nothing a partner must not see."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from curplan.plan.model import Plan
from curplan.proposal import Document, document_of, proposal_of
from curplan.proposal.document import Block, Bullets, Facts, Paragraph, Section, Table
from curplan.proposal.sections.coverage import STANDING_COLUMNS
from curplan.proposal.sections.saying import Saying
from curplan.words import ENGLISH, Words
from curplan.words.texts import translated
from tests.draw.plans import Shape, made_up
from tests.proposal.plans import small, undated

FACTS = re.compile(r"[\w-]+@\d|beef|4242|proven|bound|objective|entry-gap|raw warning|sql-basics")


def written(plan: Plan, language: str = "en") -> Document:
    words = Words(language)
    return document_of(proposal_of(plan, words), words)


def sections(document: Document) -> Iterator[Section]:
    waiting = list(document.sections)
    while waiting:
        section = waiting.pop(0)
        yield section
        waiting = [*section.sections, *waiting]


def blocks(document: Document) -> Iterator[Block]:
    for section in sections(document):
        yield from section.blocks


def texts(document: Document) -> Iterator[str]:
    yield from (document.title, *document.lines, document.contents)
    yield from (section.title for section in sections(document))
    for block in blocks(document):
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Bullets):
            yield from block.items
        elif isinstance(block, Facts):
            for name, values in block.rows:
                yield from (name, *values)
        elif isinstance(block, Table):
            yield block.caption
            yield from (column.title for column in block.columns)
            for row in (*block.rows, block.total):
                yield from (line for cell in row for line in cell.lines)
        else:
            yield from (block.caption, block.text)


def test_every_part_is_there_in_order() -> None:
    assert [section.name for section in written(small()).sections] == [
        *("summary", "roadmap", "modules", "descriptors", "coverage", "weeks", "timetable"),
        *("assessments", "notes"),
    ]


def test_parts_without_content_are_left_away() -> None:
    plain = undated()
    bare = plain.model_copy(
        update={"modules": tuple(m.model_copy(update={"assessments": ()}) for m in plain.modules)}
    )
    names = [section.name for section in written(bare).sections]
    assert "timetable" not in names
    assert "assessments" not in names


@pytest.mark.parametrize("language", translated())
@pytest.mark.parametrize("plan", [small(), undated()], ids=["dated", "undated"])
def test_every_language_can_say_it(plan: Plan, language: str) -> None:
    for text in texts(written(plan, language)):
        assert text
        assert text == text.strip()
        assert not re.search(r"\{\w*\}|proposal-|coverage-", text), text


@pytest.mark.parametrize("language", ["en", "es", "he"])
def test_a_partner_sees_no_proof_no_hash_no_id_and_no_raw_warning(language: str) -> None:
    for text in texts(written(small(), language)):
        assert not FACTS.search(text), text
        assert "built on too late" not in text


def test_the_trades_words_are_not_used_for_importance() -> None:
    for text in texts(written(small())):
        assert text.lower() not in ("must", "essential", "optional")


def test_a_partial_plan_is_titled_so_and_says_what_is_missing() -> None:
    document = written(small(partial=True))
    assert document.title == "Partial track: Data in the evening"
    said = [block.text for block in blocks(document) if isinstance(block, Paragraph)]
    assert any("leaves out: Pipelines" in text for text in said)


@pytest.mark.parametrize("seed", range(4))
def test_tables_are_rectangles_with_a_name_for_each_row(seed: int) -> None:
    for block in blocks(written(made_up(seed, Shape(modules=45, weeks=30)))):
        if isinstance(block, Table):
            for row in block.rows:
                assert len(row) == len(block.columns)
                assert row[block.head].lines
            assert not block.total or len(block.total) == len(block.columns)


def test_a_wide_matrix_is_split_and_has_every_module_once() -> None:
    plan = made_up(1, Shape(modules=70, weeks=40))
    taught = [
        m.model_copy(update={"teaches": {f"skill-{n}": 1}}) for n, m in enumerate(plan.modules)
    ]
    document = written(plan.model_copy(update={"modules": tuple(taught)}))
    found = [block for block in blocks(document) if isinstance(block, Table) and block.lying]
    assert len(found) > 1
    codes = [column.title for table in found for column in table.columns[1:]]
    assert codes == [f"M{number:02}" for number in range(1, 71)]


@pytest.mark.parametrize(("asked", "said"), [("pt-BR", "pt-BR"), ("ja", "en"), ("en", "en")])
def test_the_language_is_that_of_the_texts(asked: str, said: str) -> None:
    assert written(small(), asked).language == said


def test_anchors_are_unique_and_plain() -> None:
    names = [section.name for section in sections(written(small()))]
    assert len(names) == len(set(names))
    assert all(re.fullmatch("[a-z0-9-]+", name) for name in names)


def test_words_of_the_other_direction_are_set_apart() -> None:
    document = written(small(), "he")
    assert document.rtl
    assert document.title == "\u2068Data in the evening\u2069"


def test_closed_days_in_a_row_stand_once() -> None:
    days = [(1, "Winter break"), (2, "Winter break"), (3, "Founders' Day"), (4, "Winter break")]
    plan = small()
    first, *others = plan.weeks
    assert first.start_date is not None
    closures = [
        {"date": str(first.start_date + dt.timedelta(days=number)), "name": name}
        for number, name in days
    ]
    closed = type(first).model_validate({**first.model_dump(), "closures": closures})
    document = written(plan.model_copy(update={"weeks": (closed, *others)}))
    (weekly,) = [section for section in document.sections if section.name == "weeks"]
    (table,) = [block for block in weekly.blocks if isinstance(block, Table)]
    told = [text for text in table.rows[0][-1].lines if "break" in text or "Founders" in text]
    assert len(told) == 3
    start = first.start_date
    words = Words()
    both = [words.day(start + dt.timedelta(days=n), year=False) for n in (1, 2)]
    assert told[0] == f"{both[0]} – {both[1]}: Winter break"


def test_texts_with_commas_are_listed_with_semicolons() -> None:
    says = Saying(ENGLISH)
    assert says.listed(["SQL", "Charts"]) == "SQL, Charts"
    assert says.listed(["Queries, alone", "Charts"]) == "Queries, alone; Charts"
    assert Saying(Words("ar")).listed(["أ، ب", "ج"]) == "أ، ب\u061b ج"


def test_the_matrix_says_what_its_letters_mean() -> None:
    """In its caption, which stays with it on a page of its own."""
    captions = [block.caption for block in blocks(written(small())) if isinstance(block, Table)]
    assert any(caption.endswith("A = assessed)") for caption in captions)


@pytest.mark.parametrize(("more", "lying"), [(0, False), (1, True)])
def test_the_matrix_of_a_short_programme_stands(more: int, lying: bool) -> None:
    proposal = proposal_of(small(), ENGLISH)
    modules = proposal.modules[:1] * (STANDING_COLUMNS + more)
    document = document_of(replace(proposal, modules=modules), ENGLISH)
    found = [
        block.lying
        for block in blocks(document)
        if isinstance(block, Table) and block.columns[-1].full
    ]
    assert found == [lying]
