"""What is left behind when the program itself is at fault: a log with the traceback."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback

from curplan import __version__


def write_log(error: BaseException) -> str:
    """Write the traceback into a new file of the temporary folder; say where it is."""
    text = "".join(
        (
            f"curplan {__version__}, Python {platform.python_version()}, {platform.platform()}\n",
            f"arguments: {sys.argv[1:]}\n\n",
            *traceback.format_exception(error),
        )
    )
    try:
        number, path = tempfile.mkstemp(prefix="curplan-", suffix=".log")
        with os.fdopen(number, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
    except OSError:
        return f"no log could be written ({type(error).__name__}: {error})"
    return f"please report it with the log in {path}"
