"""Good schedules of given modules, fast: a beam search over the weeks."""

from curplan.solve.sweep.search import Sweep, Swept

__all__ = ["Sweep", "Swept"]
