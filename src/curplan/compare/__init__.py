"""What roles share, and the way from one to another: tracks of fewest hours, held together."""
