"""JSON values under a data key: the form in which answers of people lie in the database."""

import json
from typing import Any

from hub.kit.sealed import seal, unseal


def seal_value(key: bytes, associated_data: str, value: object) -> bytes:
    """The value as JSON, sealed for these associated data ("table.column/row")."""
    plain = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return seal(key, associated_data, plain.encode())


def unseal_value(key: bytes, associated_data: str, sealed: bytes) -> Any:  # noqa: ANN401 - a JSON value
    """The value again; raises `Unopenable` where key, place or bytes are not those of the sealing."""
    return json.loads(unseal(key, associated_data, sealed))
