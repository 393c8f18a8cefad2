"""A sign of life on a terminal while the solver works."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST, EVERY = 2.0, 1.0
"""Seconds until the first sign, and between signs."""


@contextmanager
def progress(what: str, *, quiet: bool) -> Iterator[None]:
    """Count the seconds on stderr while the block runs; only on a terminal, wiped at the end."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    thread = threading.Thread(target=_count, args=(what, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _count(what: str, done: threading.Event) -> None:
    begin = time.monotonic()
    shown = False
    wait = FIRST
    while not done.wait(wait):
        sys.stderr.write(f"\r{what}: {time.monotonic() - begin:.0f} s (Ctrl+C stops) ")
        sys.stderr.flush()
        shown = True
        wait = EVERY
    if shown:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
