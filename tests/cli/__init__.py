"""Tests of curplan.cli."""
