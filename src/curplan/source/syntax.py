"""YAML's syntax errors in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.diagnostics import Diagnostic, Location, Note

if TYPE_CHECKING:
    import yaml

_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "expected a single document",
        "a second document starts here (---)",
        "put it in a file of its own",
    ),
    (
        "mapping values are not allowed",
        "a colon where none can be",
        "put text that contains ': ' in quotes, or check the indentation",
    ),
    (
        "tab character",
        "a tab where only spaces can be",
        "indent with spaces, not tabs",
    ),
    (
        "cannot start any token",
        "a character that cannot begin a value",
        "indent with spaces, not tabs; put text that begins with @, ` or % in quotes",
    ),
    (
        "could not find expected ':'",
        "a key without its colon",
        "write 'key: value', and indent the lines of a long text alike",
    ),
    (
        "did not find expected ',' or",
        "a list or mapping in brackets goes wrong here",
        "check for a missing comma, quote or closing bracket",
    ),
    (
        "did not find expected '-' indicator",
        "a list item was expected here",
        "begin it with '- ', in the same column as the items above",
    ),
    (
        "did not find expected key",
        "a key was expected here",
        "check the indentation: it must match the keys above; quote text with special characters",
    ),
    (
        "unexpected end of stream",
        "a quoted text that begins here and never ends",
        "close the quote",
    ),
    (
        "undefined alias",
        "an alias (*name) that nothing above defines",
        "define it with &name, or put text that begins with * in quotes",
    ),
    (
        "block sequence entries are not allowed",
        "a list item where none can be",
        "begin the list on a line of its own",
    ),
    (
        "unknown escape character",
        "an unknown escape after a backslash",
        "use single quotes, or write the backslash twice",
    ),
    (
        "special characters are not allowed",
        "a control character that cannot be in YAML",
        "delete it and type the text again",
    ),
    (
        "control characters are not allowed",
        "a control character that cannot be in YAML",
        "delete it and type the text again",
    ),
    (
        "found duplicate anchor",
        "an anchor (&name) that is defined twice",
        "rename one of the two",
    ),
)
_GENERAL_HINT = "check quotes, brackets and indentation on this line and the one above"


def syntax_diagnostic(error: yaml.YAMLError, text: str, file: str) -> Diagnostic:
    """Translate PyYAML's error, with the line that it is about."""
    problem = " ".join(
        str(part)
        for part in (
            getattr(error, "context", None),
            getattr(error, "problem", None),
            getattr(error, "reason", None),
        )
        if part
    )
    words = next((entry for entry in _WORDS if entry[0] in problem), None)
    code = "several-documents" if words is _WORDS[0] else "yaml-syntax"
    message, hint = words[1:] if words else (f"not valid YAML: {problem}", _GENERAL_HINT)
    lines = text.splitlines()
    mark = getattr(error, "problem_mark", None)
    if words and words[0] == "unexpected end of stream":
        mark = getattr(error, "context_mark", mark)
    if mark is not None:
        place = _location(file, lines, mark.line, mark.column)
    else:
        position = min(getattr(error, "position", 0) or 0, len(text))
        before = text[:position]
        place = _location(file, lines, before.count("\n"), position - (before.rfind("\n") + 1))
    context = getattr(error, "context_mark", None)
    notes: tuple[Note, ...] = ()
    if context is not None and mark is not None and context.line != mark.line:
        begins = _location(file, lines, context.line, context.column)
        notes = (Note("what it belongs to begins here", begins),)
    return Diagnostic(code, message, place, hint, notes=notes)


def _location(file: str, lines: list[str], line: int, column: int) -> Location:
    if line >= len(lines) and lines:
        line, column = len(lines) - 1, len(lines[-1])
    return Location(file, line + 1, column + 1, lines[line] if lines else "")
