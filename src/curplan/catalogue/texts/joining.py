"""The translations of several layers as one, and what does not fit the catalogue's texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.texts.reading import shortened
from curplan.catalogue.texts.uses import uses
from curplan.catalogue.values import LONGEST_TITLE
from curplan.diagnostics import Diagnostic, Severity, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from curplan.catalogue.layer import Layer
    from curplan.catalogue.models import Catalogue
    from curplan.catalogue.texts.reading import Translations
    from curplan.diagnostics import Location

Texts = dict[str, dict[str, str]]
"""Translations by language and text, sorted."""


def joined(layers: Sequence[Translations]) -> Texts:
    """Lay translations over each other, text by text: later ones over earlier ones."""
    said: Texts = {}
    for layer in layers:
        for language, texts in layer.said.items():
            found = said.setdefault(language, {})
            found |= {text: each.text for text, each in texts.items()}
    return {key: dict(sorted(said[key].items())) for key in sorted(said) if said[key]}


def too_long(layers: Sequence[Translations], catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find translations of titles that are longer than a title may be."""
    long = [
        (text, each)
        for layer in layers
        for texts in layer.said.values()
        for text, each in texts.items()
        if len(each.text) > LONGEST_TITLE >= len(text)
    ]
    titles = set(_titles(catalogue)) if long else set()
    for text, each in long:
        if text in titles:
            message = f"a title has at most {LONGEST_TITLE} characters; this has {len(each.text)}"
            yield Diagnostic("bad-translation", message, each.place, "shorten the translation")


def _titles(catalogue: Catalogue) -> Iterator[str]:
    """Give what drawings show whole."""
    yield from (role.title for role in catalogue.roles)
    yield from (audience.title for audience in catalogue.audiences)
    yield from (skill.name for skill in catalogue.skills)
    for module in catalogue.modules:
        yield module.title
        yield from (unit.title for unit in module.units)
        yield from (row.title for row in module.assessments)


def strangers(layers: Sequence[Layer]) -> Iterator[Diagnostic]:
    """Say of each file with translations how many are of texts that the catalogue has not.

    A text counts that some layer has, also where a later one replaces it.
    """
    known: set[str] = set()
    for layer in layers:
        roles, audiences = layer.roles.values(), layer.audiences.values()
        known |= uses(roles, audiences, layer.modules.values(), layer.skills.values()).keys()
    for layer in layers:
        yield from _strangers(layer.texts, known)


def _strangers(texts: Translations, known: Iterable[str]) -> Iterator[Diagnostic]:
    """Give one warning a file, at the first such text."""
    files: dict[str, list[str]] = {}
    strange: dict[str, list[tuple[str, Location]]] = {}
    for said in texts.said.values():
        for text, each in said.items():
            files.setdefault(each.place.file, []).append(text)
            if text not in known:
                strange.setdefault(each.place.file, []).append((text, each.place))
    for file, found in strange.items():
        text, place = found[0]
        message = f"the catalogue has no text {shortened(text)}"
        if len(found) > 1:
            others = "1 other" if len(found) == 2 else f"{len(found) - 1:,} others"
            message += f", nor {others} of the {len(files[file]):,} here"
        hint = nearest(text, known) or "it was changed or is gone: 'curplan texts' updates the file"
        yield Diagnostic("unknown-text", message, place, hint, Severity.WARNING)
