"""Validating plain data against the documents, and saying in plain words what does not fit."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from curplan.catalogue.faults import Fault
from curplan.catalogue.values import FIND
from curplan.diagnostics import nearest
from curplan.source import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic_core import ErrorDetails

D = TypeVar("D", bound=BaseModel)
Path = tuple[str | int, ...]

_LEVELS = "1 is foundation, 2 intermediate, 3 advanced, 4 highly specialised"
_OUTCOME = "a skill and its level, such as python@2"
_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "float_type": "a number",
    "dict_type": "keys with values (key: value)",
    "model_type": "keys with values (key: value)",
    "list_type": "a list",
    "tuple_type": "a list",
    "bad_level": "a level from 1 to 4",
    "bad_levels": "a list that names each level once",
    "bad_outcome": _OUTCOME,
    "bad_need": "an outcome such as python@2, or {any_of: [python@2, r-language@1]}",
    "bad_corequisite": "an outcome such as python@2, or {outcome: python@2, strict: true}",
    "bad_version": "a version such as 2026.1",
    "bad_threshold": "a whole number, text, or a list of texts",
    "bad_weeks": "a week or weeks, such as 3, 1-4 or '1-3, 6'",
    "bad_day": "a day such as 2027-03-15, from 2000 to 2099",
    "bad_time": "a time such as '18:30', in steps of five minutes",
    "bad_country": "a country such as PE, or one with its region such as ES-CT",
    "bad_range": "a whole number from 1 to 1000, or the least and the most, such as [25, 30]",
    "bad_id": "an id: at most 64 small letters, digits and hyphens, the first no hyphen",
}
_HINTS = {
    "list_type": "write [one, two], or a line '- one' for each",
    "dict_type": "write {key: value}, or a line 'key: value' for each",
    "bad_level": _LEVELS,
    "bad_levels": "write [1, 2] for the levels 1 and 2",
    "bad_need": "write it in one of these two ways",
    "bad_corequisite": "write it in one of these two ways",
    "model_type": "write {key: value}, or a line 'key: value' for each",
}
_CODES = {"bad_level": "bad-level", "bad_levels": "bad-levels", "bad_id": "bad-id"}
"""Kinds of value that have a code of their own besides their type."""


@cache
def _adapter(model: type[BaseModel]) -> TypeAdapter[Any]:
    return TypeAdapter(list[model])  # type: ignore[valid-type]


def validate_each(
    model: type[D], entries: Sequence[tuple[Path, Any]], file: str
) -> tuple[list[D | None], list[Fault]]:
    """Validate entries of one file; one that does not fit is None, with its faults.

    ``entries`` are (path inside the file, data).
    """
    data = [entry for _, entry in entries]
    adapter = _adapter(model)
    try:
        return adapter.validate_python(data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    faults = [
        fault
        for detail in details
        for fault in _translate(model, detail, entries[int(detail["loc"][0])][0], file)
    ]
    broken = {detail["loc"][0] for detail in details}
    sound = [entry for index, entry in enumerate(data) if index not in broken]
    documents = iter(adapter.validate_python(sound))
    return [None if i in broken else next(documents) for i in range(len(data))], faults


def _translate(
    model: type[BaseModel], detail: ErrorDetails, base: Path, file: str
) -> Iterator[Fault]:
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    steps: Path = detail["loc"][1:]
    is_key = bool(steps) and steps[-1] == "[key]"
    steps = steps[:-1] if is_key else steps
    name = next((str(step) for step in reversed(steps) if isinstance(step, str)), "this")
    place = Place(file, (*base, *steps), key=is_key)
    if kind == "missing":
        where = Place(file, (*base, *steps[:-1]))
        hint = f"add '{name}: …' to this entry"
        yield Fault("missing-key", f"the key '{name}' is missing", where, hint)
    elif kind in ("extra_forbidden", "invalid_key"):
        valid = _keys(model, steps[:-1])
        hint = nearest(str(steps[-1]), valid) or f"the keys here are {', '.join(sorted(valid))}"
        place = Place(file, place.path, key=True)
        yield Fault("unknown-key", f"the key '{steps[-1]}' is not known here", place, hint)
    elif kind == "enum":
        valid = [item.value for item in _enum(model, steps)]
        message = f"'{name}' must be one of {', '.join(valid)}; found {describe(value)}"
        hint = nearest(value, valid) if isinstance(value, str) else ""
        yield Fault("bad-value", message, place, hint or "choose one of these")
    elif kind == "bad_outcome":
        for bad in context[FIND]:
            found = Place(file, place.path, find=bad if isinstance(bad, str) else "")
            message = f"expected {_OUTCOME}; found {describe(bad)}"
            hint = f"write the skill's id, '@' and a level: {_LEVELS}"
            yield Fault("bad-outcome", message, found, hint)
    elif kind == "too_short" and value:
        return  # entries that are told by themselves, and so were not counted
    elif kind in _EXPECTED:
        message = f"{_subject(steps, is_key)} must be {_EXPECTED[kind]}; found {describe(value)}"
        code = _CODES.get(kind, "wrong-type")
        yield Fault(code, message, place, _type_hint(kind, value))
    elif kind == "literal_error":
        message = f"'{name}' must be {context['expected']}; found {describe(value)}"
        yield Fault("bad-value", message, place, "choose one of these")
    else:
        subject = "each key here" if is_key else f"'{name}'"
        message = f"{subject} must {_limit(kind, context)}; found {describe(value)}"
        code = "bad-weight" if name == "weight" else "bad-value"
        yield Fault(code, message, place, _limit_hint(kind, context, value))


def _subject(steps: Path, is_key: bool) -> str:
    """Name what an error is about, by the path to it."""
    if not steps:
        return "this"
    if is_key:
        return "each key here"
    names = [str(step) for step in steps if isinstance(step, str)]
    if isinstance(steps[-1], int) and names:
        return f"each entry of '{names[-1]}'"
    return f"'{steps[-1]}'"


def _limit(kind: str, context: Mapping[str, Any]) -> str:
    match kind:
        case "greater_than_equal":
            return f"be at least {context['ge']}"
        case "less_than_equal":
            return f"be at most {context['le']}"
        case "multiple_of":
            return f"be a multiple of {context['multiple_of']}"
        case "too_short":
            return "have at least one entry"
        case "string_too_short":
            return "not be empty"
        case "string_too_long":
            return f"have at most {context['max_length']} characters"
        case "string_pattern_mismatch":
            return "have no control characters"
    return "be a value that fits here"


def _limit_hint(kind: str, context: Mapping[str, Any], value: Any) -> str:
    """Say what to write; beside a number that is no multiple, those that are."""
    step = context.get("multiple_of")
    if kind == "multiple_of" and isinstance(value, int) and isinstance(step, int) and value > step:
        return f"write {value // step * step} or {(value // step + 1) * step}"
    return "choose a value within this limit"


def _type_hint(kind: str, value: Any) -> str:
    if kind == "string_type" and isinstance(value, (bool, int, float)):
        return "put it in quotes to make it text"
    if kind in ("int_type", "float_type") and isinstance(value, str):
        return "write the number alone, without quotes or units"
    if kind == "bad_id" and isinstance(value, str):
        words = "-".join("".join(c if c.isalnum() and c.isascii() else " " for c in value).split())
        return f"write '{words.lower()}'" if words else "give it a short name such as 'python'"
    if value is None:
        return "give it a value, or remove the key"
    return _HINTS.get(kind, "correct the value")


def describe(value: Any) -> str:
    """Say in plain words what a value is, short enough for a message.

    >>> describe("x" * 99)
    "the text 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'"
    """
    match value:
        case None:
            return "nothing"
        case bool():
            return f"the value {str(value).lower()}"
        case int() | float():
            return f"the number {str(value) if len(str(value)) <= 40 else str(value)[:39] + '…'}"
        case str():
            return f"the text '{value if len(value) <= 40 else value[:39] + '…'}'"
        case list():
            return "a list" if value else "an empty list"
    return "keys with values" if value else "an empty mapping"


def _keys(model: type[BaseModel], steps: Path) -> list[str]:
    found = _annotation(model, steps)
    return list(found.model_fields) if _is_model(found) else []


def _enum(model: type[BaseModel], steps: Path) -> type[Enum]:
    found = _annotation(model, steps)
    assert isinstance(found, type)
    assert issubclass(found, Enum)
    return found


def _annotation(model: type[BaseModel], steps: Path) -> Any:
    """Follow an error's path through the documents to the type that was expected there."""
    here: Any = model
    for step in steps:
        if _is_model(here):
            field = here.model_fields.get(str(step))
            here = field.annotation if field else None
        else:
            # Of a list or a tuple its entries, of a mapping its values.
            here = next((one for one in reversed(get_args(here)) if one is not Ellipsis), None)
        while get_args(here) and type(None) in get_args(here):
            here = get_args(here)[0]
    return here


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
