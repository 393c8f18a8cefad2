"""The check shares no code with the planner: read from its imports."""

from __future__ import annotations

import ast
from pathlib import Path

import curplan.verify

ALLOWED = {
    "verify",
    "catalogue.models",
    "catalogue.kinds",
    "brief",
    "calendars",
    "plan.model",
    "plan.planned",
    "diagnostics",
}


def test_imports_nothing_of_the_planner() -> None:
    folder = Path(curplan.verify.__file__ or "").parent
    for file in sorted(folder.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            for name in _imported(node):
                if name.split(".")[0] == "curplan":
                    inner = name.removeprefix("curplan.")
                    assert any(inner == one or inner.startswith(f"{one}.") for one in ALLOWED), (
                        f"{file.name} imports {name}"
                    )


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        return [node.module or ""]
    return []
