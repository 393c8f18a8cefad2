"""Constraint 3 inside one week: an order in which every module starts after what it needs."""

from __future__ import annotations

from typing import Any

from curplan.brief import Brief
from curplan.catalogue.kinds import Kind, Priority
from curplan.catalogue.models import Catalogue, Module, Requirement, Role
from curplan.verify import verify
from tests.verify.example import module, need, out, skill
from tests.verify.making import Schedule, make_plan


def one_week(*modules: Module, skills: int = 4, **brief: Any) -> set[str]:
    """Modules that all lie in the one week of a plan, in the order given."""
    names = "abcdefgh"[:skills]
    catalogue = Catalogue(
        "one",
        "1",
        60,
        tuple(skill(name, (), (), ()) for name in names),
        tuple(sorted(modules, key=lambda m: m.id)),
        (Role("r", "R", (Requirement(out("a@1"), Priority.MUST),)),),
    )
    order = Brief(role="r", weeks=1, hours_per_week=40, max_parallel=9, **brief)
    schedule: Schedule = {m.id: {1: m.minutes / 60} for m in modules}
    return {found.code for found in verify(make_plan(catalogue, order, schedule), catalogue)}


def test_circle_of_two_in_a_week() -> None:
    first = module("m1", 2, "a@1", requires=(need("b@1"),))
    second = module("m2", 2, "b@1", requires=(need("a@1"),))
    assert one_week(first, second) == {"verify-circle"}


def test_third_support_opens_the_circle() -> None:
    """The plan states the circle all the same, so that what it states is wrong."""
    first = module("m1", 2, "a@1", requires=(need("b@1"),))
    second = module("m2", 2, "b@1", requires=(need("a@1"),))
    third = module("m3", 2, "b@1")
    assert one_week(first, second, third) == {"verify-needs"}
    assert one_week(third, first, second) == set()


def test_higher_level_supports_the_lower_one_it_needs_only_with_another() -> None:
    high, low = module("high", 2, "a@2"), module("low", 2, "a@1")
    assert one_week(high) == {"verify-support", "verify-needs"}
    assert one_week(low, high) == set()
    top = module("top", 2, "a@3")
    assert one_week(high, top) == {"verify-circle"}


def test_modules_behind_a_circle_are_not_named() -> None:
    modules = (
        module("m1", 2, "a@1", requires=(need("b@1"),)),
        module("m2", 2, "b@1", requires=(need("a@1"),)),
        module("m3", 2, "c@1", requires=(need("b@1"),)),
    )
    assert one_week(*modules) == {"verify-circle"}


def test_capstone_and_need_close_a_circle() -> None:
    capstone = module("end", 2, "b@1", kind=Kind.CAPSTONE)
    course = module("m1", 2, "a@1", requires=(need("b@1"),))
    assert one_week(capstone, course) == {"verify-circle"}


def test_two_order_pins_close_a_circle() -> None:
    modules = (module("m1", 2, "a@1"), module("m2", 2, "b@1"))
    assert one_week(*modules, order=(("m1", "m2"),)) == set()
    assert one_week(*modules, order=(("m1", "m2"), ("m2", "m1"))) == {"verify-circle"}


def test_order_pin_and_need_close_a_circle() -> None:
    modules = (module("m1", 2, "a@1"), module("m2", 2, "b@1", requires=(need("a@1"),)))
    assert one_week(*modules, order=(("m2", "m1"),)) == {"verify-circle"}
