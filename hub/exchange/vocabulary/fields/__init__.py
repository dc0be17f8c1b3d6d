"""The catalogue: every field a case or a request can hold, what it is, and whether and how it may leave. Data only."""

from collections.abc import Mapping
from types import MappingProxyType

from hub.exchange.vocabulary.field import Field
from hub.exchange.vocabulary.fields import care, first_contact, harm, legal, offender, person, places, request

CATALOGUE: Mapping[str, Field] = MappingProxyType(
    {
        row.name: row
        for room in (person, harm, offender, places, legal, care, first_contact, request)
        for row in room.FIELDS
    }
)
"""Name to field, in the order in which forms show them."""
