"""Validation errors of a plan file in plain words, each with the path of its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel

from curplan.diagnostics import nearest
from curplan.plan.model import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

Step = str | int
LONGEST_SHOWN = 40
"""Characters of a wrong value that a message repeats."""

_EXPECTED = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "float_type": "a number",
    "tuple_type": "a list […]",
    "dict_type": "an object {…}",
    "model_type": "an object {…}",
    "date_type": "a date such as 2027-01-11",
    "date_parsing": "a date such as 2027-01-11",
    "date_from_datetime_parsing": "a date such as 2027-01-11",
    "date_from_datetime_inexact": "a date such as 2027-01-11",
    "greater_than_equal": "at least 0",
}


def plain_words(error: ValidationError, document: object) -> Iterator[tuple[str, str]]:
    """Give the message and the hint of each wrong key of a document.

    Where a value may be of several kinds, pydantic reports each kind; here they are one fault.
    """
    by_path: dict[tuple[Step, ...], list[ErrorDetails]] = {}
    for found in error.errors(include_url=False, include_input=False):
        by_path.setdefault(_real_path(found, document), []).append(found)
    for path, found_here in by_path.items():
        if not any(other[: len(path)] == path and other != path for other in by_path):
            yield _message(path, found_here, document)


def _message(
    path: tuple[Step, ...], found: list[ErrorDetails], document: object
) -> tuple[str, str]:
    where = path_text(path) or "the plan"
    kinds = [one["type"] for one in found]
    if "missing" in kinds:
        return f"{where}: this key is missing", ""
    if "extra_forbidden" in kinds:
        return f"{where}: this key is unknown", nearest(str(path[-1]), _keys_at(path[:-1]))
    if "literal_error" in kinds:
        expected = str(found[0].get("ctx", {}).get("expected", ""))
    elif "float_type" in kinds:
        expected = _EXPECTED["float_type"]
    else:
        words = [_EXPECTED.get(one["type"], one["msg"].lower()) for one in found]
        expected = " or ".join(dict.fromkeys(words))
    return f"{where}: expected {expected}, found {kind_of(_value_at(path, document))}", ""


def _real_path(found: ErrorDetails, document: object) -> tuple[Step, ...]:
    """Leave out of an error's path what names a kind of value and no key of the document."""
    path: list[Step] = []
    here = document
    for position, step in enumerate(found["loc"]):
        if _has(here, step):
            path.append(step)
            here = here[step]  # type: ignore[index]
        elif found["type"] == "missing" and position == len(found["loc"]) - 1:
            path.append(step)
    return tuple(path)


def _has(value: object, step: Step) -> bool:
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and step < len(value)


def _value_at(path: tuple[Step, ...], document: object) -> object:
    here = document
    for step in path:
        here = here[step]  # type: ignore[index]
    return here


def _keys_at(path: tuple[Step, ...]) -> list[str]:
    """List the keys that the format has at a path."""
    model: type[BaseModel] | None = Plan
    for step in path:
        if model is None or isinstance(step, int):
            continue
        by_key = {field.alias or name: field for name, field in model.model_fields.items()}
        kind = by_key[step].annotation if step in by_key else None
        model = next((k for k in (kind, *get_args(kind)) if _is_model(k)), None)
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def path_text(path: tuple[Step, ...]) -> str:
    """Write a path of keys.

    >>> path_text(("modules", 3, "weekly_hours", "2"))
    'modules[3].weekly_hours.2'
    """
    text = ""
    for step in path:
        text = joined(text, step)
    return text


def joined(path: str, step: Step) -> str:
    """Add one key or index to a written path."""
    if isinstance(step, int):
        return f"{path}[{step}]"
    return f"{path}.{shortened(step)}" if path else shortened(step)


def kind_of(value: object) -> str:
    """Name a value of the file.

    >>> kind_of("4"), kind_of(True), kind_of([1])
    ("the text '4'", 'true', 'a list')
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"the text {shortened(value)!r}"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    return "a list" if isinstance(value, list) else "an object"


def shortened(text: str) -> str:
    """Cut a text that is too long for a message."""
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
