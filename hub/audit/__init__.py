"""The append-only ledger: what left, who read it, and the chain that shows nothing was changed."""
