"""What a module builds on, as designers say it: by titles, numbers, codes, or 'all previous'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from curplan.diagnostics import nearest
from curplan.interop.foreign.usual import ALL_BEFORE, NOTHING
from curplan.interop.meanings import folded

if TYPE_CHECKING:
    from curplan.interop.foreign.drafts import DraftModule, Drafts

_BEFORE = re.compile(
    r"^(?:after|nach|despues de|apres|depois de|po|после|modules?|modulos?|modul|модули?|m)\s+"
    r"(?=.)"
)
_RANGE = re.compile(r"(\d{1,3})\s*[-–—]\s*(\d{1,3})")
_APART = re.compile(r"\s*(?:[,+&]|\band\b|\by\b|\bet\b|\bund\b|\be\b|\bи\b)\s*")


def needed(drafts: Drafts) -> dict[str, list[str]]:
    """Give the keys of the modules that each module builds on, by its key.

    A number is that of the column of numbers, or stands before a title ('Module 2', '2. SQL').
    What names no module is told.
    """
    named = _names(drafts)
    titles = [each.title for each in drafts.modules.values()]
    keys = list(drafts.modules)
    made: dict[str, list[str]] = {}
    for key, draft in drafts.modules.items():
        found: dict[str, None] = {}
        for text, place in draft.needs:
            if folded(text) in map(folded, NOTHING):
                continue
            if folded(text) in map(folded, ALL_BEFORE) and folded(text) not in named:
                found |= dict.fromkeys(keys[: keys.index(key)])
                continue
            for part, others in _said(text, named):
                if others:
                    found |= dict.fromkeys(others)
                    continue
                hint = nearest(part, titles) or "write a module's title, or its number"
                message = f"'{draft.title}' builds on '{part}', which is no module here"
                drafts.warn("unknown-module", message, place, hint)
        found.pop(key, None)
        made[key] = list(found)
    return made


def _names(drafts: Drafts) -> dict[str, str]:
    """Give the keys of modules by folded titles, numbers and codes."""
    named: dict[str, str] = {}
    numbered: dict[str, list[str]] = {}
    for key, draft in drafts.modules.items():
        if draft.label:
            numbered.setdefault(folded(draft.label), []).append(key)
            continue
        match = _leading(draft)
        if match:
            numbered.setdefault(match, []).append(key)
    named |= {label: keys[0] for label, keys in numbered.items() if len(keys) == 1}
    for key, draft in drafts.modules.items():
        bare = re.sub(r"^\s*(?:module\s+)?\d+\s*[.:)–-]\s*", "", draft.title, flags=re.I)
        named.setdefault(folded(bare), key)
        named[folded(draft.title)] = key
    return named


def _leading(draft: DraftModule) -> str:
    """Give the number before a title, as in '2. SQL' or 'Module 2: SQL'."""
    match = re.match(r"\s*(?:[^\W\d_]+\s+)?0*(\d{1,3})\s*[.:)–-]", draft.title)
    return match[1] if match else ""


def _said(text: str, named: dict[str, str]) -> list[tuple[str, list[str]]]:
    """Part a text into what it names, each with the keys of its modules; none where unknown."""
    whole = _one(text, named)
    if whole:
        return [(text, whole)]
    made = []
    for part in _APART.split(_BEFORE.sub("", text.strip().casefold())):
        if part.strip():
            shown = next((text[m.start() : m.end()] for m in [_at(text, part)] if m), part)
            made.append((shown.strip(), _one(part, named)))
    if len(made) > 1 and not any(keys for _, keys in made):
        return [(text, [])]
    return made


def _at(text: str, part: str) -> re.Match[str] | None:
    return re.search(re.escape(part), text, re.I)


def _one(text: str, named: dict[str, str]) -> list[str]:
    name = folded(text)
    if name in named:
        return [named[name]]
    name = _BEFORE.sub("", name)
    between = _RANGE.fullmatch(_BEFORE.sub("", text.strip().casefold()))
    if between:
        numbers = range(int(between[1]), int(between[2]) + 1)
        keys = [named.get(str(number), "") for number in numbers]
        return keys if all(keys) else []
    return [named[name]] if name in named else []
