"""What a layer adds and changes over the catalogue below it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from curplan.catalogue.differences import Difference, differences
from curplan.cli.main import run_arguments
from tests.plan.making import NEWSROOM, newsroom

Capture = pytest.CaptureFixture[str]


def test_the_same_catalogue_differs_in_nothing() -> None:
    assert differences(newsroom(), newsroom()) == ()


def test_what_is_new_changed_and_gone() -> None:
    before = newsroom()
    first, second, *rest = before.modules
    after = replace(
        before,
        modules=(replace(first, title="Otherwise", minutes=first.minutes + 60), *rest),
        hour=45,
    )
    assert differences(before, after) == (
        Difference("module", first.id, "changed", ("title", "minutes")),
        Difference("module", second.id, "gone"),
        Difference("catalogue", "hour", "changed", ("hour",)),
    )
    assert Difference("module", second.id, "new") in differences(after, before)


def test_rules_and_reserves() -> None:
    before = newsroom()
    (policy, *others) = before.policies
    rule = replace(policy.rules[0], weight=policy.rules[0].weight + 1)
    changed = replace(policy, rules=(rule, *policy.rules[1:]))
    after = replace(before, policies=(changed, *others))
    assert differences(before, after) == (
        Difference("rule", f"{policy.profile}/{rule.id}", "changed", ("weight",)),
    )


def layer(folder: Path) -> Path:
    (folder / "modules").mkdir()
    (folder / "modules" / "own.yaml").write_text(
        "- {id: own-charts, title: Our charts, strand: desk, kind: course, "
        "teaches: {charts: 1}, hours: 4}\n",
        encoding="utf-8",
    )
    return folder


def test_the_report(tmp_path: Path, capsys: Capture) -> None:
    own = str(layer(tmp_path))
    assert run_arguments(["check", str(NEWSROOM), own, "--layers"]) == 0
    out = capsys.readouterr().out
    assert "1 new" in out
    assert "new     module    own-charts" in out
    assert run_arguments(["check", str(NEWSROOM), own, "--layers", "--format", "json"]) == 0
    assert '"own-charts"' in capsys.readouterr().out
    assert run_arguments(["check", str(NEWSROOM), "--layers"]) == 2
