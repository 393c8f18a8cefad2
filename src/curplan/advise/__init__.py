"""What would make it fit: each answer is a solved optimisation, never a guess."""
