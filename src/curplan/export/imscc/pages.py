"""The pages of a course skeleton: plain HTML, without scripts, for teachers to fill."""

from __future__ import annotations

from html import escape
from itertools import chain
from typing import TYPE_CHECKING

from curplan.export.html.tables import table
from curplan.export.html.texts import facts, inline, listed
from curplan.proposal.document import Bullets, Facts, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.proposal.document import Block, Section
    from curplan.proposal.model import ModuleSheet, Part, Proposal
    from curplan.proposal.sections.saying import Saying
    from curplan.words import Words

_STYLE = (
    "body{font:1rem/1.5 sans-serif;max-width:46rem;margin:1rem auto;padding:0 1rem}"
    "dt{font-weight:bold}dd{margin:0 0 .5rem}table{border-collapse:collapse}"
    "th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:start;vertical-align:top}"
    "caption{text-align:start;font-weight:bold;padding:.5rem 0}.line{display:block}"
)


def programme_page(title: str, section: Section, words: Words) -> str:
    """Write the page on the programme, from the summary of its proposal."""
    return _page(title, _blocks(section), words)


def about_page(section: Section, says: Saying) -> str:
    """Write the page about a module, from its descriptor."""
    length = (f"<p>{inline(text)}</p>\n" for text in says.length())
    return _page(section.title, chain(_blocks(section), length), says.words)


def unit_page(sheet: ModuleSheet, unit: Part, proposal: Proposal, says: Saying) -> str:
    """Write the page of a unit: what it is, of which module, how long, and on which days."""
    words = says.words
    rows: list[tuple[str, tuple[str, ...]]] = [
        (words.say("proposal-module"), (says.own(sheet.title),)),
        (words.say("proposal-kind"), (words.capital(says.unit(unit.kind)),)),
        (words.say("proposal-hours"), (says.hours(unit.hours), *says.length())),
    ]
    days = tuple(_days(sheet, unit, proposal, words))
    if days:
        rows.append((words.say("proposal-when"), days))
    return _page(unit.title, _block(Facts(tuple(rows)), "facts"), words)


def _days(sheet: ModuleSheet, unit: Part, proposal: Proposal, words: Words) -> Iterator[str]:
    for session in proposal.sessions:
        held = any(
            piece.code == sheet.code and unit.title in piece.units for piece in session.pieces
        )
        if held and session.date is not None:
            clock = words.say("proposal-clock", start=session.start, end=session.end)
            yield words.listed([words.weekday(session.day), words.day(session.date), clock])


def _page(title: str, body: Iterator[str], words: Words) -> str:
    direction = "rtl" if words.rtl else "ltr"
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(words.language)}" dir="{direction}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n'
        f"</head>\n<body>\n<main>\n<h1>{inline(title)}</h1>\n{''.join(body)}</main>\n</body>\n</html>\n"
    )


def _blocks(section: Section) -> Iterator[str]:
    for number, block in enumerate(section.blocks):
        yield from _block(block, f"{section.name}-{number}")


def _block(block: Block, name: str) -> Iterator[str]:
    """Write a block; a picture has no place here."""
    if isinstance(block, Paragraph):
        text = inline(block.text)
        yield f"<p>{f'<strong>{text}</strong>' if block.strong else text}</p>\n"
    elif isinstance(block, Bullets):
        yield listed(block.items)
    elif isinstance(block, Facts):
        yield from facts(block)
    elif isinstance(block, Table):
        yield from table(block, name)
