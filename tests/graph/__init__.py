"""Tests of curplan.graph."""
