"""A partner's brand file: its name, logo, colours and footer.

``branded`` puts them into the look of a drawing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from curplan.diagnostics import Diagnostic, has_errors, nearest
from curplan.draw.logo import read_logo
from curplan.draw.look import Brand, Logo
from curplan.source import Place, Places, parse_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from curplan.diagnostics import Location

#: Characters of the name and of the footer's text.
LONGEST_NAME, LONGEST_FOOTER = 60, 160
_KEYS = ("name", "logo", "colours", "footer")
_COLOURS = ("title", "accent", "strands")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", re.ASCII)
_REMOTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:|//|\\\\")


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as the partner gave it, ``#rrggbb``, and where it was written."""

    value: str
    place: Location


@dataclass(frozen=True, slots=True)
class BrandFile:
    """What a brand file says; colours by ``title``, ``accent``, or the strand that they are for."""

    brand: Brand
    title: Colour | None = None
    accent: Colour | None = None
    strands: tuple[tuple[str, Colour], ...] = ()
    logo_place: Location | None = None


def read_brand(path: Path) -> tuple[BrandFile | None, tuple[Diagnostic, ...]]:
    """Read a brand file; with errors there is none, and every one is told with its place.

    ::

        name: Akademie Nord
        logo: logo.svg          # PNG or SVG, beside this file
        colours:
          title: "#003366"      # quotes, for # begins a comment
          accent: "#ff6600"
          strands: {data: "#2a9d8f"}
        footer: www.akademie-nord.example
    """
    parsed = parse_file(path)
    if not parsed.whole:
        return None, parsed.diagnostics
    reader = _Reader(path)
    made = reader.read(parsed.data)
    found = (*parsed.diagnostics, *reader.faults)
    return (None if has_errors(found) else made), found


class _Reader:
    """One reading: the faults so far, and where things are written."""

    def __init__(self, path: Path) -> None:
        self.faults: list[Diagnostic] = []
        self._path = path
        self._place = Place(str(path))
        self._places = Places()

    def read(self, data: Any) -> BrandFile:
        """Read the whole file; with faults the result is not to be used."""
        top = self._mapping(data, self._place, _KEYS)
        name = self._text(top, "name", LONGEST_NAME)
        footer = self._text(top, "footer", LONGEST_FOOTER)
        logo = self._logo(top)
        place = self._place.down("colours")
        colours = self._mapping(top.get("colours", {}), place, _COLOURS)
        title = self._colour(colours, "title", place)
        accent = self._colour(colours, "accent", place)
        within = place.down("strands")
        strands = self._mapping(colours.get("strands", {}), within, None)
        found = [(strand, self._colour(strands, strand, within)) for strand in sorted(strands)]
        given = tuple((strand, colour) for strand, colour in found if colour is not None)
        where = self._places.locate(self._place.down("logo")) if logo else None
        return BrandFile(Brand(name, logo, footer), title, accent, given, where)

    def _fault(self, code: str, message: str, place: Place, hint: str) -> None:
        self.faults.append(Diagnostic(code, message, self._places.locate(place), hint))

    def _mapping(self, data: Any, place: Place, known: tuple[str, ...] | None) -> Mapping[str, Any]:
        if not isinstance(data, dict):
            what = f"'{place.path[-1]}'" if place.path else "a brand file"
            hint = "write {key: value}, or a line 'key: value' for each"
            self._fault("wrong-type", f"{what} must be keys with values", place, hint)
            return {}
        for key in data:
            if known is not None and key not in known:
                hint = nearest(str(key), known) or f"the keys here are {', '.join(known)}"
                where = place.down(key, key=True)
                self._fault("unknown-key", f"the key '{key}' is not known here", where, hint)
            elif not isinstance(key, str):
                where = place.down(key, key=True)
                self._fault("wrong-type", "each key here must be text", where, "put it in quotes")
        return {key: value for key, value in data.items() if isinstance(key, str)}

    def _text(self, data: Mapping[str, Any], key: str, longest: int) -> str:
        if key not in data:
            return ""
        value, place = data[key], self._place.down(key)
        if not isinstance(value, str):
            hint = "give it a value, or remove the key" if value is None else "put it in quotes"
            self._fault("wrong-type", f"'{key}' must be text", place, hint)
            return ""
        said = " ".join(value.split())
        if len(said) > longest:
            message = f"'{key}' must have at most {longest} characters; it has {len(said)}"
            self._fault("bad-value", message, place, "shorten it; a drawing shows it whole")
        if any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in said):
            message = f"'{key}' must have no control characters"
            self._fault("bad-value", message, place, "delete them and type the text again")
        return said

    def _colour(self, data: Mapping[str, Any], key: str, within: Place) -> Colour | None:
        if key not in data:
            return None
        value, place = data[key], within.down(key)
        if isinstance(value, str) and _COLOUR.fullmatch(value):
            digits = value[1:] if len(value) == 7 else "".join(2 * digit for digit in value[1:])
            return Colour(f"#{digits.lower()}", self._places.locate(place))
        hint = 'write it as red, green and blue, in quotes: "#003366"'
        if value is None:
            hint = 'put it in quotes, such as "#003366": a # without them begins a comment'
        self._fault("bad-value", f"'{key}' must be a colour such as #003366", place, hint)
        return None

    def _logo(self, data: Mapping[str, Any]) -> Logo | None:
        name = self._text(data, "logo", 1000)
        if not name:
            return None
        place = self._place.down("logo")
        if _REMOTE.match(name):
            message = f"the logo must be a file on this computer, not '{name[:80]}'"
            self._fault("bad-value", message, place, "save it beside this file and give its name")
            return None
        found = read_logo(self._path.parent / name, self._places.locate(place))
        if isinstance(found, Diagnostic):
            self.faults.append(found)
            return None
        return found
