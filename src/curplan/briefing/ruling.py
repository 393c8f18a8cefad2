"""What a brief changes of the policy's rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.checks.policies import (
    complete_rules,
    limits_of_rules,
    names_in_policies,
    strands_in_policies,
)
from curplan.catalogue.documents import ENTRIES
from curplan.catalogue.draft import Doubt, Draft
from curplan.catalogue.policy_layers import change_policy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.brief import Brief
    from curplan.catalogue.faults import Fault
    from curplan.catalogue.models import Catalogue

CHECKS = (names_in_policies, strands_in_policies, limits_of_rules, complete_rules)


def policy_faults(catalogue: Catalogue, brief: Brief) -> Iterator[Fault]:
    """Find rules and thresholds that there are not, and values that cannot be."""
    if not brief.policy or brief.role not in catalogue.role_by_id:
        return
    merged = change_policy(catalogue.policy_of(brief.role, brief.profile), brief.policy)
    yield from merged.faults
    doubts = {kind: Doubt() for kind in ENTRIES}
    draft = Draft(catalogue, doubts, rules=merged.uses)
    for check in CHECKS:
        yield from check(draft)
