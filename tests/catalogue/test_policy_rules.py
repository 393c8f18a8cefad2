"""The rules that the planner knows are those that the document explains, thresholds and all."""

from __future__ import annotations

import re
from pathlib import Path

from curplan.catalogue.policy_rules import (
    KNOWN_RULES,
    REVIEW_RULES,
    SCHEDULE_RULES,
    SELECTION_RULES,
)
from curplan.plan.rules import SAID

DOCUMENT = Path(__file__).parents[2] / "docs" / "catalogue.md"


def documented() -> dict[str, dict[str, object]]:
    """Read the table of rules: rule -> thresholds with their defaults."""
    text = DOCUMENT.read_text(encoding="utf-8").partition("### The rules")[2]
    rows = re.findall(r"^\| `([a-z-]+)` \| ([^|]*) \|", text, re.MULTILINE)
    return {
        rule: {
            name: int(value) if value.isdigit() else ()
            for name, value in re.findall(r"`([a-z_]+)` \((\d+|names)\)", cell)
        }
        for rule, cell in rows
    }


def test_every_rule_is_explained_with_its_thresholds() -> None:
    assert documented() == KNOWN_RULES


def test_no_rule_is_of_both_kinds() -> None:
    kinds = (SCHEDULE_RULES, SELECTION_RULES, REVIEW_RULES)
    assert len(KNOWN_RULES) == sum(map(len, kinds))


def test_every_rule_has_words_for_the_plan() -> None:
    assert {*SELECTION_RULES, *SCHEDULE_RULES} == set(SAID)
