"""Undoing a withdrawal takes her own word, said alone and by a contact that rests; a second person looks at it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from hub.identity.permissions import ROLES, Role
from hub.identity.work import Work
from hub.intake.choose_word import choose_word
from hub.intake.say_contact import state_safe_contact
from hub.intake.voice import Safety, Spoken
from hub.kit.errors import Conflict, Invalid
from hub.kit.pages import Page
from hub.narrowing.causes import Narrowed, Narrowing
from hub.registry import REVIEWS
from hub.reviews.decide import decide
from hub.reviews.lists import reviews
from hub.withdrawals import voice
from hub.withdrawals.history import TakenBack, withdrawals
from hub.withdrawals.undo import HerWord, Undone, undo
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.acts.people import Person, person, working
from tests.cases.team import lines, put_on_team
from tests.parties import NOW, Parties, Party
from tests.withdrawals.scene import Scene, a_case
from tests.withdrawals.test_undo import can_read, may_send

pytestmark = pytest.mark.anyio
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ALONE = HerWord("orally", "ja", alone=True)
CONTACT, OTHER = (
    {"ways": [{"kind": "mail", "value": f"{name}@example.org", "hours": "夜", "wording": "図書館", "voicemail": False}]}
    for name in ("safe", "other")
)


@dataclass(frozen=True)
class Taken:
    """A case whose packet a lawyer had, and that was taken back from him."""

    scene: Scene
    lawyer: Party
    object: UUID
    withdrawal: UUID

    async def undone(self, said: HerWord = ALONE, at: datetime = NOW + 2 * HOUR) -> Undone:
        """One worker records it."""
        async with self.scene.parties.work(self.scene.ngo, at) as work:
            return await undo(work, self.withdrawal, said, heard=voice.heard)

    async def stands(self, at: datetime = NOW + 3 * HOUR) -> bool:
        """Whether the withdrawal still holds for the lawyer, in both ways."""
        sends = await may_send(self.scene, self.lawyer, at)
        reads = await can_read(self.scene, self.lawyer, self.object, at)
        assert sends == reads
        return not reads

    async def history(self) -> TakenBack:
        """The withdrawal as the case shows it."""
        async with self.scene.parties.work(self.scene.ngo) as work:
            return (await withdrawals(work, self.scene.case))[0]


async def taken(parties: Parties) -> Taken:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    sent = await scene.referral(lawyer)
    async with parties.work(scene.ngo, NOW + HOUR) as work:
        told = await withdraw(work, scene.case, ChangeOfMind(lawyer.id))
    return Taken(scene, lawyer, sent.object, told.id)


async def nothing(_work: Work, _narrowing: Narrowing) -> Narrowed:
    return Narrowed()


def colleague(case: Taken) -> Person:
    who = person(case.scene.parties, case.scene.ngo, Role.CASEWORKER)
    put_on_team(case.scene.parties, case.scene.ngo, case.scene.case, who.id)
    return who


@pytest.mark.parametrize("alone", [False, None])
async def test_a_caseworker_alone_undoes_nothing_without_her_own_word(parties: Parties, alone: bool | None) -> None:
    case = await taken(parties)

    undone = await case.undone(HerWord(alone=alone))

    assert [reason.code for reason in undone.not_counted] == ["not_alone"]
    assert await case.stands()
    events = parties.rows("select event_type from consent_grant where case_file = %(c)s", c=case.scene.case)
    assert sorted(events) == [("given",), ("withdrawn",)], "the record never says that she gave it"
    assert parties.rows("select from review where case_file = %(c)s", c=case.scene.case) == []


async def test_what_did_not_count_is_kept_with_why_and_by_whom(parties: Parties) -> None:
    case = await taken(parties)
    await case.undone(HerWord("by_chat", "en", alone=False))

    (attempt,) = (await case.history()).attempts

    assert (attempt.counted, attempt.reasons, attempt.recorded_by) == (False, ("not_alone",), case.scene.ngo.principal)
    assert ("undo:attempted", case.scene.ngo.principal) in lines(parties, case.scene.case)
    assert (await case.history()).undone_at is None


@pytest.mark.parametrize(("days", "counts"), [(13, False), (14, True)])
async def test_a_contact_that_changed_within_14_days_speaks_for_nobody(
    parties: Parties, days: int, counts: bool
) -> None:
    case = await taken(parties)
    said_at = NOW + timedelta(days=15)
    for at, contact in ((NOW, CONTACT), (said_at - timedelta(days=days), OTHER)):
        async with parties.work(case.scene.ngo, at) as work:
            how = (Spoken(), Safety(alone=True))
            await state_safe_contact(work, case.scene.case, contact, *how, unsafe=False, narrow=nothing)
    async with parties.work(case.scene.ngo, said_at - DAY) as work:
        told = await withdraw(work, case.scene.case, ChangeOfMind(None))

    async with parties.work(case.scene.ngo, said_at) as work:
        undone = await undo(work, told.id, ALONE, heard=voice.heard)

    assert [reason.code for reason in undone.not_counted] == ([] if counts else ["contact_changed_lately"])


@pytest.mark.parametrize(("word", "counts"), [(None, False), ("べつのことば", False), ("あおい かさ", True)])
async def test_where_a_word_was_chosen_it_counts_only_with_it(parties: Parties, word: str | None, counts: bool) -> None:
    case = await taken(parties)
    async with parties.work(case.scene.ngo) as work:
        await choose_word(work, case.scene.case, "あおいかさ", Spoken(), Safety(alone=True))

    undone = await case.undone(HerWord(alone=True, word=word))

    assert [reason.code for reason in undone.not_counted] == ([] if counts else ["word_wrong"])
    assert await case.stands() != counts
    kept = parties.rows("select undo_attempt::text from undo_attempt where withdrawal = %(w)s", w=case.withdrawal)
    assert word is None or word not in kept[0][0]


async def test_her_own_word_undoes_it_and_says_how_she_said_it(parties: Parties) -> None:
    case = await taken(parties)

    undone = await case.undone(HerWord("by_chat", "en", alone=True))

    assert undone.not_counted == ()
    assert not await case.stands()
    given = parties.rows(
        "select given_by, method, language from consent_grant where event_type = 'given' and case_file = %(c)s"
        " order by recorded_at",
        c=case.scene.case,
    )
    assert given[-1] == ("self", "by_chat", "en")
    assert [one.counted for one in (await case.history()).attempts] == [True]


async def test_a_second_person_is_asked_to_look_at_it_by_the_next_working_day(parties: Parties) -> None:
    case = await taken(parties)
    await case.undone()

    async with working(parties, colleague(case), NOW + DAY) as work:
        (found,) = (await reviews(work, Page())).items

    _, review = found
    assert (review.kind, review.subject) == ("withdrawal-undone", case.withdrawal)
    assert review.due_at.isoformat() == "2026-11-24T09:00:00+00:00"


async def test_the_second_person_can_cut_again_with_the_same_scope(parties: Parties) -> None:
    case = await taken(parties)
    other = case.scene.recipient()
    await case.scene.consent(other)
    await case.undone()
    review = parties.rows("select id from review where case_file = %(c)s", c=case.scene.case)[0][0]

    async with working(parties, colleague(case), NOW + DAY) as work:
        await decide(work, REVIEWS, review, "cut", narrow=nothing)

    assert await case.stands(NOW + DAY + HOUR)
    assert await may_send(case.scene, other, NOW + DAY + HOUR), "nobody else is touched"
    again = parties.rows(
        "select recipient, destruction from withdrawal where case_file = %(c)s order by at", c=case.scene.case
    )
    assert again == [(case.lawyer.id, "after_seven_days")] * 2
    last = parties.rows(
        "select given_by, method from consent_grant where event_type = 'withdrawn' and case_file = %(c)s"
        " order by recorded_at desc limit 1",
        c=case.scene.case,
    )
    assert last == [("reviewer", "by_review")], "nobody says that she said it"


async def test_whoever_recorded_it_does_not_review_it(parties: Parties) -> None:
    case = await taken(parties)
    await case.undone()
    review = parties.rows("select id from review where case_file = %(c)s", c=case.scene.case)[0][0]
    same = Person(case.scene.ngo, case.scene.ngo.principal, Role.CASEWORKER, ROLES[Role.CASEWORKER])

    async with working(parties, same) as work:
        with pytest.raises(Conflict, match="review_same_person"):
            await decide(work, REVIEWS, review, "upheld", narrow=nothing)


async def test_a_language_that_nobody_knows_is_refused_and_nothing_is_kept(parties: Parties) -> None:
    case = await taken(parties)

    with pytest.raises(Invalid, match="malformed:language"):
        await case.undone(HerWord("orally", "xx", alone=True))

    assert (await case.history()).attempts == ()
