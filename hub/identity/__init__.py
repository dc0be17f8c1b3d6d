"""Organisations' people and machines: who asks, for whom, with which permissions and keys."""
