"""The manifest of a cartridge: what is in it, and in which order a platform shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as Et

from curplan.export.imscc.outline import Folder, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
PROFILE = "http://www.imsglobal.org/profile/cc/ccv1p3"

ROOT = {
    "xmlns": PACKAGE,
    "xmlns:lomm": LOM,
    "xmlns:xsi": INSTANCE,
    "xsi:schemaLocation": (
        f"{PACKAGE} {PROFILE}/ccv1p3_imscp_v1p2_v1p0.xsd "
        f"{LOM} {PROFILE}/LOM/ccv1p3_lommanifest_v1p0.xsd"
    ),
}


def manifest(
    name: str, title: str, description: str, language: str, items: Sequence[Folder | Page]
) -> bytes:
    """Write ``imsmanifest.xml`` in UTF-8.

    One organization with one root item without a title, as the profile asks; folders have a title
    and no resource, pages a resource each, of type ``webcontent``.
    """
    root = Et.Element("manifest", {"identifier": name, **ROOT})
    metadata = Et.SubElement(root, "metadata")
    Et.SubElement(metadata, "schema").text = "IMS Common Cartridge"
    Et.SubElement(metadata, "schemaversion").text = "1.3.0"
    general = Et.SubElement(Et.SubElement(metadata, "lomm:lom"), "lomm:general")
    for tag, text in (("title", title), ("description", description)):
        if text:
            kept = Et.SubElement(general, f"lomm:{tag}")
            Et.SubElement(kept, "lomm:string", {"language": language}).text = text
    organization = Et.SubElement(
        Et.SubElement(root, "organizations"),
        "organization",
        {"identifier": f"{name}o", "structure": "rooted-hierarchy"},
    )
    top = Et.SubElement(organization, "item", {"identifier": f"{name}r"})
    for item in items:
        _item(top, item)
    resources = Et.SubElement(root, "resources")
    for page in pages(items):
        resource = Et.SubElement(
            resources,
            "resource",
            {"identifier": f"{page.name}w", "type": "webcontent", "href": page.path},
        )
        Et.SubElement(resource, "file", {"href": page.path})
    Et.indent(root, " ")
    written: bytes = Et.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def pages(items: Sequence[Folder | Page]) -> Iterator[Page]:
    """List the pages of an outline, in order."""
    for item in items:
        if isinstance(item, Page):
            yield item
        else:
            yield from pages(item.items)


def _item(parent: Et.Element, item: Folder | Page) -> None:
    refers = {"identifierref": f"{item.name}w"} if isinstance(item, Page) else {}
    made = Et.SubElement(parent, "item", {"identifier": item.name, **refers})
    Et.SubElement(made, "title").text = item.title
    for child in item.items if isinstance(item, Folder) else ():
        _item(made, child)
