"""Machines of an organisation: who they are, with which keys they show it, and what they have shown already."""
