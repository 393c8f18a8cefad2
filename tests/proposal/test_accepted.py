"""Rules that may stay broken, in words that a partner understands."""

from __future__ import annotations

import pytest

from curplan.catalogue.policy_rules import KNOWN_RULES
from curplan.proposal import document_of, proposal_of
from curplan.proposal.build import RULE
from curplan.proposal.document import Facts, Section
from curplan.words import ENGLISH, Words
from curplan.words.texts import read
from tests.plan.making import shipped
from tests.proposal.plans import small

ALWAYS = {"constraints", "coverage"}
"""Kinds that are hard in any policy."""


def accepted(rule: object, language: str = "en") -> Facts:
    brief = {"role": "analyst", "accepts": [{"rule": rule, "why": "Porque sí"}]}
    words = Words(language)
    notes = document_of(proposal_of(small(brief=brief), words), words).sections[-1]
    (section,) = [each for each in notes.sections if each.name == "accepted"]
    assert isinstance(section, Section)
    (facts,) = section.blocks
    assert isinstance(facts, Facts)
    return facts


def test_every_kind_of_rule_has_words() -> None:
    assert {f"{RULE}{kind}" for kind in KNOWN_RULES.keys() - ALWAYS} <= read("en").keys()


def test_every_soft_rule_that_ships_has_words() -> None:
    soft = {rule.id for each in shipped().policies for rule in each.rules if not rule.hard}
    assert len(soft) > 25
    assert {f"{RULE}{rule}" for rule in soft} <= read("en").keys()


def test_no_two_rules_are_said_alike() -> None:
    for language in ("en", "es", "he", "tr"):
        said = [text for key, text in read(language).items() if key.startswith(RULE)]
        assert len(said) == len({str(text) for text in said})


def test_the_reader_gets_words_and_then_the_reason() -> None:
    assert accepted("load").rows == (("Weeks that are not equally full", ("Porque sí",)),)
    assert accepted("load", "es").rows == (("Semanas con distinta carga", ("Porque sí",)),)


@pytest.mark.parametrize("rule", ["our-own-rule", "", None, 7, "{n}"])
def test_a_rule_that_has_no_words_is_one_of_the_usual_ones(rule: object) -> None:
    ((what, why),) = accepted(rule).rows
    assert what == ENGLISH.say("proposal-rule-other")
    assert why == ("Porque sí",)
