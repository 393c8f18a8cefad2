"""What differs between two plans: what came, went and moved."""
