"""The same is asked of the same body twice only by whoever saw that it was asked before, and said why."""

from asyncio import gather
from collections.abc import Awaitable, Callable
from uuid import UUID, uuid4

import pytest

from hub.identity.permissions import Role
from hub.identity.work import Work
from hub.intake.look_ahead import look_ahead
from hub.kit.errors import Conflict, Invalid, NotFound
from hub.referrals.cancel import cancel
from hub.referrals.draft import draft
from hub.referrals.offer import offer, offer_draft
from hub.referrals.reject import reject
from hub.referrals.repository import referral
from hub.referrals.reroute import reroute
from hub.releases.earlier_requests import EarlierRequest
from hub.releases.repeat_reason import AskedBeforeError, RepeatReason, given
from hub.takedowns.not_yet_requested import items_of
from hub.takedowns.recall import cancel_request
from hub.takedowns.send import send
from hub.withdrawals.narrow import narrow
from tests.consultations import ADULT, consent, consultation
from tests.depth import deep
from tests.parties import Parties, Party
from tests.referrals.handoff import Handoff, another_case, handoff, next_lawyer, offered
from tests.takedowns.removal import ACCOUNT, CONSENTED, URL, Removal, removal, sent

pytestmark = pytest.mark.anyio
OTHER_WRITING = {"kind": "url", "value": "https://SNS.example.org:443/p/1?utm_source=mail#top"}
WHY = RepeatReason("re-uploaded", "同じ場所にまた出た。")
Step = Callable[[Work], Awaitable[UUID]]


def rows_of(parties: Parties, party: Party) -> tuple[int, ...]:
    """How many referrals, requests, releases, messages and reasons this organisation has."""
    tables = ("referral where sender", "takedown where sender", "release where sender", "delivery where sender")
    found = [parties.rows(f"select count(*) from {one} = %(o)s", o=party.id) for one in tables]
    return (
        *(one[0][0] for one in found),
        *parties.rows("select count(*) from asked_again where org = %(o)s", o=party.id)[0],
    )


async def refused(parties: Parties, party: Party, step: Step) -> tuple[EarlierRequest, ...]:
    """What the step was refused for; nothing was written and nothing was sent."""
    before = rows_of(parties, party)
    with pytest.raises(AskedBeforeError) as found:
        async with parties.work(party) as work:
            await step(work)
    assert rows_of(parties, party) == before
    assert {reason.code for reason in found.value.reasons} == {"duplicate"}
    return found.value.earlier


def offering(handed: Handoff, why: RepeatReason | None = None) -> Step:
    return lambda work: offer(work, handed.wanted(duplicate_reason=why))


def sending(asked: Removal, *items: dict[str, str], why: RepeatReason | None = None) -> Step:
    return lambda work: send(work, asked.wanted(items=list(items), duplicate_reason=why))


async def test_the_same_body_is_offered_the_same_case_again_only_with_a_reason(parties: Parties) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)

    earlier = await refused(parties, handed.sender, offering(handed))
    async with parties.work(handed.sender) as work:
        again = await offering(handed, WHY)(work)

    assert [(one.kind, one.of, one.object, one.status) for one in earlier] == [
        ("same-case", "referral", made, "requested")
    ]
    async with parties.work(handed.sender) as work:
        kept = await given(work, again, (await referral(work, again)).case)
    assert [(one.code, one.text, one.recorded_by) for one in kept] == [(WHY.code, WHY.text, handed.sender.principal)]
    async with parties.work(handed.lawyer) as work:
        assert await given(work, again, (await referral(work, again)).case) == ()
    noted = parties.rows(
        "select object, about, recipient from ledger_event where verb = 'asked:again' and sender = %(o)s",
        o=handed.sender.id,
    )
    assert noted == [(again, handed.lawyer.id, None)]
    sealed = parties.rows("select sealed from asked_again where org = %(o)s", o=handed.sender.id)
    assert "同じ場所".encode() not in bytes(sealed[0][0])


