"""What is refused when it is recorded: dates out of reason, a yes that could never count, and a page grown old."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from hub.cases import repository
from hub.consent.load import overview
from hub.intake.answer_duty import record_onward_answer
from hub.intake.answers import About, HowSaid, last_answer_about
from hub.intake.correct import record_fields
from hub.intake.give import Yes, record_consent
from hub.intake.inventory import add_evidence
from hub.intake.refuse import record_refusal
from hub.intake.shorten import shorten_consent
from hub.kit.errors import Conflict, HubError, Invalid, Reason
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.intake.desk import ADVICE, MINOR, REMOVAL, Desk
from tests.intake.test_cases import MESSAGE, everything
from tests.intake.test_consent import a_duty
from tests.parties import NOW

pytestmark = pytest.mark.anyio
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def far(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"offender_deadline": "2099-01-01T00:00:00Z"}, Reason("deadline_out_of_range", "offender_deadline")),
        ({"log_loss_date": "1999-01-01"}, Reason("clock_out_of_range", "log_loss_date")),
        (
            {"locations": [{"url": "https://a.example.org/1", "service": "a", "seen_at": far(NOW + DAY)}]},
            Reason("seen_out_of_range", "locations.0.seen_at"),
        ),
        (
            {"timeline": [{"at": "2099-01-01T00:00:00Z", "what": "予告"}]},
            Reason("happened_out_of_range", "timeline.0.at"),
        ),
    ],
)
async def test_a_date_out_of_reason_is_refused_and_nothing_is_kept(
    desk: Desk, told: dict[str, Any], reason: Reason
) -> None:
    case_id = await desk.case()
    before = everything(desk)

    with pytest.raises(Invalid) as corrected:
        async with desk.parties.work(desk.ngo) as work:
            await record_fields(work, case_id, told, expected_version=1)
    with pytest.raises(Invalid) as opened:
        await desk.case(told)

    assert corrected.value.reasons == opened.value.reasons == (reason,)
    assert everything(desk) == before


@pytest.mark.parametrize("taken", [NOW + HOUR, NOW - timedelta(days=40 * 366)])
async def test_evidence_of_tomorrow_is_none(desk: Desk, taken: datetime) -> None:
    case_id = await desk.case()
    before = everything(desk)

    with pytest.raises(Invalid) as refused:
        async with desk.parties.work(desk.ngo) as work:
            await add_evidence(work, case_id, [MESSAGE, {**MESSAGE, "taken_at": far(taken)}])

    assert refused.value.reasons == (Reason("seen_out_of_range", "entries.1.taken_at"),)
    assert everything(desk) == before


@pytest.mark.parametrize("until", [NOW - DAY, NOW, NOW + timedelta(days=367), NOW.replace(year=2099)])
async def test_a_consent_ends_ahead_and_within_twelve_months(desk: Desk, until: datetime) -> None:
    case_id = await desk.case()

    for purpose, recipient, fields in (("legal_advice", desk.lawyer, ADVICE), ("removal", desk.site, REMOVAL)):
        with pytest.raises(Invalid) as refused:
            await desk.consent(case_id, recipient, purpose, fields, until=until)
        assert refused.value.reasons == (Reason("until_out_of_range", "until"),)

    assert desk.parties.rows("select from consent_grant where case_file = %(c)s", c=case_id) == []


async def test_a_yes_to_a_removal_lasts_twelve_months_where_no_end_was_named(desk: Desk) -> None:
    case_id = await desk.case()

    await desk.consent(case_id, desk.site, "removal", REMOVAL)

    assert desk.parties.rows("select until from consent_fold where case_file = %(c)s", c=case_id) == [
        (NOW + timedelta(days=366),)
    ]


NEVER: dict[str, tuple[Callable[[Yes], Yes], Reason]] = {
    "a field outside the form": (
        lambda yes: replace(yes, fields={**ADVICE, "hashes": "full"}),
        Reason("never_needed", "hashes"),
    ),
    "a purpose that the form does not serve": (
        lambda yes: replace(yes, about=replace(yes.about, purpose="care")),
        Reason("purpose_not_served", "purpose"),
    ),
}


@pytest.mark.parametrize("what", NEVER)
async def test_a_yes_that_could_never_count_is_refused(desk: Desk, what: str) -> None:
    case_id = await desk.case()
    change, reason = NEVER[what]
    yes = change(Yes(About(desk.lawyer.id, "legal_advice"), ADVICE, minority=MINOR))
    before = everything(desk)

    with pytest.raises(Invalid) as refused:
        async with desk.parties.work(desk.ngo) as work:
            await record_consent(work, case_id, yes, narrow=desk.narrowed)

    assert refused.value.reasons == (reason,)
    assert everything(desk) == before


async def test_what_items_come_from_can_be_consented_to(desk: Desk) -> None:
    """A platform's form asks for items, which rest on consent to the places that they come from."""
    case_id = await desk.case()

    await desk.consent(case_id, desk.site, "removal", {"locations": "full", "accounts": "full", "hashes": "full"})
    with pytest.raises(Invalid, match="never_needed:narrative"):
        await desk.consent(case_id, desk.site, "removal", {"narrative": "full"})


