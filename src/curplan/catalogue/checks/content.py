"""What an entity must hold to make sense by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.faults import Fault, at
from curplan.catalogue.kinds import Kind
from curplan.source import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.catalogue.draft import Draft

MAY_TEACH_NOTHING = (Kind.PROJECT, Kind.ASSESSMENT, Kind.PLACEMENT, Kind.CERTIFICATION)
"""Kinds that are of use for what they practise or assess alone."""


def empty_catalogue(draft: Draft) -> Iterator[Fault]:
    """A catalogue without a module plans nothing."""
    if draft.catalogue.modules or draft.doubts["modules"]:
        return
    yield Fault(
        "empty-catalogue",
        "there is no module in this catalogue",
        Place(str(draft.folders[-1])),
        "put modules into its folder modules/, or name another folder",
    )


def levels_contiguous(draft: Draft) -> Iterator[Fault]:
    """The levels of a skill follow each other without a gap."""
    for skill in draft.catalogue.skills:
        numbers = [level.level for level in skill.levels]
        if numbers[-1] - numbers[0] + 1 == len(numbers):
            continue
        missing = sorted(set(range(numbers[0], numbers[-1])) - set(numbers))
        above = next(number for number in numbers if number > missing[0])
        yield Fault(
            "levels-not-contiguous",
            f"the skill '{skill.id}' has level {above}, but not level "
            f"{', '.join(map(str, missing))} below it",
            at(skill.origin, "levels", above, key=True),
            "add what is missing, or renumber the levels",
        )


def teaches_nothing(draft: Draft) -> Iterator[Fault]:
    """A course teaches something; a project at least practises or assesses something."""
    for module in draft.catalogue.modules:
        if module.teaches:
            continue
        if module.kind in MAY_TEACH_NOTHING and (module.practises or module.assesses):
            continue
        yield Fault(
            "teaches-nothing",
            f"the module '{module.id}' teaches nothing, so that no plan would ever choose it",
            at(module.origin),
            "list what it teaches ('teaches: {python: 1}')",
        )
