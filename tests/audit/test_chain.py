"""What a link covers: every column of the event, and lines from before a column was there as they were hashed then."""

import hashlib
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.audit.chain import HIDDEN, START, Event, instant, link_hash
from hub.exchange.packets import canonical_bytes
from tests.parties import NOW

ORG, OTHER = UUID(int=1), UUID(int=2)
LINE = Event(
    UUID(int=3), ORG, UUID(int=4), ORG, None, UUID(int=5), "fact:changed", None, NOW, None, None, bytes(range(32))
)
FIELDS = st.none() | st.sampled_from(["paid", "barred_recipients", "evidence_inventory:3"])
ABOUT = st.none() | st.just(OTHER)


def test_a_link_of_before_the_commitments_is_hashed_as_it_was() -> None:
    words = {
        "chain": str(ORG),
        "seq": 1,
        "id": str(LINE.id),
        "actor": str(ORG),
        "principal": str(LINE.principal),
        "sender": str(ORG),
        "recipient": None,
        "object": str(LINE.object),
        "verb": "fact:changed",
        "digest": None,
        "at": instant(NOW),
    }

    assert link_hash(START, ORG, 1, LINE, HIDDEN) == hashlib.sha256(START + canonical_bytes(words)).digest()


@given(FIELDS, ABOUT, FIELDS, ABOUT)
def test_two_lines_that_differ_in_field_or_about_have_different_hashes(
    field: str | None, about: UUID | None, other_field: str | None, other_about: UUID | None
) -> None:
    one = link_hash(START, ORG, 1, replace(LINE, field=field, about=about))
    other = link_hash(START, ORG, 1, replace(LINE, field=other_field, about=other_about))

    assert (one == other) == ((field, about) == (other_field, other_about))


CHANGED: dict[str, Any] = {
    "id": OTHER,
    "actor": OTHER,
    "principal": None,
    "sender": OTHER,
    "recipient": OTHER,
    "object": OTHER,
    "verb": "fact:removed",
    "digest": bytes(32),
    "at": NOW.replace(year=2027),
    "field": "paid",
    "about": OTHER,
    "salt": bytes(32),
}


@pytest.mark.parametrize("column", CHANGED)
def test_every_column_is_covered(column: str) -> None:
    assert set(CHANGED) == set(LINE.__dataclass_fields__)
    assert link_hash(START, ORG, 1, replace(LINE, **{column: CHANGED[column]})) != link_hash(START, ORG, 1, LINE)
