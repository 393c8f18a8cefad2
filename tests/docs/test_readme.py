"""The README's commands are those that `.ci/run` runs, and what documents link to is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted(
    path
    for pattern in ("*.md", "docs/*.md", "examples/*.md", "curricula/*.md")
    for path in ROOT.glob(pattern)
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    """The README's lines that make an environment."""
    blocks = re.findall(r"^```\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("python3")]


def anchor(heading: str) -> str:
    """The anchor that a heading gets on the usual hosts of repositories."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_it_opens_with_a_picture_and_two_commands() -> None:
    assert README.startswith("![")
    assert len(commands()) == 2
    plan, tests = commands()
    assert " plan " in plan
    assert tests.endswith("-m pytest -n auto")
    assert README.index(tests) < README.index("\n## ")


def test_the_run_uses_the_same_test_command() -> None:
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert commands()[1] in run


def test_the_summary_shown_is_that_of_the_command_shown() -> None:
    shown = re.findall(r"<!-- reprinted: (curplan plan .+?) -->", README)
    assert commands()[0].endswith(f".venv/bin/{shown[0]}")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_everything_linked_is_there(document: Path) -> None:
    text = FENCE.sub("", document.read_text(encoding="utf-8"))
    for target in LINK.findall(text):
        if "://" in target:
            continue
        file, _, fragment = target.partition("#")
        path = document.parent / file if file else document
        assert path.exists(), target
        if fragment:
            headings = HEADING.findall(FENCE.sub("", path.read_text(encoding="utf-8")))
            assert fragment in {anchor(heading) for heading in headings}, target


def test_every_document_and_example_can_be_reached() -> None:
    linked = {
        (document.parent / target.partition("#")[0]).resolve()
        for document in DOCUMENTS
        for target in LINK.findall(document.read_text(encoding="utf-8"))
    }
    wanted = {*ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.sh"), *ROOT.glob("examples/*.py")}
    assert {path.name for path in wanted if path.resolve() not in linked} == set()


def test_every_example_is_run() -> None:
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "examples/*.sh" in run
    assert "examples/*.py" in run


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_path_of_a_machine(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.])/(?:home|root|tmp|Users|work|opt)/", text)


def test_the_lowest_versions_are_those_of_pyproject() -> None:
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*stated["dependencies"], *stated["optional-dependencies"]["test"]]
    extras = stated["optional-dependencies"]
    lowest: dict[str, str] = {}
    while wanted:
        line = wanted.pop()
        own = re.fullmatch(r"curplan\[(.+)\]", line)
        if own is None:
            name, _, version = line.partition(">=")
            lowest[name] = version
        else:
            wanted += [each for extra in own[1].split(",") for each in extras[extra.strip()]]
    lines = (ROOT / ".ci" / "lowest.txt").read_text(encoding="utf-8").splitlines()
    pinned = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    assert set(pinned) == set(lowest)
    for name, version in lowest.items():
        assert f"{pinned[name]}.".startswith(f"{version}."), name
