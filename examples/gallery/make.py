"""Make the gallery: for every shipped role the command, its summary and its roadmap.

Usage: python examples/gallery/make.py [--check]

With ``--check`` nothing is written. Exit code 1 when the gallery is not that of the catalogue and
the planner: another catalogue, or another proven result. Words and pictures that differ are named
and are no failure, as another version of a dependency may shift a schedule.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from views import DPI, SHOWN, command_line, draw

from curplan import api
from curplan.draw.look import Look
from curplan.draw.paint.files import png_bytes
from curplan.draw.views import broken, pages
from curplan.review.model import Verdict

if TYPE_CHECKING:
    from curplan.catalogue.models import Catalogue
    from curplan.draw.look import Reader

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MOST_WARNINGS = 2
"""Of a review, for the track of a role that ships."""

READERS: tuple[Reader, ...] = ("designer", "partner")
VIEWED = (
    *("machine-learning-engineer", "--weeks", "26", "--hours-per-week", "30"),
    *("--start", "2027-01-11"),
)
"""The plan whose views are shown: that of README.md."""

PAGE, INDEX = "README.md", "results.json"
HEAD = """# Gallery

Every role that ships, planned with no option but its name: time box, audience and profile of the
policy are those that the role calls usual. Remade by `python examples/gallery/make.py`.
"""
PROVEN = ("must_coverage", "essential_coverage", "optional_coverage", "selection_penalty", "hours")


def main() -> int:
    """Write the gallery, or compare it with what would be written."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if outdated")
    check: bool = parser.parse_args().check
    files = made()
    if not check:
        for name, content in files.items():
            (HERE / name).write_bytes(content)
        return 0
    for name, content in files.items():
        path = HERE / name
        if not path.is_file() or path.read_bytes() != content:
            print(f"{name} differs")
    index = HERE / INDEX
    current = index.is_file() and index.read_bytes() == files[INDEX]
    print("the gallery is current" if current else f"outdated: {INDEX} is not what is planned now")
    return 0 if current else 1


def made() -> dict[str, bytes]:
    """Make every file of the gallery, by name."""
    catalogue = api.load([ROOT / "curricula"]).catalogue
    if catalogue is None:
        raise SystemExit("the shipped catalogue has faults; see curplan check curricula")
    files: dict[str, bytes] = {}
    parts = [HEAD]
    results: dict[str, Any] = {"catalogue": catalogue.sha256, "roles": {}}
    with tempfile.TemporaryDirectory() as folder:
        for role in catalogue.roles:
            print(role.id, flush=True)
            summary = run(role.id, Path(folder))
            plan, faults = api.read_plan(Path(folder) / role.id / "plan.json")
            if plan is None:
                raise SystemExit(faults[0].message)
            keeps_the_rules(plan)
            files[f"{role.id}.png"] = png_bytes(pages("roadmap", [plan])[0], DPI)
            results["roles"][role.id] = result(plan) | judgement(plan, catalogue)
            parts.append(section(role.id, role.title, role.description, summary))
        parts[1:1] = [views(Path(folder), files)]
    files[PAGE] = "\n".join(parts).encode()
    files[INDEX] = (json.dumps(results, indent=1, sort_keys=True) + "\n").encode()
    return files


def keeps_the_rules(plan: api.Plan) -> None:
    """Stop at a plan that some view of it, for a designer or a partner, draws against the rules."""
    for reader in READERS:
        look = Look(reader=reader)
        for view in ("roadmap", "skills", "coverage", "load", "calendar"):
            found = broken(view, pages(view, [plan], look), [plan], look)
            if found:
                raise SystemExit(f"{plan.role}, {view} for a {reader}: {found}")


def views(folder: Path, files: dict[str, bytes]) -> str:
    """Draw every view of the plan that README.md shows, and write the section on them."""
    run(VIEWED[0], folder, *VIEWED[1:])
    plan = folder / VIEWED[0] / "plan.json"
    command = f"curplan plan {' '.join(VIEWED)} -o out"
    text = f"## Views\n\nOne plan, drawn in many ways:\n\n```\n{command}\n```\n"
    for shown in SHOWN:
        print(shown.name, flush=True)
        files[shown.name] = draw(plan, shown, folder, ROOT).read_bytes()
        text += f"\n{shown.caption}: `{command_line(shown)}`\n\n![{shown.caption}]({shown.name})\n"
    return text


def run(role: str, folder: Path, *options: str) -> str:
    """Plan a role on the command line; gives the summary without the colours."""
    command = [sys.executable, "-m", "curplan", "plan", role, *options, "-o", role]
    done = subprocess.run(
        [*command, "--curricula", str(ROOT / "curricula")],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{role} is not complete:\n{done.stdout}{done.stderr}")
    return re.sub(r"\nwritten .*", "", done.stdout, flags=re.DOTALL).rstrip() + "\n"


def result(plan: api.Plan) -> dict[str, Any]:
    """What is proven of a plan: it does not depend on the machine."""
    proven = {name: plan.objective(name) for name in PROVEN}
    return {name: each.value if each.proven else None for name, each in proven.items()}


def judgement(plan: api.Plan, catalogue: Catalogue) -> dict[str, Any]:
    """What a review says of a plan; a shipped track may not be rejected or warned of much."""
    review = api.review(plan, catalogue, ())
    warnings = [each.rule for each in review.of(Verdict.WARNING)]
    if not review.accepted or len(warnings) > MOST_WARNINGS:
        raise SystemExit(f"{plan.role}: the review says {warnings}, accepted: {review.accepted}")
    return {"review": "accepted"}


def section(role: str, title: str, description: str, summary: str) -> str:
    """Write the section of a role."""
    return (
        f"## {title}\n\n{' '.join(description.split())}\n\n```\ncurplan plan {role}\n```\n\n"
        f"```text\n{summary}```\n\n![Roadmap: {title}]({role}.png)\n"
    )


if __name__ == "__main__":
    sys.exit(main())
