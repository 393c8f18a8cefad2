"""``python -m curplan``: the same as the ``curplan`` command."""

from __future__ import annotations

from curplan.cli.main import run

run()
