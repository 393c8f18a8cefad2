"""The policy's rules of the schedule (objective 6), turned into integers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.models import read_outcome
from curplan.catalogue.policy_rules import IN_HOURS, SCHEDULE_RULES, TEAM_PROJECT
from curplan.problem.model import Link, ScheduleRule

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from curplan.catalogue.models import Module, Outcome
    from curplan.catalogue.policy import Policy, Rule


def schedule_rules(
    policy: Policy,
    quanta_per_hour: int,
    modules: Sequence[Module] = (),
    entry: Mapping[str, int] | None = None,
    skills: Collection[str] = (),
) -> tuple[ScheduleRule, ...]:
    """Turn the policy's schedule rules into thresholds in weeks and quanta, and links of modules.

    ``modules`` are those of the problem, in its order; ``entry`` is what the audience holds,
    ``skills`` what the role requires.
    """
    made = []
    for rule in policy.rules:
        if rule.applies(skills) and rule.of in SCHEDULE_RULES:
            thresholds = {
                name: rule.threshold(name, default) * (quanta_per_hour if name in IN_HOURS else 1)
                for name, default in SCHEDULE_RULES[rule.of].items()
                if isinstance(default, int)
            }
            find = _LINKS.get(rule.of)
            links = find(rule, modules, entry or {}) if find else ()
            limits = tuple(sorted(thresholds.items()))
            made.append(ScheduleRule(rule.id, rule.weight, limits, rule.of, tuple(links)))
    return tuple(made)


def matches(module: Module, words: Iterable[str]) -> bool:
    """Tell whether a module teaches one of these outcomes or skills, or is a team's project."""
    for word in words:
        if word == TEAM_PROJECT:
            if module.team_project:
                return True
        elif _teaches(module, read_outcome(word)):
            return True
    return False


def _teaches(module: Module, wanted: Outcome) -> bool:
    return any(o.skill == wanted.skill and o.level >= wanted.level for o in module.teaches)


def _held(word: str, entry: Mapping[str, int]) -> bool:
    """Tell whether learners hold an outcome, or any level of a skill, on entry."""
    wanted = read_outcome(word)
    return word != TEAM_PROJECT and entry.get(wanted.skill, 0) >= wanted.level


def _teachers(modules: Sequence[Module], wanted: Outcome, but: int) -> tuple[int, ...]:
    return tuple(
        number
        for number, module in enumerate(modules)
        if number != but and _teaches(module, wanted)
    )


def _order(rule: Rule, modules: Sequence[Module], entry: Mapping[str, int]) -> Iterable[Link]:
    first = [word for word in rule.words("first") if not _held(word, entry)]
    for number, module in enumerate(modules):
        if matches(module, rule.words("then")):
            for word in first:
                if not matches(module, (word,)):
                    before = [n for n, other in enumerate(modules) if matches(other, (word,))]
                    yield Link(number, tuple(before))


def _introduced(rule: Rule, modules: Sequence[Module], entry: Mapping[str, int]) -> Iterable[Link]:
    del rule
    for number, module in enumerate(modules):
        for outcome in module.practises:
            if entry.get(outcome.skill, 0) < outcome.level and not _teaches(module, outcome):
                teachers = _teachers(modules, outcome, number)
                if teachers:
                    yield Link(number, teachers)


def _groundwork(rule: Rule, modules: Sequence[Module], entry: Mapping[str, int]) -> Iterable[Link]:
    """Only learners who hold none of the skills need the hours."""
    skills = rule.words("of")
    if any(_held(word, entry) for word in skills):
        return
    counted = [number for number, module in enumerate(modules) if matches(module, skills)]
    for number, module in enumerate(modules):
        if matches(module, rule.words("before")):
            yield Link(number, tuple(other for other in counted if other != number))


_LINKS: dict[str, Callable[[Rule, Sequence[Module], Mapping[str, int]], Iterable[Link]]] = {
    "order": _order,
    "introduced": _introduced,
    "groundwork": _groundwork,
}
