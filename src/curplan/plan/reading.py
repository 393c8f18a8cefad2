"""Reading a plan file that anyone may have edited: every fault a diagnostic with its place.

A JSON syntax error has line and column; a wrong value has the path of its key, written
``modules[3].weekly_hours.2``. Duplicate keys, numbers that are none (NaN) and keys that the
format does not know are refused, so that nothing in a plan is silently ignored.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import ValidationError

from curplan.diagnostics import Diagnostic, Location
from curplan.plan.faults import joined, kind_of, plain_words, shortened
from curplan.plan.model import FORMAT, Plan
from curplan.source.reading import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST_NUMBER = 18
"""Characters of a number; all that a plan means fits easily."""

LONGEST_LINE = 200
"""Characters of a line that is worth showing beneath a message."""

_CODE = "plan-format"


class _BadNumber(str):
    """A number of the file that is none, or is absurdly long."""


class _Repeated(dict[str, object]):
    """An object of the file that has a key twice; ``names`` says which."""

    names: tuple[str, ...] = ()


def read_plan(path: Path) -> tuple[Plan | None, tuple[Diagnostic, ...]]:
    """Read a plan file.

    Returns the plan, or None and everything that is wrong with the file. Never raises for what
    is in the file or for a file that cannot be read.
    """
    text = read_text(path)
    if isinstance(text, Diagnostic):
        inside = path / "plan.json"
        if text.code == "not-a-file" and inside.is_file():
            text = replace(text, hint=f"there is a plan in it: {inside}")
        return None, (text,)
    return parse_plan(text, str(path))


def parse_plan(text: str, name: str = "plan.json") -> tuple[Plan | None, tuple[Diagnostic, ...]]:
    """Read the text of a plan file; ``name`` is what diagnostics call the file."""
    file = Location(name)
    try:
        document = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_whole,
            parse_float=_fraction,
            parse_constant=_BadNumber,
        )
    except json.JSONDecodeError as error:
        return None, (_syntax(error, text, name),)
    except RecursionError:
        return None, (Diagnostic("plan-syntax", "this is nested too deeply for a plan", file),)
    if not isinstance(document, dict):
        message = f"a plan is an object {{…}}; this is {kind_of(document)}"
        return None, (Diagnostic(_CODE, message, file),)
    version = document.get("format")
    if version != FORMAT:
        found = f"format {version!r}" if "format" in document else "no format"
        hint = "make it again with this version of curplan, or use the version that made it"
        message = f"this file has {found}; this program reads {FORMAT!r}"
        return None, (Diagnostic("plan-version", message, file, hint),)
    faults = [Diagnostic(_CODE, message, file) for message in _refused(document)]
    if faults:
        return None, tuple(faults)
    try:
        return Plan.model_validate_json(text.encode(), strict=True), ()
    except ValidationError as error:
        return None, tuple(
            Diagnostic(_CODE, message, file, hint) for message, hint in plain_words(error, document)
        )


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Make an object of the file, remembering keys that it has twice."""
    made = _Repeated(pairs)
    if len(made) < len(pairs):
        times = Counter(key for key, _ in pairs)
        made.names = tuple(key for key, count in times.items() if count > 1)
    return made


def _whole(text: str) -> object:
    return int(text) if len(text) <= LONGEST_NUMBER else _BadNumber(text)


def _fraction(text: str) -> object:
    value = float(text)
    return value if abs(value) < 10**LONGEST_NUMBER else _BadNumber(text)


def _refused(document: object) -> Iterator[str]:
    """Find what JSON lets pass and a plan does not: repeated keys, and numbers that are none."""
    waiting: list[tuple[str, object]] = [("", document)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, _BadNumber):
            yield f"{path}: {shortened(value)} is not a number that a plan can hold"
        elif isinstance(value, _Repeated):
            for name in value.names:
                yield f"{joined(path, name)}: this key is here twice"
            waiting.extend((joined(path, key), value[key]) for key in reversed(value))
        elif isinstance(value, list):
            items = reversed(list(enumerate(value)))
            waiting.extend((joined(path, index), item) for index, item in items)


def _syntax(error: json.JSONDecodeError, text: str, name: str) -> Diagnostic:
    """Place a syntax error; a line too long to show is left out."""
    if not text.strip():
        return Diagnostic(
            "plan-syntax", "this file is empty; it should hold a plan", Location(name)
        )
    lines = text.split("\n")
    line = lines[error.lineno - 1] if error.lineno <= len(lines) else ""
    place = Location(name, error.lineno, error.colno, line if len(line) <= LONGEST_LINE else "")
    message = f"this is not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
    return Diagnostic("plan-syntax", message, place, "look just before the place shown")
