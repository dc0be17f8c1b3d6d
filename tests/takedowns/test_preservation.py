"""A request to keep logs walks like one to remove, is never mistaken for it, and only her own yes takes it back."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

import pytest

from hub.cases import repository
from hub.exchange.packets import Form
from hub.exchange.vocabulary.purposes import PRESERVATION
from hub.kit.errors import Invalid, Refused
from hub.kit.pages import Page
from hub.releases.duplicates import duplicates
from hub.releases.read import read
from hub.releases.repeat_reason import AskedBeforeError
from hub.takedowns.answer import answer, record
from hub.takedowns.keep_first import keep_first, offered
from hub.takedowns.not_yet_requested import not_yet
from hub.takedowns.outcome import ItemAnswer, outcome
from hub.takedowns.queue import queue
from hub.takedowns.recall import recall
from hub.takedowns.repository import takedown
from hub.takedowns.send import send
from hub.withdrawals.narrow import narrow
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.consultations import CHILD, HELD_BY_ASSENT, consent
from tests.parties import NOW, Parties
from tests.takedowns.removal import ACCOUNT, AGREED, URL, Removal, removal, sent
from tests.takedowns.test_taken import mailed

pytestmark = pytest.mark.anyio
KEPT: dict[str, Form] = {"locations": "full", "accounts": "full"}
FORM = "preservation_request"


async def keeping(parties: Parties, values: object = None) -> Removal:
    """A case whose person also agreed that the desk of another entry of the platform is asked to keep logs."""
    asked = await (removal(parties) if values is None else removal(parties, CHILD))
    desk = parties.organisation("platform", connector=FORM)
    parties.agree(asked.sender, desk, AGREED, [PRESERVATION])
    facts = {} if values is None else {"facts": HELD_BY_ASSENT}
    await consent(parties, asked.sender, asked.case, desk, PRESERVATION, FORM, KEPT, **facts)  # type: ignore[arg-type]
    return Removal(asked.sender, desk, asked.case)


async def kept(parties: Parties, asked: Removal, **changed: object) -> UUID:
    """Asked to keep, and the desk's mail server took it."""
    wanted = {"purpose": PRESERVATION, "legal_ground": None, "explanation": None, "good_faith": None, **changed}
    async with parties.work(asked.sender) as work:
        return await send(work, asked.wanted(**wanted))


async def test_it_holds_places_and_who_asks_and_no_word_of_why(parties: Parties) -> None:
    asked = await keeping(parties, CHILD)
    made = await kept(parties, asked, signer=None)
    await mailed(parties, asked, made)

    async with parties.work(asked.platform) as work:
        packet, found = await read(work, made, "packet"), await takedown(work, made)

    assert set(packet.fields) == {"items", "signer", "reply_contact", "respond_by"}
    assert (packet.purpose, found.purpose, found.clock, found.clocks) == (PRESERVATION, PRESERVATION, None, [])


async def test_her_yes_to_a_removal_is_no_yes_to_keep(parties: Parties) -> None:
    asked = await removal(parties)
    parties.agree(asked.sender, asked.platform, AGREED, [PRESERVATION])

    with pytest.raises(Refused, match="no_consent"):
        await kept(parties, asked)


async def test_both_sides_see_that_it_is_to_be_kept(parties: Parties) -> None:
    asked = await keeping(parties)
    made = await kept(parties, asked)
    await mailed(parties, asked, made)

    async with parties.work(asked.platform) as work:
        ((_, row),) = (await queue(work, Page())).items
    assert (row.id, row.purpose) == (made, PRESERVATION)
    assert parties.rows("select purpose from task where id = %(r)s", r=made) == [(PRESERVATION,)]


async def test_it_is_answered_as_kept_and_never_as_removed(parties: Parties) -> None:
    asked = await keeping(parties)
    made = await kept(parties, asked)
    await mailed(parties, asked, made)

    async with parties.work(asked.sender) as work:
        with pytest.raises(Invalid, match=r"malformed:answers\.0\.status"):
            await record(work, made, [ItemAnswer(1, "removed")])
    async with parties.work(asked.sender) as work:
        await record(work, made, [ItemAnswer(1, "preserved"), ItemAnswer(2, "refused", "out-of-scope")])
        assert (await takedown(work, made)).outcome == "partly-preserved"


