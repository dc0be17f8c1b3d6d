"""A packet's bytes: the same everywhere, and nothing but what went in."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.exchange.packets import Handling, NamedOrganisation, Packet, canonical_bytes, parse

SENDER = NamedOrganisation(UUID(int=1), "灯台サポート（架空）", "support_ngo", "JP")
RECIPIENT = NamedOrganisation(UUID(int=2), "みなと法律支援センター（架空）", "legal_aid", "JP")
PACKET = Packet(
    id=UUID(int=3),
    kind="packet",
    object=UUID(int=4),
    purpose="legal_advice",
    sender=SENDER,
    recipient=RECIPIENT,
    created_at=datetime(2026, 11, 22, 12, 30, tzinfo=UTC),
    language="ja",
    urgency="urgent",
    handling=Handling(("police", "guardian"), guardian_informed=False),
    fields={"call_name": "ゆき"},
    salt="00" * 32,
)

words = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | words,
    lambda inner: st.lists(inner) | st.dictionaries(words, inner),
    max_leaves=10,
)


@given(st.dictionaries(words, values), st.sampled_from([True, False, None]), st.lists(words))
def test_a_packet_comes_back_from_its_bytes_unchanged(
    fields: dict[str, Any], informed: bool | None, kinds: list[str]
) -> None:
    packet = replace(PACKET, fields=fields, handling=Handling(tuple(kinds), informed))

    again = parse(packet.canonical())

    assert again == packet
    assert again.canonical() == packet.canonical()
    assert again.digest() == packet.digest()


@given(st.dictionaries(words, values))
def test_the_order_in_which_fields_were_put_does_not_change_the_bytes(fields: dict[str, Any]) -> None:
    turned = dict(reversed(fields.items()))

    assert replace(PACKET, fields=turned).canonical() == replace(PACKET, fields=fields).canonical()


def test_another_salt_makes_another_digest_of_the_same_content() -> None:
    assert replace(PACKET, salt="11" * 32).digest() != PACKET.digest()


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_is_none_has_no_bytes(value: float) -> None:
    with pytest.raises(ValueError, match="Out of range"):
        canonical_bytes({"fields": value})


@pytest.mark.parametrize("missing", [*json.loads(PACKET.canonical())])
def test_bytes_without_a_part_hold_no_packet(missing: str) -> None:
    raw = json.loads(PACKET.canonical())
    del raw[missing]

    with pytest.raises(ValueError, match=r"format|packet"):
        parse(canonical_bytes(raw))


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"{}", b'"x"', b"\xff", b'{"format":"tsunagu/2"}'])
def test_other_bytes_hold_no_packet(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json's own errors are among them
        parse(content)
