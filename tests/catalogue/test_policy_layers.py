"""Policies of several layers: rules merge by id, profiles too, and what is said stays said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curplan.catalogue.folders import shipped_curricula
from curplan.catalogue.loading import load
from curplan.catalogue.policy import Reserve
from tests.catalogue.test_loading import write

if TYPE_CHECKING:
    from pathlib import Path

    from curplan.catalogue.models import Catalogue
    from curplan.catalogue.policy import Policy

CONTENT = {
    "skills/s.yaml": "strand: data\nskills: [{id: sql, name: SQL, levels: {1: {means: Asks}}}]",
    "modules/m.yaml": (
        "{id: sql, title: SQL, strand: data, kind: course, teaches: {sql: 1}, hours: 9}"
    ),
}
LOWER = """
rules:
  - {id: load, weight: 2, percent: 10, why: Even}
  - {id: idle}
  - {id: total-hours, part_least: 120}
profiles:
  long:
    reserve: {every: 6, percent: 50}
    rules: [{id: load, percent: 20}, {id: sql-first, rule: order, first: [sql], then: [sql]}]
  short: {}
"""


def layered(tmp_path: Path, *policies: str) -> list[Path]:
    folders = []
    for index, text in enumerate(policies):
        folder = tmp_path / str(index)
        folder.mkdir()
        if text:
            write(folder, "policy.yaml", text)
        folders.append(folder)
    for name, text in CONTENT.items():
        write(folders[0], name, text)
    return folders


def sound(tmp_path: Path, *policies: str) -> Catalogue:
    loaded = load(layered(tmp_path, *policies))
    assert not loaded.diagnostics
    assert loaded.catalogue
    return loaded.catalogue


def codes(tmp_path: Path, *policies: str) -> list[str]:
    return [d.code for d in load(layered(tmp_path, *policies)).diagnostics]


def said(policy: Policy) -> dict[str, tuple[int, dict[str, object]]]:
    return {rule.id: (rule.weight, dict(rule.thresholds)) for rule in policy.rules}


def test_one_rule_is_added_over_a_catalogue_with_a_policy(tmp_path: Path) -> None:
    catalogue = sound(tmp_path, LOWER, "rules: [{id: heavy, most: 1}]")
    long, short = catalogue.policies
    assert (long.profile, short.profile) == ("long", "short")
    assert set(said(long)) == {"load", "idle", "total-hours", "sql-first", "heavy"}
    assert set(said(short)) == {"load", "idle", "total-hours", "heavy"}
    assert long.reserve == Reserve(6, 50)


def test_a_profile_of_a_layer_changes_only_what_it_names(tmp_path: Path) -> None:
    upper = "rules: [{id: idle, weight: 0}]\nprofiles: {long: {rules: [{id: load, weight: 5}]}}"
    catalogue = sound(tmp_path, LOWER, upper)
    long, short = catalogue.policies
    assert said(long)["load"] == (5, {"percent": 20})
    assert long.rules[1].why == "Even"
    assert said(short)["load"] == (2, {"percent": 10})
    assert said(long)["idle"] == said(short)["idle"] == (0, {})
    assert long.reserve == Reserve(6, 50)


def test_a_common_rule_of_a_layer_is_later_than_the_profiles_below(tmp_path: Path) -> None:
    catalogue = sound(tmp_path, LOWER, "rules: [{id: load, percent: 30}]")
    assert [said(policy)["load"][1]["percent"] for policy in catalogue.policies] == [30, 30]


def test_a_rule_of_one_profile_below_is_changed_without_its_kind(tmp_path: Path) -> None:
    catalogue = sound(tmp_path, LOWER, "rules: [{id: sql-first, weight: 7}]")
    long, short = catalogue.policies
    assert said(long)["sql-first"][0] == 7
    assert "sql-first" not in said(short)


def test_a_new_profile_has_the_common_rules_of_all_layers(tmp_path: Path) -> None:
    upper = """
profiles:
  mine: {reserve: {every: 4, percent: 10}}
  long: {reserve: {every: 2, percent: 0}}
