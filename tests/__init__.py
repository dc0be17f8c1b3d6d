"""Tests mirror the rooms; see tests/README.md."""
