"""Organisations' people and machines: the viewer, of which organisation, with which permissions and keys."""
