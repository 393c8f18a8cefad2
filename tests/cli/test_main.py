from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from curplan import __version__
from curplan.cli import main
from curplan.cli.main import COMMANDS, run_arguments

Capture = pytest.CaptureFixture[str]
SOURCE = Path(__file__).parents[2] / "src"


def process(*arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), **extra}
    command = [sys.executable, "-m", "curplan", *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, encoding="utf-8"
    )


def replace(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Make ``curplan check`` fail in this way."""

    @click.command()
    def command() -> None:
        raise error

    monkeypatch.setattr(main.LazyGroup, "get_command", lambda *_: command)


def test_help_names_every_command_and_imports_none(capsys: Capture) -> None:
    assert run_arguments(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in COMMANDS)
    code = "import sys; from curplan.cli.main import run_arguments; run_arguments(['--help']);"
    code += "print([m for m in ('yaml', 'pydantic', 'networkx', 'ortools') if m in sys.modules])"
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_exists(name: str, capsys: Capture) -> None:
    assert run_arguments([name, "--help"]) == 0
    assert "--help" in capsys.readouterr().out


def test_version(capsys: Capture) -> None:
    assert run_arguments(["--version"]) == 0
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chekc"], "did you mean 'check'?"),
        (["zzz"], "the commands are init, plan"),
        (["check", "--fromat", "json"], "--format"),
        (["check", "--format", "xml"], "'text', 'json'"),
        (["roles", "one", "extra"], "extra"),
        (["--colour"], "--colour"),
    ],
)
def test_wrong_usage_is_2(arguments: list[str], words: str, capsys: Capture) -> None:
    assert run_arguments(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert words in shown.err


def test_our_bug_is_3_with_a_log(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    replace(monkeypatch, ZeroDivisionError("inside"))
    assert run_arguments(["check"]) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    (line,) = shown.err.splitlines()
    (log,) = tmp_path.iterdir()
    assert str(log) in line
    assert "Traceback" not in line
    assert "ZeroDivisionError: inside" in log.read_text(encoding="utf-8")


def test_our_bug_without_room_for_a_log(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    replace(monkeypatch, KeyError("inside"))
    assert run_arguments(["check"]) == 3
    assert "no log could be written" in capsys.readouterr().err


def test_interrupted_is_130(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    replace(monkeypatch, KeyboardInterrupt())
    assert run_arguments(["check"]) == 130
    assert capsys.readouterr().err.strip() == "interrupted"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_full_disk_is_said_in_one_line() -> None:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "curplan", "roles"],
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "curplan: the output cannot be written: the disk is full\n"


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
def test_broken_pipe_is_quiet() -> None:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "curplan", "roles"],
        env=environment,
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writer)
    assert done.stderr == ""
    assert done.returncode == 0


def test_colours_only_on_a_terminal() -> None:
    done = process("check", "/nowhere")
    assert "\x1b" not in done.stdout + done.stderr
    assert done.returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals there")
@pytest.mark.parametrize(("extra", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_no_color_is_honoured(extra: dict[str, str], coloured: bool) -> None:
    import pty

    leader, follower = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    environment |= {"PYTHONPATH": str(SOURCE), "TERM": "xterm", **extra}
    subprocess.run(
        [sys.executable, "-m", "curplan", "check", "/nowhere"],
        env=environment,
        stdout=follower,
        check=False,
    )
    os.close(follower)
    shown = os.read(leader, 65536)
    os.close(leader)
    assert (b"\x1b[31m" in shown) == coloured


def test_a_poor_terminal_encoding_is_no_crash() -> None:
    done = process("check", "/nôwhere→", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "folder-not-found" in done.stdout