@pytest.mark.parametrize(("code", "text", "place"), [("because", "", "code"), ("no-answer", "あ" * 501, "text")])
async def test_a_reason_is_a_word_of_the_list(parties: Parties, code: str, text: str, place: str) -> None:
    handed = await handoff(parties)
    await offered(parties, handed)

    with pytest.raises(Invalid, match=f"duplicate_reason.{place}"):
        async with parties.work(handed.sender) as work:
            await offering(handed, RepeatReason(code, text))(work)


async def test_what_ended_was_asked_too_but_not_the_senders_own_slip(parties: Parties) -> None:
    ended, slip = await handoff(parties), await handoff(parties)
    one, other = await offered(parties, ended), await offered(parties, slip)
    async with parties.work(ended.lawyer) as work:
        await reject(work, one, reason="no-capacity")
    async with parties.work(slip.sender) as work:
        await cancel(work, other, reason="sent-in-error", narrow=narrow)

    earlier = await refused(parties, ended.sender, offering(ended))
    await offered(parties, slip)

    assert [(one.object, one.status) for one in earlier] == [(one, "rejected")]


async def test_a_draft_asks_nothing_until_it_is_offered(parties: Parties) -> None:
    handed = await handoff(parties)
    async with parties.work(handed.sender) as work:
        drafted = await draft(work, handed.wanted())
    made = await offered(parties, handed)

    earlier = await refused(parties, handed.sender, lambda work: offer_draft(work, drafted))
    async with parties.work(handed.sender) as work:
        await offer_draft(work, drafted, duplicate_reason=RepeatReason("other-desk"))

    assert [one.object for one in earlier] == [made]


async def test_two_are_rerouted_to_only_with_a_reason(parties: Parties) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)
    second, third = [await next_lawyer(parties, handed.sender, handed.case) for _ in range(2)]
    async with parties.work(handed.sender) as work:
        first = await reroute(work, made, second.id, narrow=narrow)

    earlier = await refused(parties, handed.sender, lambda work: reroute(work, made, third.id, narrow=narrow))
    async with parties.work(handed.sender) as work:
        await reroute(work, made, third.id, duplicate_reason=RepeatReason("no-answer"), narrow=narrow)

    assert [(one.kind, one.object) for one in earlier] == [("rerouted", first)]
    async with parties.work(handed.sender) as work:
        third_again = await look_ahead(
            work, handed.case, second.id, purpose="legal_advice", kind="offer", request={}, rerouting=made
        )
    assert [one.kind for one in third_again.duplicates] == ["same-case", "rerouted", "rerouted"]


async def test_the_same_place_in_another_writing_is_asked_for_again_only_with_a_reason(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked, items=[URL])

    earlier = await refused(parties, asked.sender, sending(asked, ACCOUNT, OTHER_WRITING))
    await sent(parties, asked, items=[ACCOUNT])
    async with parties.work(asked.sender) as work:
        await sending(asked, OTHER_WRITING, why=WHY)(work)

    assert [(one.kind, one.item, one.object, one.status) for one in earlier] == [("same-place", 2, made, "sent")]
    assert [one.reason().field for one in earlier] == ["items.1"]


@pytest.mark.parametrize("slip", ["sent-in-error", "delivery-failed"])
async def test_what_was_a_slip_or_never_arrived_asked_for_nothing(parties: Parties, slip: str) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked, items=[URL])
    if slip == "sent-in-error":
        async with parties.work(asked.sender) as work:
            await cancel_request(work, made, reason=slip, narrow=narrow)
    else:
        parties.rows("update takedown set item_status = '{delivery-failed}' where id = %(r)s returning id", r=made)

    await sent(parties, asked, items=[URL])


async def test_of_another_case_only_its_team_learns_which(parties: Parties) -> None:
    asked = await removal(parties)
    case = await consultation(parties, asked.sender, ADULT)
    await consent(parties, asked.sender, case, asked.platform, "removal", "platform_webhook", CONSENTED)
    second = Removal(asked.sender, asked.platform, case)
    made = await sent(parties, asked, items=[URL])
    team = await refused(parties, asked.sender, sending(second, URL))
    other = parties.person(asked.sender, Role.CASEWORKER)
    parties.database.change("case_team", {"case_file": asked.case}, principal=other)

    outside = await refused(parties, asked.sender, sending(second, URL))

    assert [(one.elsewhere, one.object, one.case) for one in team] == [(True, made, asked.case)]
    assert outside == (EarlierRequest("same-place", 1, elsewhere=True),)


