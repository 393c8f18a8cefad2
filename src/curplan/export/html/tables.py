"""Tables of HTML: captions, headings with their scope, and what a cell sorts by."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from curplan.export.html.texts import inline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.proposal.document import Cell, Column, Table


#: A column whose every line has at most so many characters is not broken.
_SHORT = 16


def table(block: Table, name: str) -> Iterator[str]:
    """Write a table; ``name`` is an anchor that no other table has.

    One that is wider than its page can be scrolled, with the keyboard too.
    """
    kind = ' class="lying"' if block.lying else ""
    sortable = " data-sortable" if block.sortable else ""
    reached = ' tabindex="0"' if block.lying else ""  # the script does it where it is needed
    yield f'<div class="scroll"{reached} role="group" aria-labelledby="{name}">\n'
    yield f'<table{kind}{sortable}>\n<caption id="{name}">{inline(block.caption)}</caption>\n'
    kinds = tuple(_kind(block, at) for at in range(len(block.columns)))
    heads = "".join(map(_head, block.columns, kinds))
    yield f"<thead>\n<tr>{heads}</tr>\n</thead>\n"
    yield "<tbody>\n"
    for row in block.rows:
        yield _row(row, block, kinds)
    yield "</tbody>\n"
    if block.total:
        yield f"<tfoot>\n{_row(block.total, block, kinds)}</tfoot>\n"
    yield "</table>\n</div>\n"


def lines(texts: tuple[str, ...]) -> str:
    """Write texts one below the other."""
    if len(texts) == 1:
        return inline(texts[0])
    # The blank keeps them apart where they are read aloud or copied.
    return " ".join(f'<span class="line">{inline(text)}</span>' for text in texts)


def _head(column: Column, kind: str) -> str:
    text = inline(column.title)
    if column.full:
        text = f'<abbr title="{escape(column.full)}">{text}</abbr>'
    return f'<th scope="col"{kind}>{text}</th>'


def _kind(block: Table, at: int) -> str:
    """Say of a column whether it holds figures, or lines so short that none is broken."""
    if block.columns[at].figures:
        return ' class="figure"'
    longest = max((len(text) for row in block.rows for text in row[at].lines), default=0)
    return ' class="short"' if 0 < longest <= _SHORT and not block.lying else ""


def _row(row: tuple[Cell, ...], block: Table, kinds: tuple[str, ...]) -> str:
    made = []
    for at, (cell, kind) in enumerate(zip(row, kinds, strict=True)):
        tag, scope = ("th", ' scope="row"') if at == block.head else ("td", "")
        key = ""
        if block.sortable and cell.sort is not None:
            key = f' data-sort="{cell.sort:g}"'
        text = lines(cell.lines) if cell.lines else ""
        if cell.link:
            text = f'<a href="#{cell.link}">{text}</a>'
        made.append(f"<{tag}{scope}{kind}{key}>{text}</{tag}>")
    return f"<tr>{''.join(made)}</tr>\n"
