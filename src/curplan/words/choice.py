"""The words of the language that somebody asks for, or what is wrong with the code."""

from __future__ import annotations

from difflib import get_close_matches

from curplan.diagnostics import Diagnostic, Location, Severity, nearest
from curplan.words.model import ENGLISH, Words
from curplan.words.texts import home, translated
from curplan.words.world import locale_data


def words_of(language: str, option: str = "--lang") -> tuple[Words | None, tuple[Diagnostic, ...]]:
    """Give the words of a language, and what is to be said about it.

    ``language`` is a code such as ``he`` or ``pt-BR``; ``option`` is the place that a diagnostic
    names. No words come for a code that nobody knows (``unknown-language``); a language without
    texts of ours comes with a warning (``untranslated``).

    >>> words_of("PT_br")
    (Words(language='pt-BR'), ())
    """
    place = Location(option)
    if language == ENGLISH.language:
        return ENGLISH, ()
    try:
        locale = locale_data(language).locale
    except ValueError:
        message = f"there is no language '{language}'"
        return None, (Diagnostic("unknown-language", message, place, _hint(language)),)
    words = Words(
        str(locale).replace("_", "-") if "-" in language or "_" in language else locale.language
    )
    if home(words.language) != "en" or locale.language == "en":
        return words, ()
    name = locale.get_display_name("en") or language
    message = (
        f"there are no texts in {name} ({words.language}) yet: months, dates and numbers are "
        f"{name}, everything else is English"
    )
    hint = f"there are texts in {', '.join(translated())}"
    return words, (Diagnostic("untranslated", message, place, hint, Severity.WARNING),)


def _hint(language: str) -> str:
    """Name the nearest code, found by code or by the language's name."""
    from babel import Locale
    from babel.localedata import locale_identifiers

    asked = language.strip().lower().replace("_", "-")
    named: dict[str, str] = {}
    for code in translated():
        locale = Locale.parse(code)
        for name in (locale.get_display_name("en"), locale.get_display_name()):
            named[(name or code).lower()] = code
    close = get_close_matches(asked, sorted(named), n=1, cutoff=0.65)
    if close:
        return f"did you mean '{named[close[0]]}'?"
    codes = [code.replace("_", "-") for code in locale_identifiers()]
    again = nearest(asked.split("-")[0], [code for code in codes if "-" not in code])
    listed = f"there are texts in {', '.join(translated())}"
    return f"{again} {listed}" if again else listed
