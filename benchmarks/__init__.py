"""Benchmarks: generated catalogues, and what planning, loading and whole commands cost."""
