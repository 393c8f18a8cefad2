"""The page of HTML, read by another program's parser."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest

from curplan.draw.colour import contrast
from curplan.draw.look import PLAIN, Brand, Logo, Look
from curplan.draw.pages import page_of
from curplan.export.html import html_bytes
from curplan.export.html.tables import table as written
from curplan.plan.model import Plan
from curplan.proposal.document import Cell, Column, Table, cell
from curplan.words import Words
from tests.export.nasty import SCRIPT, nasty
from tests.proposal.plans import small, undated

NAME = "{http://www.w3.org/1999/xhtml}"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def parsed(data: bytes) -> Element:
    """Parse strictly: any error of the standard's parser is an error of ours."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=True)
    root = parser.parse(data, transport_encoding="utf-8")
    assert isinstance(root, Element)
    return root


def page(plan: Plan, language: str = "en", look: Look = PLAIN) -> bytes:
    return html_bytes(plan, Words(language), look)


@pytest.fixture(scope="module")
def english() -> Element:
    return parsed(page(small()))


@pytest.fixture(scope="module")
def hebrew() -> Element:
    return parsed(page(small(), "he"))


def every(root: Element, *tags: str) -> Iterator[Element]:
    for element in root.iter():
        if element.tag in [NAME + tag for tag in tags]:
            yield element


def said(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_the_page_says_its_language_direction_and_title(english: Element, hebrew: Element) -> None:
    assert english.attrib == {"lang": "en", "dir": "ltr"}
    assert hebrew.attrib == {"lang": "he", "dir": "rtl"}
    assert next(said(each) for each in every(english, "title")) == "Data in the evening"


def test_there_is_one_of_each_landmark(english: Element) -> None:
    for tag in ("main", "nav", "header"):
        assert len(list(every(english, tag))) == 1, tag


def test_headings_are_in_order(english: Element) -> None:
    levels = [int(each.tag[-1]) for each in every(english, "h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_its_headings_a_scope(english: Element) -> None:
    tables = list(every(english, "table"))
    assert len(tables) >= 8
    for table in tables:
        assert table[0].tag == f"{NAME}caption"
        assert said(table[0])
        assert all(head.get("scope") in ("col", "row") for head in every(table, "th"))
        for body in every(table, "tbody"):
            for row in every(body, "tr"):
                assert [cell.tag for cell in row].count(f"{NAME}th") == 1


def test_anchors_are_unique_and_links_find_them(english: Element) -> None:
    names = [each.attrib["id"] for each in english.iter() if "id" in each.attrib]
    assert len(names) == len(set(names))
    wanted = [each.attrib["href"] for each in every(english, "a")]
    wanted += [
        f"#{each.get('aria-labelledby')}" for each in english.iter() if each.get("aria-labelledby")
    ]
    assert wanted
    assert all(link.startswith("#") and link[1:] in names for link in wanted)


def test_the_roadmap_is_inline_with_a_name(english: Element) -> None:
    (picture,) = [each for each in english.iter() if each.tag.endswith("}svg")]
    assert picture.get("role") == "img"
    assert picture[0].tag.endswith("}title")
    assert said(picture[0])


def test_nothing_comes_from_elsewhere() -> None:
    text = page(small()).decode()
    without = text.replace("http://www.w3.org/2000/svg", "").replace(
        "http://www.w3.org/1999/xlink", ""
    )
    assert not re.search(r"https?:|//[a-z]|@import|<link|<iframe|url\(", without)


def test_the_policy_names_just_the_style_and_the_script_of_the_page() -> None:
    text = page(small()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    assert "default-src &#x27;none&#x27;" in policy[1]
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src &#x27;sha256-{digest}&#x27;" in policy[1]


def test_no_script_from_a_name() -> None:
    root = parsed(page(nasty()))
    assert len(list(every(root, "script"))) == 1
    assert not [each for each in root.iter() if any(key.startswith("on") for key in each.attrib)]
    assert not list(every(root, "b", "img"))
    assert SCRIPT in said(next(every(root, "h1")))


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert page(small(), "fr") == page(small(), "fr")


def test_words_of_the_other_direction_stand_apart(hebrew: Element) -> None:
    assert next(every(hebrew, "h1"))[0].tag == f"{NAME}bdi"
    assert not [
        each for each in every(hebrew, "p", "dd", "li", "td", "th") if "\u2068" in said(each)
    ]


def test_figures_sort_as_figures_and_the_sum_stays_below(english: Element) -> None:
    table = next(each for each in every(english, "table") if each.get("data-sortable") is not None)
    for row in every(next(every(table, "tbody")), "tr"):
        hours = row[5]
        assert float(hours.get("data-sort", "nan")) == float(said(hours))
    assert len(list(every(table, "tfoot"))) == 1


def test_short_lines_are_not_broken() -> None:
    columns = (Column("Time"), Column("Content"), Column("Hours", figures=True))
    row = (Cell(("18:30–21:30", "on site")), cell("a line of many words"), cell("2"))
    made = "".join(written(Table("Sessions", columns, (row, row)), "t"))
    first, second, third = re.findall(r"<t[hd][^>]*>", made.partition("<tbody>")[2])[:3]
    assert 'class="short"' in first
    assert 'class="short"' not in second
    assert 'class="figure"' in third


def test_no_page_ends_after_what_leads_to_the_next() -> None:
    """As far as a style says so: a term and its value share a row, which needs no rule."""
    printed = page(small()).decode().partition("@media print")[2].partition("</style>")[0]
    kept = " ".join(re.findall(r"([^{}]+)\{ break-after: avoid; \}", printed))
    for selector in ("h2", "h3", "caption", "p:has(+ ul)", "thead", "tbody tr:first-child"):
        assert selector in kept
    assert not re.search(r"\bdt\b", kept)  # it would keep whole lists of facts on one page


def test_without_dates_and_sessions_there_is_a_page_too() -> None:
    root = parsed(page(undated()))
    assert "timetable" not in [each.get("id") for each in every(root, "section")]


def test_a_brand_gives_its_logo_and_footer() -> None:
    brand = Brand("Academy & Co", Logo(PIXEL, 1, 1), "academy.example")
    root = parsed(page(small(), look=Look(brand=brand)))
    (logo,) = every(root, "img")
    assert logo.get("alt") == "Academy & Co"
    assert said(next(every(root, "footer"))) == "Academy & Co academy.example"


def test_paper_is_what_is_asked_for() -> None:
    assert "size: A4;" in page(small()).decode()
    assert "size: Letter;" in page(small(), look=Look(page=page_of("letter"))).decode()


def test_text_stands_out_from_its_ground() -> None:
    theme = PLAIN.theme
    for ground in (theme.ground, theme.band):
        for colour in (theme.ink, theme.muted, theme.title, theme.warning):
            assert contrast(colour, ground) >= 4.5
