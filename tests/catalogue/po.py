"""PO files written by hand, for tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path


def po_text(language: str, said: Mapping[str, str]) -> str:
    """Write translations as the text of a PO file."""
    entries = [("", f"Language: {language}\n"), *said.items()]
    return "\n".join(f"msgid {_quoted(text)}\nmsgstr {_quoted(other)}\n" for text, other in entries)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def write_texts(layer: Path, language: str, said: Mapping[str, str], name: str = "") -> Path:
    """Write a layer's file of translations into a language; give the layer."""
    file = layer / "texts" / (name or f"{language}.po")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(po_text(language, said), encoding="utf-8")
    return layer
