"""What the value of a field can be."""

from typing import Any

Json = Any
"""A JSON value: text, number, true, false, null, or lists and records of these."""
