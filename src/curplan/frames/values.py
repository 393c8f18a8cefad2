"""Values of a frame file that are more than text and numbers."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from curplan.catalogue.values import FIND, LONGEST_TITLE, is_outcome, parse_id

MOST = 1_000


def parse_range(value: Any) -> tuple[int, int]:
    """Read a number such as 10, or the least and the most: ``[25, 30]``."""
    pair = value if isinstance(value, list) else [value, value]
    whole = all(type(each) is int and 1 <= each <= MOST for each in pair)
    if len(pair) != 2 or not whole or pair[0] > pair[1]:
        raise PydanticCustomError("bad_range", "")
    return pair[0], pair[1]


def parse_holding(value: Any) -> str:
    """Check an outcome such as ``python@2``, which stays text."""
    if is_outcome(value):
        return str(value)
    raise PydanticCustomError("bad_outcome", "", {FIND: [value]})


LONGEST = 1_000
ONE_LINE = r"^[^\p{Cc}\p{Cn}\u{2028}\u{2029}\u{202A}-\u{202E}\u{2066}-\u{2069}]*$"
"""No controls, ends of lines, or marks that turn the direction of what follows."""

Line = Annotated[str, Field(strict=True, max_length=LONGEST, pattern=ONE_LINE)]
Name = Annotated[str, Field(strict=True, min_length=1, max_length=LONGEST_TITLE, pattern=ONE_LINE)]
Id = Annotated[str, PlainValidator(parse_id)]
Range = Annotated[tuple[int, int], PlainValidator(parse_range)]
Holding = Annotated[str, PlainValidator(parse_holding)]
