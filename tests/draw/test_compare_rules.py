"""The rules of a comparison notice a page that lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from curplan.draw.compare.layout import comparison
from curplan.draw.rules.compare import broken_comparison
from curplan.draw.scene import Scene
from curplan.plan.model import Plan
from tests.draw.plans import made_up
from tests.draw.test_compare import SMALL, crowded


def moved(scene: Scene, role: str, /, **update: Any) -> Scene:
    """Change the first shape of a role."""
    shapes = list(scene.shapes)
    at = next(index for index, shape in enumerate(shapes) if shape.role == role)
    shapes[at] = replace(shapes[at], **update)
    return replace(scene, shapes=tuple(shapes))


FAULTS: Sequence[tuple[str, dict[str, Any], str]] = [
    ("bar", {"x": 0.0}, "is not at its weeks"),
    ("bar", {"fill": "#000000"}, "strand's colour"),
    ("bar", {"line": 0.1}, "heavy"),
    ("bar", {"of": "A:nobody"}, "has 0 bars"),
    ("name", {"text": "Nonsense"}, "is named 'Nonsense'"),
    ("hours", {"text": "1000 h"}, "hours once"),
    ("letter", {"text": "Z"}, "its letter once"),
    ("plan-title", {"text": "Baker"}, "is titled 'Baker'"),
    ("strand", {"hatch": "xx"}, "does not look like its strand"),
    ("load", {"value": 500.0}, "does not sum"),
    ("load", {"height": 1.0}, "equally high"),
    ("week", {"x": 0.0}, "not above its week"),
    ("title", {"size": 5.0}, "below 14"),
    ("letter", {"y": 900.0, "role": "other"}, "not every plan has its letter"),
    ("figure", {"text": "77"}, "says '77' as weeks"),
    ("subtitle", {"text": "whenever"}, "does not say its"),
    ("strand-hours", {"text": "999 h"}, "is said to have"),
    ("load-sum", {"text": "999"}, "is said to have 999 h"),
    ("limit", {"points": ((0.0, 0.0), (9.0, 0.0))}, "misses the capacity"),
    ("review", {"of": "1"}, "review weeks of A"),
    ("reserved", {"value": 99.0}, "what it holds back"),
    ("strand", {"y": 0.0}, "nothing but colour"),
    ("load", {"x": 0.0}, "not on the grid"),
    ("load", {"value": 99.0}, "stands for 99 h"),
]


@cache
def lying() -> tuple[list[Plan], Scene]:
    shape = replace(SMALL, words=(1, 2), partial=False)
    found = [made_up(1, shape), made_up(2, shape)]
    return found, comparison(found)


@pytest.mark.parametrize(("role", "update", "fault"), FAULTS)
def test_the_rules_notice(role: str, update: dict[str, Any], fault: str) -> None:
    found, scene = lying()
    said = broken_comparison(moved(scene, role, **update), found)
    assert any(fault in each for each in said), said


def test_the_rules_notice_a_wrong_strip() -> None:
    found, scene = crowded()
    for update in ({"hatch": "xx"}, {"y": 0.0}):
        said = broken_comparison(moved(scene, "strip", **update), found)
        assert any("5: nothing but colour" in each or "not within its bar" in each for each in said)


def test_called_whole_or_not() -> None:
    found = [made_up(1, replace(SMALL, partial=True)), made_up(2, SMALL)]
    scene = comparison(found)
    whole = moved(scene, "plan-title", text=found[0].role_title)
    assert any("called whole" in each for each in broken_comparison(whole, found))
    assert any(
        "what falls short" in each
        for each in broken_comparison(
            replace(scene, shapes=tuple(s for s in scene.shapes if s.role != "shortfall")), found
        )
    )
