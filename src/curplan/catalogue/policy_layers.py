"""The policies of all layers to one: rules merged by id, later keys over earlier ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.catalogue.documents import RuleDocument
from curplan.catalogue.faults import Fault
from curplan.catalogue.policy import Policy, Reserve, Rule
from curplan.catalogue.policy_rules import KNOWN_RULES
from curplan.catalogue.policy_values import unfit_thresholds
from curplan.catalogue.shapes import validate_each
from curplan.diagnostics import nearest
from curplan.source import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from curplan.catalogue.documents import PolicyDocument, ProfileDocument
    from curplan.catalogue.policy import Threshold

_FIXED = ("id", "rule", "weight", "hard", "why", "source")
"""Keys of a rule that are no thresholds."""


@dataclass(frozen=True, slots=True)
class PolicyPart:
    """What the policy.yaml of one layer says."""

    document: PolicyDocument
    file: str


@dataclass(frozen=True, slots=True)
class RuleUse:
    """A rule of a profile as it is in the end; ``places`` of its keys, the last written last."""

    rule: Rule
    place: Place
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Merged:
    """The policies of all layers, their rules with places, and what was wrong."""

    policies: tuple[Policy, ...] = ()
    uses: tuple[RuleUse, ...] = ()
    faults: tuple[Fault, ...] = ()


Mention = tuple["RuleDocument", Place]
"""An entry of a list of rules, and where it stands."""


def merge_policies(parts: Sequence[PolicyPart], *, doubtful: bool = False) -> Merged:
    """Make the profiles, in the order in which the layers name them: the first is the default.

    A profile has the rules of all profiles, but for what it changes by the same id, and its own;
    what a layer says of a rule goes over what the layers below it say. ``doubtful``: some layer's
    policy could not be read, so that nobody is blamed for what it may have said.
    """
    faults: list[Fault] = []
    profiles = list(dict.fromkeys(name for part in parts for name in part.document.profiles))
    if parts and not profiles and not doubtful:
        hint = "add 'profiles: {ours: {}}', or lay this over a catalogue that has profiles"
        place = Place(parts[0].file)
        faults.append(Fault("missing-key", "the key 'profiles' is missing", place, hint))
    mentions = {name: _mentions(parts, name) for name in profiles or [""]}
    somewhere = {name for found in mentions.values() for name in found if _kind(found[name])}
    policies: list[Policy] = []
    uses: list[RuleUse] = []
    for profile, found in mentions.items():
        made: list[RuleUse] = []
        for name in sorted(found):
            kind = _kind(found[name])
            if kind:
                faults.extend(_faults(kind, found[name]))
                made.append(_use(found[name]))
            else:
                faults.extend(_unmade(found[name], spared=name in somewhere, doubtful=doubtful))
        uses.extend(made)
        if profile:
            reserve = _reserve([part.document.profiles.get(profile) for part in parts])
            policies.append(Policy(profile, tuple(use.rule for use in made), reserve))
    return Merged(tuple(policies), tuple(uses), tuple(dict.fromkeys(faults)))


def change_policy(policy: Policy, changes: Mapping[str, Mapping[str, object]]) -> Merged:
    """Lay changes over the rules of one profile, as one more layer would.

    ``changes`` are keys and thresholds by the id of a rule: of one that the profile has, of a kind
    that it does not use yet, or of a new one that names its kind as ``rule``. Places of faults
    lead through ``policy`` and the id; what cannot be is left out.
    """
    faults: list[Fault] = []
    uses: list[RuleUse] = []
    known = {rule.id: rule for rule in policy.rules}
    for name, said in sorted(changes.items()):
        place = Place("", ("policy", name))
        (document,), wrong = validate_each(
            RuleDocument, [(place.path, {**_listed(said), "id": name})], ""
        )
        faults.extend(wrong)
        if document is None:
            continue
        before = [_mention(known[name])] if name in known else []
        mentions = [*before, (document, place)]
        kind = _kind(mentions)
        if kind:
            unfit = list(_faults(kind, mentions[-1:]))
            faults.extend(unfit)
            uses.extend([] if unfit else [_use(mentions)])
        elif document.rule:
            faults.append(_unknown_rule(document, place))
        else:
            hint = nearest(name, {*known, *KNOWN_RULES}) or "'curplan review' lists the rules"
            where = Place("", place.path, key=True)
            faults.append(Fault("unknown-rule", f"there is no rule '{name}'", where, hint))
    rules = {**known, **{use.rule.id: use.rule for use in uses}}
    changed = Policy(policy.profile, tuple(rules[name] for name in sorted(rules)), policy.reserve)
    return Merged((changed,), tuple(uses), tuple(faults))


def _mention(rule: Rule) -> Mention:
    """Write a rule as an entry that says all of it, at the place where it was first written."""
    file, path = rule.origin
    said: dict[str, object] = {"id": rule.id, "weight": rule.weight, "hard": rule.hard}
    said |= {"rule": rule.kind} if rule.kind else {}
    said |= {"why": rule.why, "source": rule.source}
    return RuleDocument.model_validate(said | _listed(dict(rule.thresholds))), Place(file, path)


def _listed(said: Mapping[str, object]) -> dict[str, object]:
    """Give the values as a file has them: lists, not tuples."""
    return {key: list(v) if isinstance(v, tuple) else v for key, v in said.items()}


def _mentions(parts: Sequence[PolicyPart], profile: str) -> dict[str, list[Mention]]:
    """All that is said of each rule of a profile, in the order in which it counts."""
    said: dict[str, list[Mention]] = {}
    for part in parts:
        body = part.document.profiles.get(profile)
        for steps, listed in (
            (("rules",), part.document.rules),
            (("profiles", profile, "rules"), body.rules if body else ()),
        ):
            for index, rule in enumerate(listed):
                said.setdefault(rule.id, []).append((rule, Place(part.file, (*steps, index))))
    return said


def _kind(mentions: Sequence[Mention]) -> str:
    """What kind a rule is of: the first that is said; nothing if there is no such kind."""
    name = mentions[0][0].id
    said = name if name in KNOWN_RULES else next((d.rule for d, _ in mentions if d.rule), "")
    first = mentions[0][0].rule or said
    return first if first in KNOWN_RULES else ""


def _faults(kind: str, mentions: Sequence[Mention]) -> Iterator[Fault]:
    for document, place in mentions:
        if document.rule and document.rule != kind:
            if document.rule in KNOWN_RULES:
                message = f"the rule '{document.id}' is of the kind '{kind}' already"
                hint = "give this one an id of its own, or leave 'rule' out"
                yield Fault("bad-value", message, place.down("rule"), hint)
            else:
                yield _unknown_rule(document, place)
        else:
            yield from unfit_thresholds(kind, document, place)


def _unmade(mentions: Sequence[Mention], *, spared: bool, doubtful: bool) -> Iterator[Fault]:
    """Entries of no known kind; ``spared`` are those for all profiles, as another one has it."""
    for document, place in mentions:
        if spared and place.path[0] == "rules":
            continue
        if document.rule or not doubtful:
            yield _unknown_rule(document, place)
            return


def _unknown_rule(document: RuleDocument, place: Place) -> Fault:
    """A rule that the planner does not know would be ignored."""
    key, kind = ("rule", document.rule) if document.rule else ("id", document.id)
    hint = nearest(kind, KNOWN_RULES) or f"the rules are {', '.join(KNOWN_RULES)}"
    return Fault("unknown-rule", f"there is no rule '{kind}'", place.down(key), hint)


def _use(mentions: Sequence[Mention]) -> RuleUse:
    """Make a rule of what is said of it, later over earlier."""
    first, place = mentions[0]
    places: dict[str, Place] = {}
    thresholds: dict[str, Threshold] = {}
    weight, hard, why, source = 1, False, "", ""
    for document, where in mentions:
        given = document.model_fields_set
        for name in sorted(given):
            places.pop(name, None)
            places[name] = where.down(name)
        thresholds |= {name: getattr(document, name) for name in given if name not in _FIXED}
        weight = document.weight if "weight" in given else weight
        hard = document.hard if "hard" in given else hard
        why = document.why if "why" in given else why
        source = document.source if "source" in given else source
    listed = tuple(sorted(thresholds.items()))
    origin = (place.file, place.path)
    kind = next((document.rule for document, _ in mentions if document.rule), "")
    rule = Rule(first.id, weight, listed, why, source, kind, hard, origin)
    return RuleUse(rule, place, places)


def _reserve(bodies: Sequence[ProfileDocument | None]) -> Reserve:
    """What the last layer reserves that says anything of it."""
    reserve = Reserve()
    for body in bodies:
        if body and "reserve" in body.model_fields_set:
            said = body.reserve
            reserve = Reserve(said.every, said.percent) if said.percent else Reserve()
    return reserve
