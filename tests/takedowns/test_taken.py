"""A request is read while her consent lasts, and once it is taken for as long as agreed. Taken: also by mail."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from hub.intake.answers import About, HowSaid, last_answer_about
from hub.intake.give import Yes, record_consent
from hub.kit.errors import NotFound, Refused
from hub.releases.outstanding import hold_objects
from hub.releases.read import read
from hub.takedowns.answer import answer, record
from hub.takedowns.outcome import ItemAnswer
from hub.takedowns.progress import receive, take_up
from hub.takedowns.recall import cancel_request, recall
from hub.takedowns.receipt import hand_over
from hub.takedowns.repository import takedown
from hub.withdrawals.narrow import narrow
from hub.withdrawals.undo import HerWord, undo
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.narrowing.words import shortens
from tests.parties import NOW, Parties
from tests.takedowns.removal import CONSENTED, Removal, removal, sent

pytestmark = pytest.mark.anyio
RETAINED = timedelta(days=365)


def ends(parties: Parties, asked: Removal) -> datetime:
    """When her consent ends."""
    ((until,),) = parties.rows("select until from consent_fold where case_file = %(c)s", c=asked.case)
    assert isinstance(until, datetime)
    return until


async def reads(parties: Parties, asked: Removal, made: UUID, at: datetime) -> bool:
    async with parties.work(asked.platform, at) as work:
        try:
            return bool((await read(work, made, "packet")).fields)
        except NotFound:
            return False


async def mailed(parties: Parties, asked: Removal, made: UUID) -> None:
    """The platform's mail server takes it, as the worker notes it."""
    parties.admin.execute("update delivery set status = 'delivered' where object = %s", (made,))
    async with parties.work(asked.sender, hub_itself=True) as work:
        await hold_objects(work, (made,))
        await hand_over(work, made, NOW)


async def test_what_nobody_took_is_unread_from_the_instant_at_which_consent_ends(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)
    end = ends(parties, asked)

    assert await reads(parties, asked, made, end - timedelta(microseconds=1))
    assert not await reads(parties, asked, made, end)
    async with parties.work(asked.platform) as work:
        await receive(work, made)
    assert not await reads(parties, asked, made, end), "received is not taken"


@pytest.mark.parametrize("by", ["accepting", "answering", "the sender's record", "mail"])
async def test_what_was_taken_is_kept_as_agreed(parties: Parties, by: str) -> None:
    asked = await removal(parties, connector="platform_webhook" if by in ("accepting", "answering") else "dsa_notice")
    made = await sent(parties, asked)
    end = ends(parties, asked)

    if by == "mail":
        await mailed(parties, asked, made)
    elif by == "the sender's record":
        async with parties.work(asked.sender) as work:
            await record(work, made, [ItemAnswer(1, "removed")])
    else:
        async with parties.work(asked.platform) as work:
            await (take_up(work, made) if by == "accepting" else answer(work, made, [ItemAnswer(1, "removed")]))

    assert await reads(parties, asked, made, end)
    (row,) = parties.rows("select readable_until, kept_until from release where object = %(o)s", o=made)
    (due,) = parties.rows("select at from due where kind = 'release.destroy' and org = %(o)s", o=asked.sender.id)
    assert row == (due[0], None)
    assert not await reads(parties, asked, made, row[0])


async def test_what_nobody_took_follows_a_shorter_and_a_longer_yes_up_to_what_was_agreed(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)
    about = About(asked.platform.id, "removal")
    sooner, later = NOW + timedelta(days=9), NOW + timedelta(days=500)

    async with parties.work(asked.sender) as work:
        await shortens(work, asked.case, about, None, sooner)
    shorter = await reads(parties, asked, made, sooner)
    async with parties.work(asked.sender) as work:
        seen = await last_answer_about(work, asked.case, about)
        yes = Yes(about, CONSENTED, NOW + timedelta(days=300), HowSaid(), seen=seen)
        await record_consent(work, asked.case, yes, narrow=narrow)

    assert not shorter
    assert await reads(parties, asked, made, sooner)
    assert not await reads(parties, asked, made, later)


async def test_everybody_lets_it_go_on_without_consent_and_undone_it_follows_consent_again(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)
    end = ends(parties, asked)

    async with parties.work(asked.sender, NOW + timedelta(hours=1)) as work:
        told = await withdraw(work, asked.case, ChangeOfMind(None))
    going_on = await reads(parties, asked, made, end)

    async def surely(*_: object) -> tuple[()]:
        return ()

    async with parties.work(asked.sender, NOW + timedelta(hours=2)) as work:
        await undo(work, told.id, HerWord(alone=True), heard=surely)
    assert told.going_on == (made,)
    assert going_on
    assert await reads(parties, asked, made, end - timedelta(seconds=1))
    assert not await reads(parties, asked, made, end)
    assert parties.rows("select at from due where kind = 'consent.expire' and org = %(o)s", o=asked.sender.id) == [
        (end,)
    ]


async def test_what_a_mail_server_took_goes_on_after_a_withdrawal_with_four_fields_and_without_a_mail(
    parties: Parties,
) -> None:
    asked = await removal(parties, connector="dsa_notice")
    made = await sent(parties, asked)
    await mailed(parties, asked, made)

    async with parties.work(asked.sender) as work:
        told = await withdraw(work, asked.case, ChangeOfMind(asked.platform.id, "now"))

    assert (told.takedowns, told.going_on) == ((), (made,))
    async with parties.work(asked.platform) as work:
        assert set((await read(work, made, "packet")).fields) <= {"items", "legal_ground", "signer", "reply_contact"}
    assert parties.rows("select event from delivery where object = %(o)s and release is null", o=made) == []


async def test_what_a_mail_server_took_is_recalled_on_her_own_yes_alone(parties: Parties) -> None:
    asked = await removal(parties, connector="dsa_notice")
    made = await sent(parties, asked)
    await mailed(parties, asked, made)

    async with parties.work(asked.sender) as work:
        with pytest.raises(Refused, match="recall_needs_her_yes"):
            await cancel_request(work, made, reason="duplicate", narrow=narrow)
    async with parties.work(asked.sender) as work:
        await recall(work, made, her_own_yes=True, narrow=narrow)

    async with parties.work(asked.sender) as work:
        assert (await takedown(work, made)).status == "cancelled"
    assert parties.rows("select event from delivery where object = %(o)s and release is null", o=made) == [
        ("takedown.request.withdrawn",)
    ]


async def test_a_platform_with_a_machine_of_its_own_takes_it_by_its_own_word_alone(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)
    await mailed(parties, asked, made)

    async with parties.work(asked.sender) as work:
        assert (await withdraw(work, asked.case, ChangeOfMind(asked.platform.id))).takedowns == (made,)
    assert not await reads(parties, asked, made, NOW)
