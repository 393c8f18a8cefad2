"""The rules that a plan is made and judged by: the policy, and what the brief changes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.policy_layers import change_policy

if TYPE_CHECKING:
    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue
    from curplan.catalogue.policy import Policy


def policy_for(catalogue: Catalogue, brief: Brief) -> Policy:
    """Give the profile that a brief asks for (or else its role's), with the brief's changes.

    Changes that cannot be are left out; ``check_brief`` tells of them.
    """
    policy = catalogue.policy_of(brief.role, brief.profile)
    return change_policy(policy, brief.policy).policies[0] if brief.policy else policy
