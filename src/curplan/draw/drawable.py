"""What a plan needs before it can be drawn; a file edited by hand may lack it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining

from curplan.diagnostics import Diagnostic, Location, Note
from curplan.draw.calendar.months import WEEKDAYS
from curplan.draw.fallback import using

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from curplan.draw.scene import Scene
    from curplan.plan.model import Plan


LONGEST = 120
"""Characters of a title; a drawing shows them whole."""


#: How many characters, and places where they stand, a message names.
_MOST_CHARS, _MOST_PLACES = 8, 6


def drawable(plan: Plan, file: str, *, empty: bool = False) -> tuple[Diagnostic, ...]:
    """Find what keeps a plan from being drawn.

    ``file`` is where the plan came from; ``empty`` says that a plan without modules can be drawn,
    as part of a comparison. Whether the plan is sound is for ``verify`` to say. Characters are
    looked up in the fonts in use (``fallback.using``).
    """
    place = Location(file)
    faults = list(_faults(plan, empty=empty))
    if faults:
        hint = "'curplan verify' says what else is wrong with this plan"
        return tuple(Diagnostic("cannot-draw", fault, place, hint) for fault in faults)
    return _without_glyphs(_titles(plan), place)


def unwritten(
    scenes: Sequence[Scene], file: str, plans: Sequence[Plan] = ()
) -> tuple[Diagnostic, ...]:
    """Find the texts on laid-out pages that no font can write: such pages must not be painted.

    It looks at every text there is, also a brand's and the language's own words, in the fonts
    that the scenes were laid out with. ``plans`` give modules their titles in the message.
    """
    titles = {module.id: module.title for plan in plans for module in plan.modules}
    found: dict[tuple[str, str], None] = {}
    for scene in scenes:
        for text in scene.texts():
            where = f"module '{text.of}'" if text.of in titles else "on the page"
            found[where, titles.get(text.of, "") or text.text] = None
            found[where, text.text] = None
    with using(scenes[0].fonts if scenes else ()):
        return _without_glyphs(found, Location(file))


def _titles(plan: Plan) -> Iterator[tuple[str, str]]:
    """Give what every view writes, and where in the plan it stands."""
    yield "the programme's title", plan.programme
    yield "the role's title", plan.role_title
    yield "the audience", plan.audience_title or plan.audience
    yield "the catalogue's name", plan.catalogue.name
    for module in (*(plan.preparation.modules if plan.preparation else ()), *plan.modules):
        yield f"module '{module.id}'", module.title
        yield f"the strand of module '{module.id}'", module.strand
    for week in plan.weeks:
        for closed in week.closures:
            yield f"a closure in week {week.week}", closed.name
    for item in plan.coverage:
        yield f"skill '{item.skill}'", item.name or item.skill


def _without_glyphs(texts: Iterable[tuple[str, str]], place: Location) -> tuple[Diagnostic, ...]:
    from curplan.draw.fonts import missing

    chars: dict[str, None] = {}
    notes: dict[str, Note] = {}
    for where, text in texts:
        line = " ".join(text.split())
        absent = missing(line)
        if absent and not (where == "on the page" and set(absent) <= set(chars)):
            notes.setdefault(where if where != "on the page" else line, Note(f"{where}: {line}"))
        chars.update(dict.fromkeys(absent))
    if not chars:
        return ()
    named = ", ".join(_named(char) for char in list(chars)[:_MOST_CHARS])
    more = f" and {len(chars) - _MOST_CHARS} more" if len(chars) > _MOST_CHARS else ""
    shown = list(notes.values())[:_MOST_PLACES]
    if len(notes) > len(shown):
        shown.append(Note(f"and in {len(notes) - len(shown)} more places"))
    message = f"no font has a glyph for {named}{more}, so there is no picture"
    hint = "give a font that has it with --font FILE, or write the text otherwise"
    return (Diagnostic("missing-glyph", message, place, hint, notes=tuple(shown)),)


def _named(char: str) -> str:
    """Name a character: itself, where it can be seen, and its number in Unicode."""
    code = f"U+{ord(char):04X}"
    return f"'{char}' ({code})" if char.isprintable() and not combining(char) else code


def _faults(plan: Plan, *, empty: bool) -> Iterator[str]:
    if not (plan.modules or empty):
        yield "the plan has no modules, so there is nothing to draw"
    if [week.week for week in plan.weeks] != list(range(1, len(plan.weeks) + 1)):
        yield "weeks: they must be numbered from 1 without a gap"
    names = [module.id for module in plan.modules]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"modules: '{name}' is there twice"
    last = len(plan.weeks)
    for module in plan.modules:
        if not 1 <= module.start_week <= module.end_week <= last:
            yield f"module '{module.id}': its weeks are not within 1 to {last}, start before end"
        for week in module.weekly_hours:
            if not (week.isascii() and week.isdigit() and 1 <= int(week) <= last):
                yield f"module '{module.id}': it has hours in week '{week}', which there is not"
        if not module.title.strip():
            yield f"module '{module.id}': it has no title"
        if len(module.title) > LONGEST:
            yield f"module '{module.id}': its title is longer than {LONGEST} characters"
        if len(module.strand) > LONGEST:
            yield f"module '{module.id}': its strand is longer than {LONGEST} characters"
    for module in plan.preparation.modules if plan.preparation else ():
        if not 0 < len(module.title.strip()) <= LONGEST:
            yield f"preparation, module '{module.id}': its title has not 1 to {LONGEST} characters"
    for each in plan.sessions:
        if each.date is None and each.day not in WEEKDAYS:
            yield f"sessions of week {each.week}: '{each.day}' is no day of the week"
        for part in each.parts:
            if part.module not in names:
                yield f"sessions of week {each.week}: there is no module '{part.module}'"
    if max(len(plan.programme), len(plan.role_title)) > LONGEST:
        yield f"the title is longer than {LONGEST} characters"
