"""The proposal as one page of HTML that needs nothing else: no network, no other file."""

from curplan.export.html.page import html_bytes

__all__ = ["html_bytes"]
