"""The values of the catalogue's files: how ids, outcomes, levels and titles are written."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from curplan.catalogue.models import Corequisite, Need, Outcome
from curplan.catalogue.policy import Threshold

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}", re.ASCII)
_OUTCOME = re.compile(r"([a-z0-9][a-z0-9-]*)@([1-4])", re.ASCII)

FIND = "find"
"""Key of an error's context: the values, at or below the error's path, that are at fault."""


def parse_id(value: Any) -> str:
    """Check an id: small letters, digits and hyphens."""
    if isinstance(value, str) and _ID.fullmatch(value):
        return value
    raise PydanticCustomError("bad_id", "")


def parse_outcome(value: Any) -> Outcome:
    """Read an outcome such as ``python@2``."""
    match = _OUTCOME.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("bad_outcome", "", {FIND: [value]})
    return Outcome(match[1], int(match[2]))


def parse_need(value: Any) -> Need:
    """Read a need: an outcome, or ``{any_of: [...]}``."""
    if isinstance(value, dict) and "any_of" in value:
        options = value["any_of"]
        if len(value) > 1 or not isinstance(options, list) or not options:
            raise PydanticCustomError("bad_need", "")
        unread = [option for option in options if not is_outcome(option)]
        if unread:
            raise PydanticCustomError("bad_outcome", "", {FIND: unread})
        return Need(tuple(parse_outcome(option) for option in options))
    return Need((parse_outcome(value),))


def parse_corequisite(value: Any) -> Corequisite:
    """Read a corequisite: an outcome, or ``{outcome: x@1, strict: true}``."""
    if isinstance(value, dict) and "outcome" in value:
        strict = value.get("strict", False)
        if not set(value) <= {"outcome", "strict"} or not isinstance(strict, bool):
            raise PydanticCustomError("bad_corequisite", "")
        return Corequisite(parse_outcome(value["outcome"]), strict)
    return Corequisite(parse_outcome(value))


def parse_level(value: Any) -> int:
    """Check one level."""
    if type(value) is int and 1 <= value <= 4:
        return value
    raise PydanticCustomError("bad_level", "")


def parse_levels(value: Any) -> tuple[int, ...]:
    """Read one level or a list of several, without repetition, lowest first."""
    if isinstance(value, list) and value:
        levels = tuple(sorted({parse_level(item) for item in value}))
        if len(levels) == len(value):
            return levels
        raise PydanticCustomError("bad_levels", "")
    return (parse_level(value),)


def parse_version(value: Any) -> str | float:
    """Check a version: text, or a number that is meant as text (2026.10)."""
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return value
    raise PydanticCustomError("bad_version", "")


def parse_threshold(value: Any) -> Threshold:
    """Check a threshold of a rule: a whole number, text, or a list of texts."""
    if type(value) is int or isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise PydanticCustomError("bad_threshold", "")


def is_outcome(value: Any) -> bool:
    """Tell whether this reads as an outcome."""
    return isinstance(value, str) and _OUTCOME.fullmatch(value) is not None


def is_id(value: Any) -> bool:
    """Tell whether this reads as an id."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


Id = Annotated[str, PlainValidator(parse_id)]
Text = Annotated[str, Field(strict=True)]
Words = Annotated[str, Field(strict=True, min_length=1)]
LONGEST_TITLE = 120
"""Characters of a title or a name; a drawing shows them whole."""
Title = Annotated[
    str,
    Field(
        strict=True,
        min_length=1,
        max_length=LONGEST_TITLE,
        # No control characters, nor marks that turn the direction of what follows.
        pattern=r"^[^\p{Cc}\u{202A}-\u{202E}\u{2066}-\u{2069}]*$",
    ),
]
Number = Annotated[float, Field(strict=True)]
Percent = Annotated[int, Field(strict=True, ge=0, le=100)]
LevelNumber = Annotated[int, PlainValidator(parse_level)]
LevelNumbers = Annotated[tuple[int, ...], PlainValidator(parse_levels)]
Version = Annotated[str | float, PlainValidator(parse_version)]
WrittenThreshold = Annotated[Threshold, PlainValidator(parse_threshold)]
WrittenOutcome = Annotated[Outcome, PlainValidator(parse_outcome)]
WrittenNeed = Annotated[Need, PlainValidator(parse_need)]
WrittenCorequisite = Annotated[Corequisite, PlainValidator(parse_corequisite)]
