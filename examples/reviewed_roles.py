"""Every role of the catalogue, planned in its usual time box and reviewed: the Python API again.

Usage: python examples/reviewed_roles.py [FOLDER]
"""

from __future__ import annotations

import sys
import tempfile
import textwrap
from pathlib import Path

from curplan import api
from curplan.plan.writing import plan_text, write_files
from curplan.review.model import Verdict

WEEKS, HOURS_PER_WEEK = 26, 25
"""For a role that calls no time box usual: what ``curplan plan`` takes then."""
WIDTH = 96


def main(folder: Path) -> None:
    """Plan and review, print a table and what the reviews warn of, and keep the plans."""
    loaded = api.load([])
    if loaded.catalogue is None:
        raise SystemExit("\n".join(fault.message for fault in loaded.diagnostics))
    print(f"{'role':<25}  {'time box':<15}  {'taught':>6}  review")
    notes = []
    for role in loaded.catalogue.roles:
        box = (role.weeks or WEEKS, role.hours_per_week or HOURS_PER_WEEK)
        brief = api.Brief(role=role.id, weeks=box[0], hours_per_week=box[1])
        plan = api.make_plan(loaded.catalogue, brief)
        review = api.review(plan, loaded.catalogue)
        broken = [*review.of(Verdict.REJECTED), *review.of(Verdict.WARNING)]
        asked = len(broken) + len(review.of(Verdict.KEPT))
        print(
            f"{role.id:<25}  {box[0]} weeks x {box[1]} h  "
            f"{plan.objective('hours').value:>4} h  "
            f"{asked - len(broken)} of {asked} rules kept"
        )
        notes += [f"{role.id}, {each.rule}: {'; '.join(each.evidence)}" for each in broken]
        write_files(folder / role.id, {"plan.json": plan_text(plan).encode()})
    for note in notes:
        print(textwrap.fill(f"- {note}", WIDTH, subsequent_indent="  ", break_on_hyphens=False))
    print(f"plans in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp()))
