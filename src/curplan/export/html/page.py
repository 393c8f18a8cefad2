"""A proposal's document as a page of HTML, with the roadmap inline."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import TYPE_CHECKING

from curplan.draw.look import PLAIN
from curplan.export.html.script import SCRIPT
from curplan.export.html.style import style
from curplan.export.html.tables import lines, table
from curplan.export.html.texts import facts, inline, listed
from curplan.export.papers import paper
from curplan.export.roadmap import roadmap_bytes
from curplan.proposal import document_of, proposal_of
from curplan.proposal.document import Bullets, Facts, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.draw.look import Look
    from curplan.plan.model import Plan
    from curplan.proposal.document import Block, Document, Section
    from curplan.words import Words


#: Level of the headings of chapters; the page's title is above them.
_CHAPTER = 2


def html_bytes(plan: Plan, words: Words, look: Look = PLAIN) -> bytes:
    """Write the proposal of a plan as one page of HTML, in UTF-8.

    Parameters
    ----------
    plan
        A plan that can be drawn.
    words
        The reader's language; the page has its direction.
    look
        Colours, brand, and the paper to print on.

    The page holds its style, its script and its pictures, and a policy that lets a browser load
    and run nothing else.
    """
    document = document_of(proposal_of(plan, words), words)
    picture = _inline_svg(roadmap_bytes(plan, words, look, "svg"))
    return "".join(_page(document, words, look, picture)).encode()


def _page(document: Document, words: Words, look: Look, picture: str) -> Iterator[str]:
    css = style(look.theme, paper(look.page))
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_hash(css)}'; "
        f"script-src '{_hash(SCRIPT)}'; base-uri 'none'; form-action 'none'"
    )
    direction = "rtl" if document.rtl else "ltr"
    yield "<!DOCTYPE html>\n"
    yield f'<html lang="{escape(document.language)}" dir="{direction}">\n<head>\n'
    yield '<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(document.title)}</title>\n"
    yield f"<style>{css}</style>\n</head>\n<body>\n"
    yield f'<a class="skip" href="#main">{escape(words.say("proposal-skip"))}</a>\n'
    yield from _header(document, look)
    yield from _contents(document)
    yield '<main id="main">\n'
    for section in document.sections:
        yield from _section(section, _CHAPTER, picture)
    yield "</main>\n"
    if look.brand.footer or look.brand.name:
        said = [text for text in (look.brand.name, look.brand.footer) if text]
        written = "\n".join(f"<p>{inline(text)}</p>" for text in said)
        yield f"<footer>\n{written}\n</footer>\n"
    yield f"<script>{SCRIPT}</script>\n</body>\n</html>\n"


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _inline_svg(data: bytes) -> str:
    """Leave out the line that begins a file of XML; the rest is HTML as well."""
    text = data.decode()
    return text[text.index("<svg") :]


def _header(document: Document, look: Look) -> Iterator[str]:
    yield f"<header>\n<div>\n<h1>{inline(document.title)}</h1>\n"
    for line in document.lines:
        yield f"<p>{inline(line)}</p>\n"
    yield "</div>\n"
    logo = look.brand.logo
    if logo is not None:
        data = base64.b64encode(logo.data).decode("ascii")
        yield (
            f'<img class="logo" src="data:image/png;base64,{data}" alt="{escape(look.brand.name)}" '
            f'width="{logo.width}" height="{logo.height}">\n'
        )
    yield "</header>\n"


def _contents(document: Document) -> Iterator[str]:
    yield f'<nav aria-labelledby="contents">\n<h2 id="contents">{inline(document.contents)}</h2>\n'
    yield "<ul>\n"
    for section in document.sections:
        yield f'<li><a href="#{section.name}">{inline(section.title)}</a></li>\n'
    yield "</ul>\n</nav>\n"


def _section(section: Section, level: int, picture: str) -> Iterator[str]:
    lying = any(isinstance(block, Table) and block.lying for block in section.blocks)
    kept, turned = section.blocks, section.blocks[:0]
    if lying:  # on paper what is wide gets pages of its own
        first = next(
            at
            for at, block in enumerate(section.blocks)
            if isinstance(block, Table) and block.lying
        )
        kept, turned = section.blocks[:first], section.blocks[first:]
    title = f"{section.name}-title"
    # A landmark for each chapter; those of every module would be too many to go through.
    named = f' aria-labelledby="{title}"' if level == _CHAPTER else ""
    yield f'<section id="{section.name}"{named}>\n'
    yield f'<h{level} id="{title}">{inline(section.title)}</h{level}>\n'
    for number, block in enumerate(kept):
        yield from _block(block, f"{section.name}-{number}", picture)
    if turned:
        yield '<div class="page">\n'
        for number, block in enumerate(turned, len(kept)):
            yield from _block(block, f"{section.name}-{number}", picture)
        yield "</div>\n"
    for each in section.sections:
        yield from _section(each, level + 1, picture)
    yield "</section>\n"


def _block(block: Block, name: str, picture: str) -> Iterator[str]:
    if isinstance(block, Paragraph):
        kind = ' class="strong"' if block.strong else ""
        yield f"<p{kind}>{inline(block.text)}</p>\n"
    elif isinstance(block, Bullets):
        yield listed(block.items)
    elif isinstance(block, Facts):
        yield from facts(block)
    elif isinstance(block, Table):
        yield from table(block, name)
    else:
        yield f'<figure>\n<div class="scroll" tabindex="0" role="group" aria-labelledby="{name}">\n'
        yield picture
        yield f'</div>\n<figcaption id="{name}">{lines((block.caption, block.text))}</figcaption>\n'
        yield "</figure>\n"
