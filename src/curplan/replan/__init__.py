"""What is past stays, the rest is planned anew with the least change."""
