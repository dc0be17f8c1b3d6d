"""What changed between the two while an offer waited is asked when it is accepted, in the one statement that opens."""

from datetime import date, timedelta
from typing import Literal
from uuid import UUID

import pytest

from hub.kit.errors import Conflict, NotFound, Refused
from hub.referrals.accept import accept
from hub.releases.read import read
from tests.again import AGAIN
from tests.consultations import ADULT
from tests.pairs.pair import LATER, Operator
from tests.parties import NOW, Parties
from tests.referrals.handoff import AGREED, Handoff, both_lists, handoff, offered

pytestmark = pytest.mark.anyio
CHILD = {**ADULT, "age_band_now": "16_17", "age_band_at_images": "16_17"}


async def refused(parties: Parties, handed: Handoff, made: UUID, code: str) -> None:
    """Accepting is refused for this reason, and opens nothing."""
    with pytest.raises((Conflict, Refused), match=code):
        async with parties.work(handed.lawyer, LATER) as work:
            await accept(work, made)
    async with parties.work(handed.lawyer, LATER) as work:
        with pytest.raises(NotFound):
            await read(work, made, "packet")
    assert both_lists(parties, made) == [("inbox", "requested"), ("sent", "requested")]
    opened = parties.rows(
        "select from release where object = %(o)s and kind = 'packet' and opened_at is not null", o=made
    )
    assert opened == []


async def test_a_newer_agreement_for_one_field_opens_nothing_until_the_gate_was_asked_again(
    parties: Parties, operator: Operator
) -> None:
    """A new agreement for one field opened 22."""
    handed = await handoff(parties)
    made = await offered(parties, handed)

    await operator.agree(handed.sender, handed.lawyer, {"call_name": "full"})

    await refused(parties, handed, made, "terms_changed")


@pytest.mark.parametrize("reports_to", ["police", None])
async def test_a_newer_duty_opens_nothing_until_the_gate_was_asked_again(
    parties: Parties, operator: Operator, reports_to: str | None
) -> None:
    """Whom the person barred the recipient cannot know: so any duty waits for the sender's gate."""
    handed = await handoff(parties, {**ADULT, "barred_recipients": ["police"]})
    made = await offered(parties, handed)

    await operator.duty(handed.lawyer, reports_to=reports_to, under_age=None)

    await refused(parties, handed, made, "terms_changed")


@pytest.mark.parametrize("why", ["ended", "breach"])
async def test_an_agreement_that_was_ended_opens_nothing(
    parties: Parties, operator: Operator, why: Literal["ended", "breach"]
) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)

    await operator.end(handed.sender, handed.lawyer, why)

    await refused(parties, handed, made, "no_agreement")


async def test_what_an_ended_agreement_had_replaced_does_not_come_back(parties: Parties, operator: Operator) -> None:
    handed = await handoff(parties)
    await operator.agree(handed.sender, handed.lawyer, AGREED)
    made = await offered(parties, handed)

    await operator.end(handed.sender, handed.lawyer)

    await refused(parties, handed, made, "no_agreement")


async def test_a_change_between_others_is_nothing_to_these_two(parties: Parties, operator: Operator) -> None:
    handed, other = await handoff(parties), await handoff(parties)
    made = await offered(parties, handed)

    await operator.duty(other.lawyer)
    await operator.agree(other.sender, other.lawyer, {"call_name": "full"})
    await operator.agree(other.sender, handed.lawyer, {"call_name": "full"})
    await operator.agree(handed.sender, other.lawyer, {"call_name": "full"})

    async with parties.work(handed.lawyer, LATER) as work:
        await accept(work, made)


async def test_what_is_offered_after_a_change_was_judged_by_it(parties: Parties, operator: Operator) -> None:
    handed = await handoff(parties)
    await operator.duty(handed.lawyer)
    await operator.agree(handed.sender, handed.lawyer, AGREED)

    made = await offered(parties, handed)

    async with parties.work(handed.lawyer, LATER) as work:
        await accept(work, made)


async def test_a_duty_dated_ahead_counts_on_its_day(parties: Parties, operator: Operator) -> None:
    handed = await handoff(parties)
    await operator.duty(handed.lawyer, valid_from=date(2026, 11, 24))
    made, second = await offered(parties, handed), await offered(parties, handed, duplicate_reason=AGAIN)

    async with parties.work(handed.lawyer, LATER) as work:
        await accept(work, second)

    with pytest.raises(Conflict, match="terms_changed"):
        async with parties.work(handed.lawyer, NOW + timedelta(days=1, hours=13)) as work:
            await accept(work, made)


@pytest.mark.parametrize("side", ["sender", "recipient"])
@pytest.mark.parametrize("why", ["security", "request"])
async def test_nothing_opens_while_one_of_the_two_is_suspended(parties: Parties, side: str, why: str) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)
    party = handed.sender if side == "sender" else handed.lawyer
    parties.admin.execute(
        "update organisation set suspended_at = %s, suspended_for = %s where id = %s", (NOW, why, party.id)
    )

    with pytest.raises(Conflict, match="party_suspended"):
        async with parties.work(handed.lawyer, LATER) as work:
            await accept(work, made)
