"""Values planted in every field of a packet never turn up in a message that is no legal notice by mail."""

import base64
import json
import re
import urllib.parse
from dataclasses import replace
from typing import Any

import pytest

from connectors import registry
from connectors.kit.mail import letter
from hub.delivery.dispatch import CHANNELS_WITH_PACKET
from hub.exchange.connector import Dispatch, Document, Message
from hub.minimisation.fields import CATALOGUE
from tests.connectors.makers import dispatches, packet_of, with_fields, with_packet_of
from tests.connectors.reading import text_of

NAMES = list(registry.load())
EVENTS = [
    *(f"takedown.request.{verb}" for verb in ("created", "withdrawn", "evidence_added", "due_soon", "overdue")),
    *(f"referral.{verb}" for verb in ("offered", "accepted", "declined", "closed")),
    "consent.revoked",
]
CANARIES = {field: f"カナリア-{field}-{number:04d}" for number, field in enumerate(CATALOGUE)}


def forms(canary: str) -> set[bytes]:
    """A canary as it would look in each coding that a leak could hide in."""
    raw = canary.encode()
    offsets = {base64.b64encode(b"x" * shift + raw)[4:-4] for shift in (0, 1, 2)}
    return {raw, urllib.parse.quote(canary).encode(), json.dumps(canary)[1:-1].encode(), raw.hex().encode(), *offsets}


def readable(message: Message) -> bytes:
    """Everything in a message that a reader, a mail server or a search could find."""
    mail = letter("hub@hub.example.org", "office@law.example.org", "msg_1", dispatches("nowhere")[0].at, message)
    parts = [message.media_type.encode(), message.subject.encode(), message.body, mail]
    return b"\n".join([*parts, *(_document(document) for document in message.documents)])


def _document(document: Document) -> bytes:
    text = text_of(document.content).replace("\n", "") if document.media_type == "application/pdf" else ""
    return document.name.encode() + document.content + text.encode()


def planted(name: str, fields: dict[str, Any]) -> Dispatch:
    return with_fields(with_packet_of(name), **fields)


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("name", [n for n in NAMES if registry.profiles()[n].channel not in CHANNELS_WITH_PACKET])
def test_a_notification_holds_nothing_of_the_case_even_if_a_packet_were_handed_over(name: str, event: str) -> None:
    dispatch = replace(planted(name, dict(CANARIES)), event=event)

    message = readable(registry.load()[name].format(dispatch))

    assert {field for field, canary in CANARIES.items() if any(form in message for form in forms(canary))} == set()
    assert message == readable(registry.load()[name].format(replace(dispatch, packet=None)))


@pytest.mark.parametrize("name", [n for n in NAMES if registry.profiles()[n].channel in CHANNELS_WITH_PACKET])
def test_a_statutory_notice_holds_no_field_that_its_form_does_not_ask_for(name: str) -> None:
    asked = {need.field for needs in registry.profiles()[name].packet.values() for need in needs}
    dispatch = planted(name, {field: canary for field, canary in CANARIES.items() if field not in asked})

    message = readable(registry.load()[name].format(dispatch))

    assert set(CANARIES) - asked
    assert {field for field in CANARIES if any(form in message for form in forms(CANARIES[field]))} == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_subject_is_the_same_for_every_case(name: str) -> None:
    connector = registry.load()[name]

    subjects = {connector.format(dispatch).subject for dispatch in dispatches(name) if dispatch.language == "en"}

    assert len(subjects) <= 1
    assert all(str(dispatch.object) not in subject for dispatch in dispatches(name) for subject in subjects)


@pytest.mark.parametrize("name", NAMES)
def test_a_document_names_its_file_after_nothing_but_a_random_number(name: str) -> None:
    dispatch = with_packet_of(name)
    connector = registry.load()[name]
    packet = packet_of(dispatch)

    names = [document.name for document in (*connector.documents(packet), *connector.format(dispatch).documents)]

    assert all(re.fullmatch(rf"{packet.id}(-[0-9]+)?[.][a-z]+", name) for name in names), "and which of several it is"
