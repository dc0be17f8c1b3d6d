"""The ledger as members see it."""
