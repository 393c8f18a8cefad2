"""A brute-force judge for what the planner claims optimal."""
