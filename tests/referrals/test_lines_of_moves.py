"""Each step of either side is a line in both parties' ledgers, with who took it; a draft is its sender's alone."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from hub.referrals.accept import accept
from hub.referrals.draft import discard, draft
from hub.referrals.engage import Engagement, engage
from hub.referrals.progress import complete, start
from hub.referrals.receive import receive_offer
from hub.takedowns import progress
from hub.takedowns.answer import answer
from hub.takedowns.outcome import ItemAnswer
from tests.parties import Parties
from tests.referrals.handoff import handoff, offered
from tests.takedowns.removal import removal, sent

pytestmark = pytest.mark.anyio
TODAY = date(2026, 11, 22)
MOVES = """select verb, actor, principal, recipient from ledger_event where object = %(object)s
  and (verb like 'referral:%%' or verb like 'takedown:%%')"""


def lines(parties: Parties, object_id: UUID) -> list[Any]:
    return sorted(tuple(row) for row in parties.rows(MOVES, object=object_id))


async def test_every_step_with_a_referral_is_a_line_for_both(parties: Parties) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)
    async with parties.work(handed.lawyer) as work:
        await receive_offer(work, made)
        await accept(work, made)
        await engage(work, made, Engagement("engaged", TODAY), expected_version=3)
        await start(work, made)
        await complete(work, made, outcome="advice-given")

    ours, theirs = handed.sender, handed.lawyer
    taken = ("received", "accepted", "engaged", "in-progress", "completed")
    assert lines(parties, made) == sorted(
        [
            ("referral:requested", ours.id, ours.principal, theirs.id),
            *[(f"referral:{step}", theirs.id, theirs.principal, theirs.id) for step in taken],
        ]
    )


async def test_every_step_with_a_request_is_a_line_for_both(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)
    async with parties.work(asked.platform) as work:
        await progress.receive(work, made)
        await progress.take_up(work, made)
        await answer(work, made, [ItemAnswer(1, "removed")])

    ours, theirs = asked.sender, asked.platform
    taken = ("received", "accepted", "answered")
    assert lines(parties, made) == sorted(
        [
            ("takedown:requested", ours.id, ours.principal, theirs.id),
            *[(f"takedown:{step}", theirs.id, theirs.principal, theirs.id) for step in taken],
        ]
    )


async def test_a_draft_is_in_its_senders_ledger_alone(parties: Parties) -> None:
    handed = await handoff(parties)
    async with parties.work(handed.sender) as work:
        made = await draft(work, handed.wanted())
    async with parties.work(handed.sender) as work:
        await discard(work, made)

    assert [(verb, recipient) for verb, _, _, recipient in lines(parties, made)] == [
        ("referral:draft", None),
        ("referral:entered-in-error", None),
    ]
