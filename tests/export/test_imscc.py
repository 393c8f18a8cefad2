"""The cartridge is read as a learning platform would: manifest, items, resources, files."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree as Et

import html5lib
import pytest

from curplan.export.imscc import imscc_bytes
from curplan.plan.model import Plan
from curplan.words import ENGLISH, Words
from tests.export.dated import NASTY, SAW, dated
from tests.frames.making import module, plan_of

CP = "{http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1}"
LOM = "{http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest}"
VOID = {"meta", "br", "hr", "img", "link", "input"}


def opened(plan: Plan, words: Words = ENGLISH) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(imscc_bytes(plan, words)))


def manifest(archive: zipfile.ZipFile) -> Et.Element:
    return Et.fromstring(archive.read("imsmanifest.xml"))


def tree(item: Et.Element, depth: int = 0) -> Iterator[tuple[int, str]]:
    for child in item.findall(f"{CP}item"):
        yield depth, child.findtext(f"{CP}title") or ""
        yield from tree(child, depth + 1)


def root_item(plan: Plan, words: Words = ENGLISH) -> Et.Element:
    found = manifest(opened(plan, words)).find(f"{CP}organizations/{CP}organization/{CP}item")
    assert found is not None
    return found


def test_it_is_a_zip_with_its_manifest_first() -> None:
    archive = opened(dated())
    assert archive.testzip() is None
    assert archive.namelist()[0] == "imsmanifest.xml"
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_manifest_keeps_the_rules_of_the_profile() -> None:
    """Common Cartridge 1.3, the content packaging profile, as far as this uses it."""
    archive = opened(dated())
    root = manifest(archive)
    assert root.tag == f"{CP}manifest"
    assert [child.tag for child in root] == [
        *(f"{CP}metadata", f"{CP}organizations", f"{CP}resources"),
    ]
    metadata = root[0]
    assert metadata.findtext(f"{CP}schema") == "IMS Common Cartridge"
    assert metadata.findtext(f"{CP}schemaversion") == "1.3.0"
    title = metadata.findtext(f"{LOM}lom/{LOM}general/{LOM}title/{LOM}string")
    assert title == "Making things"
    (organization,) = root[1]
    assert organization.get("structure") == "rooted-hierarchy"
    (top,) = organization
    assert top.find(f"{CP}title") is None
    identifiers = [
        element.get("identifier") for element in root.iter() if element.get("identifier")
    ]
    assert len(identifiers) == len(set(identifiers))
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", str(each)) for each in identifiers)
    for item in top.iter(f"{CP}item"):
        if item is not top:
            assert item[0].tag == f"{CP}title"
            assert item[0].text
            folder = item.find(f"{CP}item") is not None
            assert folder is (item.get("identifierref") is None)


def test_every_item_leads_to_a_page_that_is_there_and_every_page_is_led_to() -> None:
    archive = opened(dated())
    root = manifest(archive)
    hrefs = {}
    for resource in root.iter(f"{CP}resource"):
        assert resource.get("type") == "webcontent"
        files = [file.get("href") for file in resource.findall(f"{CP}file")]
        assert files == [resource.get("href")]
        hrefs[resource.get("identifier")] = resource.get("href")
    used = [item.get("identifierref") for item in root.iter(f"{CP}item")]
    assert sorted(filter(None, used)) == sorted(map(str, hrefs))
    assert sorted(map(str, hrefs.values())) == sorted(set(archive.namelist()) - {"imsmanifest.xml"})


def test_the_outline_is_months_modules_and_units() -> None:
    assert list(tree(root_item(dated()))) == [
        (0, "In short"),
        (0, "March 2027"),
        (1, f"M01 {NASTY}"),
        (2, "About this module"),
        (2, "Lists"),
        (2, SAW),
        (1, "M02 A bench"),
        (2, "About this module"),
    ]


def test_without_dates_four_weeks_are_a_month() -> None:
    plan = plan_of(module("one", 1, 4, 40), module("two", 4, 5, 20), module("three", 5, 9, 50))
    months = [title for depth, title in tree(root_item(plan)) if depth == 0]
    assert months == ["In short", "Month 1", "Month 2"]
    below = [(depth, title) for depth, title in tree(root_item(plan)) if depth in (0, 1)]
    assert below[1:] == [
        *((0, "Month 1"), (1, "M01 One"), (1, "M02 Two"), (0, "Month 2"), (1, "M03 Three")),
    ]


class Page(HTMLParser):
    """Reads a page, and minds that every element that is opened is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.text = ""
        self.lang: str | None = None
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]
        if tag == "html":
            self.lang = dict(attrs)["lang"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def pages(plan: Plan, words: Words = ENGLISH) -> dict[str, Page]:
    archive = opened(plan, words)
    return {
        name: Page(archive.read(name).decode())
        for name in archive.namelist()
        if name.endswith(".html")
    }


def test_the_pages_are_whole_and_have_no_script() -> None:
    found = pages(dated())
    assert len(found) == 5
    for page in found.values():
        assert {"script", "iframe", "object"}.isdisjoint(page.tags)
        assert page.tags.count("h1") == page.tags.count("main") == 1
    assert NASTY in found["pages/m01.html"].text


@pytest.mark.parametrize("language", ["en", "he"])
def test_an_html_parser_finds_no_error(language: str) -> None:
    archive = opened(dated(), Words(language))
    for name in archive.namelist()[1:]:
        parser = html5lib.HTMLParser()
        parser.parse(archive.read(name))
        assert parser.errors == [], name


def test_a_unit_says_when_it_is_taught() -> None:
    text = pages(dated())["pages/m01-02.html"].text
    assert SAW in text
    assert "Tuesday, 16 March 2027, 18:30–20:30" in text
    assert "Tuesday, 23 March 2027, 18:30–20:30" in text
    assert "30 March" not in text


@pytest.mark.parametrize(("language", "turned"), [("he", True), ("ar", True), ("fr", False)])
def test_other_languages(language: str, turned: bool) -> None:
    archive = opened(dated(), Words(language))
    page = archive.read("pages/m01.html").decode()
    assert Page(page).lang == language
    assert ('dir="rtl"' in page) is turned
    assert "About this module" not in archive.read("imsmanifest.xml").decode()


def test_no_file_name_is_made_of_a_title_or_an_id() -> None:
    plan = dated()
    wicked = plan.modules[0].model_copy(update={"id": "../../etc", "title": "..\\x"})
    plan = plan.model_copy(update={"modules": (wicked, plan.modules[1])})
    for name in opened(plan).namelist():
        assert re.fullmatch(r"imsmanifest\.xml|pages/[a-z0-9-]+\.html", name)


def test_characters_that_xml_has_not_do_not_break_it() -> None:
    title = "A\x00\x0b\x1f\ufffe <b> & \U0001f600"
    plan = dated(brief={"title": title})
    found = manifest(opened(plan)).findtext(f".//{LOM}title/{LOM}string")
    assert found == "A <b> & \U0001f600"


def identifiers(plan: Plan) -> dict[str, str]:
    return {
        item.findtext(f"{CP}title") or "": str(item.get("identifier"))
        for item in root_item(plan).iter(f"{CP}item")
    }


def test_identifiers_stay_when_the_plan_changes() -> None:
    """So that a platform replaces what it has, and does not take it in twice."""
    plan = dated()
    first, second = plan.modules
    longer = first.model_copy(update={"title": "Sums", "units": first.units[1:]})
    old, new = identifiers(plan), identifiers(plan.model_copy(update={"modules": (second, longer)}))
    assert old[f"M01 {NASTY}"] == new["M02 Sums"]
    assert old["M02 A bench"] == new["M01 A bench"]
    assert old[SAW] == new[SAW]


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert imscc_bytes(dated(), ENGLISH) == imscc_bytes(dated(), ENGLISH)
