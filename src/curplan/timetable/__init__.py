"""From hours a week to sessions: what is taught in each of them."""
