"""A plan as data for search engines and course catalogues: JSON-LD in the words of schema.org."""

from curplan.export.jsonld.programme import jsonld_bytes

__all__ = ["jsonld_bytes"]
