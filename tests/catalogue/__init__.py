"""Tests of curplan.catalogue."""
