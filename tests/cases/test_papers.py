"""Whatever came of a case is there for its team alone: referrals, requests, what was released, messages, questions."""

from uuid import UUID, uuid4

import pytest

import hub.delivery.lists
import hub.referrals.lists
import hub.takedowns.lists
from hub.delivery.redeliver import redeliver
from hub.identity.permissions import Role
from hub.identity.viewer import hub_itself
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.pages import Page, Slice
from hub.referrals.accept import accept
from hub.referrals.repository import referral
from hub.releases import history, questions
from hub.releases.read import look
from hub.takedowns.repository import takedown
from hub.tasks.lists import Filter
from hub.withdrawals.undo import HerWord, undo
from hub.withdrawals.voice import heard
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.cases.team import colleague, work_of
from tests.parties import NOW, Parties, Party
from tests.referrals.handoff import handoff, offered
from tests.takedowns.removal import removal, sent

pytestmark = pytest.mark.anyio
FIRST = Page()


async def test_a_sent_referral_is_there_for_the_team_alone(parties: Parties) -> None:
    handed = await handoff(parties)
    made, other = await offered(parties, handed), colleague(parties, handed.sender)

    async with work_of(parties, handed.sender, other) as work:
        with pytest.raises(NotFound):
            await referral(work, made)
    async with parties.work(handed.sender) as work:
        assert (await referral(work, made)).case == handed.case
    async with work_of(parties, handed.lawyer, colleague(parties, handed.lawyer, Role.LAWYER), Role.LAWYER) as work:
        assert (await referral(work, made)).case is None, "who receives is not on the sender's team"


async def test_a_sent_request_is_there_for_the_team_alone(parties: Parties) -> None:
    asked = await removal(parties)
    made, other = await sent(parties, asked), colleague(parties, asked.sender)

    async with work_of(parties, asked.sender, other) as work:
        with pytest.raises(NotFound):
            await takedown(work, made)
    for party in (asked.sender, asked.platform):
        async with parties.work(party) as work:
            assert (await takedown(work, made)).id == made


async def test_what_was_released_is_read_by_the_team_alone(parties: Parties) -> None:
    asked = await removal(parties)
    made, other = await sent(parties, asked), colleague(parties, asked.sender)

    async with work_of(parties, asked.sender, other) as work:
        with pytest.raises(NotFound):
            await look(work, made, "packet")
    for party in (asked.sender, asked.platform):
        async with parties.work(party) as work:
            assert (await look(work, made, "packet")).object == made


async def test_lists_of_what_was_sent_are_narrowed_to_the_team_and_whole_for_a_supervisor(parties: Parties) -> None:
    handed = await handoff(parties)
    made, other = await offered(parties, handed), colleague(parties, handed.sender)
    chief = colleague(parties, handed.sender, Role.SUPERVISOR)

    seen = {}
    for name, principal, role in (
        ("team", handed.sender.principal, Role.CASEWORKER),
        ("outside", other, Role.CASEWORKER),
        ("chief", chief, Role.SUPERVISOR),
    ):
        async with work_of(parties, handed.sender, principal, role) as work:
            seen[name] = [one.id for _, one in (await hub.referrals.lists.listed(work, Filter("sent"), FIRST)).items]

    assert seen == {"team": [made], "outside": [], "chief": [made]}


async def test_lists_of_requests_are_narrowed_on_the_senders_side_alone(parties: Parties) -> None:
    asked = await removal(parties)
    made, other = await sent(parties, asked), colleague(parties, asked.sender)
    reviewer = colleague(parties, asked.platform, Role.REVIEWER)

    async with work_of(parties, asked.sender, other) as work:
        assert (await hub.takedowns.lists.listed(work, Filter("sent"), FIRST)).items == ()
    async with work_of(parties, asked.platform, reviewer, Role.REVIEWER) as work:
        assert [one.id for _, one in (await hub.takedowns.lists.listed(work, Filter("inbox"), FIRST)).items] == [made]


async def test_messages_are_listed_to_the_team_and_to_whoever_proves_what_left(parties: Parties) -> None:
    handed = await handoff(parties)
    await offered(parties, handed)
    auditor = colleague(parties, handed.sender, Role.AUDITOR)

    listed = {
        name: [one.id for _, one in (await page(parties, handed.sender, principal, role)).items]
        for name, principal, role in (
            ("team", handed.sender.principal, Role.CASEWORKER),
            ("outside", colleague(parties, handed.sender), Role.CASEWORKER),
            ("auditor", auditor, Role.AUDITOR),
        )
    }

    assert len(listed["team"]) == 1
    assert listed == {"team": listed["team"], "outside": [], "auditor": listed["team"]}


