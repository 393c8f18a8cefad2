"""The translations that ship are of texts that the shipped catalogue has, and keep its numbers."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from curplan.catalogue.folders import shipped_curricula
from curplan.catalogue.loading import load
from curplan.catalogue.models import Catalogue

NUMBER = re.compile(r"\d+")


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    loaded = load([shipped_curricula()], thorough=True)
    assert not loaded.diagnostics
    assert loaded.catalogue is not None
    return loaded.catalogue


def test_the_partners_of_the_examples_have_theirs(shipped: Catalogue) -> None:
    assert {"es", "fr", "he"} <= shipped.texts.keys()


def test_numbers_and_brackets_are_kept(shipped: Catalogue) -> None:
    for language, said in shipped.texts.items():
        for text, other in said.items():
            assert NUMBER.findall(text) == NUMBER.findall(other) or _spelt(text, other), (
                language,
                text,
            )
            brackets = Counter(char for char in other if char in "()[]{}")
            assert brackets["("] == brackets[")"], (language, other)


def _spelt(text: str, other: str) -> bool:
    """Tell whether the numbers differ in their order alone."""
    return sorted(NUMBER.findall(text)) == sorted(NUMBER.findall(other))
