"""Machines: their clients and keys, access tokens, proofs of possession, and how often one may call."""
