"""docs/commands.md lists exactly the commands and options that there are, with their defaults."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from curplan.cli import main

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^## curplan ([\w-]+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| (`-.+?`) \| (.+?) \| .+ \|$", re.MULTILINE)
SPELLING = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
SECTIONS = dict(SECTION.findall(TEXT))


def command(name: str) -> click.Command:
    found = main.group.get_command(click.Context(main.group), name)
    assert found is not None
    return found


def options(name: str) -> dict[frozenset[str], click.Option]:
    return {
        frozenset(option.opts): option
        for option in command(name).params
        if isinstance(option, click.Option)
    }


def documented(name: str) -> dict[frozenset[str], tuple[str, str]]:
    """What the tables say of a command: spellings -> first cell, default."""
    return {
        frozenset(SPELLING.findall(cell)): (cell, default)
        for cell, default in ROW.findall(SECTIONS[name])
    }


def test_every_command_has_a_section_in_the_order_of_the_help() -> None:
    assert list(SECTIONS) == list(main.COMMANDS)


@pytest.mark.parametrize("name", main.COMMANDS)
def test_every_option_is_listed_once(name: str) -> None:
    assert set(documented(name)) == set(options(name))
    assert len(ROW.findall(SECTIONS[name])) == len(options(name))


@pytest.mark.parametrize("name", main.COMMANDS)
def test_defaults_are_those_of_the_program(name: str) -> None:
    for spellings, (_, default) in documented(name).items():
        option = options(name)[spellings]
        assert default == stated(option), spellings


def stated(option: click.Option) -> str:
    """A default as the tables write it."""
    if option.is_flag:
        return "off"
    context = click.Context(click.Command("any"))
    given = option.get_default(context)
    return str(given) if isinstance(given, int | str | Path) and given != "" else "–"


@pytest.mark.parametrize("name", main.COMMANDS)
def test_choices_and_placeholders_are_those_of_the_program(name: str) -> None:
    for spellings, (cell, _) in documented(name).items():
        option = options(name)[spellings]
        if isinstance(option.type, click.Choice):
            assert "\\|".join(option.type.choices) in cell
        elif option.metavar:
            assert option.metavar in cell


@pytest.mark.parametrize("name", main.COMMANDS)
def test_the_usage_names_every_argument(name: str) -> None:
    usage = SECTIONS[name].split("```")[1].strip()
    arguments = [p for p in command(name).params if isinstance(p, click.Argument)]
    assert usage.startswith(f"curplan {name} ")
    assert all((argument.metavar or "") in usage for argument in arguments)


def test_the_exit_codes_are_those_of_the_program() -> None:
    codes = [int(code) for code in re.findall(r"^\| (\d+) \|", TEXT, re.MULTILINE)]
    assert codes == [
        main.DONE,
        main.WRONG_INPUT,
        main.WRONG_USAGE,
        main.OUR_BUG,
        main.INTERRUPTED,
    ]


def written() -> list[tuple[str, str]]:
    """Every ``curplan`` command line of the documents and examples, with where it stands."""
    found = []
    documents = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    for document in sorted(documents):
        text = document.read_text(encoding="utf-8")
        marked = re.findall(r"<!-- (?:run|reprinted): (curplan .+?) -->", text)
        blocks = re.findall(r"^```(?:\w*)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
        lines = [line for block in blocks for line in block.splitlines()]
        lines = [line.rsplit("&& ", 1)[-1].replace(".venv/bin/", "") for line in lines]
        lines = [line for line in lines if line.startswith("curplan ") and "[" not in line]
        found += [(document.name, line) for line in (*marked, *lines)]
    return found


@pytest.mark.parametrize(("document", "line"), written())
def test_every_command_line_written_can_be_parsed(document: str, line: str) -> None:
    words = shlex.split(line, comments=True)
    assert words[1] in main.COMMANDS, document
    command(words[1]).make_context(words[1], words[2:])
