"""Invented packets and dispatches."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from connectors import registry
from hub.exchange.connector import Dispatch, Message
from hub.exchange.packets import Packet
from tests.connectors import golden


def dispatches(name: str) -> list[Dispatch]:
    """The golden dispatches of a partner."""
    return [golden.read(case) for partner, case in golden.cases() if partner == name]


@cache
def messages(name: str) -> tuple[tuple[Dispatch, Message], ...]:
    """The golden dispatches of a partner, each with its message, made once: a document costs time."""
    return tuple((dispatch, registry.load()[name].format(dispatch)) for dispatch in dispatches(name))


def dispatch_with_packet(name: str) -> Dispatch | None:
    """The golden dispatch of a partner whose packet is the fullest; None where its form knows no packet."""
    found = [dispatch for dispatch in dispatches(name) if dispatch.packet and dispatch.packet.kind == "packet"]
    return max(found, key=lambda dispatch: len(packet_of(dispatch).fields), default=None)


def packet_of(dispatch: Dispatch) -> Packet:
    assert dispatch.packet is not None
    return dispatch.packet


def with_fields(dispatch: Dispatch, **fields: Any) -> Dispatch:
    """The same dispatch, with these fields put over those of its packet."""
    packet = packet_of(dispatch)
    return replace(dispatch, packet=replace(packet, fields={**packet.fields, **fields}))


def without_field(dispatch: Dispatch, field: str) -> Dispatch:
    packet = packet_of(dispatch)
    kept: Mapping[str, Any] = {name: value for name, value in packet.fields.items() if name != field}
    return replace(dispatch, packet=replace(packet, fields=kept))


def with_packet_of(name: str) -> Dispatch:
    """A dispatch of this partner that carries a packet, borrowed from another partner where it has none itself."""
    own = dispatch_with_packet(name)
    if own:
        return own
    borrowed = next(filter(None, (dispatch_with_packet(other) for other in registry.load())))
    return replace(dispatches(name)[0], packet=packet_of(borrowed))
