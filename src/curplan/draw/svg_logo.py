"""An SVG logo as pixels, after a look at what is in it.

Only a drawing that needs nothing but itself is drawn: no script, no entity, no style from
elsewhere, no picture, filter or marker (a few bytes of them can ask for gigabytes or hours), no
text (which would need the partner's font), no clones of clones without end.
"""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING
from xml.parsers import expat

from curplan.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.diagnostics import Location

#: Elements nested in each other, elements in all when every clone is counted.
MAX_DEPTH, MAX_ELEMENTS = 64, 20_000
#: Pixels of the longer side of what is drawn.
_LONG = 1200
_REFUSED = {
    "script": "it has a script",
    "foreignobject": "it has a part that is not SVG",
    "text": "it has text, which looks different without its font",
    "iframe": "it has a part that is not SVG",
    "image": "it has a picture inside",
    "feimage": "it has a picture inside",
    "filter": "it has a filter, such as a shadow",
    "marker": "it has markers on its lines",
}
_HINTS = {
    "text": "convert the text to paths (outlines) and export it again",
    "image": "give that picture as a PNG",
}
_REFERENCE = re.compile(r"url\(\s*['\"]?\s*([^)'\"\s]*)", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d*\.?\d+(?:[eE][+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|q)?\s*", re.ASCII)
_LIBRARY = "resvg_py"
#: The drawing is done in a process of its own: what the library cannot stand ends that one only.
_DRAW = """
import sys, resvg_py
text = sys.stdin.buffer.read().decode("utf-8-sig")
size = {"width": int(sys.argv[1]), "height": int(sys.argv[2])}
png = resvg_py.svg_to_bytes(svg_string=text, dpi=96.0, skip_system_fonts=True, **size)
sys.stdout.buffer.write(png)
"""
#: A logo takes a tenth of one.
_SECONDS = 20.0
_HINT = "export it as a plain SVG, or as a PNG"


def looks_like_svg(data: bytes) -> bool:
    """Tell whether a file's content may be an SVG: text with such an element."""
    return b"<svg" in data[:65536] or b":svg" in data[:65536]


def rasterised(data: bytes, name: str, place: Location) -> bytes | Diagnostic:
    """Draw an SVG as a PNG of about ``_LONG`` pixels, or say why that is not done.

    Codes: ``bad-logo``; ``no-svg`` where the library for it is not installed.
    """
    found = _Look(data)
    if found.fault:
        hint = _HINTS.get(found.fault, _HINT)
        said = _REFUSED.get(found.fault, found.fault)
        return Diagnostic("bad-logo", f"'{name}' cannot be used: {said}", place, hint)
    if find_spec(_LIBRARY) is None:
        message = f"'{name}' is an SVG, and the library that draws those is not installed"
        hint = "pip install 'curplan[svg]', or give the logo as a PNG"
        return Diagnostic("no-svg", message, place, hint)
    width, height = found.size
    scale = _LONG / max(width, height)
    sides = [str(max(1, round(side * scale))) for side in (width, height)]
    try:
        done = subprocess.run(
            [sys.executable, "-c", _DRAW, *sides],
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        return Diagnostic("bad-logo", f"'{name}' is an SVG that cannot be drawn", place, _HINT)
    return done.stdout


class _Look:
    """One look through an SVG: its size, and the first thing that speaks against it."""

    def __init__(self, data: bytes) -> None:
        self.fault = ""
        self.size = (0.0, 0.0)
        self._open: list[_Part] = []
        self._named: dict[str, _Part] = {}
        self._root: _Part | None = None
        self._style: list[str] | None = None
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.ProcessingInstructionHandler = self._instruction
        try:
            parser.Parse(data, True)
        except expat.ExpatError:
            self._refuse("it is not well-formed")
        except _StopError:
            return
        if not self.fault:
            self._judge()

    def _refuse(self, fault: str) -> None:
        self.fault = self.fault or fault

    def _stop(self, fault: str) -> None:
        self._refuse(fault)
        raise _StopError

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = tag.rpartition(":")[2].casefold()
        if len(self._open) >= MAX_DEPTH:
            self._stop(f"its parts are nested more than {MAX_DEPTH} deep")
        if kind in _REFUSED:
            self._stop(kind)
        part = _Part()
        for key, value in attributes.items():
            key = key.rpartition(":")[2].casefold()
            if key.startswith("on"):
                self._stop("script")
            if key == "href":
                self._href(value, part)
            elif key == "base":
                self._stop("it refers to something outside itself")
            elif key == "id":
                self._named.setdefault(value, part)
            self._references(value, part)
        if self._open:
            self._open[-1].below.append(part)
        else:
            self._root = part
            self._measure(kind, attributes)
        self._open.append(part)
        if kind == "style":
            self._style = []

    def _end(self, tag: str) -> None:
        part = self._open.pop()
        if self._style is not None:
            sheet, self._style = "".join(self._style), None
            if "@" in sheet or "\\" in sheet:
                self._stop("its style sheet asks for more than colours and lines")
            self._references(sheet, part)

    def _text(self, data: str) -> None:
        if self._style is not None:
            self._style.append(data)

    def _entity(self, *_: object) -> None:
        self._stop("it declares entities")

    def _instruction(self, *_: object) -> None:
        self._stop("it has a processing instruction, such as a link to a style sheet")

    def _href(self, value: str, part: _Part) -> None:
        value = value.strip()
        if value.startswith("#"):
            part.uses.append(value[1:])
        elif value:
            self._stop("it refers to something outside itself")

    def _references(self, value: str, part: _Part) -> None:
        for target in _REFERENCE.findall(value):
            if not target.startswith("#"):
                self._stop("it refers to something outside itself")
            part.uses.append(target[1:])

    def _measure(self, kind: str, attributes: dict[str, str]) -> None:
        if kind != "svg":
            self._stop("it is not an SVG")
        sides = [_length(attributes.get(side, "")) for side in ("width", "height")]
        if not all(sides):
            view = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
            sides = [_length(side) for side in view[2:4]] if len(view) == 4 else [0.0, 0.0]
        width, height = sides
        if not (0 < width <= 1e6 and 0 < height <= 1e6 and 0.05 <= width / height <= 20):
            self._stop("it does not say how large it is, or is a mere line")
        self.size = (width, height)

    def _judge(self) -> None:
        """Count the parts with all clones of them."""
        assert self._root is not None
        counted: dict[int, int] = {}
        open_parts: set[int] = set()

        def count(part: _Part) -> int:
            if id(part) in open_parts or len(open_parts) > 4 * MAX_DEPTH:
                raise _StopError
            if id(part) not in counted:
                open_parts.add(id(part))
                total = 1
                for other in (*part.below, *self._targets(part)):
                    total += count(other)
                    if total > MAX_ELEMENTS:
                        raise _StopError
                open_parts.discard(id(part))
                counted[id(part)] = total
            return counted[id(part)]

        try:
            count(self._root)
        except _StopError:
            self._refuse(f"its parts are more than {MAX_ELEMENTS:,}, or repeat without end")

    def _targets(self, part: _Part) -> Iterator[_Part]:
        return (self._named[name] for name in part.uses if name in self._named)


class _Part:
    """An element: those inside it, and the ids that it refers to."""

    __slots__ = ("below", "uses")

    def __init__(self) -> None:
        self.below: list[_Part] = []
        self.uses: list[str] = []


class _StopError(Exception):
    """What was found is enough."""


def _length(text: str) -> float:
    """Give a length as a plain number, whatever its unit: of two only their ratio counts."""
    found = _LENGTH.fullmatch(text)
    return float(found[1]) if found else 0.0
