"""After the answer: conflict checks, the work itself, engagement, the next choice, and the person's change of mind."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

import pytest

from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, NotFound, Refused
from hub.referrals.accept import accept
from hub.referrals.cancel import cancel
from hub.referrals.conflict import check_conflict
from hub.referrals.progress import complete, fail, pause, start
from hub.referrals.receive import receive_offer
from hub.referrals.reject import reject
from hub.referrals.repository import referral
from hub.referrals.reroute import choices, reroute
from hub.releases.read import read
from hub.tasks.timeline import timeline
from hub.tasks.versions import MovedOnError
from hub.withdrawals.narrow import narrow
from tests.again import AGAIN
from tests.consultations import consent
from tests.parties import NOW, Parties
from tests.referrals.handoff import Handoff, another_case, both_lists, handoff, next_lawyer, offered

pytestmark = pytest.mark.anyio


async def accepted(parties: Parties) -> tuple[Handoff, UUID]:
    handed = await handoff(parties)
    made = await offered(parties, handed)
    async with parties.work(handed.lawyer) as work:
        await accept(work, made)
    return handed, made


@pytest.mark.parametrize(
    ("names", "conflict"),
    [
        (["ookami_77"], True),
        (["　＠ＯＯＫＡＭＩ＿７７ "], True),
        (["ookami_78"], False),
        (["別人", "Ookami_77"], True),
    ],
)
async def test_a_conflict_check_answers_yes_or_no_in_any_spelling(
    parties: Parties, names: list[str], conflict: bool
) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)

    async with parties.work(handed.lawyer) as work:
        assert await check_conflict(work, made, names) is conflict

    verbs = parties.rows(
        "select verb from ledger_event where object = %(r)s and actor = %(o)s", r=made, o=handed.lawyer.id
    )
    assert sorted(verbs) == [("conflict:checked",), ("received:taken",)]


async def test_conflict_checks_are_few_and_end_with_the_answer(parties: Parties) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)
    for guess in range(5):
        async with parties.work(handed.lawyer) as work:
            assert await check_conflict(work, made, [f"guess{guess}"]) is False

    async with parties.work(handed.lawyer) as work:
        with pytest.raises(Refused, match="too_many_checks"):
            await check_conflict(work, made, ["ookami_77"])
    async with parties.work(handed.lawyer) as work:
        await reject(work, made, reason="conflict-of-interest")
        with pytest.raises(Conflict):
            await check_conflict(work, made, ["ookami_77"])


async def test_only_the_recipient_checks_for_conflict(parties: Parties) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)

    async with parties.work(handed.sender) as work:
        with pytest.raises(Conflict, match="not_your_move"):
            await check_conflict(work, made, ["ookami_77"])
    async with parties.work(parties.organisation("legal_aid")) as work:
        with pytest.raises(NotFound):
            await check_conflict(work, made, ["ookami_77"])


async def test_the_work_is_told_step_by_step(parties: Parties) -> None:
    handed, made = await accepted(parties)

    async with parties.work(handed.lawyer) as work:
        await start(work, made)
        await pause(work, made, reason="waiting-for-person")
        await start(work, made)
        await complete(work, made, outcome="advice-given")
        steps = await timeline(work, made)

    told = ["requested", "accepted", "in-progress", "on-hold", "in-progress", "completed"]
    assert [step.status for step in steps] == told
    assert both_lists(parties, made) == [("inbox", "completed"), ("sent", "completed")]


@pytest.mark.parametrize("outcome", ["", "she told us that", "removed"])
async def test_an_outcome_is_a_word_of_the_list(parties: Parties, outcome: str) -> None:
    handed, made = await accepted(parties)

    async with parties.work(handed.lawyer) as work:
        with pytest.raises(Invalid):
            await complete(work, made, outcome=outcome)

    assert both_lists(parties, made)[0] == ("inbox", "accepted")


async def test_a_failure_has_a_reason(parties: Parties) -> None:
    handed, made = await accepted(parties)

    async with parties.work(handed.lawyer) as work:
        with pytest.raises(Invalid, match="reason_required"):
            await fail(work, made, reason="")
        with pytest.raises(Invalid, match="malformed"):
            await fail(work, made, reason="her story")


async def test_the_next_choice_is_one_that_the_person_agreed_to_and_that_was_not_asked(parties: Parties) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)
    second = await next_lawyer(parties, handed.sender, handed.case)
    await next_lawyer(parties, handed.sender, handed.case, consented=False)

    async with parties.work(handed.sender) as work:
        assert [choice.id for choice in await choices(work, made)] == [second.id]
    async with parties.work(handed.lawyer) as work:
        with pytest.raises(NotFound):
            await choices(work, made)


async def test_a_silent_recipient_is_passed_by_and_keeps_nothing(parties: Parties) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)
    second = await next_lawyer(parties, handed.sender, handed.case)

    async with parties.work(handed.sender, NOW + timedelta(days=4)) as work:
        again = await reroute(work, made, second.id, narrow=narrow)

    assert both_lists(parties, made) == [("inbox", "cancelled"), ("sent", "cancelled")]
    async with parties.work(handed.lawyer) as work:
        with pytest.raises(NotFound):
            await read(work, made, "offer")
    async with parties.work(handed.sender) as work:
        assert (await referral(work, again)).rerouted_from == made
    async with parties.work(second) as work:
        assert (await referral(work, again)).status == "requested"


async def test_rerouting_asks_for_consent_anew_and_else_leaves_all_as_it_was(parties: Parties) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)
    unasked = await next_lawyer(parties, handed.sender, handed.case, consented=False)

    async with parties.work(handed.sender) as work:
        with pytest.raises(Refused, match="no_consent"):
            await reroute(work, made, unasked.id, narrow=narrow)
        await work.session.rollback()

    assert both_lists(parties, made) == [("inbox", "requested"), ("sent", "requested")]


@pytest.mark.parametrize("step", ["start", "pause", "complete", "fail", "reject"])
async def test_a_step_from_an_older_page_is_refused(parties: Parties, step: str) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)
    steps: dict[str, Callable[[Work], Awaitable[None]]] = {
        "start": lambda work: start(work, made, expected_version=1),
        "pause": lambda work: pause(work, made, reason="other", expected_version=1),
        "complete": lambda work: complete(work, made, outcome="other", expected_version=1),
        "fail": lambda work: fail(work, made, reason="other", expected_version=1),
        "reject": lambda work: reject(work, made, reason="other", expected_version=1),
    }
    async with parties.work(handed.lawyer) as work:
        await (receive_offer if step == "reject" else accept)(work, made)

    with pytest.raises(MovedOnError) as refused:
        async with parties.work(handed.lawyer) as work:
            await steps[step](work)

    status = "received" if step == "reject" else "accepted"
    assert (refused.value.present.status, refused.value.present.version) == (status, 2)
    assert [one.status for one in refused.value.present.steps] == [status]
    assert both_lists(parties, made)[0] == ("inbox", status)


async def test_an_accepted_referral_is_not_rerouted(parties: Parties) -> None:
    handed, made = await accepted(parties)
    second = await next_lawyer(parties, handed.sender, handed.case)

    async with parties.work(handed.sender) as work:
        with pytest.raises(Conflict, match="wrong_move"):
            await reroute(work, made, second.id, narrow=narrow)


async def test_a_recipients_cancellation_after_acceptance_ends_its_reading_and_it_is_asked(parties: Parties) -> None:
    handed, made = await accepted(parties)

    async with parties.work(handed.lawyer) as work:
        await cancel(work, made, reason="no-capacity", narrow=narrow)
    async with parties.work(handed.lawyer) as work:
        with pytest.raises(NotFound):
            await read(work, made, "packet")

    due = parties.rows("select kind, at from due where org = %(o)s order by at", o=handed.sender.id)
    assert ("release.destroy", NOW + timedelta(days=7)) in due, "the database sets the sender's own date"
    assert ("holding.remind", NOW + timedelta(days=7)) in due
    assert parties.rows("select asks, answer from holding where sender = %(o)s", o=handed.sender.id) == [("all", None)]


async def test_a_conflict_of_interest_ends_every_referral_of_the_case_in_that_office_at_once(parties: Parties) -> None:
    handed, made = await accepted(parties)
    again, elsewhere = await offered(parties, handed, duplicate_reason=AGAIN), await another_case(parties, handed)
    assert elsewhere != again

    async with parties.work(handed.lawyer) as work:
        await fail(work, made, reason="conflict-of-interest")

    ended = parties.rows("select id, status, reason from referral where sender = %(o)s", o=handed.sender.id)
    assert {id: (status, reason) for id, status, reason in ended} == {
        made: ("failed", "conflict-of-interest"),
        again: ("cancelled", "conflict-of-interest"),
        elsewhere: ("requested", None),
    }
    left = parties.rows(
        "select distinct r.object from release r join release_key k on k.release = r.id where r.sender = %(o)s",
        o=handed.sender.id,
    )
    assert left == [(elsewhere,)]


async def test_a_refusal_recorded_later_does_not_reach_the_other_recipient(parties: Parties) -> None:
    handed = await handoff(parties)
    second = await next_lawyer(parties, handed.sender, handed.case)
    await consent(parties, handed.sender, handed.case, second, "legal_advice", "legal_handoff", {}, event="refused")

    await offered(parties, handed)

    with pytest.raises(Refused, match="consent_refused"):
        await offered(parties, handed, recipient=second.id)