async def page(parties: Parties, party: Party, principal: UUID, role: Role) -> Slice[hub.delivery.lists.ListedMessage]:
    async with work_of(parties, party, principal, role) as work:
        return await hub.delivery.lists.deliveries(work, FIRST)


async def test_a_message_is_opened_and_sent_again_by_the_team_alone(parties: Parties) -> None:
    handed = await handoff(parties)
    await offered(parties, handed)
    ((message,),) = parties.rows("select id from delivery where sender = %(s)s", s=handed.sender.id)
    parties.admin.execute("update delivery set status = 'dead' where id = %s", (message,))
    chief = colleague(parties, handed.sender, Role.SUPERVISOR)

    async with work_of(parties, handed.sender, colleague(parties, handed.sender)) as work:
        with pytest.raises(NotFound):
            await hub.delivery.lists.delivery(work, message)
    for principal, role in ((colleague(parties, handed.sender), Role.CASEWORKER), (chief, Role.SUPERVISOR)):
        async with work_of(parties, handed.sender, principal, role) as work:
            with pytest.raises(NotFound):
                await redeliver(work, message)
    assert parties.rows("select status from delivery where id = %(m)s", m=message) == [("dead",)]

    async with parties.work(handed.sender) as work:
        await redeliver(work, message)
    assert parties.rows("select status from delivery where id = %(m)s", m=message) == [("queued",)]


async def test_questions_to_holders_are_the_teams(parties: Parties) -> None:
    handed = await handoff(parties)
    made, other = await offered(parties, handed), colleague(parties, handed.sender)
    async with parties.work(handed.lawyer) as work:
        await accept(work, made)
    async with parties.work(handed.sender) as work:
        (asked, *_) = (await withdraw(work, handed.case, ChangeOfMind(handed.lawyer.id))).holdings

    async with work_of(parties, handed.sender, other) as work:
        assert (await questions.questions(work, FIRST, box="sent")).items == ()
    async with parties.work(handed.sender) as work:
        assert asked in {one.id for _, one in (await questions.questions(work, FIRST, box="sent")).items}


async def test_a_question_by_its_id_is_the_teams(parties: Parties) -> None:
    handed = await handoff(parties)
    made, other = await offered(parties, handed), colleague(parties, handed.sender)
    async with parties.work(handed.lawyer) as work:
        await accept(work, made)
    async with parties.work(handed.sender) as work:
        (asked, *_) = (await withdraw(work, handed.case, ChangeOfMind(handed.lawyer.id))).holdings

    async with work_of(parties, handed.sender, other) as work:
        with pytest.raises(NotFound):
            await questions.question(work, asked)
    async with parties.work(handed.lawyer) as work:
        assert (await questions.question(work, asked)).id == asked


async def test_the_ledger_of_a_case_is_for_its_team_and_an_auditor(parties: Parties) -> None:
    handed = await handoff(parties)
    await offered(parties, handed)
    auditor = colleague(parties, handed.sender, Role.AUDITOR)

    async with work_of(parties, handed.sender, colleague(parties, handed.sender)) as work:
        with pytest.raises(NotFound):
            await history.of_case(work, handed.case, FIRST)
    async with work_of(parties, handed.sender, auditor, Role.AUDITOR) as work:
        assert (await history.of_case(work, handed.case, FIRST)).items


async def test_outside_the_team_a_withdrawal_can_be_made_but_is_as_unknown_as_any_for_undoing(parties: Parties) -> None:
    handed = await handoff(parties)
    await offered(parties, handed)
    other = colleague(parties, handed.sender)
    async with work_of(parties, handed.sender, other) as work:
        done = await withdraw(work, handed.case, ChangeOfMind(None))

    async with work_of(parties, handed.sender, other) as work:
        for id in (done.id, uuid4()):
            with pytest.raises(NotFound) as refused:
                await undo(work, id, HerWord(alone=True), heard=heard)
            assert refused.value.reasons[0].field == "id"

    assert parties.rows("select undone_at from withdrawal where id = %(w)s", w=done.id) == [(None,)]


async def test_the_hub_itself_is_on_no_team_and_does_its_work(parties: Parties) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)

    async with parties.worker.transaction(handed.sender.id) as session:
        work = Work(session, hub_itself(handed.sender.id), NOW, parties.keys, parties.profiles)
        assert (await referral(work, made)).case == handed.case
        assert (await look(work, made, "offer")).object == made
