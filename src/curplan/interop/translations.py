"""Texts to translate as a PO file, new or brought up to date; the same input, the same bytes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from curplan.catalogue.texts.po import FORMATS, PoFile, folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from babel.messages.catalog import Message

MOST_PLACES = 5
"""Places of use that a comment names."""
HEADER = """Project-Id-Version: {name}
Language: {language}
MIME-Version: 1.0
Content-Type: text/plain; charset=UTF-8
Content-Transfer-Encoding: 8bit
"""


@dataclass(frozen=True, slots=True)
class Translated:
    """A PO file to write: its bytes, and how many of the texts asked for are in what state.

    ``open`` have no translation, ``unsure`` one that somebody has to look at (fuzzy); ``others``
    are further texts of the catalogue that the file has, ``gone`` those that it no longer needs.
    """

    content: bytes
    texts: int
    translated: int
    unsure: int
    open: int
    others: int
    gone: int


def po_file(
    uses: Mapping[str, tuple[str, ...]],
    language: str,
    *,
    name: str = "curplan",
    said: Mapping[str, str] | None = None,
    older: PoFile | None = None,
    known: Collection[str] | None = None,
) -> Translated:
    """Write texts and their places of use as a PO file.

    Parameters
    ----------
    uses
        The texts in order, each with the places where it is used.
    said
        Translations that there are already, for texts that ``older`` does not have.
    older
        The file as it is. What it translates stays; a text that was changed gets the old
        translation of the one most like it, marked fuzzy.
    known
        All texts of the catalogue; the older file's others go out of use. None: none does.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import normalize, write_po

    stands = {
        folded(str(each.id)): each for each in (older.messages if older else ()) if _own(each)
    }
    once = {folded(str(each.id)): each for each in (older.obsolete if older else ()) if _own(each)}
    there = dict(said or {}) | {t: str(m.string) for t, m in once.items() if m.string}
    gone = [t for t in stands if known is not None and t not in uses and t not in known]
    fresh = [text for text in uses if text not in stands and not there.get(text)]
    guessed = _guessed(fresh, [stands[text] for text in gone])
    made = Catalog(charset="utf-8")
    for text, places in uses.items():
        before = stands.get(text) or guessed.get(text)
        string = str(before.string) if before and before.string else there.get(text, "")
        message = made.add(
            text,
            string,
            flags=before.flags if before else (),
            auto_comments=[_listed(places)],
            user_comments=before.user_comments if before else (),
            previous_id=before.previous_id if before else (),
        )
        message.flags -= FORMATS
    states = [_state(each) for each in made if each.id]
    others = [m for text, m in stands.items() if text not in uses and text not in gone]
    strange = [m for m in (older.messages if older else ()) if not _own(m)]
    taken = {folded(each.previous_id[0]) for each in made if each.previous_id}
    dropped = [stands[text] for text in gone if stands[text].string and text not in taken]
    for each in (*others, *strange):
        made[each.id] = each
    left = [m for text, m in once.items() if text not in uses]
    for number, each in enumerate((*left, *dropped)):
        made.obsolete[str(number)] = each
    stream = io.BytesIO()
    header = _header(older, language, name)
    head = "".join(f"# {line}".rstrip() + "\n" for line in (older.comment if older else ()))
    stream.write(f'{head}msgid ""\nmsgstr {normalize(header, width=0)}\n\n'.encode())
    write_po(stream, made, width=0, omit_header=True, include_previous=True)
    return Translated(
        stream.getvalue().rstrip(b"\n") + b"\n",
        len(states),
        states.count("translated"),
        states.count("unsure"),
        states.count("open"),
        len(others),
        len(dropped),
    )


def _own(message: Message) -> bool:
    """Tell whether a message is one as a catalogue has them: without a context or a plural."""
    return isinstance(message.id, str) and not message.context


def _state(message: Message) -> str:
    if not message.string:
        return "open"
    return "unsure" if message.fuzzy else "translated"


def _guessed(fresh: Iterable[str], gone: Iterable[Message]) -> dict[str, Message]:
    """Give new texts the translations of those that are gone and much like them, as fuzzy."""
    from babel.messages.catalog import Catalog

    before, template = Catalog(), Catalog()
    for each in gone:
        before.add(folded(str(each.id)), each.string, user_comments=each.user_comments)
    for text in fresh:
        template.add(text)
    before.update(template)
    best: dict[str, Message] = {}
    for each in before:
        if each.id and each.string:  # one text goes on as one: the most like it
            was = each.previous_id[0]
            other = best.get(was)
            if other is None or _likeness(was, each) > _likeness(was, other):
                best[was] = each
    return {str(each.id): each for each in best.values()}


def _likeness(was: str, message: Message) -> float:
    return SequenceMatcher(None, was.lower(), str(message.id).lower()).ratio()


def _listed(places: tuple[str, ...]) -> str:
    more = len(places) - MOST_PLACES
    return "; ".join(places[:MOST_PLACES]) + (f"; and {more} more" if more > 0 else "")


def _header(older: PoFile | None, language: str, name: str) -> str:
    """Keep the header of a file that there is; it says its language."""
    if older is None or not older.header:
        return HEADER.format(name=name, language=language)
    if older.language:
        return older.header
    return f"{older.header.rstrip()}\nLanguage: {language}\n"
