"""An explanation: a sentence, reasons under headings, and what other plans would cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason in words; ``kind`` says what it rests on, ``modules`` whom it speaks of (ids).

    Kinds: ``requirement``, ``need``, ``corequisite``, ``pin``, ``rule``, ``practice``,
    ``capstone``, ``full``, ``parallel``, ``closed``, ``box``, ``alternative``, ``untaught``,
    ``held``, ``unused``, ``slack``, ``schedule``, ``coverage``.
    """

    kind: str
    text: str
    modules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Reasons under a heading, such as "why it is in"."""

    heading: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of the plan and of the other one.

    ``most`` is full coverage, in twelfths of a weight; None for hours and for points of rules.
    """

    name: str
    before: float
    after: float
    most: float | None = None

    @property
    def changed(self) -> bool:
        """Tell whether it differs."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The best plan that has something otherwise, beside the plan asked about.

    Attributes
    ----------
    change
        What is otherwise, in words: "without it".
    found
        Whether there is such a plan; None when the limit came before the answer.
    measures
        Coverages, hours, penalties; empty without a plan.
    came, went
        Ids of modules that only the other plan has, and that only this one has.
    proven
        No plan with this change does better in coverage, selection penalty and hours; or, without a
        plan, it is proven that there is none.
    note
        Why there is none, as far as that is known.
    """

    change: str
    found: bool | None
    measures: tuple[Measure, ...] = ()
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    proven: bool = False
    note: str = ""

    def measure(self, name: str) -> Measure:
        """Find a measure by name; raises KeyError."""
        for each in self.measures:
            if each.name == name:
                return each
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to one question about a plan.

    ``kind`` is ``module-in``, ``module-out``, ``skill``, ``missing`` or ``order``; ``subject`` are
    the ids (or the outcome) asked about, ``answer`` is the whole in a sentence.
    """

    kind: str
    subject: tuple[str, ...]
    answer: str
    parts: tuple[Part, ...] = ()
    what_if: tuple[WhatIf, ...] = ()
