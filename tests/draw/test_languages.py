"""Drawings in every language: the same rules, nothing without a glyph, the page the right way."""

from __future__ import annotations

import datetime as dt

import pytest

from curplan.draw import fonts
from curplan.draw.drawable import unwritten
from curplan.draw.look import Look, Reader
from curplan.draw.views import broken, pages
from curplan.words import Words
from curplan.words.texts import read, translated
from tests.draw.plans import Shape, made_up

PLAN = made_up(5, Shape(modules=12, weeks=14, strands=4, partial=True, over=0.1))


@pytest.mark.parametrize("code", translated())
def test_our_font_has_every_letter_of_a_language(code: str) -> None:
    words = Words(code)
    for key, text in read(code).items():
        for form in text.values() if isinstance(text, dict) else (text,):
            assert fonts.missing(form) == "", f"{code}: {key}"
    for month in range(1, 13):
        date = dt.date(2027, month, 28)
        said = (words.month(month), words.month(month, "abbreviated"), words.day(date))
        assert fonts.missing(" ".join(said)) == ""
    assert fonts.missing(words.share(0.5) + words.number(12345.67)) == ""


@pytest.mark.parametrize("code", translated())
@pytest.mark.parametrize("reader", ["designer", "partner"])
def test_a_roadmap_in_every_language(code: str, reader: Reader) -> None:
    words = Words(code)
    scenes = pages("roadmap", [PLAN], Look(words=words, reader=reader))
    assert broken("roadmap", scenes, [PLAN]) == []
    assert unwritten(scenes, "plan.json", [PLAN]) == ()
    (scene,) = scenes
    assert scene.mirrored is words.rtl
    heads = [text.x for text in scene.texts("week")]
    assert len(heads) == 14
    assert heads == sorted(heads, reverse=words.rtl)


def test_no_english_word_of_ours_is_on_a_page_in_another_script() -> None:
    """What is written in Latin letters on a Greek page comes from the plan."""
    plan = made_up(5, Shape(modules=6, weeks=8, strands=2, dated=False, words=(1, 1)))
    given = plan.model_dump_json().lower()
    for reader in ("designer", "partner"):
        look = Look(words=Words("el"), reader=reader)
        for scene in pages("roadmap", [plan], look):
            for text in scene.texts():
                if text.role == "footer":  # hashes
                    continue
                for word in text.text.split():
                    latin = word.strip("().,:·").lower()
                    if latin.isascii() and latin.isalpha():
                        assert latin in given, text
