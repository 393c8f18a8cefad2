"""What must hold of a catalogue as a whole: one small function per check, in a list.

A check takes a draft and yields faults. It blames nobody for what a broken file may explain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from curplan.catalogue.checks.assessed import (
    assessment_minutes,
    assessment_outcomes,
    assessment_weights,
)
from curplan.catalogue.checks.content import empty_catalogue, levels_contiguous, teaches_nothing
from curplan.catalogue.checks.order import modules_waiting, prerequisite_cycles
from curplan.catalogue.checks.policies import (
    complete_rules,
    limits_of_rules,
    names_in_policies,
    strands_in_policies,
)
from curplan.catalogue.checks.references import (
    outcomes_of_audiences,
    outcomes_of_modules,
    outcomes_of_roles,
    outcomes_of_skills,
    repeated_requirements,
)
from curplan.catalogue.checks.roles import (
    audiences_of_roles,
    profiles_of_roles,
    repeated_themes,
    tasks_of_roles,
    themes_in_reach,
    themes_of_roles,
)
from curplan.catalogue.checks.taught import not_taught
from curplan.catalogue.draft import Draft
from curplan.catalogue.faults import Fault

Check = Callable[[Draft], Iterable[Fault]]

CHECKS: tuple[Check, ...] = (
    empty_catalogue,
    levels_contiguous,
    outcomes_of_skills,
    outcomes_of_modules,
    outcomes_of_roles,
    outcomes_of_audiences,
    names_in_policies,
    strands_in_policies,
    limits_of_rules,
    complete_rules,
    audiences_of_roles,
    profiles_of_roles,
    repeated_requirements,
    tasks_of_roles,
    themes_of_roles,
    repeated_themes,
    themes_in_reach,
    teaches_nothing,
    assessment_weights,
    assessment_minutes,
    assessment_outcomes,
    prerequisite_cycles,
    modules_waiting,
    not_taught,
)
