"""The newsroom with a translation of each of its texts, and a plan of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from curplan import api
from curplan.catalogue.models import Catalogue
from curplan.catalogue.texts.uses import uses
from curplan.plan.model import Plan
from tests.catalogue.po import write_texts
from tests.plan.making import NEWSROOM, newsroom, order


def spanish(text: str) -> str:
    """Say a text in a Spanish that any reader can tell from the original."""
    return f"¡{text}!"


def all_texts() -> dict[str, tuple[str, ...]]:
    """Give every text of the newsroom."""
    known = newsroom()
    return uses(known.roles, known.audiences, known.modules, known.skills)


@cache
def translated() -> Catalogue:
    """Load the newsroom with all its texts in Spanish, and one of them as in Peru."""
    with TemporaryDirectory() as folder:
        layer = write_texts(Path(folder), "es", {text: spanish(text) for text in all_texts()})
        write_texts(layer, "es-PE", {"Charts": "¡Gráficos de Lima!"})
        loaded = api.load([NEWSROOM, layer])
    assert loaded.catalogue is not None, loaded.diagnostics
    return loaded.catalogue


@cache
def translated_plan() -> Plan:
    """Plan a reporter; the plan has its texts in Spanish."""
    return api.make_plan(translated(), order(), "quick")
