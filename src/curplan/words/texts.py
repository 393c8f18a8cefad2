"""The texts of each language, as they stand in the files beside this one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

Text = str | dict[str, str]

_FOLDER = Path(__file__).parent


@cache
def translated() -> tuple[str, ...]:
    """Give the codes of the languages that have texts here, sorted."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.yaml")))


def home(language: str) -> str:
    """Give the language whose texts are used for a code: itself, its base, or English.

    >>> home("he"), home("pt-BR"), home("sv")
    ('he', 'pt', 'en')
    """
    base = language.replace("_", "-").split("-")[0].lower()
    return base if base in translated() else "en"


@cache
def read(language: str) -> dict[str, Text]:
    """Read the file of one language; every scalar is text, so that no key is taken for a boolean.

    Raises FileNotFoundError for a language that has none.
    """
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    text = (_FOLDER / f"{language}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Text] = yaml.load(text, loader)
    return loaded


def texts(language: str) -> dict[str, Text]:
    """Give the texts of a language by key; a key that it lacks has its English text."""
    return _merged(home(language))


@cache
def _merged(code: str) -> dict[str, Text]:
    return read("en") if code == "en" else {**read("en"), **read(code)}
