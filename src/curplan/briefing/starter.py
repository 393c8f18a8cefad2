"""What somebody who writes a brief begins with: a commented one, and a schema for the editor."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from curplan.briefing.documents import AudienceDocument, BriefDocument

STARTER = "brief.yaml"
SCHEMA = "brief.schema.json"


def starter_text() -> str:
    """Give a brief with every key in it, most of them as comments; it can be planned as it is."""
    return files("curplan.briefing").joinpath("starter.yaml").read_text(encoding="utf-8")


def schema_text() -> str:
    """Give the JSON Schema (2020-12) of a brief file, for editors that complete and check."""
    schema = BriefDocument.model_json_schema()
    audience = AudienceDocument.model_json_schema()
    schema["$defs"] |= audience.pop("$defs", {})
    schema["$defs"]["AudienceDocument"] = audience
    described = schema["properties"]["audience"]
    described["anyOf"] = [{"type": "string"}, {"$ref": "#/$defs/AudienceDocument"}]
    schema["anyOf"] = [{"required": ["role"]}, {"required": ["roles"]}]
    _without_patterns(schema)
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A brief for curplan",
        **{key: value for key, value in schema.items() if key != "title"},
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _without_patterns(schema: Any) -> None:
    """Take out patterns with classes (``\\p{…}``) that few validators know."""
    for part in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(part, dict) and "\\p" in str(part.get("pattern", "")):
            del part["pattern"]
        if isinstance(part, dict | list):
            _without_patterns(part)
