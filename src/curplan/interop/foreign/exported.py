"""What only an exported workbook has: facts, what the role needs, assessments, review weeks."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

from curplan.diagnostics import nearest
from curplan.interop.foreign.columns import week_of
from curplan.interop.foreign.drafts import DraftAssessment, DraftRequirement
from curplan.interop.foreign.rows import by_title
from curplan.interop.meanings import code, folded, number, said_outcomes
from curplan.words import Words
from curplan.words.texts import translated

if TYPE_CHECKING:
    from curplan.interop.foreign.drafts import Drafts
    from curplan.interop.foreign.tables import Line, Table


def read_requirement(drafts: Drafts, line: Line) -> None:
    """Read what the job needs of a skill, from the sheet of coverage."""
    level, weight = line.whole("needed"), line.whole("importance")
    skill = line.text("skill")
    if not skill:
        return
    if not level or not 1 <= level <= 4:
        drafts.fault("bad-cell", "a level is 1, 2, 3 or 4", line.cells["needed"], "correct it")
        return
    priority, _ = code("priority", line.text("priority"))
    drafts.requirements.append(
        DraftRequirement(
            skill,
            level,
            line.text("means"),
            priority or "essential",
            weight or 1,
            line.whole("entry") or 0,
            line.text("why"),
        )
    )


def read_facts(drafts: Drafts, table: Table) -> None:
    """Read title, role, first day, weeks and hours from the sheet of facts."""
    labels: dict[str, str] = {}
    keys = ("title", "role", "audience", "start", "weeks", "hours-per-week", "hour")
    for language in reversed(translated()):
        words = Words(language)
        labels |= {folded(words.say(f"xlsx-fact-{key}")): key for key in keys}
    columns = table.head.columns
    for row in table.sheet.rows[table.head.last + 1 : table.end]:
        label, cell = row[columns["fact"]], row[columns["value"]]
        key = labels.get(folded(label.text))
        if key is None or cell.value is None:
            continue
        if key in ("title", "role", "audience"):
            setattr(drafts, key, cell.text)
        elif key == "start":
            if not isinstance(cell.value, dt.date):
                message = f"'{label.text}' is a day; found '{cell.text}'"
                drafts.fault("bad-cell", message, cell, "write a date")
                continue
            drafts.start = cell.value
        else:
            value = cell.value if isinstance(cell.value, int | float) else number(cell.text)
            if not value or (value != int(value) and key != "hours-per-week"):
                message = f"'{label.text}' is a whole number; found '{cell.text}'"
                drafts.fault("bad-cell", message, cell, "correct it")
                continue
            setattr(drafts, key.replace("-", "_"), math.ceil(value))


def read_review(drafts: Drafts, table: Table) -> None:
    """Read hours that are kept for review, from the row above an exported weekly plan."""
    labels = {folded(Words(each).say("xlsx-row-review")) for each in translated()}
    for row in table.sheet.rows[: table.head.row]:
        if any(folded(cell.text) in labels for cell in row):
            for key, at in table.head.columns.items():
                value = row[at].value if key.startswith("week-") else None
                if isinstance(value, int | float) and value >= 1:
                    drafts.review[week_of(key)] = int(value)


def read_assessment(drafts: Drafts, line: Line) -> None:
    """Read a row of an exported workbook's assessments; an incomplete one is told, not taken."""
    title = line.text("title")
    module = drafts.modules.get(line.text("id")) or by_title(drafts, title)
    if module is None:
        titles = [each.title for each in drafts.modules.values()]
        hint = nearest(title, titles) or "write the title of a module"
        cell = line.cells.get("title") or next(iter(line.cells.values()))
        drafts.fault("unknown-module", f"there is no module '{title}'", cell, hint)
        return
    codes = {of: code(of, line.text(of))[0] for of in ("form", "work", "ai")}
    shares = {key: _per_cent(line, key) for key in ("weight", "pass")}
    minutes = line.whole("minutes")
    outcomes = said_outcomes(line.text("outcomes") or line.text("teaches"))
    lacking = [of for of, found in codes.items() if not found]
    lacking += [key for key, share in shares.items() if share is None]
    lacking += ["minutes"] * (not minutes) + ["outcomes"] * (not outcomes)
    if lacking or not line.text("assessment"):
        cell = line.cells.get(lacking[0] if lacking else "assessment", line.cells["assessment"])
        message = f"the assessment '{line.text('assessment')}' is not whole and is left out"
        drafts.warn("bad-cell", message, cell, f"missing or not known: {', '.join(lacking)}")
        return
    yes = {folded(Words(each).say("xlsx-yes")) for each in translated()}
    module.assessments.append(
        DraftAssessment(
            line.text("assessment"),
            codes["form"],
            codes["work"],
            outcomes,
            shares["weight"] or 0,
            minutes or 0,
            shares["pass"] or 0,
            codes["ai"],
            folded(line.text("gate")) in yes,
        )
    )


def _per_cent(line: Line, key: str) -> int | None:
    value = line.cells[key].value if key in line.cells else None
    if not isinstance(value, int | float):
        return None
    return round(100 * value) if value <= 1 else round(value)
