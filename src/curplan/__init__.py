"""curplan: plans training programmes from text files, proves them and draws them."""

from __future__ import annotations

__version__ = "0.1.0"
