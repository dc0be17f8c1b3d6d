"""A holder is asked what became of what it holds, and answers once."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from hub.kit.errors import Conflict, Invalid, NotFound
from hub.releases.find import of_case, of_object
from hub.releases.holding import answer_holding, ask
from tests.parties import NOW, Parties, Party
from tests.releases.packets import case_of, packet_of, released

pytestmark = pytest.mark.anyio
DUTY, TO = "case_record_of_a_lawyer", date(2029, 11, 22)


async def asked(parties: Parties, *, opened: bool = True) -> tuple[Party, Party, tuple[UUID, ...]]:
    sender, recipient = parties.organisation(), parties.organisation("legal_aid")
    packet = packet_of(sender, recipient, uuid4())
    async with parties.work(sender) as work:
        await released(work, packet, case_of(parties, sender), opened=opened)
        questions = await ask(work, [(packet.id, "all")])
    return sender, recipient, questions


async def test_a_holder_answers_deleted_and_both_lists_show_it(parties: Parties) -> None:
    sender, recipient, (question,) = await asked(parties)

    async with parties.work(recipient) as work:
        await answer_holding(work, question, "deleted")

    lists = parties.rows("select org, box, status from party where object = %(q)s order by box", q=question)
    assert lists == [(recipient.id, "inbox", "deleted"), (sender.id, "sent", "deleted")]


@pytest.mark.parametrize(
    ("word", "duty", "until"),
    [
        ("gone", "", None),
        ("kept", "", TO),
        ("kept", "because we may", TO),
        ("kept", DUTY, None),
        ("kept", DUTY, NOW.date() - timedelta(days=1)),
        ("kept", DUTY, date(2126, 1, 1)),
    ],
)
async def test_an_answer_that_says_nothing_is_refused_and_nothing_is_written(
    parties: Parties, word: str, duty: str, until: date | None
) -> None:
    _, recipient, (question,) = await asked(parties)

    async with parties.work(recipient) as work:
        with pytest.raises(Invalid):
            await answer_holding(work, question, word, duty, until)

    assert parties.rows("select answer from holding where id = %(q)s", q=question) == [(None,)]


async def test_only_the_holder_answers_and_only_once(parties: Parties) -> None:
    sender, recipient, (question,) = await asked(parties)

    async with parties.work(sender) as work:
        with pytest.raises(NotFound):
            await answer_holding(work, question, "deleted")
    async with parties.work(recipient) as work:
        await answer_holding(work, question, "kept", DUTY, TO)
    async with parties.work(recipient) as work:
        with pytest.raises(Conflict):
            await answer_holding(work, question, "deleted")

    assert parties.rows("select answer from holding where id = %(q)s", q=question) == [("kept",)]


async def test_nobody_is_asked_about_what_was_never_opened(parties: Parties) -> None:
    _, _, questions = await asked(parties, opened=False)

    assert questions == ()


async def test_a_case_finds_its_releases_and_the_recipient_never_the_case(parties: Parties) -> None:
    sender, recipient = parties.organisation(), parties.organisation("legal_aid")
    case, packet = case_of(parties, sender), packet_of(sender, recipient, uuid4())
    async with parties.work(sender) as work:
        await released(work, packet, case)

        ours = await of_case(work, case, recipient.id)

    async with parties.work(recipient) as work:
        assert await of_case(work, case) == ()
        assert await of_object(work, packet.object) == ours
    assert [found.id for found in ours] == [packet.id]
