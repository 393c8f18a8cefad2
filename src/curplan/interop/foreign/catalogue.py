"""A designer's workbook as a catalogue folder: skills, modules, a role, an audience."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from curplan.catalogue.convert import GRAIN
from curplan.catalogue.kinds import AiUse, Form, Kind, UnitKind, Work
from curplan.catalogue.models import Assessment, Module, Need, Outcome, Unit
from curplan.interop.documents import module_document, yaml_text
from curplan.interop.foreign.needs import needed
from curplan.interop.foreign.skills import Skills, slug, strand_of
from curplan.interop.meanings import folded
from curplan.review.own import own_id, resized

if TYPE_CHECKING:
    from curplan.catalogue.models import Catalogue
    from curplan.interop.foreign.drafts import DraftModule, Drafts

ROLE, AUDIENCE = "programme", "learners"


@dataclass(slots=True)
class Made:
    """What was made: files by path, ids of modules by their keys, the role and the audience."""

    files: dict[str, str] = field(default_factory=dict)
    modules: dict[str, Module] = field(default_factory=dict)
    role: str = ""
    audience: str = ""


def catalogue_files(drafts: Drafts, known: Catalogue | None, role: str) -> Made:
    """Make the files of a catalogue; with a ``known`` one, of a layer over it.

    ``role`` is one of the known catalogue's; without it one is made of what the workbook says.
    Faults go to the drafts.
    """
    skills = Skills(drafts, known)
    made = Made()
    taken: set[str] = set()
    for key, draft in drafts.modules.items():
        module = _module(draft, drafts, skills, known, taken)
        made.modules[key] = module
        taken.add(module.id)
    _tell_unsaid(drafts, skills.unsaid)
    _needs(drafts, made)
    for each in drafts.requirements:
        skills.outcomes([(each.skill, (each.level,))], "programme", drafts.workbook.sheets[0].title)
        skills.mean(each.skill, each.level, each.means)
    made.role = role or slug(drafts.role or drafts.title, ROLE)
    if known is not None and not role and made.role in known.role_by_id:
        made.role = own_id(made.role, known.role_by_id, ())
    name = drafts.title or drafts.role or "Imported programme"
    head = {"name": name[:120], "version": "1", "hour": drafts.hour}
    made.files["catalogue.yaml"] = yaml_text(head)
    own = [m for m in made.modules.values() if known is None or m.id not in known.module_by_id]
    made.files["modules/programme.yaml"] = yaml_text(
        [module_document(module, drafts.hour) for module in own]
    )
    if not role:
        _role(drafts, made, skills)
    for strand, document in _skill_documents(skills).items():
        made.files[f"skills/{strand}.yaml"] = yaml_text(document)
    return made


def _module(
    draft: DraftModule, drafts: Drafts, skills: Skills, known: Catalogue | None, taken: set[str]
) -> Module:
    strand, hour = strand_of(draft), drafts.hour
    if known is not None:
        same = next(
            (m for m in known.modules if folded(draft.title) in (folded(m.title), m.id)), None
        )
        if same is not None and not draft.units and not draft.teaches:
            minutes = _minutes(draft.length, hour)
            return resized(same, minutes) if minutes else same
    ids = known.module_by_id if known else {}
    name = own_id(draft.title, ids, taken)
    units = tuple(
        Unit(each.title[:120], UnitKind(each.kind), _minutes(each.hours, hour))
        for each in draft.units
        if _minutes(each.hours, hour)
    )
    total = sum(unit.minutes for unit in units)
    length = _minutes(draft.length, hour)
    if units and abs(length - total) > 2:
        message = (
            f"'{draft.title}' has {length / hour:g} h, and its units {total / hour:g} h together"
        )
        hint = "correct one of the two; the units are taken"
        drafts.warn("hours-disagree", message, draft.hours_place or draft.place, hint)
    place = draft.outcomes_place or draft.place
    practises = skills.outcomes(draft.practises, strand, place)
    assesses = skills.outcomes(draft.assesses, strand, place)
    teaches = skills.outcomes(draft.teaches, strand, place)
    if not teaches and not practises:
        skills.unsaid.append(draft)
        teaches = skills.outcomes([(draft.title, (1,))], strand, draft.place)
    assessments = tuple(
        Assessment(
            each.title[:120],
            Form(each.form),
            Work(each.work),
            skills.outcomes(each.outcomes, strand, draft.place),
            each.weight,
            each.minutes,
            each.pass_mark,
            AiUse(each.ai),
            each.gate,
        )
        for each in draft.assessments
    )
    kind = Kind(draft.kind) if draft.kind else Kind.COURSE
    return Module(
        name,
        draft.title[:120],
        strand,
        kind,
        total or length,
        teaches,
        practises,
        assesses,
        units=units,
        assessments=assessments,
    )


def _tell_unsaid(drafts: Drafts, modules: list[DraftModule]) -> None:
    """Tell of modules that teach nothing, all at once: whole sheets have no such column."""
    if not modules:
        return
    hint = "fill in a column 'Outcomes', such as 'SQL 1; Statistics 2'"
    first = modules[0]
    message = f"nothing says what '{first.title}' teaches; it counts as a skill of its own"
    if len(modules) > 1:
        places = f"{first.place} to {modules[-1].place.rpartition('!')[2]}"
        message = f"nothing says what {len(modules)} modules teach ({places}); "
        message += "each counts as a skill of its own"
    drafts.warn("teaches-nothing", message, first.place, hint)


def _minutes(hours: float, hour: int) -> int:
    return round(hours * hour / GRAIN) * GRAIN


def _needs(drafts: Drafts, made: Made) -> None:
    """Turn modules that must come first into needs for what they teach."""
    for key, others in needed(drafts).items():
        module = made.modules[key]
        own = {outcome.skill for outcome in module.teaches}
        outcomes = (outcome for other in others for outcome in made.modules[other].teaches)
        needs = dict.fromkeys(Need((each,)) for each in outcomes if each.skill not in own)
        if needs:
            made.modules[key] = replace(module, requires=tuple(needs))


def _role(drafts: Drafts, made: Made, skills: Skills) -> None:
    """Make a role: the requirements of the workbook, or else all that its modules teach."""
    requires: list[dict[str, Any]] = []
    entry: dict[str, int] = {}
    place = drafts.workbook.sheets[0].title
    for each in drafts.requirements:
        outcome = skills.outcomes([(each.skill, (each.level,))], "programme", place)[0]
        said: dict[str, Any] = {"outcome": str(outcome), "priority": each.priority}
        said |= {"weight": each.weight} | ({"why": each.why} if each.why else {})
        requires.append(said)
        if each.entry:
            entry[outcome.skill] = each.entry
            skills.outcomes([(each.skill, (each.entry,))], "programme", place)
    if not requires:
        final: dict[str, bool] = {}
        highest: dict[str, int] = {}
        for module in made.modules.values():
            for outcome in module.teaches:
                highest[outcome.skill] = max(outcome.level, highest.get(outcome.skill, 0))
                capstone = module.kind is Kind.CAPSTONE
                final[outcome.skill] = final.get(outcome.skill, False) or capstone
        requires = [
            {
                "outcome": str(Outcome(skill, level)),
                "priority": "must" if final[skill] else "essential",
            }
            for skill, level in highest.items()
        ]
    title = (drafts.role or drafts.title or "Imported programme")[:120]
    document: dict[str, Any] = {"id": made.role, "title": title}
    if entry:
        made.audience = AUDIENCE
        document["audience"] = AUDIENCE
        who = (drafts.audience or "Learners")[:120]
        audience = {"id": AUDIENCE, "title": who, "holds": entry}
        made.files["audiences/learners.yaml"] = yaml_text(audience)
    made.files["roles/programme.yaml"] = yaml_text(document | {"requires": requires})


def _skill_documents(skills: Skills) -> dict[str, dict[str, Any]]:
    documents: dict[str, dict[str, Any]] = {}
    for own in skills.own.values():
        levels = {
            level: {"means": own.means.get(level) or f"{own.name}, level {level}"}
            for level in range(min(own.levels), max(own.levels) + 1)
        }
        entry = {"id": own.id, "name": own.name, "levels": levels}
        found = documents.setdefault(own.strand, {"strand": own.strand, "skills": []})
        found["skills"].append(entry)
    return documents
