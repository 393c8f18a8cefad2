"""The brief and the layer that keep a designer's edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.brief import Brief
from curplan.interop.documents import module_document, yaml_text
from curplan.interop.translations import po_file

if TYPE_CHECKING:
    from curplan.interop.back.changes import Edited

MODULES, TEXTS = "modules/edited.yaml", "texts"
"""Where changed modules go in a layer, and the folder of changed texts in another language."""
LAYER_COMMENT = """Modules as they were changed in the workbook, over the catalogue that the plan
was made from. A module here replaces the one with the same id there."""


def brief_with(brief: Brief, edited: Edited) -> Brief:
    """Add the pins of the edits to a brief; where it said otherwise of a module, the edit counts.

    Raises ValidationError where a fact of the programme cannot be one of a brief.
    """
    gone, stays = set(edited.exclude), set(edited.include)
    before, after = edited.not_before or {}, edited.not_after or {}
    starts = {n: w for n, w in brief.not_before.items() if w <= min(edited.weekly.get(n, {w: 0}))}
    ends = {n: w for n, w in brief.not_after.items() if w >= max(edited.weekly.get(n, {w: 0}))}
    fixed = {
        name: dict(weeks)
        for name, weeks in brief.hours_in_week.items()
        if name not in gone and name not in edited.moved
    }
    for name, weeks in (edited.hours_in_week or {}).items():
        fixed[name] = fixed.get(name, {}) | dict(weeks)
    return Brief.model_validate(
        brief.model_dump()
        | dict(edited.programme or {})
        | {
            "include": (
                *(name for name in brief.include if name not in gone),
                *(name for name in edited.include if name not in brief.include),
            ),
            "exclude": (
                *(name for name in brief.exclude if name not in stays),
                *(name for name in edited.exclude if name not in brief.exclude),
            ),
            "not_before": _without(starts, gone) | dict(before),
            "not_after": _without(ends, gone) | dict(after),
            "hours_in_week": {name: dict(sorted(weeks.items())) for name, weeks in fixed.items()},
            "order": (
                *(pair for pair in brief.order if gone.isdisjoint(pair)),
                *(pair for pair in edited.order if pair not in brief.order),
            ),
        }
    )


def _without(pins: dict[str, int], gone: set[str]) -> dict[str, int]:
    return {name: week for name, week in pins.items() if name not in gone}


def layer_files(edited: Edited, hour: int) -> dict[str, str]:
    """Write what was changed as a catalogue's layer, by path; nothing where that is nothing.

    Changed and new modules, and texts that are said otherwise in the workbook's language.
    """
    files = {}
    if edited.modules:
        documents = [module_document(module, hour) for module in edited.modules.values()]
        files[MODULES] = yaml_text(documents, LAYER_COMMENT)
    if edited.texts:
        where = {edit.own: (f"module {edit.module}",) for edit in edited.edits if edit.own}
        uses = {text: where.get(text, ()) for text in sorted(edited.texts)}
        made = po_file(uses, edited.language, name="edited", said=edited.texts)
        files[f"{TEXTS}/{edited.language}.po"] = made.content.decode()
    return files
