"""Changes of the policy in a brief: read like one more policy.yaml, each fault at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from curplan import api
from curplan.brief import Brief
from curplan.diagnostics import Diagnostic
from curplan.problem.ruling import policy_for
from tests.plan.making import newsroom


def read(tmp_path: Path, text: str) -> tuple[tuple[api.Ordered, ...], tuple[Diagnostic, ...]]:
    file = tmp_path / "brief.yaml"
    file.write_text("role: reporter\npolicy:\n" + text, encoding="utf-8")
    made, found = api.read_brief(file)
    return api.orders_of(made, newsroom()) if made else ((), found)


def changed(tmp_path: Path, text: str) -> Brief:
    (order,), found = read(tmp_path, text)
    assert found == ()
    return order.brief


def test_what_is_said_goes_over_the_policy_and_the_rest_stays(tmp_path: Path) -> None:
    brief = changed(tmp_path, "  load: {percent: 15, hard: true}\n  idle: {weight: 0}\n")
    assert brief.document()["policy"] == {
        "load": {"hard": True, "percent": 15},
        "idle": {"weight": 0},
    }
    rules = {rule.id: rule for rule in policy_for(newsroom(), brief).rules}
    load, usual = rules["load"], newsroom().policy().rule("load")
    assert usual is not None
    assert (load.threshold("percent", 0), load.hard, load.weight) == (15, True, usual.weight)
    assert load.why == usual.why
    assert rules["idle"].weight == 0
    assert policy_for(newsroom(), brief).reserve == newsroom().policy().reserve


def test_rules_may_come_to_the_policy(tmp_path: Path) -> None:
    brief = changed(
        tmp_path,
        "  hands-on: {weight: 3, percent: 60}\n"
        "  desk-hours: {rule: strand-floor, desk: 20}\n"
        "  follow: {rule: order, first: [python], then: [sql@1]}\n",
    )
    rules = {rule.id: rule for rule in policy_for(newsroom(), brief).rules}
    assert set(rules) == {"idle", "load", "hands-on", "desk-hours", "follow"}
    assert rules["desk-hours"].of == "strand-floor"
    assert rules["follow"].words("first") == ("python",)


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "hint"),
    [
        ("  loda: {weight: 1}", "unknown-rule", 3, 3, "did you mean 'load'?"),
        ("  load: {tolerance: 15}", "unknown-key", 3, 21, "its thresholds: percent"),
        ("  load: {percent: many}", "wrong-type", 3, 19, "correct the value"),
        ("  load: {percent: 2.5}", "wrong-type", 3, 19, "correct the value"),
        ("  load: {percent: 101}", "bad-value", 3, 19, "within these limits"),
        ("  load: {weight: heavy}", "wrong-type", 3, 18, "write the number alone"),
        ("  load: {weight: -1}", "bad-weight", 3, 18, "within this limit"),
        ("  load: {hard: 1}", "wrong-type", 3, 16, "correct the value"),
        ("  load: 15", "wrong-type", 3, 9, "write {key: value}"),
        ("  load: {rule: idle}", "bad-value", 3, 16, "leave 'rule' out"),
        ("  mine: {rule: idel}", "unknown-rule", 3, 16, "did you mean 'idle'?"),
        ("  order: {first: [pyhton], then: [sql]}", "unknown-skill", 3, 19, "'python'"),
        ("  order: {first: [python]}", "missing-key", 3, 10, "add 'then"),
        ("  capstone-weeks: {percent: 30}", "bad-value", 3, 29, "correct one of the two"),
        ("  floor: {rule: strand-floor, dseks: 3}", "unknown-strand", 3, 31, "'desk'"),
    ],
)
def test_what_is_wrong(
    text: str, code: str, line: int, column: int, hint: str, tmp_path: Path
) -> None:
    orders, (fault,) = read(tmp_path, text + "\n")
    assert orders == ()
    assert fault.code == code
    assert fault.location is not None
    assert (fault.location.line, fault.location.column) == (line, column)
    assert hint in fault.hint


def test_a_rule_that_the_brief_makes_hard_cannot_be_accepted(tmp_path: Path) -> None:
    _, (fault,) = read(
        tmp_path, "  load: {hard: true}\naccepts: [{rule: load, why: They like it}]\n"
    )
    assert fault.code == "hard-rule"
