"""The drawing rules for what a roadmap tells its reader: title, shortfalls, footer (11)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from curplan.draw.rules.said import closed_up, numbers, unsaid_hour
from curplan.plan.writing import plan_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.draw.look import Look
    from curplan.draw.scene import Scene
    from curplan.plan.model import Plan

#: So many requirements of a kind that fall short are named; of a hash so many digits are written.
_NAMED, _DIGITS = 12, 8
#: Texts that come from the plan, not from the drawing.
_OF_THE_PLAN = ("title", "name", "key-name", "after", "subtitle", "shortfall", "closure-name")
_JARGON = ("title-must", "title-essential", "title-optional", "legend-critical", "legend-arrow")


def for_partner(scene: Scene) -> bool:
    """Tell whom a page is for: a designer's says what is proven."""
    return not any(text.of == "proof" for text in scene.texts("footer"))


def broken_words(scene: Scene, plan: Plan, look: Look | None, *, partner: bool) -> Iterator[str]:
    """Name what a page tells its reader otherwise than it should."""
    yield from _title(scene, plan, look)
    yield from _shortfalls(scene, plan)
    if partner:
        yield from _plain(scene, plan, look)
    else:
        yield from _stamped(scene, plan)
    if look is not None:
        yield from _branded(scene, look)


def _title(scene: Scene, plan: Plan, look: Look | None) -> Iterator[str]:
    said = closed_up("".join(text.text for text in scene.texts("title")))
    role = closed_up(plan.programme)
    if role not in said or (said != role) != plan.partial:
        yield f"11: the title of a {'partial' if plan.partial else 'whole'} track is '{said}'"
    facts = " ".join(text.text for text in scene.texts("subtitle"))
    found = numbers(facts.replace("–", " "))
    for what, number in (("weeks", plan.time_box.weeks), ("pace", plan.time_box.hours_per_week)):
        if round(float(number), 2) not in found:
            yield f"11: the {what}, {number}, are not said"
    yield from unsaid_hour(scene, plan.catalogue.hour)
    if closed_up(plan.audience_title or plan.audience) not in closed_up(facts):
        yield "11: who comes in is not said"
    for module in plan.preparation.modules if plan.preparation else ():
        if closed_up(module.title) not in closed_up(facts):
            yield f"11: that {module.title} comes before week 1 is not said"
    if look is not None and plan.time_box.start is not None:
        year = str(plan.time_box.start.year)
        if year not in facts:
            yield f"11: the year {year} is not said"


def _shortfalls(scene: Scene, plan: Plan) -> Iterator[str]:
    told = closed_up("".join(text.text for text in scene.texts("shortfall")))
    short = [item for item in plan.coverage if item.priority != "optional" and not item.full]
    short.sort(key=lambda item: (item.priority != "must", -item.weight, item.skill))
    for item in short[:_NAMED]:
        if closed_up(item.name or item.skill) not in told:
            yield f"11: that {item.skill} falls short is not said"
    if told and not short:
        yield "11: something is said to fall short, and nothing does"


def _stamped(scene: Scene, plan: Plan) -> Iterator[str]:
    told = " ".join(text.text for text in scene.texts("footer"))
    for mark in _marks(plan):
        if mark not in told:
            yield f"11: the footer lacks {mark}"


def _marks(plan: Plan) -> list[str]:
    own = hashlib.sha256(plan_text(plan.original).encode()).hexdigest()
    return [mark[:_DIGITS] for mark in (plan.catalogue.sha256, own) if mark]


def _plain(scene: Scene, plan: Plan, look: Look | None) -> Iterator[str]:
    """Check that a page for a partner has no proof, hash, version or technical word."""
    fixed = [text for text in scene.texts() if text.role not in _OF_THE_PLAN]
    marks = _marks(plan)
    for text in fixed:
        if text.role == "footer" and text.of in ("origin", "proof"):
            yield f"11: a page for a partner says '{text.text}'"
        for mark in marks:
            if mark in text.text:
                yield f"11: a page for a partner has the hash {mark}"
    if look is None:
        return
    jargon = {look.words.say(key) for key in _JARGON}
    for text in fixed:
        if text.role in ("figure", "legend") and text.text in jargon:
            yield f"11: a page for a partner says '{text.text}'"


def _branded(scene: Scene, look: Look) -> Iterator[str]:
    """Check that a brand's logo, name and text are there."""
    told = closed_up("".join(text.text for text in scene.texts("footer") if text.of == "brand"))
    for part in (look.brand.name, look.brand.footer):
        if closed_up(part) not in told:
            yield f"11: the footer lacks '{part}'"
    logos = [image for image in scene.images() if image.role == "logo"]
    if len(logos) != bool(look.brand.logo):
        yield "11: the brand's logo is missing, or there is one too many"
