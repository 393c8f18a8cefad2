"""docs/diagnostics.md names every code there is, and none that is not."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import yaml

from curplan.catalogue.loading import load

ROOT = Path(__file__).parents[2]
MAKERS = {"Diagnostic": "", "Fault": "", "violation": "verify-", "fault": "", "wrong": ""}
"""What makes a diagnostic when called with a code, and what it puts before the code."""
BUILT = {"unknown-role", "unknown-module", "unknown-country"}
"""Codes that are put together of parts."""
CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def documented() -> set[str]:
    text = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| `([a-z0-9-]+)` \|", text, re.MULTILINE))


@cache
def made() -> tuple[frozenset[str], frozenset[str]]:
    """Codes that are certainly made, and every text that may be one."""
    certain, possible = set(BUILT), set(BUILT)
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                possible |= {node.value, f"verify-{node.value}"}
            if not (isinstance(node, ast.Call) and node.args):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            code = str(first.value) if isinstance(first, ast.Constant) else ""
            if name in MAKERS and CODE.fullmatch(code):
                certain.add(MAKERS[name] + code)
    return frozenset(certain), frozenset(possible)


def test_every_code_is_documented() -> None:
    certain, _ = made()
    assert not certain - documented()


def test_every_expected_code_of_a_case_is_documented() -> None:
    found = set()
    for path in (ROOT / "tests" / "errors").rglob("*.yaml"):
        for codes in re.findall(r"# expect: (.+)", path.read_text(encoding="utf-8")):
            found |= set(codes.split(", "))
    for path in (ROOT / "tests" / "errors").rglob("expected.txt"):
        found |= {line.split()[0] for line in path.read_text(encoding="utf-8").splitlines()}
    assert not found - documented()


def test_every_documented_code_exists() -> None:
    _, possible = made()
    assert not documented() - possible


def test_the_format_documented_is_the_format_read(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "catalogue.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^## (\S+?)/?\n.*?```yaml\n(.*?)```", text, re.MULTILINE | re.DOTALL)
    names = dict(blocks)
    names.pop("Layers")
    assert set(names) == {
        "catalogue.yaml",
        "skills",
        "modules",
        "roles",
        "audiences",
        "policy.yaml",
    }
    for name, block in names.items():
        assert yaml.safe_load(block)
        path = tmp_path / name if name.endswith(".yaml") else tmp_path / name / "example.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(block, encoding="utf-8")
    codes = {diagnostic.code for diagnostic in load([tmp_path]).diagnostics}
    assert codes <= {
        "unknown-skill",
        "unknown-level",
        "unknown-audience",
        "unknown-strand",
        "not-taught",
        "theme-out-of-reach",
    }


def test_the_layer_documented_lies_over_the_shipped_catalogue(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "catalogue.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^## Layers\n.*?```yaml\n(.*?)```", text, re.MULTILINE | re.DOTALL)
    (tmp_path / "policy.yaml").write_text(blocks[0], encoding="utf-8")
    shipped = load([ROOT / "curricula"]).catalogue
    loaded = load([ROOT / "curricula", tmp_path])
    assert shipped
    assert loaded.catalogue
    assert not loaded.diagnostics
    rules = {rule.id: rule for rule in loaded.catalogue.policies[0].rules}
    assert len(rules) == len(shipped.policies[0].rules) + 1
    assert rules["portfolio"].weight == 0
    assert loaded.catalogue.policies[0].reserve == shipped.policies[0].reserve