"""
    catalogue = sound(tmp_path, LOWER, upper)
    assert [policy.profile for policy in catalogue.policies] == ["long", "short", "mine"]
    assert set(said(catalogue.policies[2])) == {"load", "idle", "total-hours"}
    assert catalogue.policies[2].reserve == Reserve(4, 10)
    assert catalogue.policies[0].reserve == Reserve()


def test_the_kind_may_come_with_a_later_entry(tmp_path: Path) -> None:
    upper = """
rules: [{id: own, weight: 3}]
profiles: {short: {rules: [{id: own, rule: heavy, most: 1}]}}
"""
    long, short = sound(tmp_path, LOWER, upper).policies
    assert "own" not in said(long)
    rule = short.rule("heavy")
    assert rule
    assert (rule.id, rule.weight, rule.threshold("most", 2)) == ("own", 3, 1)


def test_three_layers_and_one_without_a_policy(tmp_path: Path) -> None:
    catalogue = sound(tmp_path, LOWER, "", "rules: [{id: load, weight: 9}]")
    assert said(catalogue.policies[1])["load"] == (9, {"percent": 10})


def test_without_any_profile_rules_are_of_no_use(tmp_path: Path) -> None:
    loaded = load(layered(tmp_path, "", "rules: [{id: lode}, {id: heavy, most: 1}]"))
    assert sorted(d.code for d in loaded.diagnostics) == ["missing-key", "unknown-rule"]


@pytest.mark.parametrize(
    ("upper", "code"),
    [
        ("rules: [{id: load, rule: heavy, most: 1}]", "bad-value"),
        ("rules: [{id: sql-first, then: []}]", "bad-value"),
        ("rules: [{id: sql-first, when: [sql@1]}]", "bad-value"),
        ("rules: [{id: sql-frist, weight: 7}]", "unknown-rule"),
        ("profiles: {short: {rules: [{id: sql-first, weight: 7}]}}", "unknown-rule"),
        ("rules: [{id: sql-first, then: [sq]}]", "unknown-skill"),
        ("profiles: {}", "bad-value"),
        ("rules: [{id: total-hours, part_most: 100}]", "bad-value"),
    ],
)
def test_faults_of_a_layer_are_placed_in_it(tmp_path: Path, upper: str, code: str) -> None:
    folders = layered(tmp_path, LOWER, upper)
    (found,) = load(folders).diagnostics
    assert found.code == code
    assert found.location
    assert found.location.file.startswith(str(folders[1]))


def test_what_a_broken_policy_below_may_have_said_is_not_held_against_a_layer(
    tmp_path: Path,
) -> None:
    upper = "rules: [{id: sql-first, weight: 7}]"
    assert codes(tmp_path, "profiles: [", upper) == ["yaml-syntax"]


@pytest.mark.parametrize("level", ["1" * 5000, "one", "", "²", "5"])
def test_a_level_that_cannot_be_is_said(tmp_path: Path, level: str) -> None:
    policy = (
        f"rules: [{{id: order, first: ['sql@{level}'], then: [sql]}}]\nprofiles: {{ours: {{}}}}"
    )
    assert codes(tmp_path, policy) == ["bad-outcome"]


@pytest.mark.parametrize("number", ["9" * 30, "-" + "9" * 30, "9" * 5000])
def test_a_number_beyond_all_sense_is_said(tmp_path: Path, number: str) -> None:
    policy = f"rules: [{{id: hands-on, percent: {number}}}]\nprofiles: {{ours: {{}}}}"
    (code,) = codes(tmp_path, policy)
    assert code in {"bad-value", "wrong-type", "yaml-syntax"}


def test_one_rule_over_the_shipped_catalogue_leaves_its_profiles_and_review_weeks(
    tmp_path: Path,
) -> None:
    text = "rules: [{id: own, rule: order, first: [sql@1], then: [python]}]"
    for tail in ("", "\nprofiles: {reskilling: {}}"):
        (tmp_path / "policy.yaml").write_text(text + tail, encoding="utf-8")
        below = load([shipped_curricula()]).catalogue
        above = load([shipped_curricula(), tmp_path]).catalogue
        assert below
        assert above
        for old, new in zip(below.policies, above.policies, strict=True):
            assert (old.profile, old.reserve) == (new.profile, new.reserve)
            assert {rule.id for rule in new.rules} == {rule.id for rule in old.rules} | {"own"}
            assert {rule for rule in new.rules if rule.id != "own"} == set(old.rules)
