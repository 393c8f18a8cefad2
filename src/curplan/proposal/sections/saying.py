"""How the facts of a proposal are written in a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.words import isolated

if TYPE_CHECKING:
    import datetime as dt

    from curplan.proposal.model import Ability, Proposal
    from curplan.words import Words

#: Assessments and units that have a word of their own; others are named as the plan does.
FORMS = ("exam", "quiz", "practical", "project", "presentation", "oral", "report", "portfolio")
UNITS = ("lecture", "lab", "project", "assessment", "self-study")
KINDS = (
    *("course", "project", "assessment", "capstone", "continuous", "placement"),
    "certification",
)
#: Levels that have a word; a catalogue has no others.
_LEVELS = 4
_COMMAS = ",\u060c"
_HOUR = 60


class Saying:
    """Texts of one language for the facts of a proposal.

    ``year``: whether a day needs its year, which it does not where all are in the same one.
    ``hour``: minutes of an hour of the proposal.
    """

    def __init__(self, words: Words, *, year: bool = True, hour: int = _HOUR) -> None:
        self.words = words
        self.say = words.say
        self._year = year
        self._hour = hour

    def own(self, text: str) -> str:
        """Set a text of the plan apart, where it runs the other way than the page."""
        return isolated(text, rtl=self.words.rtl)

    def hours(self, hours: float) -> str:
        """Write hours with their unit, on one line."""
        return self.say("hours", hours=hours).replace(" ", "\u00a0")

    def length(self) -> list[str]:
        """Say how long an hour is, if that needs a word."""
        text = self.words.hour(self._hour)
        return [text.replace(" ", "\u00a0")] if text else []

    def figure(self, value: float) -> str:
        """Write a figure of a table; nothing for none."""
        return self.words.number(value) if value else ""

    def level(self, level: int) -> str:
        """Name a level: foundation, intermediate …"""
        return self.say(f"skills-level-{min(max(level, 1), _LEVELS)}")

    def ability(self, ability: Ability) -> str:
        """Name a skill with its level."""
        return self.say("proposal-ability", name=ability.name, level=self.level(ability.level))

    def meaning(self, ability: Ability) -> str:
        """Name a skill with its level, and say what it means if the plan does."""
        named = self.ability(ability)
        return self.labelled(named, self.own(ability.means)) if ability.means else named

    def labelled(self, name: str, text: str) -> str:
        """Put a name before a text, with the language's colon."""
        return f"{self.say('proposal-label', name=name)} {text}"

    def listed(self, texts: tuple[str, ...] | list[str]) -> str:
        """Join texts of the plan; where one has a comma of its own, by semicolons."""
        if not any(comma in text for text in texts for comma in _COMMAS):
            return self.words.listed(list(texts))
        arabic = self.words.language.lower().startswith("ar")
        return ("\u061b " if arabic else "; ").join(map(self.own, texts))

    def kind(self, kind: str) -> str:
        """Name a kind of module."""
        return self.say(f"proposal-kind-{kind}") if kind in KINDS else self.own(kind)

    def unit(self, kind: str) -> str:
        """Name a kind of unit."""
        return self.say(f"proposal-unit-{kind}") if kind in UNITS else self.own(kind)

    def form(self, form: str) -> str:
        """Name a form of assessment."""
        return self.say(f"proposal-form-{form}") if form in FORMS else self.own(form)

    def weeks(self, first: int, last: int) -> str:
        """Name the weeks from one to another."""
        return self.say("coverage-weeks", n=last - first + 1, first=first, last=last)

    def span(self, first: dt.date | None, last: dt.date | None) -> str:
        """Write a span of days; nothing where there are no dates."""
        if first is None or last is None:
            return ""
        return self.words.day(first) if first == last else self.words.span(first, last)

    def day(self, day: dt.date | None) -> str:
        """Write a day in a table; nothing where there is none. A short one stays on its line."""
        if day is None:
            return ""
        text = self.words.day(day, year=self._year)
        return text if self._year else text.replace(" ", "\u00a0")

    def period(self, proposal: Proposal) -> str:
        """Say how long the programme takes and, if it is dated, when."""
        weeks = self.say("weeks", n=len(proposal.weeks))
        days = self.span(proposal.first_day, proposal.last_day)
        return self.words.listed([weeks, days]) if days else weeks

    def time(self, minutes: int) -> str:
        """Write minutes; where an hour has 60 of them, whole hours and the minutes left."""
        hours, left = divmod(minutes, _HOUR) if self._hour == _HOUR else (0, minutes)
        texts = [self.hours(hours)] if hours else []
        texts += [self.say("proposal-minutes", n=left)] if left or not hours else []
        return "\u00a0".join(texts)
