"""What the PO files of one layer translate, with every fault."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from curplan.catalogue.texts.po import PoFile, folded, read_po
from curplan.diagnostics import Diagnostic, Note, Severity
from curplan.source import find_files

if TYPE_CHECKING:
    from pathlib import Path

    from curplan.diagnostics import Location

FOLDER = "texts"
"""The folder of a catalogue that has the PO files."""
SUFFIX = ".po"
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and marks that turn the direction of what follows."""

_LINE = '"Language: es\\n"'


@dataclass(frozen=True, slots=True)
class Translation:
    """A text in another language, and where it stands."""

    text: str
    place: Location


@dataclass(slots=True)
class Translations:
    """What a layer translates: by language and text; files that were read, and what was wrong."""

    said: dict[str, dict[str, Translation]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: int = 0


def read_texts(folder: Path) -> Translations:
    """Read the PO files below a layer's folder ``texts/``; several of a language are joined."""
    made = Translations()
    for path in find_files(folder / FOLDER, (SUFFIX,)):
        if isinstance(path, Diagnostic):
            made.diagnostics.append(path)
            continue
        made.files += 1
        po = read_po(path)
        if isinstance(po, Diagnostic):
            made.diagnostics.append(po)
        else:
            _add(made, po)
    return made


def language_of(po: PoFile) -> tuple[str, tuple[Diagnostic, ...]]:
    """Give the language of a file as its header says it ("" where that is none), and faults."""
    from curplan.words import words_of

    if not po.language:
        message = "the header says no language"
        hint = f"write a line {_LINE} beneath the first msgstr"
        if not po.header:
            message = "it has no header, which says the language"
            hint = f'begin it with msgid "" and, in the next line, msgstr {_LINE}'
        if not po.lines or not any(map(str.strip, po.lines)):
            message, hint = "this file is empty", "delete it, or have 'curplan texts' write it"
        return "", (Diagnostic("missing-language", message, po.at(po.place), hint),)
    words, found = words_of(po.language.replace("_", "-"))
    if words is None:
        return "", tuple(replace(each, location=po.at(po.place)) for each in found)
    if found:
        message = f"the texts are in {words.language}, the fixed words of documents will be English"
        place, hint = po.at(po.place), found[0].hint
        return words.language, (Diagnostic("untranslated", message, place, hint, Severity.WARNING),)
    return words.language, ()


def _add(made: Translations, po: PoFile) -> None:
    language, found = language_of(po)
    made.diagnostics += found
    here: dict[str, Location] = {}
    told = made.said.setdefault(language, {}) if language else {}
    for message in po.messages:
        place = po.at(message.lineno or 0)
        if message.context or not isinstance(message.id, str):
            what = "a context (msgctxt)" if message.context else "a plural (msgid_plural)"
            hint = "a catalogue's texts have neither; write msgid and msgstr alone"
            text = f"a text with {what} is not used"
            made.diagnostics.append(
                Diagnostic("unused-translation", text, place, hint, Severity.WARNING)
            )
            continue
        text, said = folded(message.id), folded(str(message.string))
        if text in here:
            made.diagnostics.append(_twice(text, place, here[text]))
            continue
        here[text] = place
        if message.fuzzy or not said or not text:
            continue
        if steering := _STEERING.search(said):
            made.diagnostics.append(_steers(steering[0], place))
        elif text in told and told[text].text != said:
            made.diagnostics.append(_differs(text, place, told[text].place))
        else:
            told.setdefault(text, Translation(said, place))


def _twice(text: str, place: Location, first: Location) -> Diagnostic:
    return Diagnostic(
        "duplicate-text",
        f"this text is here twice: {shortened(text)}",
        place,
        "delete one of the two",
        notes=(Note("first here", first),),
    )


def _steers(char: str, place: Location) -> Diagnostic:
    return Diagnostic(
        "bad-translation",
        f"a translation has the control character U+{ord(char):04X}",
        place,
        "delete it; the direction of mixed text is taken care of",
    )


def _differs(text: str, place: Location, first: Location) -> Diagnostic:
    return Diagnostic(
        "two-translations",
        f"this text has another translation in another file: {shortened(text)}",
        place,
        "keep one; to replace one, put it into a catalogue of its own, layered above",
        notes=(Note("the other one is here", first),),
    )


def shortened(text: str) -> str:
    """Quote a text for a message, its beginning if it is long."""
    return f"'{text}'" if len(text) <= 60 else f"'{text[:59].rstrip()}…'"
