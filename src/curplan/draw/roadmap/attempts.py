"""Ways to set a roadmap's page, from the most generous to the densest."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from curplan.draw.roadmap import stack
from curplan.draw.roadmap.lanes import Style

if TYPE_CHECKING:
    from curplan.draw.scene import Page

#: Heights of the load chart: wanted, below what is told of the months, least, least on a crowded
#: page, most.
_LOAD, _LOAD_TOLD, _LOAD_LEAST, _LOAD_CROWDED, LOAD_MOST = 70.0, 46.0, 40.0, 34.0, 124.0
_GAP, _GAP_LEAST = 8.0, 4.0
#: From here on headings go without hours, and strands stand close.
_CROWDED = 5.0
#: Ways to set the names, from the most generous to the densest: large names in their bars, then
#: beside them too, then numbers, at first where one saves much height, at last wherever it does.
_LARGE = tuple(Style(size, 25.0) for size in (12.0, 11.0, 10.0, 9.5, 9.0, 8.5, 8.0))
STYLES = (
    *_LARGE,
    *(Style(size, 6.0) for size in (8.5, 8.0)),
    *(Style(size, 1.0) for size in (8.5, 8.0, 7.5)),
)
DENSE = (
    *(Style(size, 6.0) for size in (8.0, 7.5)),
    Style(7.5, 0.0),
    *(
        Style(7.5, 0.0, number)
        for number in (30.0, 15.0, 10.0, 8.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0)
    ),
)


@dataclass(frozen=True, slots=True)
class Try:
    """A way to set a page; ``told``: with what a learner can do after each month."""

    style: Style
    page: Page
    dense: bool
    told: bool = False

    @property
    def load(self) -> float:
        """Least height of the load chart."""
        if self.told:
            return _LOAD_TOLD
        return _LOAD_CROWDED if self.crowded else _LOAD_LEAST if self.dense else _LOAD

    @property
    def numbers(self) -> bool:
        """Tell whether numbers may stand in place of names where names would fit too."""
        return self.style.number < inf

    @property
    def crowded(self) -> bool:
        """Tell whether even small comforts must go."""
        return self.style.number <= _CROWDED

    @property
    def apart(self) -> float:
        """Least distance between two strands' bars."""
        return stack.BETWEEN_CROWDED if self.crowded else stack.BETWEEN

    @property
    def gap(self) -> float:
        """Distance between the parts of the page."""
        return _GAP_LEAST if self.dense else _GAP