async def seen(desk: Desk, case_id: UUID, about: About) -> UUID | None:
    """What a page shows that is opened now."""
    async with desk.parties.work(desk.ngo) as work:
        return await last_answer_about(work, case_id, about)


async def answers(desk: Desk, case_id: UUID) -> list[tuple[str, UUID]]:
    async with desk.parties.work(desk.ngo) as work:
        return [(one.fold.event, one.answer_id) for one in await overview(work, await repository.case(work, case_id))]


@pytest.mark.parametrize("said", ["withdrawn", "withdrawn from all", "refused", "shortened", "given"])
async def test_a_page_older_than_her_last_answer_records_no_yes(desk: Desk, said: str) -> None:
    """A tab that was left open gives nothing back: whatever she said since, it is asked again."""
    case_id, about = await desk.case(), About(desk.lawyer.id, "legal_advice")
    await desk.consent(case_id, desk.lawyer)
    old = await seen(desk, case_id, about)
    async with desk.parties.work(desk.ngo, NOW + HOUR) as work:
        if said.startswith("withdrawn"):
            await withdraw(work, case_id, ChangeOfMind(None if said.endswith("all") else desk.lawyer.id))
        elif said == "refused":
            await record_refusal(work, case_id, about, HowSaid(), text="", narrow=desk.narrowed)
        elif said == "shortened":
            less = {"call_name": ADVICE["call_name"]}
            await shorten_consent(
                work, case_id, about, HowSaid(), fields=less, until=None, seen=old, narrow=desk.narrowed
            )
        else:
            await record_consent(work, case_id, Yes(about, ADVICE, minority=MINOR, seen=old), narrow=desk.narrowed)
    before = everything(desk)

    for stale in (old, None, uuid4()):
        yes = Yes(about, ADVICE, minority=MINOR, seen=stale)
        with pytest.raises(Conflict) as refused:
            async with desk.parties.work(desk.ngo, NOW + 2 * HOUR) as work:
                await record_consent(work, case_id, yes, narrow=desk.narrowed)
        assert refused.value.reasons == (Reason("answered_since", "expected_answer_id"),)
        with pytest.raises(HubError, match="answered_since"):
            async with desk.parties.work(desk.ngo, NOW + 2 * HOUR) as work:
                await shorten_consent(
                    work, case_id, about, HowSaid(), fields=None, until=None, seen=stale, narrow=desk.narrowed
                )

    assert everything(desk) == before
    (now,) = await answers(desk, case_id)
    assert now == (said.split(maxsplit=1)[0], await seen(desk, case_id, about))


async def test_a_withdrawal_from_all_is_the_last_word_also_to_whom_she_had_refused_or_was_never_asked(
    desk: Desk,
) -> None:
    case_id, refused_one = await desk.case(), About(desk.lawyer.id, "legal_advice")
    never_asked = About(desk.site.id, "removal")
    async with desk.parties.work(desk.ngo, NOW) as work:
        await record_refusal(work, case_id, refused_one, HowSaid(), text="", narrow=desk.narrowed)
    old = [await seen(desk, case_id, about) for about in (refused_one, never_asked)]
    async with desk.parties.work(desk.ngo, NOW + HOUR) as work:
        taken = await withdraw(work, case_id, ChangeOfMind(None))

    for about, stale, fields in ((refused_one, old[0], ADVICE), (never_asked, old[1], REMOVAL)):
        yes = Yes(about, fields, minority=MINOR, seen=stale)
        with pytest.raises(Conflict, match="answered_since"):
            async with desk.parties.work(desk.ngo, NOW + 2 * HOUR) as work:
                await record_consent(work, case_id, yes, narrow=desk.narrowed)
        assert await seen(desk, case_id, about) == taken.id
        async with desk.parties.work(desk.ngo, NOW + 2 * HOUR) as work:
            yes = Yes(about, fields, minority=MINOR, seen=taken.id)
            await record_consent(work, case_id, yes, narrow=desk.narrowed)


async def test_a_yes_to_a_duty_does_not_replace_a_no_that_the_page_has_not_seen(desk: Desk) -> None:
    case_id, duty = await desk.case(), a_duty(desk.parties, desk.lawyer)

    async def answer(yes: bool, saw: bool | None) -> None:
        async with desk.parties.work(desk.ngo) as work:
            await record_onward_answer(
                work, case_id, desk.lawyer.id, duty=duty, version=2, answer=yes, seen=saw, narrow=desk.narrowed
            )

    await answer(False, None)
    for stale in (None, True):
        with pytest.raises(Conflict) as refused:
            await answer(True, stale)
        assert refused.value.reasons == (Reason("answered_since", "expected_answer"),)
    await answer(False, True)
    await answer(True, False)

    assert desk.parties.rows("select answer from onward_answer where case_file = %(c)s", c=case_id) == [(True,)]
