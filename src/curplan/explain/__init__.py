"""Why a plan is as it is, and what it would cost to have it otherwise: solved, not guessed."""
