"""The catalogue: what it holds, loading it from YAML, checking it."""

from __future__ import annotations

from curplan.catalogue.models import Catalogue, Outcome

__all__ = ["Catalogue", "Outcome"]
