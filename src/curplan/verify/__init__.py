"""The check of every hard constraint on any plan; shares no code with the solver."""

from __future__ import annotations

from curplan.verify.check import verify

__all__ = ["verify"]
