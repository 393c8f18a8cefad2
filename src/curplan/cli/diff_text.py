"""The differences of two plans as text, and as JSON values."""

from __future__ import annotations

import textwrap
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.api import Diff, Replanned

WIDTH = 96
LABEL = 17


def diff_lines(diff: Diff) -> Iterator[str]:
    """Give the differences, one line or paragraph for each kind; nothing that is the same."""
    from curplan.plan.rules import week_ranges

    for fact in diff.facts:
        yield from row(fact.name, f"{fact.old} > {fact.new}")
    for label, entries in (("came", diff.came), ("went", diff.went)):
        for number, each in enumerate(entries):
            text = f"{each.title} ({each.hours:g} h, {_weeks(each.start, each.end)})"
            yield from row(label if number == 0 else "", text)
    for number, move in enumerate(diff.moved):
        where = f"{_weeks(*move.old)} > {_weeks(*move.new)}"
        text = f"{move.title}: {where} ({_how(move.old, move.new)})"
        yield from row("moved" if number == 0 else "", text)
    for number, other in enumerate(diff.reshaped):
        weeks = f"week{'s' * (len(other.weeks) > 1)} {week_ranges(other.weeks)}"
        yield from row("other hours" if number == 0 else "", f"{other.title} (in {weeks})")
    for number, level in enumerate(diff.levels):
        reached = f"level {_level(level.old)} > {_level(level.new)}"
        text = f"{level.name}: {reached} of {level.required}, {level.priority}"
        yield from row("reached" if number == 0 else "", text)


def outcome_lines(diff: Diff) -> Iterator[str]:
    """Give coverage, hours and end before and after, whether they differ or not."""
    parts = [
        f"{priority} {_percent(old)} > {_percent(new)}"
        if old != new
        else f"{priority} {_percent(new)}"
        for priority, old, new in diff.coverage
        if old is not None or new is not None
    ]
    yield from row("coverage", ", ".join(parts))
    yield from row("hours", _both(*(f"{hours:g} h" for hours in diff.hours)))
    yield from row("ends", _both(*diff.ends))
    if None not in diff.penalty:
        points = [_counted(points or 0, "point") for points in diff.penalty]
        yield from row("schedule penalty", _both(*points))
    if diff.other_catalogue:
        yield from row("catalogue", "the two were made from different versions of it")


def change_lines(made: Replanned) -> Iterator[str]:
    """Say how little changed, and whether less is ruled out."""
    counts = {score.name: score for score in made.change}
    came, moved, weeks = made.change
    yield from row("came or went", _counted(came.value, "module") + _proof("came_or_went", counts))
    text = _counted(moved.value, "module") + _proof("moved", counts)
    if moved.value:
        text += f", by {_counted(weeks.value, 'week')} in all{_proof('weeks_moved', counts)}"
    yield from row("moved", text)
    if made.diff is not None and made.diff.hours_moved:
        yield from row("hours moved", f"{made.diff.hours_moved:g} h are not in the week they were")


def _proof(name: str, counts: dict[str, Any]) -> str:
    score = counts[name]
    if score.proven:
        return " (the least)" if score.value else ""
    return f" (not proven the least: at least {score.bound})"


def diff_document(diff: Diff) -> dict[str, Any]:
    """Give the differences as a JSON value."""
    document = asdict(diff)
    for name in ("moved",):
        document[name] = [{**asdict(each), "weeks": each.weeks} for each in getattr(diff, name)]
    document["coverage"] = [
        {"priority": priority, "old": old, "new": new} for priority, old, new in diff.coverage
    ]
    return {"same": diff.same, "weeks_moved": diff.weeks_moved, **document}


def change_document(made: Replanned) -> list[dict[str, Any]]:
    """Give the counts of change with their bounds as a JSON value."""
    return [
        {"name": s.name, "value": s.value, "bound": s.bound, "proven": s.proven}
        for s in made.change
    ]


def row(label: str, text: str) -> list[str]:
    """A label and a text, wrapped beneath itself."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=f"{label:<{LABEL - 1}} ",
        subsequent_indent=" " * LABEL,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _both(old: str, new: str) -> str:
    return f"{old} > {new}" if old != new else f"{new}, as before"


def _weeks(first: int, last: int) -> str:
    return f"week {first}" if first == last else f"weeks {first}-{last}"


def _how(old: tuple[int, int], new: tuple[int, int]) -> str:
    """Say how a module moved.

    >>> _how((3, 4), (4, 5)), _how((3, 4), (3, 6)), _how((3, 4), (2, 5))
    ('1 week later', 'ends 2 weeks later', 'starts 1 week earlier, ends 1 week later')
    """
    start, end = (b - a for a, b in zip(old, new, strict=True))
    if start == end:
        return _by(start)
    parts = [f"{word} {_by(by)}" for word, by in (("starts", start), ("ends", end)) if by]
    return ", ".join(parts)


def _by(weeks: int) -> str:
    return f"{_counted(abs(weeks), 'week')} {'later' if weeks > 0 else 'earlier'}"


def _counted(number: float, noun: str) -> str:
    return f"{number:g} {noun}{'' if number == 1 else 's'}"


def _level(level: int | None) -> str:
    return "–" if level is None else str(level)


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:g} %"


def bold(text: str) -> str:
    """A heading."""
    return click.style(text, bold=True)
