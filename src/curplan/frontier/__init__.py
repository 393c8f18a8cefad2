"""The best coverage of a role for every combination of weeks and hours a week."""
