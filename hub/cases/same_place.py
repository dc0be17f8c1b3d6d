"""When two places are the same: an address, an account, or a hash with its algorithm. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from hub.kit.errors import Invalid
from hub.kit.folded import canonical_name
from hub.kit.url_key import url_key

PLACES = ("locations", "accounts", "hashes")
"""The fields of a case that list places."""


def canonical(item: Mapping[str, Any]) -> str:
    """One writing for all writings of the same place. `item`: {kind: url|account|hash, value, algorithm?}."""
    value = str(item["value"])
    if item["kind"] == "url":
        return place_of(value)
    return canonical_name(value) if item["kind"] == "account" else f"{item['algorithm']}:{value.lower()}"


def place_of(url: str) -> str:
    """The key of an address; one that has no canonical form is its own key."""
    try:
        return url_key(url)
    except Invalid:
        return url.strip()


def asked_as(field: str, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """As which items (kind, canonical value) a row of this field can be asked for; of an account its address too."""
    if field == "hashes":
        yield "hash", canonical({**row, "kind": "hash"})
    if field == "accounts":
        yield "account", canonical_name(row["handle"])
    if field != "hashes" and row.get("url"):
        yield "url", place_of(row["url"])


def identity(field: str, row: Mapping[str, Any]) -> str:
    """What makes this row one place of the case: the same handle at two services are two accounts."""
    if field == "accounts":
        return f"{field}\0{canonical_name(row['service'])}\0{canonical_name(row['handle'])}"
    ((kind, value),) = asked_as(field, row)
    return f"{field}\0{kind}\0{value}"
