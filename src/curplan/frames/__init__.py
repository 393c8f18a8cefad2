"""Accreditation frames: rules as data, and what they say of a plan."""
