"""Fixtures of the tests of reviews."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.plan.making import NEWSROOM
from tests.review.desk import POLICY


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of its own, and nothing written into the repository."""
    shutil.copytree(NEWSROOM, tmp_path / "desk")
    (tmp_path / "desk" / "policy.yaml").write_text(POLICY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
