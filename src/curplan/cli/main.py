"""The ``curplan`` command: finds its subcommand, and answers for everything that goes wrong.

A command is imported when it is run, so that ``curplan --help`` costs little more than click.
"""

from __future__ import annotations

import importlib
import io
import keyword
import os
import signal
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from curplan import __version__

if TYPE_CHECKING:
    from types import FrameType

COMMANDS = {
    "init": "Write a commented brief to begin with.",
    "plan": "Plan the best track for a role or a brief, prove it and draw it.",
    "frontier": "Find what every combination of weeks and hours a week reaches.",
    "options": "Show the ways out when it does not fit, as whole plans.",
    "schema": "Print the JSON Schema of a brief file.",
    "check": "Check a catalogue and report all its faults.",
    "texts": "Write the texts of a plan or a role for a translator.",
    "roles": "List the roles of a catalogue, or show one at length.",
    "compare": "Compare plans: coverage, hours, time and modules, and one picture.",
    "compare-roles": "Compare roles: what they share, the hours from one to another.",
    "replan": "Plan the rest anew: the past stays, the rest changes the least.",
    "diff": "Say what came, went and moved from one plan to another.",
    "explain": "Say why a plan is as it is, and what else would cost.",
    "verify": "Check every hard constraint of a plan file.",
    "review": "Judge a plan by every rule of the policy, with evidence and sources.",
    "frames": "Report what a plan is worth in accreditation frames, and what is missing.",
    "draw": "Draw the roadmap of a plan file.",
    "export": "Write a plan file as the documents and files that others open.",
    "import": "Read a designer's workbook, or what was changed in an exported one.",
}
"""Every command, in the order of the help: its name is that of its file in ``curplan.cli``,
with underscores for hyphens, and one after a word of Python's."""

DONE, WRONG_INPUT, WRONG_USAGE, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130


class LazyGroup(click.Group):
    """A group that imports a command when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None when there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        file = f"{name}_" if keyword.iskeyword(name) else name
        module = importlib.import_module(f"curplan.cli.{file}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; suggest the nearest for a misspelt one."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            from curplan.diagnostics import nearest

            hint = nearest(name, COMMANDS) or f"the commands are {', '.join(COMMANDS)}"
            ctx.fail(f"there is no command '{name}'; {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="curplan")
def group() -> None:
    """Plan training programmes from a catalogue of skills, modules and roles."""


def run() -> NoReturn:
    """Run the command line and leave with its exit code; the console entry point."""
    signal.signal(signal.SIGINT, _note_interrupt)
    code = run_arguments(None)
    if code == INTERRUPTED:
        # At once: threads of a search that was stopped, or of compiled code that was being loaded,
        # do not survive the interpreter's own end, which aborts. Nothing is half-written.
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


_interrupts: list[int] = []
"""Signals of an interruption so far."""


def _note_interrupt(number: int, frame: FrameType | None) -> None:
    _interrupts.append(number)
    signal.default_int_handler(number, frame)


def run_arguments(arguments: list[str] | None) -> int:
    """Run the command line with these arguments (None: the process's own); give the exit code."""
    try:
        # A stream that was closed by the shell is None here; what goes there is dropped.
        sys.stdout = sys.stdout or io.StringIO()
        sys.stderr = sys.stderr or io.StringIO()
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        color = False if os.environ.get("NO_COLOR") else None
        # Not group.main: it turns a broken pipe into an exit code of its own.
        given = sys.argv[1:] if arguments is None else arguments
        with group.make_context("curplan", list(given), color=color) as context:
            group.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        return _flushed(leaving.exit_code)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, EOFError, click.Abort):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        _close_stdout()
        return DONE
    except Exception as error:
        if _interrupts:  # compiled code turns an interruption into an error of its own
            click.echo("interrupted", err=True)
            return INTERRUPTED
        return _failed(error)
    return DONE


def _flushed(exit_code: int) -> int:
    """Write out what is still to be written; give the exit code, or that of a failure to write."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _close_stdout()
    except OSError as error:
        return _failed(error)
    return exit_code


def _close_stdout() -> None:
    """Let nothing more be written, so that Python's exit does not complain again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _failed(error: Exception) -> int:
    if isinstance(error, OSError) and _is_stdout_full(error):
        _close_stdout()
        click.echo("curplan: the output cannot be written: the disk is full", err=True)
        return WRONG_INPUT
    from curplan.cli.crash import write_log

    where = write_log(error)
    click.echo(f"curplan: this is a bug of ours, sorry; {where}", err=True)
    return OUR_BUG


def _is_stdout_full(error: OSError) -> bool:
    import errno

    return error.errno == errno.ENOSPC and error.filename is None
