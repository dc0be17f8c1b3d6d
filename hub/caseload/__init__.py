"""What a caseworker works through: the list of cases, and what waits today."""
