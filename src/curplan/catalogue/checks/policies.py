"""What must hold of the policy's rules once all layers are read: names, limits, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.checks.references import unknown_outcome
from curplan.catalogue.faults import Fault
from curplan.catalogue.models import read_outcome
from curplan.catalogue.policy_rules import (
    ASCENDING,
    BY_STRAND,
    KNOWN_RULES,
    NAMES,
    REQUIRED,
    SKILLS_ALONE,
    TEAM_PROJECT,
)
from curplan.catalogue.values import is_id, is_outcome
from curplan.diagnostics import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.catalogue.draft import Draft


def names_in_policies(draft: Draft) -> Iterator[Fault]:
    """The outcomes and skills that the policy's rules name exist."""
    known, skills = draft.catalogue.outcomes, draft.catalogue.skill_by_id
    for use in draft.rules:
        for key in NAMES:
            for word in use.rule.words(key):
                if word == TEAM_PROJECT or word in skills:
                    continue
                if not is_id(word) and (not is_outcome(word) or key in SKILLS_ALONE):
                    continue  # said already
                outcome = read_outcome(word)
                if outcome not in known:
                    yield from unknown_outcome(draft, outcome, use.places[key].down(find=word))


def strands_in_policies(draft: Draft) -> Iterator[Fault]:
    """The strands whose hours a rule asks for have modules."""
    strands = {module.strand for module in draft.catalogue.modules}
    doubt = draft.doubts["modules"]
    for use in draft.rules:
        if use.rule.of not in BY_STRAND:
            continue
        for name, _ in use.rule.thresholds:
            if name in KNOWN_RULES[use.rule.of] or name in strands or doubt.may_mention(name):
                continue
            where = use.places[name].down(key=True)
            hint = nearest(name, strands) or f"the strands are {', '.join(sorted(strands))}"
            yield Fault("unknown-strand", f"no module has the strand '{name}'", where, hint)


def limits_of_rules(draft: Draft) -> Iterator[Fault]:
    """A rule's least is not above its most."""
    for use in draft.rules:
        defaults = KNOWN_RULES[use.rule.of]
        for least, most in ASCENDING.get(use.rule.of, ()):
            low, high = (
                use.rule.threshold(name, default if isinstance(default, int) else 0)
                for name, default in ((least, defaults[least]), (most, defaults[most]))
            )
            if low > high and use.rule.weight:
                place = [use.places[name] for name in use.places if name in (least, most)][-1]
                message = f"'{least}' of the rule '{use.rule.id}', {low}, is above '{most}', {high}"
                yield Fault("bad-value", message, place, "correct one of the two")


def complete_rules(draft: Draft) -> Iterator[Fault]:
    """A rule names what it is about; without that it would ask for nothing."""
    for use in draft.rules:
        for name in REQUIRED.get(use.rule.of, ()):
            if use.rule.weight and name not in use.places and not draft.policy_in_doubt:
                message = f"the rule '{use.rule.id}' has no '{name}', so that it asks for nothing"
                hint = f"add '{name}: [python]', or 'weight: 0' to switch it off"
                yield Fault("missing-key", message, use.place, hint)
            elif use.rule.weight and (name, ()) in use.rule.thresholds:
                message = f"'{name}' must have at least one entry; found an empty list"
                yield Fault("bad-value", message, use.places[name], "name a skill or an outcome")
