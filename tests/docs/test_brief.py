"""Every example of docs/brief.md can be ordered from the catalogue that ships, without an error."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from curplan import api
from curplan.catalogue.models import Catalogue

TEXT = (Path(__file__).parents[2] / "docs" / "brief.md").read_text(encoding="utf-8")
WHOLE, *PARTS = re.findall(r"^```yaml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    loaded = api.load([])
    assert loaded.catalogue is not None
    return loaded.catalogue


@pytest.mark.parametrize("part", ["", *PARTS])
def test_an_example_can_be_ordered(tmp_path: Path, catalogue: Catalogue, part: str) -> None:
    replaced = re.findall(r"^\w+:", part, re.MULTILINE)
    kept = [line for line in WHOLE.splitlines() if not line.startswith(tuple(replaced))]
    file = tmp_path / "brief.yaml"
    file.write_text("\n".join(kept) + f"\n{part}", encoding="utf-8")
    brief, found = api.read_brief(file)
    assert found == ()
    assert brief is not None
    orders, found = api.orders_of(brief, catalogue)
    assert [each.message for each in found if each.is_error] == []
    assert len(orders) == 1
