from __future__ import annotations

from functools import cache

import pytest

from curplan import api
from curplan.compare.roles import InCommon, RoleComparison
from tests.compare.making import desk


@cache
def compared(*roles: str, audience: str = "") -> RoleComparison:
    return api.compare_roles(desk(), roles, audience)


def modules(common: InCommon) -> list[str]:
    return [module.id for module in common.modules]


def outcomes(common: InCommon) -> dict[str, tuple[int, ...]]:
    return {str(shared.outcome): shared.levels for shared in common.outcomes}


def test_outcomes_in_common_at_the_lower_level() -> None:
    common = compared("reporter", "editor").common
    assert outcomes(common) == {"talk@1": (1, 1), "python@1": (2, 1)}
    assert [shared.same_level for shared in common.outcomes] == [True, False]
    assert [shared.name for shared in common.outcomes] == ["Talking", "Python"]


def test_modules_in_common_are_those_of_both_tracks() -> None:
    """Each takes another way to Python, so that is not in common."""
    common = compared("reporter", "editor").common
    assert modules(common) == ["career", "shell-basics"]
    assert common.hours == 8


def test_two_roles_are_one_pair() -> None:
    comparison = compared("reporter", "editor")
    assert comparison.pairs == (comparison.common,)
    assert comparison.pair("editor", "reporter") == comparison.common


def test_the_order_asked_for_is_kept() -> None:
    comparison = compared("editor", "reporter")
    assert [track.role for track in comparison.tracks] == ["editor", "reporter"]
    assert outcomes(comparison.common)["python@1"] == (1, 2)


def test_three_roles_have_a_core_pairs_and_bridges() -> None:
    comparison = compared("reporter", "editor", "host")
    assert modules(comparison.common) == ["career"]
    assert outcomes(comparison.common) == {"talk@1": (1, 1, 1), "python@1": (2, 1, 2)}
    assert len(comparison.pairs) == 3
    assert modules(comparison.pair("editor", "reporter")) == ["career", "shell-basics"]
    hours = {(b.after, b.role): b.hours for b in comparison.bridges}
    assert hours == {
        ("reporter", "editor"): 3,
        ("reporter", "host"): 0,
        ("editor", "reporter"): 25,
        ("editor", "host"): 6,
        ("host", "reporter"): 19,
        ("host", "editor"): 3,
    }
    assert comparison.bridge("host", "editor").hours == 3


def test_one_audience_for_all() -> None:
    comparison = compared("reporter", "editor", audience="coder")
    assert [track.hours for track in comparison.tracks] == [23, 7]
    assert [bridge.audience for bridge in comparison.bridges] == ["coder", "coder"]


def test_nothing_in_common() -> None:
    common = compared("cartoonist", "host").common
    assert (common.outcomes, common.modules, common.hours) == ((), (), 0)


@pytest.mark.parametrize(
    ("roles", "short"),
    [(("reporter", "editor"), False), (("reporter", "film-maker"), True)],
)
def test_what_cannot_be_reached_shows(roles: tuple[str, ...], short: bool) -> None:
    assert compared(*roles).short is short


def test_a_bridge_alone_can_fall_short() -> None:
    comparison = compared("cartoonist", "reporter")
    assert not any(track.short for track in comparison.tracks)
    assert comparison.short


def test_the_same_twice() -> None:
    again = api.compare_roles(desk(), ["reporter", "editor", "host"])
    assert again == compared("reporter", "editor", "host")


@pytest.mark.parametrize("roles", [[], ["reporter"], ["reporter", "reporter"]])
def test_fewer_than_two_roles_is_no_comparison(roles: list[str]) -> None:
    with pytest.raises(ValueError, match="two or more"):
        api.compare_roles(desk(), roles)


def test_names_that_do_not_exist_are_key_errors() -> None:
    comparison = compared("reporter", "editor")
    with pytest.raises(KeyError):
        api.compare_roles(desk(), ["reporter", "nobody"])
    with pytest.raises(KeyError):
        api.compare_roles(desk(), ["reporter", "editor"], "nobody")
    with pytest.raises(KeyError):
        comparison.pair("reporter", "host")
    with pytest.raises(KeyError):
        comparison.bridge("reporter", "host")
