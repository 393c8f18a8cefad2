"""Cases small enough to be solved by hand, with the best (must, essential, optional, hours)."""

from __future__ import annotations

from curplan.catalogue.kinds import Kind, Priority
from tests.oracle.make import case, module, requirement
from tests.oracle.terms import Case

MUST, OPTIONAL = Priority.MUST, Priority.OPTIONAL
X1, X2, Y1 = requirement("x@1"), requirement("x@2"), requirement("y@1")
STEPS = [module("a", 2, "x@1"), module("b", 2, "x@2")]
PAIR = [module("a", 2, "x@1", with_="y@1"), module("b", 2, "y@1", with_="x@1")]
CIRCLE = [module("a", 1, "x@1", needs="y@1"), module("b", 1, "y@1", needs="x@1")]
TWINS = [module("a", 2, "x@1", with_="y@1", strict=True, pace=1), module("b", 2, "y@1")]
CAPPED = [module("a", 2, "x@1"), module("k", 2, "y@1", kind=Kind.CAPSTONE)]
BESIDE = [module("a", 2, "x@1", pace=1), module("b", 2, "y@1", pace=1)]
THIN = [module("a", 2, "x@1", pace=1), module("b", 2, "y@1", pace=1, kind=Kind.CONTINUOUS)]
CLOSED = {"x": [""], "y": ["x@1"]}
KNOWN: dict[str, tuple[Case, tuple[int, int, int, int] | None]] = {
    "all fits": (case(STEPS, [X2], (4,)), (0, 12, 0, 4)),
    "half of a level": (case(STEPS, [X2], (3,)), (0, 6, 0, 2)),
    "a third, rounded down": (
        case([module("a", 1, "x@1")], [requirement("x@3", weight=2)], (1,)),
        (0, 8, 0, 1),
    ),
    "a must counts whole only": (case(STEPS, [requirement("x@2", MUST)], (3,)), (0, 0, 0, 0)),
    "must before essential": (
        case([module("a", 2, "x@1"), module("b", 2, "y@1")],
             [requirement("x@1", MUST), requirement("y@1", weight=9)], (2,)),
        (12, 0, 0, 2),
    ),
    "optional last, and switched off": (
        case([module("a", 2, "x@1")], [requirement("x@1", OPTIONAL)], (2,), optional=False),
        (0, 0, 0, 0),
    ),
    "the shorter of two": (
        case([module("a", 3, "x@1"), module("b", 2, "x@1")], [X1], (9,)), (0, 12, 0, 2)
    ),
    "a higher level alone cannot": (case([module("b", 2, "x@2")], [X2], (9,)), (0, 0, 0, 0)),
    "entry supports": (case([module("b", 2, "x@2")], [X2], (9,), holds="x@1"), (0, 12, 0, 2)),
    "knows supports": (case([module("b", 2, "x@2")], [X2], (9,), knows=["x@1"]), (0, 12, 0, 2)),
    "a higher level supports a lower": (
        case([module("a", 1, "x@2"), module("b", 1, "y@1", needs="x@1")], [Y1], (2,),
             skills={"x": ["", ""]}, holds=""),
        (0, 0, 0, 0),
    ),
    "a higher level supports a lower one of another module": (
        case([module("a", 1, "x@1 x@2"), module("b", 1, "y@1", needs="x@1")], [Y1], (2,)),
        (0, 12, 0, 2),
    ),
    "own lower level is no need": (case([module("a", 3, "x@1 x@2")], [X2], (3,)), (0, 12, 0, 3)),
    "same week chain": (case(STEPS, [X2], (0, 4, 0)), (0, 12, 0, 4)),
    "paces forbid the same week": (
        case([module("a", 2, "x@1", pace=1), STEPS[1]], [X2], (2, 2)), (0, 6, 0, 2)
    ),
    "pace over a closed week": (
        case([module("a", 2, "x@1", pace=1)], [X1], (1, 0, 1)), (0, 12, 0, 2)
    ),
    "a circle supports nobody": (case(CIRCLE, [X1, Y1], (5,)), (0, 0, 0, 0)),
    "a circle opened by any_of": (
        case([module("a", 1, "x@1", needs="y@1|z@1"), CIRCLE[1], module("c", 1, "z@1")],
             [Y1], (5,)),
        (0, 12, 0, 3),
    ),
    "mutual corequisites": (case(PAIR, [X1], (4,)), (0, 12, 0, 4)),
    "mutual corequisites start together": (
        case(PAIR, [X1], (2, 2), max_parallel=1), (0, 0, 0, 0)
    ),
    "one corequisite may start earlier": (
        case([PAIR[0], module("b", 2, "y@1")], [X1], (2, 2), max_parallel=1), (0, 12, 0, 4)
    ),
    "strict shares its weeks": (case(TWINS, [X1], (2, 2)), (0, 12, 0, 4)),
    "strict cannot share": (case(TWINS, [X1], (3, 0)), (0, 0, 0, 0)),
    "strict, held": (case(TWINS, [X1], (1, 1), holds="y@1"), (0, 12, 0, 2)),
    "capstone in the last week": (case(CAPPED, [X1, Y1], (2, 2)), (0, 24, 0, 4)),
    "capstone in the same week": (case(CAPPED, [X1, Y1], (4,)), (0, 24, 0, 4)),
    "capstone too early": (
        case([module("a", 2, "x@1", pace=1), CAPPED[1]], [X1, Y1], (3, 1)), (0, 12, 0, 2)
    ),
    "capstone waits for no optional": (
        case([module("a", 2, "x@1", pace=1), CAPPED[1]],
             [requirement("x@1", OPTIONAL), Y1], (3, 1)),
        (0, 12, 12, 4),
    ),
    "capstone waits for no assessment": (
        case([module("a", 2, "x@1", pace=1, kind=Kind.ASSESSMENT), CAPPED[1]], [X1, Y1], (3, 1)),
        (0, 24, 0, 4),
    ),
    "one at a time": (case(BESIDE, [X1, Y1], (2, 2), max_parallel=1), (0, 12, 0, 2)),
    "continuous ones apart": (case(THIN, [X1, Y1], (2, 2), max_parallel=1), (0, 24, 0, 4)),
    "include": (case(STEPS, [Y1], (4,), include=["b"]), (0, 0, 0, 4)),
    "include what cannot be": (case(STEPS, [X2], (3,), include=["b"]), None),
    "exclude": (case(STEPS, [X2], (4,), exclude=["b"]), (0, 6, 0, 2)),
    "not before": (case(STEPS, [X2], (3, 1, 1), not_before={"b": 2}), (0, 12, 0, 4)),
    "not before, too late": (case(STEPS, [X2], (3, 1), not_before={"b": 2}), (0, 6, 0, 2)),
    "not after": (case(STEPS, [X2], (2, 1, 1), not_after={"b": 2}), (0, 6, 0, 2)),
    "hours of a week": (case(STEPS, [X2], (3, 3), hours_in_week={"b": {2: 1}}), (0, 12, 0, 4)),
    "hours of a week, too soon": (case(STEPS, [X2], (3, 3), hours_in_week={"b": {1: 2}}), None),
    "no hours in a week": (case(STEPS, [X2], (3, 1), hours_in_week={"b": {1: 0}}), (0, 6, 0, 2)),
    "hours of a week include": (
        case([module("a", 2, "x@1"), module("b", 2, "y@1")], [X1], (2, 2),
             hours_in_week={"b": {2: 2}}),
        (0, 12, 0, 4),
    ),
    "more hours than there are": (case(STEPS, [X1], (4,), hours_in_week={"a": {1: 3}}), None),
    "hours of a week after the end": (case(STEPS, [X1], (4,), hours_in_week={"a": {2: 1}}), None),
    "none in a week after the end": (
        case(STEPS, [X1], (4,), hours_in_week={"a": {2: 0}}), (0, 12, 0, 2)
    ),
    "two that share the room of a week": (
        case(BESIDE, [X1, Y1], (1, 2, 1), hours_in_week={"a": {2: 1}, "b": {2: 1}}),
        (0, 24, 0, 4),
    ),
    "order": (
        case([module("a", 2, "x@1", pace=1), module("b", 2, "y@1")], [X1, Y1], (1, 3),
             order=[["b", "a"]]),
        (0, 12, 0, 2),
    ),
    "order against support": (case(STEPS, [X2], (4,), order=[["b", "a"]]), (0, 6, 0, 2)),
    "max_hours": (case(STEPS, [X2], (9,), max_hours=3), (0, 6, 0, 2)),
    "skills need each other's": (
        case([module("a", 1, "x@1"), module("b", 1, "y@1")], [Y1], (2,), skills=CLOSED),
        (0, 12, 0, 2),
    ),
    "the better one comes too late": (
        case([module("a", 2, "x@1"), module("b", 1, "x@1")], [X1], (2, 0), not_before={"b": 2}),
        (0, 12, 0, 2),
    ),
    "the better one must be over too early": (
        case([module("a", 2, "x@1"), module("b", 1, "x@1")], [X1], (0, 2), not_after={"b": 1}),
        (0, 12, 0, 2),
    ),
    "the shorter of two is slower": (
        case([module("a", 3, "x@1"), module("b", 2, "x@1", pace=1)], [X1], (3,)), (0, 12, 0, 3)
    ),
    "the shorter of two keeps the capstone waiting": (
        case([module("a", 2, "x@1", kind=Kind.ASSESSMENT), module("b", 1, "x@1"), CAPPED[1]],
             [X1, Y1], (2, 2), not_after={"k": 1}),
        (0, 24, 0, 4),
    ),
    "the shorter of two takes a place": (
        case([module("a", 2, "x@1", kind=Kind.CONTINUOUS),
              module("b", 1, "x@1", kind=Kind.ASSESSMENT), module("c", 1, "y@1")],
             [X1, Y1], (3,), max_parallel=1),
        (0, 24, 0, 3),
    ),
    "the shorter of two cannot share two weeks": (
        case([TWINS[0], TWINS[1], module("c", 1, "y@1")], [X1], (2, 2)), (0, 12, 0, 4)
    ),
    "one circle of support by a higher level": (
        case([module("a", 1, "x@2"), module("b", 1, "x@1", needs="x@2")], [X2], (4,)),
        (0, 0, 0, 0),
    ),
    "nothing to choose from": (case([], [X1], (4,)), (0, 0, 0, 0)),
}  # fmt: skip
