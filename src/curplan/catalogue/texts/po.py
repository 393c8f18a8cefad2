"""PO files, the translators' standard (GNU gettext), as messages with their lines.

Babel reads them; what it would take for something else, such as a text without quotes, is found
before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.diagnostics import Diagnostic, Location
from curplan.source.reading import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Message

_KEYWORD = r"msgctxt|msgid|msgid_plural|msgstr|msgstr\[[0-9]\]"
_LINE = re.compile(rf'(?:(?P<word>{_KEYWORD}) )?"(?:[^"\\]|\\.)*"')
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
_CODE = "po-syntax"
_HINT = "open it with a translator's editor such as Poedit, which shows what is wrong"
FORMATS = frozenset({"python-format", "python-brace-format"})
"""Flags that Babel puts on what looks like code; the texts of a catalogue have none."""


def folded(text: str) -> str:
    r"""Make one line of a text: that is how texts are compared.

    >>> folded("A text\n of two lines ")
    'A text of two lines'
    """
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class PoFile:
    """A PO file: its comment, its header and its messages in order, and those out of use.

    ``language`` is what the header says ("" for nothing), ``place`` where it says so.
    """

    file: str
    lines: tuple[str, ...]
    comment: tuple[str, ...] = ()
    header: str = ""
    language: str = ""
    place: int = 0
    messages: tuple[Message, ...] = ()
    obsolete: tuple[Message, ...] = ()

    @property
    def texts(self) -> frozenset[str]:
        """The texts that it has, translated or not."""
        return frozenset(folded(str(each.id)) for each in self.messages)

    def at(self, line: int) -> Location:
        """Give the place of a line; 0 is the file as a whole."""
        return _at(self.file, self.lines, line)


def read_po(path: Path) -> PoFile | Diagnostic:
    """Read a PO file, or say what is wrong with it and where."""
    text = read_text(path)
    return text if isinstance(text, Diagnostic) else parse_po(text, str(path))


def parse_po(text: str, file: str) -> PoFile | Diagnostic:
    """Read the text of a PO file, or say what is wrong with it and where."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import PoFileError, PoFileParser

    made: list[Message] = []

    class Messages(Catalog):
        """Takes every message as it comes, also one that is there twice."""

        def __setitem__(self, name: object, message: Message) -> None:
            made.append(message)

        @property
        def num_plurals(self) -> int:
            return 10

    lines = text.split("\n")
    wrong, message = _misshapen(lines)
    if message:
        return Diagnostic(_CODE, message, _at(file, lines, wrong), _HINT)
    # What a text once was (#|) Babel writes, and takes for somebody's comment when it reads.
    kept = ["" if line.lstrip().startswith(("#|", "#~|")) else line for line in lines]
    catalog = Messages()
    try:
        PoFileParser(catalog, abort_invalid=True).parse(kept)
    except PoFileError as error:
        message = str(error).removesuffix(f" on {error.lineno}")
        place = _at(file, lines, error.lineno + 1)
        return Diagnostic(_CODE, f"{message[:1].lower()}{message[1:]}", place, _HINT)
    once = _once(lines)
    for each in made:
        each.flags -= FORMATS
        if each.lineno in once:
            each.previous_id = [once[each.lineno]]
    head = next((each for each in made if each.id == ""), None)
    header = str(head.string) if head else ""
    language = re.search(r"^Language:[ \t]*(\S*)", header, re.MULTILINE)
    stands = (n for n, line in enumerate(lines, 1) if line.lstrip().startswith('"Language:'))
    return PoFile(
        file,
        tuple(lines),
        tuple(head.user_comments) if head else (),
        header,
        language[1] if language else "",
        next(stands, 0),
        tuple(each for each in made if each.id != ""),
        tuple(catalog.obsolete.values()),
    )


def _once(lines: list[str]) -> dict[int, str]:
    """Give what texts were before they were changed, by the line of what they are now."""
    from babel.messages.pofile import unescape

    found: dict[int, str] = {}
    parts: list[str] = []
    for number, line in enumerate(lines, 1):
        line = line.strip()
        if line.startswith("#|"):
            parts += [unescape(each) for each in _TEXT.findall(line)]
        elif line.startswith("msgid ") and parts:
            found[number] = "".join(parts)
            parts = []
    return found


def _misshapen(lines: list[str]) -> tuple[int, str]:
    """Find the first line that is wrong in a PO file, and why; (0, "") where all are right."""
    started = 0  # the line of a msgid whose msgstr is still to come
    ended = False  # a msgstr was there, so that another text may begin
    for number, line in enumerate(lines, 1):
        line = line.strip()
        if line.startswith("#~") and not line.startswith("#~|"):
            line = line[2:].strip()
        word = _LINE.fullmatch(line)
        if line and word is None and not line.startswith("#"):
            return number, "neither a comment (#) nor a word such as msgid with a text in quotes"
        keyword = (word["word"] or "") if word else ""
        if started and (line.startswith("#") or keyword in ("msgid", "msgctxt")):
            return started, "this text has no msgstr"
        if keyword == "msgid":
            started, ended = number, False
        elif keyword == "msgctxt":
            ended = False
        elif keyword == "msgid_plural" and not started:
            return number, "a msgid_plural without its msgid"
        elif keyword.startswith("msgstr"):
            if not started and not (ended and keyword.startswith("msgstr[")):
                return number, "a msgstr without the msgid that it translates"
            started, ended = 0, True
    return (started, "this text has no msgstr") if started else (0, "")


def _at(file: str, lines: list[str] | tuple[str, ...], line: int) -> Location:
    """Give a place in a file; the line counts from 1, and 0 is the file as a whole."""
    if not 0 < line <= len(lines):
        return Location(file)
    return Location(file, line, 1, lines[line - 1].rstrip("\r"))
