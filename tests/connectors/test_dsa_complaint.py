"""The complaint by Article 20: the notice again, and what became of it as far as the hub was told."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from connectors import registry
from connectors.partners.dsa_notice import labels
from hub.exchange.connector import Dispatch
from hub.exchange.faults import FormIncomplete
from tests.connectors.makers import dispatches, packet_of, without_field

DSA = registry.load()["dsa_notice"]
NOTICE = next(one for one in dispatches("dsa_notice") if one.event.endswith("created") and one.language == "en")


def complaint(status: str = "rejected") -> Dispatch:
    return replace(NOTICE, event="takedown.request.disputed", status=status)


def test_a_complaint_repeats_the_notice_and_adds_only_what_became_of_it() -> None:
    body = DSA.format(complaint()).body.decode()
    released = {*DSA.format(NOTICE).body.decode().splitlines()}

    added = [line for line in body.splitlines() if ": " in line and line not in released]
    assert added == [
        "What became of it: You decided not to act on it.",
        f"Article 20: {labels.REVIEW.en}",
    ]
    assert "https://social.example.com/posts/1001?view=full" in body


@pytest.mark.parametrize(
    ("event", "status", "words"),
    [
        ("disputed", "rejected", "You decided not to act on it."),
        ("disputed", "completed", "You decided, and did not act on all of it."),
        ("disputed", "in-progress", "You decided, and did not act on all of it."),
        ("unanswered", "received", "No decision has reached us."),
        ("unanswered", "on-hold", "No decision has reached us."),
    ],
)
def test_a_complaint_says_whether_it_was_refused_or_nothing_came(event: str, status: str, words: str) -> None:
    said = replace(complaint(status), event=f"takedown.request.{event}")

    assert f"What became of it: {words}" in DSA.format(said).body.decode()


def test_a_complaint_does_not_date_the_notice_by_a_packet_that_may_be_younger() -> None:
    younger = replace(packet_of(complaint()), created_at=datetime(2026, 12, 1, 9, 0, tzinfo=UTC))

    assert DSA.format(replace(complaint(), packet=younger)).body == DSA.format(complaint()).body


@pytest.mark.parametrize("element", ["items", "explanation", "signer"])
def test_a_complaint_without_the_notice_that_it_is_about_is_refused(element: str) -> None:
    with pytest.raises(FormIncomplete) as missing:
        DSA.format(without_field(complaint(), element))

    assert missing.value.elements == (element,)

    with pytest.raises(FormIncomplete):
        DSA.format(replace(complaint(), packet=None))
