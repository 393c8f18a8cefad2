"""The comparison of roles as text: at length for two roles, as matrices for more."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from curplan.cli.common import hour_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from curplan.api import RoleComparison, RoleTrack
    from curplan.catalogue.models import Catalogue, Module

WIDTH = 96
MOST_TITLE = 36
"""Characters of a title in a table; a longer one gives way to the id."""

INDENT = 17
"""Characters before the texts that have a label."""

HARD = "\N{NO-BREAK SPACE}"
"""Between what stays on one line."""

Row = tuple[str, ...]


def text_lines(catalogue: Catalogue, comparison: RoleComparison) -> Iterator[str]:
    """Give the comparison in lines, styled: at length for two roles, as matrices for more."""
    text = _Text(catalogue, comparison)
    yield from text.two() if len(comparison.tracks) == 2 else text.many()
    yield ""
    yield from text.unreached()
    yield from text.notes()


class _Text:
    """A comparison as text."""

    def __init__(self, catalogue: Catalogue, comparison: RoleComparison) -> None:
        self._catalogue = catalogue
        self._comparison = comparison
        self._tracks = comparison.tracks
        self._every = (*comparison.tracks, *comparison.bridges)
        self._names = [self._name(track.role) for track in self._tracks]

    def two(self) -> Iterator[str]:
        """Two roles side by side, what they share by name, and both bridges by module."""
        common = self._comparison.common
        yield click.style(" and ".join(self._names), bold=True)
        outcomes, modules = len(common.outcomes), len(common.modules)
        columns = [
            (
                self._name(track.role),
                self._audience(track),
                f"{len(track.required)}, {_share(outcomes, len(track.required))} in common",
                f"{_hours(track)} in {_modules(len(track.modules))}",
                f"{_share(common.hours, track.hours, ' h')} in {_modules(modules)}",
            )
            for track in self._tracks
        ]
        heads = ("", "who comes in", "outcomes", "fewest hours", "common core")
        yield from _table(list(zip(heads, *columns, strict=True)))
        yield ""
        yield from self._common()
        for bridge in self._comparison.bridges:
            start, to = self._name(bridge.after), self._name(bridge.role)
            own = next(track for track in self._tracks if track.role == bridge.role)
            yield ""
            yield click.style(f"From {start} to {to}: {_hours(bridge)} more", bold=True)
            met = f"{len(bridge.met)} of {len(bridge.required)} outcomes"
            yield from _wrapped("held already", f"{met}; from the start it takes {_hours(own)}")
            yield from _wrapped("to learn", self._titles(bridge.modules) or "nothing")

    def many(self) -> Iterator[str]:
        """Each role in a line, then a matrix for each figure of two roles."""
        yield click.style(f"{len(self._tracks)} roles: what they share", bold=True)
        rows: list[Row] = [("", "who comes in", "required", "modules", "hours")]
        for label, track in zip(self._labels(), self._tracks, strict=True):
            counts = (f"{len(track.required)}", f"{len(track.modules)}", _hours(track))
            rows.append((label, self._audience(track), *counts))
        yield from _table(rows)
        comparison = self._comparison
        yield from self._matrix(
            "Hours to bridge, from the role of the row to that of the column",
            lambda one, other: _hours(comparison.bridge(one, other), ""),
        )
        yield from self._matrix(
            "Required outcomes in common",
            lambda one, other: f"{len(comparison.pair(one, other).outcomes)}",
        )
        yield from self._matrix(
            "Hours of the modules in both tracks",
            lambda one, other: _rounded(comparison.pair(one, other).hours),
        )
        yield ""
        yield from self._common()

    def unreached(self) -> Iterator[str]:
        """What cannot be reached, role by role, and from where."""
        for track in self._tracks:
            bridges = [b for b in self._comparison.bridges if b.role == track.role]
            without = [track, *bridges]
            short = dict.fromkeys(outcome for each in without for outcome in each.short)
            if short:
                after = [self._name(bridge.after) for bridge in bridges if bridge.short]
                start = ["on entry"] if track.short else []
                if after:
                    whole = len(after) == len(bridges) > 1
                    start.append("after any other role" if whole else f"after {_listed(after)}")
                words = (
                    f"{_listed(short)}: {self._name(track.role)} requires it, and nothing leads "
                    f"there from what learners hold {' or '.join(start)}; ! marks hours without it"
                )
                yield from _wrapped("out of reach", words)

    def notes(self) -> Iterator[str]:
        """How to read the figures."""
        unit = hour_unit(self._catalogue.hour)
        proven = all(track.proven for track in self._every)
        yield from _wrapped(
            "how to read it",
            f"Hours{unit} are the fewest that reach all must and essential requirements, in any "
            "length of time and with no rule of the policy; "
            f"{'proven' if proven else 'proven, but for those with a *'}.",
        )

    def _common(self) -> Iterator[str]:
        """The outcomes and modules that all roles have in common."""
        common = self._comparison.common
        same = [shared.outcome for shared in common.outcomes if shared.same_level]
        other = [
            f"{shared.outcome} ({'/'.join(map(str, shared.levels))})"
            for shared in common.outcomes
            if not shared.same_level
        ]
        if not common.outcomes:
            yield from _wrapped("outcomes", "none in common")
        if same:
            yield from _wrapped("same level", _listed(same))
        if other:
            yield from _wrapped("different level", f"{_listed(other)}; the higher covers the lower")
        core = f"{_rounded(common.hours)} h in every track: {self._titles(common.modules)}"
        yield from _wrapped("common core", core if common.modules else "no module in every track")

    def _matrix(self, title: str, cell: Callable[[str, str], str]) -> Iterator[str]:
        yield ""
        yield click.style(title, bold=True)
        roles = [track.role for track in self._tracks]
        rows: list[Row] = [("", *(str(number) for number, _ in enumerate(roles, 1)))]
        for label, one in zip(self._labels(), roles, strict=True):
            rows.append((label, *("–" if one == other else cell(one, other) for other in roles)))
        yield from _table(rows, numbers=True)

    def _labels(self) -> list[str]:
        wide = len(str(len(self._names)))
        return [f"{number:>{wide}} {name}" for number, name in enumerate(self._names, 1)]

    def _name(self, role: str) -> str:
        title = self._catalogue.role_by_id[role].title
        return title if len(title) <= MOST_TITLE else role

    def _audience(self, track: RoleTrack) -> str:
        if not track.audience:
            return "holds nothing"
        title = self._catalogue.audience_by_id[track.audience].title
        return title if len(title) <= MOST_TITLE else track.audience

    def _titles(self, modules: Iterable[Module]) -> str:
        """Modules with their hours; a title may have commas in it."""
        hour = self._catalogue.hour
        return "; ".join(f"{m.title} ({_rounded(m.minutes / hour)}{HARD}h)" for m in modules)


def _hours(track: RoleTrack, unit: str = " h") -> str:
    return f"{_rounded(track.hours)}{unit}{'' if track.proven else '*'}{'!' if track.short else ''}"


def _share(part: float, whole: float, unit: str = "") -> str:
    percent = f" ({100 * part / whole:.0f} %)" if whole else ""
    return f"{_rounded(part)}{unit}{percent}"


def _modules(number: int) -> str:
    return f"{number} module{'' if number == 1 else 's'}"


def _rounded(hours: float) -> str:
    """Hours to a tenth."""
    return f"{round(hours, 1):g}"


def _listed(words: Iterable[object]) -> str:
    return ", ".join(map(str, words))


def _wrapped(label: str, text: str) -> Iterator[str]:
    """A label and a text, wrapped with a hanging indent."""
    indent = " " * INDENT
    lines = textwrap.wrap(
        text,
        WIDTH,
        initial_indent=f"{label:<{INDENT}}",
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    yield from (line.replace(HARD, " ") for line in lines)


def _table(rows: Sequence[Row], *, numbers: bool = False) -> Iterator[str]:
    """Rows in columns, the first row as head; ``numbers`` stand on the right of theirs."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        for cell, width in zip(row[1:], widths[1:], strict=True):
            cells.append(cell.rjust(width) if numbers else cell.ljust(width))
        yield "  ".join(cells).rstrip()
