"""The prerequisite graph: outcomes as nodes, what can be derived, what lies behind an outcome."""

from __future__ import annotations

from curplan.graph.closure import backward_closure
from curplan.graph.reach import reachable_modules, reachable_outcomes

__all__ = ["backward_closure", "reachable_modules", "reachable_outcomes"]
