"""Judging a plan, made here or by hand, by every rule of the policy."""
