"""Months have shades that keep their order without colour, and that text can be read on."""

from __future__ import annotations

from itertools import pairwise

import pytest

from curplan.draw.colour import contrast, lab
from curplan.draw.skills.shades import shades, text_on
from curplan.draw.theme import TEXT_CONTRAST, THEMES


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("count", [1, 3, 7, 14, 24])
def test_shades_step_away_from_the_ground(theme: str, count: int) -> None:
    look = THEMES[theme]
    made = shades(count, look)
    assert len(set(made)) == count
    far = [abs(lab(shade)[0] - lab(look.ground)[0]) for shade in made]
    steps = [other - one for one, other in pairwise(far)]
    assert all(step > 0.8 for step in steps)
    if count <= 7:
        assert all(step > 5.0 for step in steps)
    for shade in made:
        assert contrast(text_on(shade, look), shade) >= TEXT_CONTRAST
