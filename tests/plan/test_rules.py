from __future__ import annotations

from dataclasses import replace

from curplan.catalogue.policy import Policy, Rule
from curplan.catalogue.policy_rules import SCHEDULE_RULES, SELECTION_RULES
from curplan.plan.rules import SAID, broken_rules
from curplan.problem.model import Solution
from curplan.problem.selection_rules import selection_rules
from tests.oracle.make import case, module
from tests.problem.making import problem, rule, task

CATALOGUE = case([module("a", 4, "x@1"), module("b", 4, "y@1")], [], (9,)).catalogue
WHOLE = Solution({0: {1: 4}, 2: {1: 4}})
TASKS = [task("a", 4), task("b", 4, 0)]


def test_every_rule_has_words() -> None:
    assert set(SAID) == set(SELECTION_RULES) | set(SCHEDULE_RULES)


def test_a_rule_of_one_module_names_it_and_its_weeks() -> None:
    asked = problem(TASKS, (9,) * 9, schedule_rules=(rule("idle", 4),))
    (broken,) = broken_rules(asked, Solution({0: {1: 1, 3: 1, 7: 2}, 1: {7: 4}}), CATALOGUE)
    assert (broken.rule, broken.penalty) == ("idle", 16)
    assert broken.text == "a: idle weeks inside a module (weeks 2, 4-6)"


def test_a_rule_of_the_weeks_is_listed_once() -> None:
    asked = problem(TASKS, (5,) * 4, schedule_rules=(rule("load", 2, percent=50),))
    (broken,) = broken_rules(asked, Solution({0: {1: 2, 2: 2}, 1: {3: 4}}), CATALOGUE)
    assert broken.text == "weeks that are not filled to within the limit (weeks 1-2)"
    assert broken.penalty == 4


def test_a_rule_of_the_choice_names_what_is_short() -> None:
    floor = Policy(rules=(Rule("strand-floor", 3, (("data", 20),)), Rule("portfolio", 1)))
    asked = problem(TASKS, (9,), selection_rules=selection_rules(floor, TASKS, 1))
    found = {each.rule: each for each in broken_rules(asked, Solution({0: {1: 4}}), CATALOGUE)}
    assert found["strand-floor:data"].text == "fewer hours of data than the policy asks for"
    assert found["strand-floor:data"].penalty == 6
    assert found["portfolio"].text == "too few projects for a portfolio"


def test_modules_at_fault_are_named() -> None:
    rules = (Rule("graded-end", 1, (("hours", 4),)), Rule("once", 1))
    twins = [replace(task("a", 4), course=True, teaches=(("x", 1),)), task("b", 2)]
    twins.append(replace(twins[0], id="b"))
    known = problem(twins, (9,), selection_rules=selection_rules(Policy(rules=rules), twins, 1))
    found = {each.rule: each.text for each in broken_rules(known, WHOLE, CATALOGUE)}
    assert found == {
        "graded-end": "long modules without a graded end: a, b",
        "once:x@1": "more than one course teaches x@1: a, b",
    }


def test_nothing_broken_nothing_listed() -> None:
    asked = problem(TASKS, (9,), schedule_rules=(rule("idle"),))
    assert broken_rules(asked, Solution({0: {1: 4}, 1: {1: 4}}), CATALOGUE) == ()
