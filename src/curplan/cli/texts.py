"""``curplan texts``: what a translator has to translate, as a PO file."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curplan.cli.common import curricula_option, format_option, load_or_exit
from curplan.cli.ordering import USUAL_HOURS, USUAL_WEEKS, is_brief
from curplan.cli.report import print_diagnostics, print_json, short_path, stop
from curplan.diagnostics import Diagnostic, Location, Severity, has_errors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue
    from curplan.catalogue.texts.po import PoFile
    from curplan.interop.translations import Translated

Uses = dict[str, tuple[str, ...]]


@click.command()
@click.argument("named", metavar="PLAN_ROLE_OR_BRIEF")
@click.option(
    "--lang",
    metavar="CODE",
    help="Language to translate into. [default: the partner's, as the plan or the brief says]",
)
@click.option(
    "--open",
    "only_open",
    is_flag=True,
    help="Leave out what the catalogue has in this language already.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE.po",
    type=click.Path(path_type=Path),
    help="The file; one that there is is brought up to date. [default: named after the language]",
)
@curricula_option
@format_option
@click.pass_context
def command(
    ctx: click.Context,
    named: str,
    lang: str | None,
    only_open: bool,
    output: Path | None,
    directories: tuple[Path, ...],
    format_: str,
) -> None:
    """Write the texts of a plan, a role or a brief for a translator, each with where it is used.

    The file is a PO file (gettext); in the folder texts/ of a catalogue it is used from then on.
    A plan gives the texts that it holds, a role or a brief those of all modules that can matter.
    """
    catalogue, uses, said, usual, same = _asked(named, directories)
    language = _language(ctx, lang or usual)
    target = output or Path(f"{language}.po")
    older = _older(target, language)
    from curplan.catalogue.texts.uses import uses as all_uses
    from curplan.interop.translations import po_file
    from curplan.plan.texts import translations
    from curplan.plan.writing import write_files

    there = translations(said, language) | translations(catalogue.texts, language)
    known = all_uses(catalogue.roles, catalogue.audiences, catalogue.modules, catalogue.skills)
    if only_open:
        own = older.texts if older else frozenset[str]()
        uses = {text: places for text, places in uses.items() if text in own or text not in there}
    made = po_file(
        uses,
        language,
        name=catalogue.name,
        said=there,
        older=older,
        known=known.keys() if same else None,
    )
    found = write_files(target.parent, {target.name: made.content})
    if found:
        stop(found)
    file = short_path(str(target))
    if format_ == "json":
        numbers = {key: value for key, value in asdict(made).items() if key != "content"}
        print_json({"file": file, "language": language, **numbers})
    else:
        click.echo(f"{file}: {_counted(made)}")


def _asked(
    named: str, directories: Sequence[Path]
) -> tuple[Catalogue, Uses, dict[str, dict[str, str]], str, bool]:
    """Give the catalogue, the texts asked for, translations of a plan, the partner's language.

    The last tells whether the catalogue is the one that the texts are from.
    """
    from curplan import api

    if named.lower().endswith(".json"):
        from curplan.plan.texts import uses_in

        plan, found = api.read_plan(Path(named))
        if plan is None:
            stop(found)
        catalogue = load_or_exit(directories, texts=True)
        same = plan.catalogue.sha256 == catalogue.sha256
        if not same:
            message = "the plan was made from another catalogue, so no text goes out of use"
            hint = "name the plan's catalogue with --curricula"
            place = Location("--curricula")
            told = Diagnostic("other-catalogue", message, place, hint, Severity.WARNING)
            print_diagnostics([told], err=True)
        usual = str(plan.brief.get("language") or "")
        return catalogue, uses_in(plan), dict(plan.texts), usual, same
    from curplan.plan.possible_texts import uses_for

    catalogue, briefs = _briefs(named, directories)
    uses: dict[str, dict[str, None]] = {}
    for brief in briefs:
        for text, places in uses_for(catalogue, brief).items():
            uses.setdefault(text, {}).update(dict.fromkeys(places))
    return catalogue, {t: tuple(p) for t, p in uses.items()}, {}, briefs[0].language, True


def _briefs(named: str, directories: Sequence[Path]) -> tuple[Catalogue, list[Brief]]:
    """Read a brief file, or make a brief of a role."""
    from curplan import api
    from curplan.brief import Brief

    if not is_brief(named):
        from curplan.cli.roles import roles_or_exit

        catalogue = load_or_exit(directories, texts=True)
        roles_or_exit(catalogue, [named])
        return catalogue, [Brief(role=named, weeks=USUAL_WEEKS, hours_per_week=USUAL_HOURS)]
    file, found = api.read_brief(Path(named))
    if file is None or has_errors(found):
        stop(found)
    catalogue = load_or_exit(directories or file.curricula, texts=True)
    orders, more = api.orders_of(file, catalogue)
    if not orders:
        stop((*found, *more))
    return catalogue, [order.brief for order in orders]


def _language(ctx: click.Context, asked: str) -> str:
    """Give the code of the language; leaves for one that nobody knows."""
    from curplan.words import words_of

    if not asked:
        raise click.UsageError("--lang says which language to translate into, such as es", ctx)
    words, found = words_of(asked)
    if words is None:
        stop(found)
    print_diagnostics(found, err=True)
    return words.language


def _older(target: Path, language: str) -> PoFile | None:
    """Read the file that there is; leaves where it cannot be brought up to date."""
    from curplan.catalogue.texts.po import read_po

    if not target.exists():
        return None
    found = read_po(target)
    if isinstance(found, Diagnostic):
        stop([found])
    said = found.language.replace("_", "-")
    if said and said.lower() != language.lower():
        message = f"the file is in '{said}', and '{language}' is asked for"
        place = found.at(found.place)
        stop([Diagnostic("other-language", message, place, "name another file with -o")])
    return found


def _counted(made: Translated) -> str:
    said = [
        f"{made.texts:,} text{'' if made.texts == 1 else 's'}",
        f"{made.translated:,} translated",
    ]
    if made.unsure:
        said.append(f"{made.unsure:,} to look at (changed since)")
    said.append(f"{made.open:,} open")
    if made.others:
        said.append(f"{made.others:,} more of the catalogue kept")
    if made.gone:
        said.append(f"{made.gone:,} out of use")
    return ", ".join(said)