async def test_what_another_organisation_asked_for_is_never_shown(parties: Parties) -> None:
    asked, stranger = await removal(parties), await removal(parties)
    parties.agree(stranger.sender, asked.platform, {**CONSENTED, "items": "full"}, ["removal"])
    await sent(parties, asked, items=[URL])

    async with parties.work(stranger.sender) as work:
        found = await look_ahead(
            work, stranger.case, asked.platform.id, purpose="removal", kind="packet", request={"items": [URL]}
        )

    assert found.duplicates == ()


async def test_a_preview_beside_foreign_things_says_what_it_says_beside_nothing(parties: Parties) -> None:
    handed, stranger = await handoff(parties), await handoff(parties)
    foreign = await offered(parties, stranger)
    second = await next_lawyer(parties, stranger.sender, stranger.case)
    async with parties.work(stranger.sender) as work:
        await reroute(work, foreign, second.id, narrow=narrow)

    colleagues = await another_case(parties, handed)
    about = {"purpose": "legal_advice", "kind": "offer", "request": {}}
    async with parties.work(handed.sender) as work:
        for one in (foreign, colleagues, uuid4()):
            with pytest.raises(NotFound, match="not_found:rerouting"):
                await look_ahead(work, handed.case, handed.lawyer.id, **about, rerouting=one)  # type: ignore[arg-type]
        for place in (handed.case, uuid4()):
            with pytest.raises(NotFound, match="not_found:places"):
                await items_of(work, handed.case, [place])


async def test_the_preview_lists_what_the_sending_would_refuse(parties: Parties) -> None:
    asked, handed = await removal(parties), await handoff(parties)
    await sent(parties, asked, items=[URL])
    await offered(parties, handed)
    request = {"items": [ACCOUNT, OTHER_WRITING]}

    async with parties.work(asked.sender) as work:
        removed = await look_ahead(
            work, asked.case, asked.platform.id, purpose="removal", kind="packet", request=request
        )
    async with parties.work(handed.sender) as work:
        advised = await look_ahead(
            work, handed.case, handed.lawyer.id, purpose="legal_advice", kind="offer", request={}
        )

    assert removed.duplicates == await refused(parties, asked.sender, sending(asked, ACCOUNT, OTHER_WRITING))
    assert advised.duplicates == await refused(parties, handed.sender, offering(handed))


@pytest.mark.slow
@pytest.mark.parametrize("what", ["referral", "request", "request of another case", "rerouting"])
async def test_of_two_who_ask_at_once_exactly_one_passes_without_a_reason(parties: Parties, what: str) -> None:
    for _ in range(deep(4, 100)):
        sender, one, other = await two_steps(parties, what)

        async def tried(step: Step, sender: Party = sender) -> bool:
            try:
                async with parties.work(sender) as work:
                    await step(work)
            except AskedBeforeError:
                return False
            return True

        assert sorted(await gather(tried(one), tried(other))) == [False, True]


async def two_steps(parties: Parties, what: str) -> tuple[Party, Step, Step]:
    """Who asks, and two steps that ask the same."""
    if what == "referral":
        handed = await handoff(parties)
        return handed.sender, offering(handed), offering(handed)
    if what == "rerouting":
        handed = await handoff(parties)
        made = await offered(parties, handed)
        second, third = [await next_lawyer(parties, handed.sender, handed.case) for _ in range(2)]
        return (
            handed.sender,
            lambda work: reroute(work, made, second.id, narrow=narrow),
            lambda work: reroute(work, made, third.id, narrow=narrow),
        )
    asked = await removal(parties)
    case = asked.case
    if what == "request of another case":
        case = await consultation(parties, asked.sender, ADULT)
        await consent(parties, asked.sender, case, asked.platform, "removal", "platform_webhook", CONSENTED)
    return asked.sender, sending(asked, URL), sending(Removal(asked.sender, asked.platform, case), URL)


def test_being_asked_before_is_a_conflict() -> None:
    assert issubclass(AskedBeforeError, Conflict)
