"""Texts of a workbook in another language than the catalogue: which of its texts they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.texts.po import folded as one_line
from curplan.interop.back.desk import Edit
from curplan.plan.texts import in_language
from curplan.proposal.plain import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.interop.back.desk import Desk
    from curplan.interop.workbook import Cell
    from curplan.plan.model import Plan


def shown_in(plan: Plan, language: str, cells: set[str]) -> tuple[Plan, str]:
    """Find the language of a workbook's titles: give the plan in it, and the language.

    ``language`` is that of the headers, ``cells`` are all texts of the workbook. The
    language is "" where the titles are the catalogue's own.
    """
    base = language.split("-")[0]
    codes = sorted(plan.texts, key=lambda code: (code.split("-")[0] != base, code))
    found, best, most = plan, "", _hits(plan, cells)
    for code in codes:
        made = in_language(plan, code)
        hits = _hits(made, cells)
        if hits > most or (hits == most and not best and code.split("-")[0] == base):
            found, best, most = made, code, hits
    return found, best


def _hits(plan: Plan, cells: set[str]) -> int:
    titles = {plain(module.title) for module in plan.modules}
    units = {plain(unit.title) for module in plan.modules for unit in module.units}
    return len((titles | units) & cells)


def own_texts(
    shown: Sequence[str], own: Sequence[str], now: Sequence[str]
) -> tuple[list[str], dict[int, str]]:
    """Find the catalogue's texts of rows that say them in another language.

    Parameters
    ----------
    shown, own
        What each row said when it was exported, and the catalogue's text of it.
    now
        What the rows say now; they may be more, fewer, or in another order.

    Returns
    -------
    list, dict
        The catalogue's text of each row, or what it says where it is new; and by number of row
        the catalogue's text that is said otherwise than before.

    >>> own_texts(["Eins", "Zwei"], ["One", "Two"], ["Zwei", "Eins"])
    (['Two', 'One'], {})
    >>> own_texts(["Eins", "Zwei"], ["One", "Two"], ["Eins", "Zweitens"])
    (['One', 'Two'], {1: 'Two'})
    """
    left = list(range(len(shown)))
    made: dict[int, str] = {}
    same = [(at, at) for at in range(min(len(now), len(shown)))]
    other = [(at, there) for at in range(len(now)) for there in range(len(shown))]
    for at, there in (*same, *other):
        if at not in made and there in left and now[at] == shown[there]:
            made[at] = own[there]
            left.remove(there)
    changed: dict[int, str] = {}
    for at in range(len(now)):
        if at not in made and len(now) == len(shown) and at in left:
            made[at] = changed[at] = own[at]
    return [made.get(at, now[at]) for at in range(len(now))], changed


def say_otherwise(
    desk: Desk, own: str, said: str, module: str, text: str, cell: Cell | str
) -> None:
    """Note that a text of the catalogue is said otherwise in the workbook's language."""
    own = one_line(own)
    before = desk.texts.get(own)
    if before is not None and before != said:
        message = f"'{own}' became '{before}' here and '{said}' elsewhere"
        desk.fault(
            "said-twice", message, cell, "a text has one translation; write the same in both"
        )
        return
    desk.texts[own] = said
    place = cell if isinstance(cell, str) else cell.place
    desk.edits.append(Edit("text", module, text, place, own=own))