async def test_a_removal_is_never_answered_as_kept(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)

    async with parties.work(asked.platform) as work:
        with pytest.raises(Invalid, match=r"malformed:answers\.0\.status"):
            await answer(work, made, [ItemAnswer(1, "preserved")])


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        (["preserved", "preserved"], "preserved"),
        (["preserved", "refused"], "partly-preserved"),
        (["refused", "already-gone"], "not-preserved"),
        (["sent"], None),
        (["withdrawn"], "withdrawn"),
    ],
)
def test_what_its_items_add_up_to(statuses: list[str], said: str | None) -> None:
    assert outcome(statuses, PRESERVATION) == said


async def test_to_keep_and_to_remove_the_same_are_no_duplicates(parties: Parties) -> None:
    asked = await keeping(parties)
    parties.agree(asked.sender, asked.platform, AGREED, ["removal", PRESERVATION])
    made = await kept(parties, asked)

    async with parties.work(asked.sender) as work:
        case = await repository.case(work, asked.case)
        left = await not_yet(work, case, asked.platform.id, Page())
        assert await duplicates(work, made) == ()
    assert len(left.items) == 2, "asked to keep, not yet to remove"
    with pytest.raises(AskedBeforeError):
        await kept(parties, asked)


async def _withdrawn(parties: Parties, asked: Removal) -> None:
    async with parties.work(asked.sender, NOW + timedelta(hours=1)) as work:
        await withdraw(work, asked.case, ChangeOfMind(asked.platform.id))


async def _withdrawn_from_all(parties: Parties, asked: Removal) -> None:
    async with parties.work(asked.sender, NOW + timedelta(hours=1)) as work:
        await withdraw(work, asked.case, ChangeOfMind(None))


NARROWINGS: list[Callable[[Parties, Removal], Awaitable[None]]] = [_withdrawn, _withdrawn_from_all]


@pytest.mark.parametrize("narrows", NARROWINGS)
async def test_what_narrows_does_not_take_it_back_unasked(
    parties: Parties, narrows: Callable[[Parties, Removal], Awaitable[None]]
) -> None:
    asked = await keeping(parties)
    made = await kept(parties, asked)
    await mailed(parties, asked, made)

    await narrows(parties, asked)

    async with parties.work(asked.sender, NOW + timedelta(hours=2)) as work:
        assert (await takedown(work, made)).status == "requested"
    assert parties.rows("select event from delivery where object = %(r)s", r=made) == [("takedown.request.created",)]


async def test_her_own_yes_takes_it_back(parties: Parties) -> None:
    asked = await keeping(parties)
    made = await kept(parties, asked)
    await mailed(parties, asked, made)

    async with parties.work(asked.sender, NOW + timedelta(hours=1)) as work:
        await recall(work, made, her_own_yes=True, narrow=narrow)
    async with parties.work(asked.sender, NOW + timedelta(hours=2)) as work:
        assert (await takedown(work, made)).status == "cancelled"


async def test_before_an_account_goes_keeping_its_logs_is_offered(parties: Parties) -> None:
    asked = await keeping(parties)

    async def said(*items: dict[str, str]) -> str | None:
        async with parties.work(asked.sender) as work:
            found = await keep_first(work, asked.case, "removal", items)
        return found.code if found else None

    assert await said(URL) is None
    assert await said(URL, ACCOUNT) == "logs_may_go"
    await kept(parties, asked, items=[URL])
    assert await said(URL, ACCOUNT) == "logs_may_go", "another place was asked to be kept"
    await kept(parties, asked, items=[ACCOUNT])
    assert await said(URL, ACCOUNT) is None


def test_nothing_is_offered_before_what_removes_no_account() -> None:
    assert offered("removal", 0, 0) is None
    assert offered(PRESERVATION, 2, 0) is None
    assert offered("removal", 2, 2) is None
