"""What is covered, introduced, practised, assessed and of use; and the hard constraints."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curplan.catalogue.kinds import Kind, Priority
from curplan.catalogue.models import Corequisite, Requirement
from curplan.review.judge import review
from tests.oracle.make import module, outcome, requirement
from tests.review.making import (
    KEPT,
    REJECTED,
    WARNING,
    catalogue,
    doing,
    found,
    judge,
    plan,
    rule,
    weeks,
)

X = [requirement("x@2")]


@pytest.mark.parametrize(
    ("teaches", "holds", "priority", "short"),
    [
        ("x@1", "", Priority.MUST, "x 1 of 2 (must)"),
        ("x@1", "", Priority.ESSENTIAL, "x 1 of 2 (essential)"),
        ("x@1", "", Priority.OPTIONAL, ""),
        ("x@2", "", Priority.ESSENTIAL, ""),
        ("x@3", "", Priority.MUST, ""),
        ("y@2", "", Priority.ESSENTIAL, "x 0 of 2 (essential)"),
        ("y@1", "x@2", Priority.MUST, ""),
        ("x@1", "x@1", Priority.MUST, "x 1 of 2 (must)"),
        ("x@1 x@2", "", Priority.MUST, ""),
    ],
)
def test_coverage(teaches: str, holds: str, priority: Priority, short: str) -> None:
    asked = [requirement("x@2", priority), requirement("z@1", Priority.OPTIONAL)]
    one = [module("a", 4, teaches), module("unused", 4, "x@2")]
    said = judge(rule("coverage"), one, {"a": {1: 4}}, asked, holds)
    assert said.verdict is (WARNING if short else KEPT)
    counted = 0 if priority is Priority.OPTIONAL else 1
    assert said.evidence == ((short or f"all {counted} of them"),)


@pytest.mark.parametrize(
    ("first", "second", "faults"),
    [
        (doing("a", 4, "x@2"), doing("b", 4, "y@1", "x@2 y@1", "x@2"), []),
        (doing("a", 4, "x@2"), doing("b", 4, "y@1", "x@3 y@1", "x@3"), []),  # higher serves
        (
            doing("a", 4, "x@2"),
            doing("b", 4, "y@1", "x@1 y@1", "x@1"),  # lower does not
            ["introduced, but not practised: x@2", "essential, but not assessed: x@2"],
        ),
        (doing("a", 4, "x@2"), doing("b", 4, "y@1", "y@1", "x@2"), ["not practised: x@2"]),
        (doing("a", 4, "x@2"), doing("b", 4, "y@1", "x@2", "x@2"), ["not practised: y@1"]),
        (doing("a", 4, "x@2", "x@2"), doing("b", 4, "y@1", "y@1"), ["not assessed: x@2"]),
        (doing("a", 4, "x@1", "x@1"), doing("b", 4, "y@1", "y@1"), []),  # x@2 is not reached
    ],
)
def test_matrix(first: object, second: object, faults: list[str]) -> None:
    """The role asks for x@2; nobody asks that y is assessed."""
    both = [first, second]
    said = judge(rule("matrix"), both, {"a": {1: 4}, "b": {2: 4}}, X)  # type: ignore[arg-type]
    assert said.verdict is (WARNING if faults else KEPT)
    assert len(said.evidence) == max(1, len(faults))
    assert all(fault in text for fault, text in zip(faults, said.evidence, strict=False))


@pytest.mark.parametrize(("priority", "kept"), [("must", False), ("optional", True)])
def test_only_what_is_optional_need_not_be_assessed(priority: str, kept: bool) -> None:
    asked = [requirement("x@1", Priority(priority))]
    said = judge(rule("matrix"), [doing("a", 4, "x@1", "x@1")], {"a": {1: 4}}, asked)
    assert (said.verdict is KEPT) == kept


@pytest.mark.parametrize(
    ("teaches", "practises", "holds", "of_use"),
    [
        ("x@1", "", "", True),  # the role wants it
        ("q@1", "", "", False),
        ("q@1", "x@1", "", True),  # practises a skill of the role
        ("q@1", "z@1", "", False),
        ("n@1", "", "", True),  # b needs it
        ("c@1", "", "", True),  # b has it for a corequisite
        ("p@1", "", "", True),  # b practises it
        ("p@2", "", "", True),
        ("x@1", "", "x@1", False),  # the learners hold it
        ("n@1", "", "n@1", False),
        ("p@1", "", "p@1", False),
        ("c@1", "", "c@1", False),
    ],
)
def test_effect(teaches: str, practises: str, holds: str, of_use: bool) -> None:
    beside = replace(
        doing("b", 4, "x@2 y@1 z@1", "p@1", needs="n@1"),
        corequisites=(Corequisite(outcome("c@1")),),
    )
    both = [doing("a", 4, teaches, practises), beside]
    holds = f"{holds} y@1" if holds else "y@1"
    said = judge(rule("effect"), both, {"a": {1: 4}, "b": {2: 4}}, X, holds)
    assert said.verdict is (KEPT if of_use else WARNING)
    assert said.evidence == (("2 modules, all of use",) if of_use else ("a",))


def test_a_module_is_of_no_use_to_itself() -> None:
    both = [doing("a", 4, "q@1", "q@1"), module("b", 4, "x@2")]
    assert judge(rule("effect"), both, {"a": {1: 4}, "b": {1: 4}}, X).verdict is WARNING


def capacity(*loads: float) -> tuple[str, ...]:
    """What is said of the constraints of a plan with so many hours in its weeks."""
    one = [module("a", int(sum(loads)), "x@1")]
    said = judge(rule("constraints", hard=True), one, {"a": weeks(*loads)}, weeks=len(loads))
    assert said.verdict is (KEPT if max(loads) <= 10 else REJECTED)
    return said.evidence


def test_constraints() -> None:
    assert capacity(10, 9) == ("1 module, 2 weeks",)
    assert capacity(11, 10) == ("week 1 has 11 h of modules; its capacity is 10 h",)


def test_only_so_many_broken_constraints_are_listed() -> None:
    assert len(capacity(*[11] * 20)) == 20
    listed = capacity(*[11] * 22)
    assert len(listed) == 21
    assert listed[-1] == "and 2 more, which verify lists"


@pytest.mark.parametrize("hard", [True, False])
def test_the_policy_says_how_hard_the_constraints_are(hard: bool) -> None:
    asked = rule("constraints", hard=hard)
    one = [module("a", 11, "x@1")]
    assert judge(asked, one, {"a": {1: 11}}).verdict is (REJECTED if hard else WARNING)


def test_constraints_and_coverage_are_always_looked_at_and_hard() -> None:
    asked: list[Requirement] = [requirement("x@2")]
    known = catalogue([module("a", 11, "x@1")], (), asked)
    judged = review(plan(known, {"a": {1: 11}}), known)
    assert [each.rule for each in judged.findings] == ["constraints", "coverage"]
    assert {each.verdict for each in judged.findings} == {REJECTED}
    assert not judged.accepted


def test_a_prerequisite_that_comes_too_late_is_rejected() -> None:
    known = catalogue(
        [module("a", 4, "x@1"), module("b", 4, "x@2", kind=Kind.PROJECT)], (), [requirement("x@2")]
    )
    for first, then, verdict in ((1, 2, KEPT), (3, 2, REJECTED)):
        judged = review(plan(known, {"a": {first: 4}, "b": {then: 4}}), known)
        said = found(judged, "constraints")
        assert said.verdict is verdict
        assert any("needs x@1" in text for text in said.evidence) == (verdict is REJECTED)
