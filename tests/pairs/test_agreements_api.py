"""Either side ends an agreement over the API, with the permission and a fresh sign-in; the operator by command."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from hub.agreements.end import end_agreement
from hub.identity.permissions import Role
from hub.kit.errors import NotFound
from tests.pairs.pair import Operator
from tests.parties import Parties, Party
from tests.referrals.handoff import handoff
from tests.schema.api import Api

pytestmark = pytest.mark.anyio
SHOWS = (
    "agreement { id sender { id } recipient { id } purposes fields { name form } retentionDays validFrom validTo"
    " endedAt endedBy { id } endReason }"
)


def supervisor(parties: Parties, party: Party, *, fresh: bool = True, role: Role = Role.SUPERVISOR) -> Api:
    return Api(parties, party, role=role, fresh=fresh)


async def listed(parties: Parties, party: Party, box: str) -> list[dict[str, Any]]:
    document = f"{{ agreements(box: {box}) {{ edges {{ node {{ id endedAt endReason }} }} }} }}"
    found = await supervisor(parties, party).data(document)
    return [edge["node"] for edge in found["agreements"]["edges"]]


async def end(api: Api, agreement: str, reason: str = "ENDED") -> dict[str, Any]:
    return await api.do("endAgreement", SHOWS, idempotencyKey=uuid4().hex, agreement=agreement, reason=reason)


@pytest.mark.parametrize("side", ["sender", "lawyer"])
async def test_either_side_ends_it_and_both_lists_and_chains_say_so(parties: Parties, side: str) -> None:
    handed = await handoff(parties)
    (before,) = await listed(parties, handed.sender, "SENT")
    party = getattr(handed, side)

    ended = await end(
        supervisor(parties, party, role=Role.ADMIN if side == "lawyer" else Role.SUPERVISOR), before["id"]
    )

    assert ended["errors"] == []
    assert ended["agreement"]["endedBy"] == {"id": f"Organisation:{party.id}"}
    assert ended["agreement"]["endReason"] == "ENDED"
    assert ended["agreement"]["sender"] == {"id": f"Organisation:{handed.sender.id}"}
    assert ended["agreement"]["recipient"] == {"id": f"Organisation:{handed.lawyer.id}"}
    both = [*await listed(parties, handed.sender, "SENT"), *await listed(parties, handed.lawyer, "INBOX")]
    assert [(one["id"], one["endReason"]) for one in both] == [(before["id"], "ENDED")] * 2
    lines = parties.rows(
        "select e.verb, p.org from ledger_event e join ledger_pending p on p.event = e.id where object = %(a)s",
        a=before["id"].partition(":")[2],
    )
    assert sorted(lines) == sorted(("agreement:ended", one.id) for one in (handed.sender, handed.lawyer))


async def test_without_the_right_or_a_fresh_sign_in_nothing_ends(parties: Parties) -> None:
    handed = await handoff(parties)
    (before,) = await listed(parties, handed.sender, "SENT")
    stranger = parties.organisation()

    refused = [
        await end(supervisor(parties, handed.sender, fresh=False), before["id"]),
        await end(supervisor(parties, handed.sender, role=Role.CASEWORKER), before["id"]),
        await end(supervisor(parties, stranger), before["id"]),
    ]

    assert [one["errors"][0]["code"] for one in refused] == ["step_up_needed", "not_permitted", "not_found"]
    assert await listed(parties, handed.sender, "SENT") == [before]


async def test_an_agreement_of_two_others_is_not_found_whatever_the_database_would_show(
    parties: Parties, operator: Operator
) -> None:
    """Past every policy: the operator's role sees the row of the two others, and the use case does not end it."""
    handed = await handoff(parties)
    stranger = parties.organisation()
    (agreement,) = parties.rows("select id from agreement where sender = %(s)s", s=handed.sender.id)[0]

    async with operator.acting() as session, parties.work(stranger) as work:
        for absent in (agreement, uuid4()):
            with pytest.raises(NotFound, match="not_found:agreement"):
                await end_agreement(replace(work, session=session), absent, "ended")

    assert parties.rows("select ended_at, end_reason from agreement where id = %(a)s", a=agreement) == [(None, None)]


async def test_it_ends_once(parties: Parties) -> None:
    handed = await handoff(parties)
    (before,) = await listed(parties, handed.sender, "SENT")
    await end(supervisor(parties, handed.sender), before["id"], "BREACH")

    again = await end(supervisor(parties, handed.lawyer), before["id"])

    assert [one["code"] for one in again["errors"]] == ["wrong_move"]


async def test_the_operators_hand_is_told_as_nobodys(parties: Parties, operator: Operator) -> None:
    handed = await handoff(parties)
    ended = await operator.end(handed.sender, handed.lawyer, "breach")

    shown = await supervisor(parties, handed.sender).data(
        f"query($id: ID!) {{ {SHOWS.replace('agreement', 'agreement(id: $id)', 1)} }}", id=f"Agreement:{ended}"
    )

    assert shown["agreement"]["endedBy"] is None
    assert shown["agreement"]["endReason"] == "BREACH"
    lines = parties.rows("select verb, actor from ledger_event where object = %(a)s", a=ended)
    assert sorted(lines) == sorted(("agreement:ended", one.id) for one in (handed.sender, handed.lawyer))
