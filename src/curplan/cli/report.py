"""Diagnostics for people, with the line and a caret, and for programs, as JSON."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from curplan.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MAX_WIDTH = 120
"""Characters of a source line that are shown, around the caret."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def print_diagnostics(diagnostics: Sequence[Diagnostic], *, err: bool) -> None:
    """Print diagnostics with their summary, in colour on a terminal; nothing for none."""
    for diagnostic in diagnostics:
        click.echo(render(diagnostic), err=err)
        click.echo(err=err)
    if diagnostics:
        click.echo(summary(diagnostics), err=err)


def stop(diagnostics: Sequence[Diagnostic]) -> NoReturn:
    """Print diagnostics to stderr, and leave with exit code 1."""
    print_diagnostics(diagnostics, err=True)
    raise click.exceptions.Exit(1)


def render(diagnostic: Diagnostic) -> str:
    """Render one diagnostic over several lines, styled (click strips that off a terminal)."""
    return "\n".join(_lines(diagnostic))


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Count them.

    >>> summary([Diagnostic("a", "b"), Diagnostic("a", "b", severity=Severity.WARNING)])
    '1 error, 1 warning'
    """
    found = [diagnostic.severity for diagnostic in diagnostics]
    parts = [
        f"{found.count(severity)} {severity}{'' if found.count(severity) == 1 else 's'}"
        for severity in Severity
        if severity in found
    ]
    return ", ".join(parts) or "no faults"


def to_json(diagnostics: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """Give diagnostics as JSON values."""
    return [
        {
            "code": diagnostic.code,
            "severity": str(diagnostic.severity),
            "message": diagnostic.message,
            "hint": diagnostic.hint,
            **_place(diagnostic.location),
            "notes": [
                {"message": note.message, **_place(note.location)} for note in diagnostic.notes
            ],
        }
        for diagnostic in diagnostics
    ]


def print_json(value: object) -> None:
    """Print a result as JSON on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def short_path(file: str) -> str:
    """Give a path relative to the working directory when it lies below it."""
    if not file or not os.path.isabs(file):
        return file
    try:
        return str(Path(file).relative_to(Path.cwd()))
    except (ValueError, OSError):
        return file


def _lines(diagnostic: Diagnostic) -> Iterator[str]:
    place = diagnostic.location
    colour = _COLOURS[diagnostic.severity]
    label = click.style(f"{diagnostic.severity}[{diagnostic.code}]", fg=colour, bold=True)
    prefix = f"{printable(_where(place))}: " if place else ""
    yield f"{prefix}{label}: {printable(diagnostic.message)}"
    if place:
        yield from _excerpt(place, colour)
    if diagnostic.hint:
        yield f"  hint: {printable(diagnostic.hint)}"
    for note in diagnostic.notes:
        at = f" ({printable(_where(note.location))})" if note.location else ""
        yield f"  note: {printable(note.message)}{at}"


def _excerpt(place: Location, colour: str) -> Iterator[str]:
    if not place.line or not place.text.strip():
        return
    text = printable(place.text.replace("\t", " "))
    column = min(place.column - 1, len(text))
    if len(text) > MAX_WIDTH:
        start = max(0, min(column - MAX_WIDTH // 2, len(text) - MAX_WIDTH))
        end = start + MAX_WIDTH
        text = ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
        column = column - start + (1 if start else 0)
    number = str(place.line)
    yield f"  {number} | {text}"
    yield f"  {' ' * len(number)} | {' ' * column}{click.style('^', fg=colour, bold=True)}"


def _where(place: Location) -> str:
    name = short_path(place.file)
    return f"{name}:{place.line}:{place.column}" if place.line else name


def _place(place: Location | None) -> dict[str, Any]:
    if place is None:
        return {"file": None, "line": None, "column": None}
    return {
        "file": short_path(place.file),
        "line": place.line or None,
        "column": place.column or None,
    }


def printable(text: str) -> str:
    """Replace control characters, which could steer the terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
