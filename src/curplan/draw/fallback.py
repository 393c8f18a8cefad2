"""Fonts that a user gives for characters that the drawing's own font lacks.

The fonts in use are a value of the context (``with using(fonts):``), so that every measure knows
them and no drawing leaves any to the next. A scene keeps those that it was laid out with.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache, wraps
from hashlib import sha256
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from curplan.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

#: Larger than any font that people use; a film named by mistake is not read.
LARGEST = 256 * 1024 * 1024
_KINDS = "fonts are .ttf, .otf or .ttc files with outlines; unpack a .woff first"

_Args = ParamSpec("_Args")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font on disk; ``digest`` tells its content from another one's under the same name."""

    path: str
    digest: str
    bold: bool = False


_IN_USE: ContextVar[tuple[FontFile, ...]] = ContextVar("fallback fonts", default=())


def in_use() -> tuple[FontFile, ...]:
    """Give the fonts that stand in for the drawing's own, the first before the next."""
    return _IN_USE.get()


@contextmanager
def using(fonts: Sequence[FontFile]) -> Iterator[None]:
    """Measure, lay out and paint with these fonts behind the drawing's own."""
    token = _IN_USE.set(tuple(fonts))
    try:
        yield
    finally:
        _IN_USE.reset(token)


def remembered(most: int) -> Callable[[Callable[_Args, _Result]], Callable[_Args, _Result]]:
    """Keep the results of a function of hashable values, apart for each choice of fonts."""

    def decorate(function: Callable[_Args, _Result]) -> Callable[_Args, _Result]:
        kept: Callable[..., _Result] = lru_cache(maxsize=most)(_with_fonts(function))

        @wraps(function)
        def asked(*args: _Args.args, **values: _Args.kwargs) -> _Result:
            return kept(_IN_USE.get(), *args, **values)

        return asked

    return decorate


def _with_fonts(function: Callable[_Args, _Result]) -> Callable[..., _Result]:
    def call(_: tuple[FontFile, ...], *args: _Args.args, **values: _Args.kwargs) -> _Result:
        return function(*args, **values)

    return call


def read_fonts(
    files: Sequence[Path], option: str = "--font"
) -> tuple[tuple[FontFile, ...], tuple[Diagnostic, ...]]:
    """Look at font files: those that can be used, and what is wrong with the others.

    ``option`` is the place that a diagnostic names. Codes: ``file-not-found``, ``not-a-file``,
    ``no-permission``, ``cannot-read``, ``bad-font``.
    """
    fonts: list[FontFile] = []
    faults: list[Diagnostic] = []
    for file in files:
        found = _read(file, Location(option))
        if isinstance(found, Diagnostic):
            faults.append(found)
        elif found not in fonts:
            fonts.append(found)
    return tuple(fonts), tuple(faults)


def _read(file: Path, place: Location) -> FontFile | Diagnostic:
    if file.is_dir():
        return Diagnostic("not-a-file", f"'{file}' is a folder", place, "name a font inside it")
    try:
        if file.stat().st_size > LARGEST:
            return Diagnostic("bad-font", f"'{file}' is too large for a font", place, _KINDS)
        data = file.read_bytes()
    except FileNotFoundError:
        hint = "check the spelling of the path"
        return Diagnostic("file-not-found", f"there is no file '{file}'", place, hint)
    except PermissionError:
        hint = "ask its owner, or change its permissions"
        return Diagnostic("no-permission", f"'{file}' may not be read", place, hint)
    except (OSError, ValueError) as fault:
        said = getattr(fault, "strerror", None) or str(fault)
        return Diagnostic("cannot-read", f"'{file}' cannot be read: {said}", place)
    from matplotlib.ft2font import FT2Font, StyleFlags

    try:
        font = FT2Font(str(file))
        font.set_size(10, 72)
        outlines = font.scalable and bool(font.get_charmap())
    except (RuntimeError, ValueError, TypeError):
        return Diagnostic("bad-font", f"'{file}' is not a font", place, _KINDS)
    if not outlines:
        return Diagnostic("bad-font", f"'{file}' has no outlines to draw with", place, _KINDS)
    bold = bool(font.style_flags & StyleFlags.BOLD)
    return FontFile(str(file), sha256(data).hexdigest(), bold)
