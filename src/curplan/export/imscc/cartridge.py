"""A cartridge: the manifest and its pages, in one zip file."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from curplan.export.imscc.manifest import manifest, pages
from curplan.export.imscc.outline import outline
from curplan.export.jsonld.values import identifier
from curplan.proposal.plain import plain

if TYPE_CHECKING:
    from curplan.plan.model import Plan
    from curplan.words import Words

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the zip: the earliest that the format has."""
READABLE = 0o644 << 16


def imscc_bytes(plan: Plan, words: Words) -> bytes:
    """Write a plan as a Common Cartridge 1.3 in the words' language.

    A skeleton: the structure by month, module and unit, with a page about the programme, about
    each module and for each unit. Identifiers stay the same as long as a module's id or a unit's
    title does. The same plan and language give the same bytes. File names hold nothing of a title.
    """
    items = outline(plan, words)
    name = f"i{identifier(plan).rpartition(':')[2].replace('-', '')}"
    files = {
        "imsmanifest.xml": manifest(
            name, plain(plan.programme), plain(plan.role_description), words.language, items
        )
    }
    files |= {page.path: page.html.encode() for page in pages(items)}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            info = zipfile.ZipInfo(path, EPOCH)
            info.create_system = 3
            info.external_attr = READABLE
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return stream.getvalue()
