"""The order of files and of the entries in them never changes what is loaded, nor the plan."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from benchmarks.generate import generate
from benchmarks.yaml_text import as_yaml

from curplan.calendars.weeks import make_weeks
from curplan.catalogue.loading import load
from curplan.catalogue.models import Catalogue
from curplan.problem.build import build_problem
from curplan.problem.model import Result
from curplan.solve.planner import solve

MODULES = 60
STARTS = {"skills": "  - id:", "modules": "- id:"}


def scattered(files: dict[str, str], folder: Path, seed: int) -> Catalogue:
    """Write the entries of a catalogue in another order, in other files, and load them."""
    rng = random.Random(seed)
    for path, text in files.items():
        part = path.split("/")[0]
        if part not in STARTS:
            pieces = {path: text}
        else:
            head, *entries = text.split(STARTS[part])
            entries = [STARTS[part] + entry for entry in rng.sample(entries, len(entries))]
            cut = rng.randint(0, len(entries))
            names = [f"{part}/{rng.random()}.yaml" for _ in range(2)]
            halves = [half for half in (entries[:cut], entries[cut:]) if half]
            pieces = {name: head + "".join(half) for name, half in zip(names, halves, strict=False)}
        for name, piece in pieces.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(piece, encoding="utf-8")
    loaded = load([folder])
    assert loaded.catalogue is not None, loaded.diagnostics
    return loaded.catalogue


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_scattered_files_give_the_same_plan(seed: int, tmp_path: Path) -> None:
    catalogue, brief = generate(MODULES, seed, filled=seed == 1)
    files = as_yaml(catalogue)
    first = scattered(files, tmp_path / "first", seed)
    second = scattered(files, tmp_path / "second", seed + 100)
    assert first.sha256 == second.sha256

    def plan(of: Catalogue) -> Result:
        weeks = make_weeks(brief, of.policy().reserve)
        return solve(build_problem(of, brief, weeks), "quick")

    assert plan(first) == plan(second)
