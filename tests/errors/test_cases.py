"""Every case gives exactly the expected faults, at their places, in words that help."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from curplan.catalogue.loading import Loaded, load
from curplan.cli.report import render
from curplan.diagnostics import Diagnostic, sort_key

HERE = Path(__file__).parent
CASES = sorted(path.name for path in HERE.iterdir() if path.is_dir() and path.name[0] not in "_.")
JARGON = re.compile(
    r"pydantic|Traceback|Error\b|Exception|NoneType|\bNone\b|\bdict\b|\bstr\b|\bint\b|\bfloat\b"
    r"|\bbool\b|\btuple\b|\b[A-Z]\w*Document\b|<class|\bInput should\b|\bnode\b|\btoken\b"
)

Found = tuple[str, str, int]


def load_case(name: str) -> Loaded:
    layers = [HERE / name] if name.startswith("alone") else [HERE / "base", HERE / name]
    return load(layers)


def expected(name: str) -> list[Found]:
    found: list[Found] = []
    for path in sorted((HERE / name).rglob("*.yaml")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if match := re.search(r"# expect: (.+)", line):
                codes = match[1].split(", ")
                found += [(code, str(path.relative_to(HERE / name)), number) for code in codes]
    listed = HERE / name / "expected.txt"
    for line in listed.read_text(encoding="utf-8").splitlines() if listed.exists() else ():
        code, _, place = line.partition(" ")
        file, _, number_text = place.partition(":")
        found.append((code, file, int(number_text or 0)))
    return sorted(found)


def reported(name: str, diagnostics: tuple[Diagnostic, ...]) -> list[Found]:
    found = []
    for diagnostic in diagnostics:
        assert diagnostic.location, diagnostic
        file = Path(diagnostic.location.file).relative_to(HERE / name)
        found.append((diagnostic.code, str(file), diagnostic.location.line))
    return sorted(found)


@pytest.mark.parametrize("name", CASES)
def test_case_gives_exactly_the_expected_faults(name: str) -> None:
    loaded = load_case(name)
    assert reported(name, loaded.diagnostics) == expected(name)
    assert (loaded.catalogue is None) == any(d.is_error for d in loaded.diagnostics)
    assert list(loaded.diagnostics) == sorted(loaded.diagnostics, key=sort_key)


@pytest.mark.parametrize("name", CASES)
def test_messages_are_plain_and_say_what_to_do(name: str) -> None:
    for diagnostic in load_case(name).diagnostics:
        text = render(diagnostic)
        own = "\n".join(line for line in text.splitlines() if " | " not in line)
        assert not JARGON.search(own), own
        assert diagnostic.hint, text
        assert diagnostic.message[0].islower() or not diagnostic.message[0].isalpha(), text
        place = diagnostic.location
        assert place
        if place.line:
            assert 1 <= place.column <= len(place.text) + 1, text


def test_base_is_sound() -> None:
    loaded = load([HERE / "base"])
    assert loaded.catalogue
    assert not loaded.diagnostics


def message_of(name: str, code: str) -> str:
    found = [d for d in load_case(name).diagnostics if d.code == code]
    return "\n".join(render(diagnostic) for diagnostic in found)


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("unknown-skill", "unknown-skill", "did you mean 'python'?"),
        ("unknown-key", "unknown-key", "did you mean 'practises'?"),
        ("unknown-audience", "unknown-audience", "did you mean 'beginner'?"),
        ("bad-value", "bad-value", "did you mean 'course'?"),
        ("duplicate-id", "duplicate-id", "first defined here"),
        ("duplicate-key", "duplicate-key", "first given here"),
        ("bad-hours", "bad-hours", "found -3"),
        ("bad-hours", "bad-hours", "found 0"),
        ("hours-disagree", "hours-disagree", "says 12 h, and its units sum to 10 h"),
        ("unknown-file", "unknown-file", "did you mean 'modules'?"),
        ("not-taught", "not-taught", "the highest taught is dance@1"),
        ("not-taught", "not-taught", "the role 'dancer' requires"),
    ],
)
def test_message_helps(name: str, code: str, words: str) -> None:
    assert words in message_of(name, code)


def test_cycle_is_walked_with_file_and_line_at_each_edge() -> None:
    text = message_of("prerequisite-cycle", "prerequisite-cycle")
    cycle = "modelling@1 → statistics@1 → probability@2 → probability@1 → modelling@1"
    assert cycle in text
    assert "recursion@1 → recursion@1" in text
    steps = re.findall(r"note: (\S+) needs (\S+?),? .*cycle.yaml:(\d+):(\d+)", text)
    assert len(steps) == 4
    assert {(a, b) for a, b, _, _ in steps} == set(_edges(cycle))
    assert {int(line) for _, _, line, _ in steps} == {6, 10, 11, 15}


def _edges(walk: str) -> list[tuple[str, str]]:
    nodes = walk.split(" → ")
    return list(pairwise(nodes))


def test_waiting_modules_are_walked() -> None:
    text = message_of("modules-wait", "modules-wait")
    assert "css → html → css" in text or "html → css → html" in text
    assert "'html' teaches html@2, which needs css@1, which 'css' teaches" in text
    assert text.count("modules.yaml:") >= 3
