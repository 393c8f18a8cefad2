from __future__ import annotations

from itertools import combinations

import pytest

from curplan.draw.colour import (
    VISIONS,
    contrast,
    difference,
    grey,
    lab,
    luminance,
    mix,
    rgb,
    seen,
    told_apart,
)
from curplan.draw.repair import OUTLINE_CONTRAST
from curplan.draw.theme import (
    DARK,
    HATCHES,
    LIGHT,
    LINE_CONTRAST,
    PRINT,
    STRAND_DIFFERENCE,
    TEXT_CONTRAST,
    THEMES,
    Theme,
)

#: Pairs of L*a*b* whose CIEDE2000 Sharma, Wu and Dalal publish are not sRGB; these are, and were
#: computed with colour-science's and scikit-image's formulae alike.
KNOWN = [
    ("#ff0000", "#00ff00", 86.608),
    ("#0000ff", "#000000", 39.679),
    ("#ffffff", "#000000", 100.0),
]
EVERY = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


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


def test_grey_has_the_colour_s_own_luminance() -> None:
    for colour in (*LIGHT.fills, *DARK.fills, "#000000", "#ffffff"):
        red, green, blue = rgb(grey(colour))
        assert red == green == blue
        assert luminance(grey(colour)) == pytest.approx(luminance(colour), abs=0.005)


def test_mix_goes_from_one_to_the_other() -> None:
    assert mix("#102030", "#ffffff", 0) == "#102030"
    assert mix("#102030", "#ffffff", 1) == "#ffffff"


@EVERY
def test_ten_strands_differ_for_every_eye(theme: Theme) -> None:
    assert len(theme.fills) == 10
    for one, other in combinations(theme.fills, 2):
        assert told_apart(one, other) >= STRAND_DIFFERENCE, (one, other)


@EVERY
def test_every_strand_has_its_own_hatch_that_shows(theme: Theme) -> None:
    assert len(set(HATCHES)) == len(HATCHES) == len(theme.fills)
    for fill in theme.fills:
        assert contrast(theme.hatch_ink(fill), fill) >= 1.25, fill


@EVERY
def test_text_reads_on_everything_it_stands_on(theme: Theme) -> None:
    for ground in (theme.ground, theme.band, theme.reserved, theme.closed):
        for ink in (theme.ink, theme.muted, theme.warning, theme.title):
            assert contrast(ink, ground) >= TEXT_CONTRAST, (ink, ground)
    for fill in theme.fills:
        assert contrast(theme.on(fill), fill) >= TEXT_CONTRAST, fill


@EVERY
def test_outlines_stand_out_from_everything_behind_them(theme: Theme) -> None:
    for ground in (theme.ground, theme.band, theme.reserved, theme.closed):
        assert contrast(theme.arrow, ground) >= LINE_CONTRAST
        assert contrast(theme.accent, ground) >= LINE_CONTRAST
        for fill in theme.fills:
            assert contrast(theme.edge(fill), ground) >= LINE_CONTRAST


@EVERY
def test_the_critical_chain_s_outline_differs_from_the_others(theme: Theme) -> None:
    for fill in theme.fills:
        assert contrast(theme.ink, theme.edge(fill)) >= 1.7, fill
        assert contrast(theme.ink, fill) >= OUTLINE_CONTRAST, fill


def test_text_on_a_fill_takes_what_reads_best() -> None:
    assert DARK.on(DARK.fill(0)) == DARK.on_fill != DARK.ink
    assert DARK.on(DARK.ground) == DARK.ink
    assert LIGHT.on("#101010") == LIGHT.ground


def test_print_saves_ink_and_its_greys_are_black_ink_alone() -> None:
    def ink(theme: Theme) -> float:
        return sum(1 - sum(rgb(fill)) / 3 for fill in theme.fills)

    assert ink(PRINT) < 0.8 * ink(LIGHT)
    assert PRINT.ground == PRINT.band == "#ffffff"
    for colour in (PRINT.ink, PRINT.muted, PRINT.rule, PRINT.grid, PRINT.closed, PRINT.reserved):
        assert grey(colour) == colour


def test_print_reads_in_grey() -> None:
    for fill in PRINT.fills:
        assert contrast(grey(PRINT.on(fill)), grey(fill)) >= 7
        assert contrast(grey(PRINT.edge(fill)), "#ffffff") >= LINE_CONTRAST
