"""A case that began with another organisation's packet: nothing of it is passed on."""

from uuid import UUID, uuid4

import pytest

from hub.cases import repository
from hub.cases.outside import Handover
from hub.identity.work import Work
from hub.intake.hand_over import may_tell, record_outside_disclosure
from hub.intake.open_case import open_case
from hub.kit.errors import NotFound, Refused
from hub.minimisation.gate import ask
from hub.received.assign import assign
from hub.referrals.accept import accept
from hub.referrals.draft import OfferWanted
from hub.referrals.offer import offer
from tests.consultations import ADULT, consent
from tests.parties import NOW, Parties, Party
from tests.referrals.handoff import FIELDS, handoff, next_lawyer, offered

pytestmark = pytest.mark.anyio


async def begun(work: Work, referral: UUID) -> UUID:
    return await open_case(work, language="ja", urgency="urgent", fields=ADULT, came_from=referral)


async def received(parties: Parties, *, onward_sharing: bool) -> tuple[Party, UUID, UUID]:
    """Who accepted a packet, the referral, and the case that began with it."""
    handed = await handoff(parties)
    parties.admin.execute(
        "update agreement set onward_sharing = %s where recipient = %s", (onward_sharing, handed.lawyer.id)
    )
    referral = await offered(parties, handed)
    async with parties.work(handed.lawyer, NOW) as work:
        await accept(work, referral)
        return handed.lawyer, referral, await begun(work, referral)


@pytest.mark.parametrize(
    ("onward_sharing", "codes"),
    [(True, ["onward_not_possible"]), (False, ["onward_not_possible", "onward_not_agreed"])],
)
async def test_nothing_of_it_leaves_by_any_way(parties: Parties, onward_sharing: bool, codes: list[str]) -> None:
    holder, referral, case = await received(parties, onward_sharing=onward_sharing)
    third = await next_lawyer(parties, holder, case, consented=False)
    for channel in ("legal_handoff", "outside"):
        await consent(parties, holder, case, third, "legal_advice", channel, FIELDS)
    told = Handover(third.id, "legal_advice", NOW, "telephone", {"call_name": "full"})

    async with parties.work(holder, NOW) as work:
        for kind in ("offer", "packet"):
            found = await ask(work, case_id=case, recipient_id=third.id, purpose="legal_advice", kind=kind)
            assert [one.code for one in found.decision.reasons][: len(codes)] == codes
        assert [one.code for one in await may_tell(work, case, told)] == codes
        await record_outside_disclosure(work, case, told)
        assert (await repository.case(work, case)).came_from == referral
    with pytest.raises(Refused, match="onward_not_possible"):
        async with parties.work(holder, NOW) as work:
            await offer(work, OfferWanted(case, third.id, "legal_advice", "urgent"))

    assert parties.rows("select covered from outside_disclosure where case_file = %(c)s", c=case) == [(False,)]
    assert parties.rows("select from origin where case_file = %(c)s", c=case) == []


async def test_a_case_comes_only_from_a_packet_that_its_own_organisation_opened(parties: Parties) -> None:
    handed = await handoff(parties)
    waiting = await offered(parties, handed)
    holder, referral, _ = await received(parties, onward_sharing=True)
    stranger = parties.organisation("legal_aid")
    async with parties.work(handed.lawyer, NOW) as work:
        await assign(work, [waiting])

    for party, from_what in (
        (handed.lawyer, waiting),
        (stranger, referral),
        (handed.sender, waiting),
        (holder, uuid4()),
    ):
        with pytest.raises(NotFound, match="came_from"):
            async with parties.work(party, NOW) as work:
                await begun(work, from_what)

    assert parties.rows("select from case_file where org = %(o)s", o=stranger.id) == []
