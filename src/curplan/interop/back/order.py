"""The brief and the layer that keep a designer's edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.brief import Brief
from curplan.interop.documents import module_document, yaml_text

if TYPE_CHECKING:
    from curplan.interop.back.changes import Edited

LAYER_COMMENT = """Modules as they were changed in the workbook, over the catalogue that the plan
was made from. A module here replaces the one with the same id there."""


def brief_with(brief: Brief, edited: Edited) -> Brief:
    """Add the pins of the edits to a brief; where it said otherwise of a module, the edit counts.

    Raises ValidationError where a fact of the programme cannot be one of a brief.
    """
    gone, stays = set(edited.exclude), set(edited.include)
    before, after = edited.not_before or {}, edited.not_after or {}
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
            "not_before": _without(brief.not_before, gone) | dict(before),
            "not_after": _without(brief.not_after, gone) | dict(after),
            "order": (
                *(pair for pair in brief.order if gone.isdisjoint(pair)),
                *(pair for pair in edited.order if pair not in brief.order),
            ),
        }
    )


def _without(pins: dict[str, int], gone: set[str]) -> dict[str, int]:
    return {name: week for name, week in pins.items() if name not in gone}


def layer_files(edited: Edited, hour: int) -> dict[str, str]:
    """Write the changed and new modules as a catalogue's layer, by path; nothing without any."""
    if not edited.modules:
        return {}
    documents = [module_document(module, hour) for module in edited.modules.values()]
    return {"modules/edited.yaml": yaml_text(documents, LAYER_COMMENT)}
