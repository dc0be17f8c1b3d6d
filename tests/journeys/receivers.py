"""Everything that reaches the partners' servers, repeats too: in which order, under which id, byte for byte."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from http import HTTPStatus
from typing import Any

import orjson

from hub.demo.stage import Stage


@dataclass(frozen=True)
class Arrival:
    """One message as it arrived."""

    id: str
    body: bytes
    at: float


@dataclass
class Receivers:
    """What came by webhook, beside what the partners' servers themselves keep."""

    stage: Stage
    webhooks: list[Arrival] = field(default_factory=list)

    def take(self, body: bytes, headers: dict[str, str]) -> int:
        """Let the desk answer, and write down what it took: a sender that dies in the middle has said nothing yet."""
        status = type(self.stage.desk).take(self.stage.desk, body, headers)
        if status == HTTPStatus.NO_CONTENT:
            self.webhooks.append(Arrival(headers["webhook-id"], body, time.monotonic()))
        return status

    def told(self, event: str) -> dict[str, set[str]]:
        """For each request that an event was about, the ids under which the platform heard of it."""
        heard: dict[str, set[str]] = {}
        for arrival in self.webhooks:
            news: dict[str, Any] = orjson.loads(arrival.body)
            if news["type"] == event:
                heard.setdefault(news["data"]["id"], set()).add(arrival.id)
        return heard

    def mails(self, address: str) -> list[tuple[str, bytes]]:
        """The ids and bytes of the mails to this address."""
        return [(message_id(mail), mail.as_bytes()) for mail in self.stage.mailbox.mail_of(address)]


def message_id(mail: EmailMessage) -> str:
    """The hub's own id of a message, without the host that a mail's id needs."""
    return str(mail["Message-ID"]).strip().strip("<>").partition("@")[0]


@contextmanager
def listening(stage: Stage) -> Iterator[Receivers]:
    """Write down what comes to the desk while this lasts."""
    receivers = Receivers(stage)
    vars(stage.desk)["take"] = receivers.take
    try:
        yield receivers
    finally:
        del vars(stage.desk)["take"]
