"""A brand's colours on a theme: taken as they are, or repaired so that all rules hold."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from curplan.draw.brand import BrandFile, Colour
from curplan.draw.branded import branded
from curplan.draw.colour import contrast, rgb, told_apart
from curplan.draw.look import PLAIN, Brand, Logo, Look
from curplan.draw.repair import OUTLINE_CONTRAST
from curplan.draw.theme import (
    DARK,
    LIGHT,
    LINE_CONTRAST,
    STRAND_DIFFERENCE,
    TEXT_CONTRAST,
    THEMES,
    Theme,
)
from tests.draw.logos import HERE, codes, picture

STRANDS = ("data", "mathematics", "programming", "web")


def colours(**given: str) -> BrandFile:
    strands = tuple(
        (strand.replace("_", "-"), Colour(value, HERE)) for strand, value in sorted(given.items())
    )
    return BrandFile(Brand(), strands=strands)


def test_what_holds_is_taken_as_it_is() -> None:
    file = BrandFile(
        Brand("A", None, "b"),
        Colour("#003366", HERE),
        Colour("#aa4400", HERE),
        (("data", Colour("#2a9d8f", HERE)),),
    )
    look, notes = branded(PLAIN, file, STRANDS)
    assert notes == ()
    assert look.brand == file.brand
    assert (look.theme.title, look.theme.accent) == ("#003366", "#aa4400")
    assert look.theme.fill(STRANDS.index("data")) == "#2a9d8f"


def test_a_pale_title_is_darkened_and_that_is_said() -> None:
    file = BrandFile(Brand(), Colour("#ffcc00", HERE), Colour("#ffee00", HERE))
    look, notes = branded(PLAIN, file, STRANDS)
    assert contrast(look.theme.title, LIGHT.ground) >= TEXT_CONTRAST
    assert contrast(look.theme.accent, LIGHT.closed) >= LINE_CONTRAST
    assert codes(notes) == ["brand-colour", "brand-colour"]
    assert notes[0].message == (
        "title #ffcc00 has a contrast of 1.5 on white, 4.5 is needed: #8f7200 is used"
    )
    assert not notes[0].is_error
    assert notes[0].location == HERE


def test_a_dark_title_is_lightened_on_a_dark_ground() -> None:
    look, notes = branded(Look(theme=DARK), BrandFile(Brand(), Colour("#003366", HERE)), STRANDS)
    assert contrast(look.theme.title, DARK.ground) >= TEXT_CONTRAST
    assert DARK.ground in notes[0].message


def test_a_dark_fill_keeps_its_hue() -> None:
    look, notes = branded(PLAIN, colours(data="#17324d"), STRANDS)
    red, green, blue = rgb(look.theme.fill(0))
    assert blue > green > red
    assert blue - red > 0.3
    assert "text on it has a contrast of 1.1, 4.5 is needed" in notes[0].message


def test_a_fill_that_hides_the_critical_chain_is_darkened() -> None:
    look, notes = branded(Look(theme=DARK), colours(data="#f4f4f0"), STRANDS)
    assert contrast(DARK.ink, look.theme.fill(0)) >= OUTLINE_CONTRAST
    assert "outline of the critical chain" in notes[0].message


def test_strands_that_look_alike_are_moved_apart() -> None:
    look, notes = branded(PLAIN, colours(data="#ff7755", web="#ff7050"), STRANDS)
    assert look.theme.fill(0) == "#ff7755"
    assert look.theme.fill(3) != "#ff7050"
    assert told_apart(look.theme.fill(0), look.theme.fill(3)) >= STRAND_DIFFERENCE
    assert len(notes) == 1
    assert "'web'" in notes[0].message
    assert "'data'" in notes[0].message
    assert look.theme.fill(3) in notes[0].message


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_any_colours_end_in_a_theme_that_keeps_the_rules(theme: Theme) -> None:
    rng = Random(5)
    for count in (3, 10):
        strands = [f"strand-{number}" for number in range(10)]
        given = {strand: f"#{rng.randrange(1 << 24):06x}" for strand in rng.sample(strands, count)}
        file = BrandFile(
            Brand(),
            Colour(f"#{rng.randrange(1 << 24):06x}", HERE),
            Colour(f"#{rng.randrange(1 << 24):06x}", HERE),
            tuple((strand, Colour(value, HERE)) for strand, value in sorted(given.items())),
        )
        look, _ = branded(Look(theme=theme), file, strands)
        made = look.theme
        assert contrast(made.title, made.ground) >= TEXT_CONTRAST
        for ground in (made.ground, made.band, made.reserved, made.closed):
            assert contrast(made.accent, ground) >= LINE_CONTRAST
        for fill in made.fills:
            assert contrast(made.on(fill), fill) >= TEXT_CONTRAST
        for one, other in combinations(made.fills, 2):
            assert told_apart(one, other) >= STRAND_DIFFERENCE, (given, made.fills)


def test_a_strand_after_the_tenth_keeps_its_fill_and_that_is_said() -> None:
    strands = [f"s{number:02}" for number in range(12)]
    look, notes = branded(PLAIN, colours(s11="#2a9d8f"), strands)
    assert look.theme.fills == LIGHT.fills
    assert "10 fills" in notes[0].message


def test_a_misspelt_strand_is_said_and_another_s_is_not() -> None:
    _, notes = branded(PLAIN, colours(programing="#2a9d8f", cookery="#112233"), STRANDS)
    assert codes(notes) == ["unknown-strand"]
    assert "programming" in notes[0].hint


def test_a_logo_like_the_ground_is_said() -> None:
    file = BrandFile(Brand(logo=Logo(picture(colour="#ffffff"), 40, 20)), logo_place=HERE)
    assert codes(branded(PLAIN, file, STRANDS)[1]) == ["faint-logo"]
    assert branded(Look(theme=DARK), file, STRANDS)[1] == ()
