"""Tools: what learners work with, from the catalogue to the proposal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import yaml

from curplan import api
from curplan.catalogue.fingerprint import fingerprint, stamped
from curplan.catalogue.models import Catalogue
from curplan.interop.documents import module_document
from curplan.plan.model import Plan
from curplan.proposal import document_of, proposal_of
from curplan.proposal.document import Facts, Section
from curplan.words import Words
from tests.plan.making import names, newsroom, order, reporter

MODULE = """
- id: maps
  title: Maps
  strand: data
  kind: course
  teaches: {{mapping: 1}}
  hours: 4
  tools: [{tools}]
"""
SKILL = """
strand: data
skills:
  - {id: mapping, name: Mapping, levels: {1: {means: Draws a map}}}
"""


def loaded(folder: Path, tools: str) -> api.Loaded:
    for name, text in (("skills", SKILL), ("modules", MODULE.format(tools=tools))):
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "data.yaml").write_text(text, encoding="utf-8")
    (folder / "catalogue.yaml").write_text("name: maps\nversion: '1'\n", encoding="utf-8")
    return api.load([folder])


def with_tools() -> Catalogue:
    """The newsroom with tools for its first two modules; one of them has a tool of the other."""
    first, second, *_ = names(reporter())
    given = {first: ("QGIS", "pandas"), second: ("PostgreSQL", "QGIS")}
    modules = tuple(replace(each, tools=given.get(each.id, ())) for each in newsroom().modules)
    return stamped(replace(newsroom(), modules=modules))


def said(plan: Plan) -> list[str]:
    """What the proposal says under "Tools", in its order."""
    document = document_of(proposal_of(plan, Words()), Words())
    return [text for part in document.sections for text in _said(part)]


def _said(part: Section) -> Iterator[str]:
    for block in part.blocks:
        if isinstance(block, Facts):
            yield from (" ".join(value) for name, value in block.rows if name == "Tools")
    for below in part.sections:
        yield from _said(below)


def test_a_module_names_each_of_its_tools_once(tmp_path: Path) -> None:
    read = loaded(tmp_path, "QGIS, pandas, QGIS").catalogue
    assert read is not None
    (module,) = read.modules
    assert module.tools == ("QGIS", "pandas")
    assert yaml.safe_load(yaml.safe_dump(module_document(module, 60)))["tools"] == [
        "QGIS",
        "pandas",
    ]
    assert fingerprint(read) != fingerprint(
        replace(read, modules=(replace(module, tools=("QGIS",)),))
    )


def test_a_tool_is_a_short_text(tmp_path: Path) -> None:
    for number, tools in enumerate(("3", "''", "x" * 200)):
        (fault,) = loaded(tmp_path / str(number), tools).diagnostics
        assert fault.location is not None
        assert fault.location.line == 8


def test_the_plan_and_the_proposal_name_them_in_the_order_of_use() -> None:
    catalogue = with_tools()
    plan = api.make_plan(catalogue, order(), "quick")
    assert not api.verify(plan, catalogue)
    by_module = [tool for module in plan.modules for tool in module.tools]
    assert sorted(by_module) == ["PostgreSQL", "QGIS", "QGIS", "pandas"]
    whole, *each = said(plan)
    assert whole == Words().listed(list(dict.fromkeys(by_module)))
    assert each == [Words().listed(list(m.tools)) for m in plan.modules if m.tools]
    assert not said(reporter())


def test_a_tool_that_the_module_does_not_name_is_found() -> None:
    catalogue = with_tools()
    plan = api.make_plan(catalogue, order(), "quick")
    modules = tuple(
        module.model_copy(update={"tools": ("Excel",) if module.tools else ()})
        for module in plan.modules
    )
    found = api.verify(plan.model_copy(update={"modules": modules}), catalogue)
    assert any("tools" in each.message for each in found)
