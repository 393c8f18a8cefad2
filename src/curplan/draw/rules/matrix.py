"""The drawing rules of the matrix of modules and outcomes, which is part of the coverage pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from curplan.draw.rules.said import closed_up, said
from curplan.draw.scene import Box
from curplan.draw.theme import GLYPHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.draw.scene import Rect, Scene, Text
    from curplan.plan.model import Plan
    from curplan.plan.planned import Levels

_KINDS = {"introduced": "teaches", "practised": "practises", "assessed": "assesses"}
#: Checks that are faults have a sign and a field, the others a word.
_FAULTS = ("too early", "never introduced", "never assessed")


def broken_matrix(scenes: Sequence[Scene], plan: Plan) -> list[str]:
    """Name what the matrix pages say otherwise than the plan."""
    wanted = _marks(plan)
    found: list[str] = []
    seen: list[str] = []
    checks: dict[str, set[str]] = {}
    for number, scene in enumerate(scenes, 2):
        rows = list(dict.fromkeys(text.of for text in scene.texts("name")))
        seen += rows
        here = [
            *_modules(scene, plan),
            *_rows(scene, plan, rows),
            *_cells(scene, wanted, rows),
            *_checks(scene, plan, wanted, rows, checks),
            *_counts(scene, plan, wanted),
        ]
        found += [f"{fault} (page {number})" for fault in here]
    for outcome in sorted(set(wanted) - set(seen)):
        found.append(f"4: {outcome} is on no page")
    for outcome in sorted({each for each in seen if seen.count(each) > 1}):
        found.append(f"4: {outcome} is there more than once")
    if any(len(words) > 1 for words in checks.values()):
        found.append("5: one check is said in several ways")
    told = [next(iter(words)) for words in checks.values() if words]
    if len(set(told)) < len(told):
        found.append("5: two checks are said in the same way")
    return found


def _outcomes(levels: Levels) -> set[tuple[str, int]]:
    return {
        (skill, level)
        for skill, given in levels.items()
        for level in (given if isinstance(given, tuple) else (given,))
    }


def _marks(plan: Plan) -> dict[str, dict[str, set[str]]]:
    """Collect the kinds of marks of every outcome, by module."""
    found: dict[str, dict[str, set[str]]] = {}
    for module in plan.modules:
        for kind, key in _KINDS.items():
            for skill, level in _outcomes(getattr(module, key)):
                own = found.setdefault(f"{skill}@{level}", {})
                own.setdefault(module.id, set()).add(kind)
    return found


def _number(text: str) -> int:
    return int("".join(re.findall(r"\d+", text)) or -1)


def _modules(scene: Scene, plan: Plan) -> Iterator[str]:
    """Check that all modules are numbered in order of time, with their names in the key."""
    heads = sorted(scene.texts("number"), key=lambda text: text.x)
    order = sorted(plan.modules, key=lambda m: (m.start_week, m.end_week, m.id))
    if [text.of for text in heads] != [module.id for module in order]:
        yield "6: the modules are not the plan's, in order of time"
    if [_number(text.text) for text in heads] != list(range(1, len(heads) + 1)):
        yield "4: the modules are not numbered one after another"
    numbers = {text.of: _number(text.text) for text in heads}
    for module in plan.modules:
        key = [_number(text.text) for text in scene.texts("key-number") if text.of == module.id]
        name = closed_up(said(scene, "key-name", module.id))
        title = closed_up(f"{GLYPHS.get(module.kind, '')}{module.title}")
        if key != [numbers.get(module.id)] or name != title:
            yield f"4: {module.id} is not in the key by its number and name"


def _rows(scene: Scene, plan: Plan, rows: Sequence[str]) -> Iterator[str]:
    """Check names, levels and strands of the outcomes."""
    skills = {skill.id: skill for skill in plan.skills}
    names = {item.skill: item.name for item in plan.coverage if item.name}
    bands = {rect.of: rect for rect in scene.rects("strand")}
    for row in rows:
        skill, _, level = row.rpartition("@")
        texts = [text for text in scene.texts("name") if text.of == row]
        known = skills.get(skill)
        title = (known.name if known else "") or names.get(skill) or skill
        if closed_up(said(scene, "name", row)) != closed_up(title):
            yield f"4: {row} is named '{said(scene, 'name', row)}'"
        if [_number(t.text) for t in scene.texts("level") if t.of == row] != [int(level)]:
            yield f"4: {row} does not show its level"
        band = bands.get(known.strand) if known else None
        if known and (band is None or not _beside(band, texts[0])):
            yield f"5: {row} is not beside its strand"


def _beside(rect: Rect, text: Text) -> bool:
    middle = (text.box.top + text.box.bottom) / 2
    return rect.box.top < middle < rect.box.bottom


def _cells(
    scene: Scene, wanted: dict[str, dict[str, set[str]]], rows: Sequence[str]
) -> Iterator[str]:
    """Check every mark: its letters, its column, its row, and that strong fills introduce."""
    letters = {text.of: text.text for text in scene.texts("letter")}
    explained = {text.of for text in scene.texts("legend")}
    if set(_KINDS) - set(letters) or set(_KINDS) - explained or len(set(letters.values())) < 3:
        yield "5: the legend does not tell the three marks apart"
        return
    heads = {text.of: text.x + text.width / 2 for text in scene.texts("number")}
    names: dict[str, list[Text]] = {}
    for text in scene.texts("name"):
        names.setdefault(text.of, []).append(text)
    fields = {rect.of: rect for rect in scene.rects("mark")}
    drawn = {text.of: text for text in scene.texts("letters")}
    strong: dict[bool, set[str]] = {True: set(), False: set()}
    expected = {}
    for row in rows:
        for module, kinds in wanted.get(row, {}).items():
            of = f"{row}:{module}"
            expected[of] = "".join(letters[kind] for kind in _KINDS if kind in kinds)
            field = fields.get(of)
            if field is None:
                continue
            strong["introduced" in kinds].add(field.fill)
            if not field.x < heads.get(module, -1.0) < field.x + field.width:
                yield f"7: the mark {of} is not below its module"
            if not any(field.box.overlaps(_wide(text, field)) for text in names[row]):
                yield f"7: the mark {of} is not beside its outcome"
    if strong[True] & strong[False]:
        yield "5: introduced looks like practised or assessed"
    for of in sorted(set(expected) | set(drawn) | set(fields)):
        shown = drawn[of].text.replace("\u200c", "") if of in drawn else ""
        if (of in drawn) != (of in fields):
            yield f"5: the mark {of} has letters without a field, or a field without letters"
        if shown != expected.get(of, ""):
            yield f"7: the mark {of} says '{shown}', not '{expected.get(of, '')}'"


def _wide(text: Text, field: Rect) -> Box:
    """Give the middle of a line of text, as far as a field reaches sideways."""
    middle = (text.box.top + text.box.bottom) / 2
    return Box(field.box.left, middle - 1.0, field.box.right, middle + 1.0)


def _status(plan: Plan, outcome: str, marks: dict[str, set[str]]) -> str:
    """Judge an outcome anew: may what is practised or assessed be known by then, and is it judged.

    A module has taught when it ends, a continuous one as soon as it begins; practice of what is
    never taught does not take place.
    """
    skill, _, text = outcome.rpartition("@")
    level = int(text)
    taught: dict[str, int] = {}
    starts = {}
    for module in plan.modules:
        starts[module.id] = module.start_week
        if any(s == skill and at >= level for s, at in _outcomes(module.teaches)):
            late = module.kind != "continuous"
            taught[module.id] = module.end_week if late else module.start_week
    every = set().union(*marks.values())
    if plan.entry.get(skill, 0) < level:
        for module_id in sorted(set(marks) - set(taught)):
            if not taught:
                return "never introduced" if "assessed" in every else "left out"
            if all(week > starts[module_id] for week in taught.values()):
                return "too early"
    elif "introduced" not in every:
        return "held"
    return "never assessed" if "introduced" in every and "assessed" not in every else ""


def _checks(
    scene: Scene,
    plan: Plan,
    wanted: dict[str, dict[str, set[str]]],
    rows: Sequence[str],
    words_of: dict[str, set[str]],
) -> Iterator[str]:
    """Check what the last column says of every outcome; collect its words by what they mean."""
    faults = {text.of: text.text for text in scene.texts("check-text")}
    signs = {text.of for text in scene.texts("check-sign")}
    fields = {rect.of for rect in scene.rects("check")}
    notes = {text.of: text.text for text in scene.texts("held")}
    for row in rows:
        status = _status(plan, row, wanted.get(row, {"": set()}))
        words = faults if status in _FAULTS else notes
        if status and row in words:
            words_of.setdefault(status, set()).add(words[row])
        marked = row in faults, row in signs, row in fields
        if marked != (status in _FAULTS,) * 3 or (row in notes) != (
            bool(status) and status not in _FAULTS
        ):
            yield f"5: {row} is '{status or 'in order'}', and its check does not say so"


def _counts(scene: Scene, plan: Plan, wanted: dict[str, dict[str, set[str]]]) -> Iterator[str]:
    """Check the two sentences at the head: how many are never assessed, or out of order."""
    found = [_status(plan, outcome, marks) for outcome, marks in wanted.items()]
    early = found.count("too early") + found.count("never introduced")
    for role, count in (("unassessed", found.count("never assessed")), ("out-of-order", early)):
        told = " ".join(text.text for text in scene.texts(f"coverage-{role}"))
        figures = [int(each) for each in re.findall(r"\d+", told)]
        # One and two have words of their own in some languages.
        if not told or (figures != [count] * bool(count) and (figures or not 1 <= count <= 2)):
            yield f"7: {count} outcomes are {role}, and the page says '{told}'"
