"""Tsunagu: what leaves is built from what was consented."""

from typing import Final

VERSION: Final = "0.1.0"
"""Of this source, as `pyproject.toml` has it; what is new stands in CHANGELOG.md."""
