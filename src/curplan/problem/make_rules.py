"""The policy's rules of the schedule (objective 6), turned into integers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.kinds import Kind
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
    index = _Index(modules)
    for rule in policy.rules:
        if rule.applies(skills) and rule.of in SCHEDULE_RULES:
            thresholds = {
                name: rule.threshold(name, default) * (quanta_per_hour if name in IN_HOURS else 1)
                for name, default in SCHEDULE_RULES[rule.of].items()
                if isinstance(default, int)
            }
            if rule.of == "spread":
                thresholds["named"] = int(bool(rule.words("skills")))
            find = _LINKS.get(rule.of)
            links = find(rule, index, entry or {}) if find else ()
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


class _Index:
    """Who teaches what, so that links are found without looking through all modules."""

    def __init__(self, modules: Sequence[Module]) -> None:
        self.modules = modules
        self._by_skill: dict[str, list[tuple[int, int]]] = {}
        self._teams: set[int] = set()
        for number, module in enumerate(modules):
            for skill, level in module.teaches:
                self._by_skill.setdefault(skill, []).append((level, number))
            if module.team_project:
                self._teams.add(number)

    def teachers(self, wanted: Outcome) -> set[int]:
        """Modules that teach an outcome or a higher level of it."""
        taught = self._by_skill.get(wanted.skill, ())
        return {number for level, number in taught if level >= wanted.level}

    def named(self, words: Iterable[str]) -> set[int]:
        """Modules that the words of a rule name."""
        found: set[int] = set()
        for word in words:
            found |= self._teams if word == TEAM_PROJECT else self.teachers(read_outcome(word))
        return found


def _order(rule: Rule, index: _Index, entry: Mapping[str, int]) -> Iterable[Link]:
    first = [index.named((word,)) for word in rule.words("first") if not _held(word, entry)]
    for number in sorted(index.named(rule.words("then"))):
        for before in first:
            if number not in before:
                yield Link(number, tuple(sorted(before)))


def _introduced(rule: Rule, index: _Index, entry: Mapping[str, int]) -> Iterable[Link]:
    del rule
    for number, module in enumerate(index.modules):
        for outcome in module.practises:
            if entry.get(outcome.skill, 0) < outcome.level:
                teachers = index.teachers(outcome)
                if teachers and number not in teachers:
                    yield Link(number, tuple(sorted(teachers)))


def _groundwork(rule: Rule, index: _Index, entry: Mapping[str, int]) -> Iterable[Link]:
    """Only learners who hold none of the skills need the hours."""
    skills = rule.words("of")
    if any(_held(word, entry) for word in skills):
        return
    counted = index.named(skills)
    for number in sorted(index.named(rule.words("before"))):
        yield Link(number, tuple(sorted(counted - {number})))


def _spread(rule: Rule, index: _Index, entry: Mapping[str, int]) -> Iterable[Link]:
    """The continuous modules that teach what the rule names."""
    del entry
    for number in sorted(index.named(rule.words("skills"))):
        if index.modules[number].kind is Kind.CONTINUOUS:
            yield Link(number, ())


_LINKS: dict[str, Callable[[Rule, _Index, Mapping[str, int]], Iterable[Link]]] = {
    "order": _order,
    "introduced": _introduced,
    "groundwork": _groundwork,
    "spread": _spread,
}
