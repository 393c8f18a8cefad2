from __future__ import annotations

import math

import pytest

from curplan.source import parse
from curplan.source.scalars import plain_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("1:30", "1:30"),
        ("012", 12),
        ("0o14", 12),
        ("0x1F", 31),
        ("-7", -7),
        ("+7", 7),
        ("1_000", "1_000"),
        ("0b11", "0b11"),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("1.", 1.0),
        ("2027-01-11", "2027-01-11"),
        ("true", True),
        ("False", False),
        ("tRUE", "tRUE"),
        ("null", None),
        ("~", None),
        ("", None),
        ("nothing", "nothing"),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        ("inf", "inf"),
        ("=", "="),
        ("٣", "٣"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_core_schema(text: str, value: object) -> None:
    found = plain_value(text)
    assert found == value
    assert type(found) is type(value)


def test_not_a_number() -> None:
    found = plain_value(".nan")
    assert isinstance(found, float)
    assert math.isnan(found)


def test_quotes_make_text() -> None:
    assert parse("['1', \"true\", '', '~']", "x").data == ["1", "true", "", "~"]


def test_block_text_is_text() -> None:
    assert parse("a: |\n  12\nb: >-\n  1.5\n", "x").data == {"a": "12\n", "b": "1.5"}


def test_tags_of_yaml_itself_are_understood() -> None:
    parsed = parse("[!!str 12, !!int '12', !!float 1, !!bool 'true', !!null '']", "x")
    assert parsed.data == ["12", 12, 1, True, None]
    assert not parsed.diagnostics


def test_a_tag_that_does_not_fit_is_a_fault() -> None:
    assert [d.code for d in parse("[!!int no]", "x").diagnostics] == ["bad-tag"]
