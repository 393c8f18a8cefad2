"""The language files: every text in every language, with the same places and all plural forms."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

import pytest
import yaml
from babel import Locale

from curplan.words.texts import _FOLDER, read, translated

OTHERS = tuple(code for code in translated() if code != "en")
#: Whole numbers as far as a plan goes, and halves: an hour can be one.
NUMBERS = (*range(1001), 0.5, 1.5, 2.5, 7.5)
#: Texts of a few letters may grow by this much, others to twice their English length.
FEW = 14
SCRIPTS = {
    "ru": re.compile("[\u0400-\u04ff]"),
    "el": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
}
LATIN = re.compile("[A-Za-z]")
#: English words that are no words of the Latin languages here.
ENGLISH = re.compile(
    r"\b(the|of|and|are|week|weeks|hours?|needs?|needed|must|level|levels|skills?"
    r"|learnt|learners?|taught|review|track|with|before|after|over|open|month)\b",
    re.IGNORECASE,
)


def forms(text: str | dict[str, str]) -> tuple[str, ...]:
    return tuple(text.values()) if isinstance(text, dict) else (text,)


def places(text: str | dict[str, str]) -> set[str]:
    return set(chain.from_iterable(re.findall(r"\{(\w*)\}", form) for form in forms(text)))


@cache
def categories(code: str) -> frozenset[str]:
    return frozenset(Locale.parse(code).plural_form(number) for number in NUMBERS)


def test_the_languages_are_there() -> None:
    assert {"ar", "de", "el", "en", "es", "fr", "he", "pl", "pt", "ru", "tr"} == set(translated())


def test_no_key_stands_twice() -> None:
    for code in translated():
        node = yaml.compose((_FOLDER / f"{code}.yaml").read_text(encoding="utf-8"))
        assert isinstance(node, yaml.MappingNode)
        keys = [key.value for key, _ in node.value]
        assert len(keys) == len(set(keys)), code


@pytest.mark.parametrize("code", OTHERS)
def test_every_key_is_translated_and_in_the_same_order(code: str) -> None:
    assert list(read(code)) == list(read("en"))


@pytest.mark.parametrize("code", OTHERS)
def test_the_places_are_the_same(code: str) -> None:
    for key, text in read("en").items():
        assert places(read(code)[key]) == places(text), f"{code}: {key}"


@pytest.mark.parametrize("code", translated())
def test_every_plural_form_that_the_language_has(code: str) -> None:
    english = read("en")
    for key, text in read(code).items():
        if isinstance(text, dict):
            assert isinstance(english[key], dict), f"{code}: {key}"
            exact = {form for form in text if form.startswith("=")}
            assert set(text) - exact == categories(code), f"{code}: {key}"
            assert exact <= {"=1"}, f"{code}: {key}"


@pytest.mark.parametrize("code", translated())
def test_one_of_many_is_not_taken_for_one(code: str) -> None:
    """Where the singular shows less than the plural, it serves no number but 1."""
    rule = Locale.parse(code).plural_form
    for key, text in read(code).items():
        if not isinstance(text, dict):
            continue
        for number in range(2, 200):
            form = text.get(f"={number}") or text[rule(number)]
            shown = re.findall(r"\{(\w+)\}", form)
            if "last" in places(text):
                assert "last" in shown, f"{code}: {key} of {number}"


@pytest.mark.parametrize("code", OTHERS)
def test_labels_are_not_much_longer_than_in_english(code: str) -> None:
    for key, text in read("en").items():
        most = max(map(len, forms(text)))
        for form in forms(read(code)[key]):
            assert len(form) <= max(2 * most, most + FEW), f"{code}: {key}: {form}"


@pytest.mark.parametrize("code", sorted(SCRIPTS))
def test_no_latin_word_is_left_where_the_script_is_another(code: str) -> None:
    for key, text in read(code).items():
        for form in forms(text):
            bare = re.sub(r"\{\w+\}", "", form)
            assert not LATIN.search(bare), f"{code}: {key}: {form}"
            if LATIN.search(re.sub(r"\{\w+\}", "", "".join(forms(read("en")[key])))):
                assert SCRIPTS[code].search(bare) or not re.search(r"\w", bare), f"{code}: {key}"


@pytest.mark.parametrize("code", [code for code in OTHERS if code not in SCRIPTS])
def test_no_english_is_left(code: str) -> None:
    for key, text in read(code).items():
        for form in forms(text):
            assert not ENGLISH.search(re.sub(r"\{\w+\}", "", form)), f"{code}: {key}: {form}"


@pytest.mark.parametrize("code", ["ar", "he"])
def test_arrows_and_quotes_point_the_way_of_reading(code: str) -> None:
    for key, text in read(code).items():
        assert not re.search("[→⇒»›]", "".join(forms(text))), f"{code}: {key}"


@pytest.mark.parametrize("code", translated())
def test_texts_are_tidy(code: str) -> None:
    for key, text in read(code).items():
        for form in forms(text):
            assert form == form.strip(), f"{code}: {key}"
            assert form, f"{code}: {key}"
            assert "  " not in form, f"{code}: {key}"
            assert "'" not in form or code == "en", f"{code}: {key}: a straight apostrophe"


@pytest.mark.parametrize("code", translated())
def test_signs_that_stand_for_words_differ(code: str) -> None:
    letters = [
        read(code)[f"coverage-letter-{do}"] for do in ("introduced", "practised", "assessed")
    ]
    assert len(set(map(str, letters))) == 3
    assert all(len(str(letter)) == 1 for letter in letters)
    levels = [read(code)[f"skills-level-{number}"] for number in (1, 2, 3, 4)]
    assert len(set(map(str, levels))) == 4
