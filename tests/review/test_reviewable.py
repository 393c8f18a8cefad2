"""Plans that someone has edited: judged, or refused with what cannot be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.review.desk import run, written

Capture = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("desk")


def hours(spread: dict[str, float]) -> Callable[[dict[str, Any]], object]:
    return lambda document: document["modules"][0].update(weekly_hours=spread)


def ordered(**said: object) -> Callable[[dict[str, Any]], object]:
    return lambda document: document["brief"].update(said)


CANNOT: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (hours({}), "'shell-basics' has no hours in any week"),
    (hours({"1": 0}), "'shell-basics' has no hours in any week"),
    (hours({"1": 0.0001}), "'shell-basics' has no hours in any week"),
    (hours({"x": 4}), "'shell-basics' has hours in week 'x', which is no number"),
    (hours({"1.5": 4}), "has hours in week '1.5', which is no number"),
    (hours({"01": 4}), "has hours in week '01', which is no number"),
    (hours({"٣": 4}), "has hours in week '٣', which is no number"),
    (hours({"0": 4}), "has hours in week 0, outside the time box"),
    (hours({"6": 4}), "has hours in week 6, outside the time box"),
    (ordered(weeks=3), "'final' has hours in week 4, outside the time box"),
    (ordered(weeks=0), "its brief cannot be: 'weeks' input should be greater than or equal to 1"),
    (ordered(nix=1), "its brief cannot be: 'nix' extra inputs are not permitted"),
    (ordered(start="soon"), "its brief cannot be: 'start'"),
    (ordered(start="9999-12-30"), "'start' must be from 2000 to 2099; found 9999-12-30"),
    (ordered(audience="nix"), "its brief cannot be: there is no audience 'nix'"),
    (ordered(country="XX"), "its brief cannot be: there is no country 'XX'"),
    (ordered(country="ES", start=None), "a country's holidays need dates"),
    (ordered(country="ES", subdivision="ZZ"), "its brief cannot be: ES has no region 'ZZ'"),
    (ordered(role="nix"), "its brief cannot be: there is no role 'nix'"),
    (ordered(knows=["sql"]), "its brief cannot be: 'sql' is not an outcome"),
    (ordered(knows=[""]), "its brief cannot be: '' is not an outcome"),
    (hours({"9" * 5000: 4}), "…, outside the time box"),
    (hours({"x" * 5000: 4}), "x…', which is no number"),
]


@pytest.mark.parametrize(("change", "words"), CANNOT)
def test_a_plan_that_cannot_be_judged(
    change: Callable[[dict[str, Any]], object], words: str, capsys: Capture
) -> None:
    written(change)
    assert run() == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "error[cannot-review]" in shown.err
    assert words in shown.err
    assert "pydantic" not in shown.err
    assert "with --curricula" not in shown.err


WRONG: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda d: d.update(weeks=[]), "the plan must list weeks 1 to 5"),
    (lambda d: d.update(critical_chain=["nix"]), "module 'nix' is not selected"),
    (lambda d: d["modules"].append(d["modules"][0]), "is planned 2 times"),
    (lambda d: d["modules"][1].update(needs=[]), "needs shell@1"),
    (ordered(profile="nix"), "there is no profile 'nix'"),
    (ordered(knows=["q@1"]), "there is no outcome 'q@1'"),
    (ordered(weeks=9), "it is 9"),
    (hours({"1": 1.5, "2": 2.5}), "whole steps of 1 h"),
    (hours({"1": 10**9}), "it takes 4 h"),
]


@pytest.mark.parametrize(("change", "words"), WRONG)
def test_a_plan_edited_by_hand_is_rejected(
    change: Callable[[dict[str, Any]], object], words: str, capsys: Capture
) -> None:
    """Whatever it states: it is judged, and what is wrong is among the constraints."""
    written(change)
    assert run() == 1
    assert words in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format": "curplan-plan/1"}'])
def test_no_plan(text: str, capsys: Capture) -> None:
    Path("plan.json").write_text(text, encoding="utf-8")
    assert run() == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "error[plan-" in shown.err
