"""How much of a role fits at 15, 20, 25 and 30 hours a week: the Python API in a script.

Usage: python examples/compare_hours.py [FOLDER]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from curplan import api
from curplan.plan.writing import plan_text, write_files

WEEKS = 26
MOST_NAMED = 3


def main(folder: Path) -> None:
    """Plan four boxes, print a table, and keep the plans."""
    loaded = api.load([])
    if loaded.catalogue is None:
        raise SystemExit("\n".join(fault.message for fault in loaded.diagnostics))
    print(f"Data scientist in {WEEKS} weeks, a complete beginner")
    print(f"{'hours a week':>12}  {'essential':>9}  {'modules':>7}  {'hours':>5}  missing")
    for hours in (15, 20, 25, 30):
        brief = api.Brief(role="data-scientist", weeks=WEEKS, hours_per_week=hours)
        plan = api.make_plan(loaded.catalogue, brief, effort="quick")
        essential = plan.objective("essential_coverage")
        share = essential.value / essential.max if essential.max else 1.0
        missing = [
            f"{row.skill}@{row.required}"
            for row in plan.coverage
            if row.priority == "essential" and not row.full
        ]
        more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
        print(
            f"{hours:>12}  {share:>9.1%}  {len(plan.modules):>7}  "
            f"{plan.objective('hours').value:>5}  "
            f"{', '.join(missing[:MOST_NAMED]) or 'nothing'}{more}"
        )
        write_files(folder / f"{hours}-hours", {"plan.json": plan_text(plan).encode()})
    print(f"plans in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp()))
