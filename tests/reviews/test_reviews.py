"""A second person looks at what one did alone: who is asked, who decides, and what a cut does."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from hub.cases import repository
from hub.identity.permissions import ROLES, Role
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound
from hub.kit.pages import Page, Position
from hub.narrowing.causes import Cause, Narrow, Narrowed, Narrowing
from hub.reviews.ask import ask_review
from hub.reviews.decide import decide
from hub.reviews.kinds import AskedReview, ReviewDecision, ReviewKind, review_registry
from hub.reviews.lists import Reviewed, reviews, reviews_of_case
from tests.acts.people import Person, person, working
from tests.cases.team import lines, put_on_team
from tests.consultations import consultation
from tests.parties import NOW, Parties
from tests.withdrawals.scene import Scene, a_case

pytestmark = pytest.mark.anyio
KIND = ReviewKind.BAR_LIFTED


async def _tell(work: Work, asked: AskedReview, narrow: Narrow) -> None:
    await narrow(work, Narrowing(Cause.BAR, asked.case, object=asked.subject))


REGISTRY = review_registry((KIND, _tell))


class Told:
    """What was narrowed, in place of the room that does it."""

    def __init__(self) -> None:
        self.causes: list[Narrowing] = []

    async def narrow(self, work: Work, narrowing: Narrowing) -> Narrowed:
        await repository.case(work, narrowing.case)
        self.causes.append(narrowing)
        return Narrowed()


async def asked_for(scene: Scene, kind: ReviewKind = KIND, subject: UUID | None = None) -> UUID:
    async with scene.parties.work(scene.ngo) as work:
        await repository.case(work, scene.case, writing=True)
        return await ask_review(work, scene.case, kind, subject or uuid4())


async def seen(parties: Parties, who: Person) -> list[Reviewed]:
    async with working(parties, who) as work:
        return [one for _, one in (await reviews(work, Page())).items]


async def decided(
    parties: Parties, who: Person, review: UUID, decision: ReviewDecision = "upheld", told: Told | None = None
) -> None:
    async with working(parties, who, NOW + timedelta(hours=1)) as work:
        await decide(work, REGISTRY, review, decision, narrow=(told or Told()).narrow)


def first(scene: Scene) -> Person:
    """Whoever asked."""
    return Person(scene.ngo, scene.ngo.principal, Role.CASEWORKER, ROLES[Role.CASEWORKER])


def second(scene: Scene) -> Person:
    """A colleague on the case's team."""
    who = person(scene.parties, scene.ngo, Role.CASEWORKER)
    put_on_team(scene.parties, scene.ngo, scene.case, who.id)
    return who


async def test_what_one_did_alone_waits_for_a_second_until_the_next_working_day(parties: Parties) -> None:
    scene = await a_case(parties)
    review = await asked_for(scene)

    (one,) = await seen(parties, second(scene))

    assert (one.id, one.kind, one.asked_by, one.asked_at, one.overdue) == (
        review,
        KIND,
        scene.ngo.principal,
        NOW,
        False,
    )
    assert one.due_at.isoformat() == "2026-11-24T09:00:00+00:00", "Monday the 23rd is a holiday in Japan"
    assert ("review:asked", scene.ngo.principal) in lines(parties, scene.case)


async def test_one_subject_is_asked_about_once_while_it_is_open(parties: Parties) -> None:
    scene, subject = await a_case(parties), uuid4()
    review = await asked_for(scene, subject=subject)

    assert await asked_for(scene, subject=subject) == review

    await decided(parties, second(scene), review)
    assert await asked_for(scene, subject=subject) != review


async def test_a_second_person_upholds_and_both_stand_in_the_ledger(parties: Parties) -> None:
    scene, told = await a_case(parties), Told()
    review, who = await asked_for(scene), second(scene)

    await decided(parties, who, review, told=told)

    assert told.causes == []
    assert await seen(parties, who) == []
    assert ("review:decided", who.id) in lines(parties, scene.case)
    async with working(parties, who) as work:
        (kept,) = await reviews_of_case(work, scene.case)
    assert (kept.decision, kept.decided_by) == ("upheld", who.id)


async def test_a_cut_calls_the_room_of_its_kind_also_for_a_supervisor_off_the_team(parties: Parties) -> None:
    scene, told, subject = await a_case(parties), Told(), uuid4()
    review = await asked_for(scene, subject=subject)

    await decided(parties, person(parties, scene.ngo, Role.SUPERVISOR), review, "cut", told)

    assert told.causes == [Narrowing(Cause.BAR, scene.case, object=subject)]


async def test_whoever_asked_never_decides(parties: Parties) -> None:
    scene = await a_case(parties)
    review = await asked_for(scene)

    with pytest.raises(Conflict, match="review_same_person"):
        await decided(parties, first(scene), review)

    assert _undecided(parties, review)


async def test_nobody_outside_the_team_meets_it_and_an_admin_neither(parties: Parties) -> None:
    scene, stranger = await a_case(parties), parties.organisation()
    review = await asked_for(scene)
    others = [
        person(parties, scene.ngo, Role.CASEWORKER),
        person(parties, scene.ngo, Role.ADMIN),
        person(parties, scene.ngo, Role.AUDITOR),
        person(parties, stranger, Role.SUPERVISOR),
    ]

    for other in others:
        assert await seen(parties, other) == []
        with pytest.raises(NotFound):
            await decided(parties, other, review)

    assert _undecided(parties, review)


async def test_a_machine_never_decides(parties: Parties) -> None:
    scene = await a_case(parties)
    review, who = await asked_for(scene), second(scene)
    parties.change("principal", who.id, kind="machine")

    with pytest.raises(Conflict, match="review_by_machine"):
        await decided(parties, who, review)

    assert _undecided(parties, review)


async def test_it_is_decided_once(parties: Parties) -> None:
    scene, told = await a_case(parties), Told()
    review, who = await asked_for(scene), second(scene)
    await decided(parties, who, review)

    with pytest.raises(Conflict, match="review_decided"):
        await decided(parties, who, review, "cut", told)

    assert told.causes == []


async def test_a_kind_that_has_nothing_to_cut_is_only_upheld(parties: Parties) -> None:
    scene = await a_case(parties)
    review, who = await asked_for(scene, ReviewKind.OUTSIDE_UNCOVERED), second(scene)

    with pytest.raises(Conflict, match="review_nothing_to_cut"):
        await decided(parties, who, review, "cut")

    await decided(parties, who, review)
    assert not _undecided(parties, review)


async def test_a_supervisor_sees_all_open_ones_page_by_page_the_earliest_due_first(parties: Parties) -> None:
    scenes = [await a_case(parties)]
    for days in (7, 2, 4):
        case = Scene(parties, scenes[0].ngo, await consultation(parties, scenes[0].ngo), NOW + timedelta(days=days))
        scenes.append(case)
    for scene in scenes:
        async with parties.work(scene.ngo, scene.now) as work:
            await ask_review(work, scene.case, KIND, uuid4())
    found: list[tuple[Position, Reviewed]] = []
    who, page = person(parties, scenes[0].ngo, Role.SUPERVISOR), Page(1)
    async with working(parties, who, NOW + timedelta(days=3)) as work:
        while True:
            part = await reviews(work, page)
            found += part.items
            if not part.more:
                break
            page = Page(1, part.items[-1][0])

    assert [one.case for _, one in found] == [scenes[n].case for n in (0, 2, 3, 1)]
    assert [one.overdue for _, one in found] == [True, False, False, False]


def _undecided(parties: Parties, review: UUID) -> bool:
    return bool(parties.rows("select decided_at is null from review where id = %(r)s", r=review)[0][0])
