"""The newsroom with more roles in it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from curplan import api
from curplan.catalogue.models import Catalogue
from tests.plan.making import NEWSROOM

DESK = Path(__file__).parent / "desk"
LAYERS = ["--curricula", str(NEWSROOM), "--curricula", str(DESK)]


@cache
def desk() -> Catalogue:
    """Load the newsroom with its desk."""
    loaded = api.load([NEWSROOM, DESK])
    assert loaded.catalogue is not None
    return loaded.catalogue
