"""What is measured: five operations as their callers' programs ask for them."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import uuid4

from tests.bench.seed import Town
from tests.consultations import ADULT, consent, consultation
from tests.parties import Parties, Party
from tests.takedowns.removal import AGREED, CONSENTED, GOOD_FAITH, REPLY, SIGNER

URLS = 10
INBOX = """{ referrals(box: INBOX, first: 50) { pageInfo { hasNextPage endCursor } edges { node {
  id status reason urgency language respondBy expiresAt overdue createdAt version
  sender { id name kind } recipient { id name kind } } } } }"""
QUEUE = """{ takedownQueue(first: 50) { pageInfo { hasNextPage endCursor } edges { node {
  id status urgency dueAt overdue version sender { id name } items { number status kind value service } } } } }"""
DETAIL = """query($id: ID!) { takedownRequest(id: $id) { id status urgency dueAt outcome version
  sender { id name } recipient { id name } items { number status kind value service } timeline { status at } } }"""
SUBMIT = """mutation($input: SendTakedownRequestInput!) { sendTakedownRequest(input: $input) {
  takedownRequest { id status } errors { code field } } }"""
HOLD = """mutation($input: HoldTakedownRequestInput!) { holdTakedownRequest(input: $input) {
  takedownRequest { id status } errors { code field } } }"""
START = """mutation($input: StartTakedownRequestInput!) { startTakedownRequest(input: $input) {
  takedownRequest { id status } errors { code field } } }"""


@dataclass(frozen=True)
class Operation:
    """One operation. `body`: the request of a client (by its number) for its nth turn; `most`: clients at once."""

    name: str
    caller: Party
    body: Callable[[int, int], dict[str, Any]]
    most: int | None = None


async def operations(parties: Parties, town: Town, clients: int) -> list[Operation]:
    """The five, on the first platform's and the first lawyer's rows."""
    platform, lawyer, sender = town.platforms[0], town.lawyers[0], town.senders[0]
    case = await _case(parties, sender, platform)
    requests = _ids(parties, platform, "requested")
    running = _ids(parties, platform, "in-progress")[:clients]
    turn = count()
    versions = [count(1) for _ in running]  # each turn of a client makes one
    return [
        Operation("inbox page (50)", lawyer, lambda _c, _n: {"query": INBOX}),
        Operation(f"queue page (50 x {3} items)", platform, lambda _c, _n: {"query": QUEUE}),
        Operation("detail", platform, lambda _c, _n: _asked(DETAIL, id=requests[next(turn) % len(requests)])),
        Operation("submit (10 URLs)", sender, lambda _c, _n: _asked(SUBMIT, input=_wanted(case, platform))),
        Operation("status", platform, lambda c, n: _status(running[c], n, next(versions[c])), most=len(running)),
    ]


async def _case(parties: Parties, sender: Party, platform: Party) -> str:
    places = [{"url": f"https://sns.example.org/case/{n}", "seen_at": "2026-11-20T10:00:00+09:00"} for n in range(URLS)]
    parties.agree(sender, platform, AGREED, ["removal"])
    case = await consultation(parties, sender, {**ADULT, "locations": places})
    await consent(parties, sender, case, platform, "removal", "platform_webhook", CONSENTED)
    return f"Case:{case}"


def _ids(parties: Parties, platform: Party, status: str) -> list[str]:
    rows = parties.rows(
        "select id from takedown where recipient = %(p)s and status = %(s)s order by created_at desc limit 1000",
        p=platform.id,
        s=status,
    )
    return [f"TakedownRequest:{id}" for (id,) in rows]


def _asked(document: str, **variables: Any) -> dict[str, Any]:
    return {"query": document, "variables": variables}


def _status(request: str, turn: int, seen: int) -> dict[str, Any]:
    """On hold and on again: a change of status that can be repeated for ever. `seen`: the version now."""
    given = {"request": request, "expectedVersion": seen}
    if turn % 2:
        return _asked(START, input=given)
    return _asked(HOLD, input={**given, "reason": "WAITING_FOR_THIRD_PARTY"})


def _wanted(case: str, platform: Party) -> dict[str, Any]:
    return {
        "idempotencyKey": f"bench-{uuid4()}",
        "case": case,
        "recipient": f"Organisation:{platform.id}",
        "items": [{"kind": "URL", "value": f"https://sns.example.org/case/{n}"} for n in range(URLS)],
        "urgency": "URGENT",
        "duplicateReason": {"code": "NO_ANSWER"},
        "legalGround": "性的姿態撮影等処罰法",
        "explanation": "同意なく公開された私事性的画像です。",
        "signer": {
            "role": SIGNER["role"],
            "authority": SIGNER["authority"],
            "preparedBy": SIGNER["prepared_by"],
            "signedAt": SIGNER["signed_at"],
        },
        "goodFaith": GOOD_FAITH,
        "replyContact": REPLY,
    }
