from __future__ import annotations

from itertools import combinations

import pytest

from curplan.draw.colour import VISIONS, contrast, difference, lab, mix, seen, told_apart
from curplan.draw.theme import HATCHES, LIGHT, LINE_CONTRAST, STRAND_DIFFERENCE, TEXT_CONTRAST

#: Pairs of L*a*b* whose CIEDE2000 Sharma, Wu and Dalal publish are not sRGB; these are, and were
#: computed with colour-science's and scikit-image's formulae alike.
KNOWN = [
    ("#ff0000", "#00ff00", 86.608),
    ("#0000ff", "#000000", 39.679),
    ("#ffffff", "#000000", 100.0),
]


@pytest.mark.parametrize(("one", "other", "expected"), KNOWN)
def test_difference_is_ciede2000(one: str, other: str, expected: float) -> None:
    assert difference(one, other) == pytest.approx(expected, abs=0.05)


def test_difference_is_symmetric_and_zero_for_the_same() -> None:
    for one, other in combinations(LIGHT.fills, 2):
        assert difference(one, other) == pytest.approx(difference(other, one))
    assert difference("#8899aa", "#8899aa") == 0


def test_lab_of_white_and_black() -> None:
    assert lab("#ffffff") == pytest.approx((100, 0, 0), abs=0.01)
    assert lab("#000000") == pytest.approx((0, 0, 0), abs=0.01)


def test_grey_looks_grey_to_everyone() -> None:
    for vision in VISIONS:
        assert difference(seen("#808080", vision), "#808080") < 1.5


def test_red_and_green_come_close_for_deutan_eyes() -> None:
    red, green = "#c0604a", "#8a8a3a"
    assert difference(seen(red, "deutan"), seen(green, "deutan")) < difference(red, green) / 1.5


def test_ten_strands_differ_for_every_eye() -> None:
    assert len(LIGHT.fills) == 10
    for one, other in combinations(LIGHT.fills, 2):
        assert told_apart(one, other) >= STRAND_DIFFERENCE, (one, other)


def test_every_strand_has_its_own_hatch() -> None:
    assert len(set(HATCHES)) == len(HATCHES) == len(LIGHT.fills)


def test_text_reads_on_everything_it_stands_on() -> None:
    grounds = (LIGHT.ground, LIGHT.band, LIGHT.reserved, LIGHT.closed)
    for ground in grounds:
        assert contrast(LIGHT.muted, ground) >= TEXT_CONTRAST
        assert contrast(LIGHT.warning, ground) >= TEXT_CONTRAST
    for fill in LIGHT.fills:
        assert contrast(LIGHT.ink, fill) >= TEXT_CONTRAST


def test_outlines_stand_out_from_everything_behind_them() -> None:
    for fill in LIGHT.fills:
        for ground in (LIGHT.ground, LIGHT.band, LIGHT.reserved, LIGHT.closed):
            assert contrast(LIGHT.edge(fill), ground) >= LINE_CONTRAST


def test_mix_goes_from_one_to_the_other() -> None:
    assert mix("#102030", "#ffffff", 0) == "#102030"
    assert mix("#102030", "#ffffff", 1) == "#ffffff"
