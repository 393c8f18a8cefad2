"""One way for hypothesis everywhere: the same examples on every run, and no clock."""

from __future__ import annotations

import sys

from hypothesis import HealthCheck, settings

settings.register_profile(
    "curplan",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("curplan")


def _try_no_constants_of_loaded_modules() -> None:
    """Hypothesis also tries constants of the modules loaded so far, which the order decides."""
    providers = sys.modules.get("hypothesis.internal.conjecture.providers")  # in newer versions
    asked, kept = "_get_local_constants", "_local_constants"
    if hasattr(providers, asked) and hasattr(providers, kept):
        none = getattr(providers, kept)
        setattr(providers, asked, lambda: none)


_try_no_constants_of_loaded_modules()
