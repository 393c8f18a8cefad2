"""The proposal as Markdown, with the tables of GitHub's dialect."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from curplan.proposal import document_of, proposal_of
from curplan.proposal.document import Bullets, Facts, Paragraph, Table
from curplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.plan.model import Plan
    from curplan.proposal.document import Block, Cell, Document, Section

#: What Markdown or HTML in it would take for a sign wherever it stands …
_SIGNS = re.compile(r"([\\`*_\[\]<>|~#$&@])")
#: … and what it would take for one at the beginning of a line.
_LEADING = re.compile(r"^(?:[+\-=]|\d+[.)](?=\s|$))")
#: Addresses become links by themselves in some readers.
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|javascript|www)(?=[:.])")


def markdown_bytes(plan: Plan, words: Words, picture: str) -> bytes:
    """Write the proposal of a plan as Markdown, in UTF-8.

    ``picture`` is the name of the file, beside this one, that has the roadmap.
    """
    return markdown(document_of(proposal_of(plan, words), words), picture).encode()


def markdown(document: Document, picture: str) -> str:
    """Write a document as Markdown."""
    parts = [f"# {escaped(document.title)}"]
    parts += [escaped(line) for line in document.lines]
    words = Words(document.language)
    for section in document.sections:
        parts += _section(section, 2, picture, words)
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    r"""Write a text so that no sign in it means anything.

    >>> escaped("*a* | <b>"), escaped("1. x")
    ('\\*a\\* \\| \\<b\\>', '1\\. x')
    """
    made = _SIGNS.sub(r"\\\1", text)
    made = _ADDRESS.sub(lambda found: found[0] + "\u2060", made)
    return _LEADING.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", made)


def _section(section: Section, level: int, picture: str, words: Words) -> Iterator[str]:
    yield f"{'#' * level} {escaped(section.title)}"
    for block in section.blocks:
        yield from _block(block, picture, words)
    for each in section.sections:
        yield from _section(each, level + 1, picture, words)


def _block(block: Block, picture: str, words: Words) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield f"**{escaped(block.text)}**" if block.strong else escaped(block.text)
    elif isinstance(block, Bullets):
        yield "\n".join(f"- {escaped(item)}" for item in block.items)
    elif isinstance(block, Facts):
        yield "\n".join(_fact(_label(name, words), values) for name, values in block.rows)
    elif isinstance(block, Table):
        yield f"**{escaped(block.caption)}**"
        yield "\n".join(_table(block))
    else:
        yield f"![{escaped(block.caption)}]({picture})"
        yield escaped(block.text)


def _label(name: str, words: Words) -> str:
    return f"**{words.say('proposal-label', name=escaped(name))}**"


def _fact(label: str, values: tuple[str, ...]) -> str:
    if len(values) == 1:
        return f"- {label} {escaped(values[0])}"
    return "\n".join((f"- {label}", *(f"  - {escaped(each)}" for each in values)))


def _table(table: Table) -> Iterator[str]:
    titles = [escaped(column.title) for column in table.columns]
    yield _row(titles)
    yield _row(["--:" if column.figures else ":--" for column in table.columns])
    for row in (*table.rows, *((table.total,) if table.total else ())):
        yield _row([_cell(each) for each in row])


def _cell(cell: Cell) -> str:
    return "<br>".join(map(escaped, cell.lines))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
