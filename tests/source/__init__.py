"""Tests of curplan.source."""
