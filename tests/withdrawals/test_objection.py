"""A guardian's objection that a human heeds ends what nobody has accepted yet, and nothing else."""

from datetime import timedelta

import pytest
from hub.registry import REVIEWS

from hub.consent.guardian import GuardianSaid
from hub.identity.permissions import Role
from hub.identity.work import Work
from hub.intake.guardian_says import record_guardian_word
from hub.kit.errors import Conflict
from hub.narrowing.causes import Cause, Narrowed, Narrowing
from hub.reviews.decide import decide
from hub.withdrawals.narrow import narrow
from tests.acts.people import Person, person, working
from tests.parties import NOW, Parties, Party
from tests.withdrawals.scene import Scene, a_case

pytestmark = pytest.mark.anyio
HOUR = timedelta(hours=1)


class Told:
    """What was said to narrow, which is done as well."""

    def __init__(self) -> None:
        self.said: list[Narrowing] = []

    async def __call__(self, work: Work, narrowing: Narrowing) -> Narrowed:
        self.said.append(narrowing)
        return await narrow(work, narrowing)


async def objected(scene: Scene, told: Told, about: Party | None = None) -> None:
    """Of somebody whose age nobody knows: that counts as a minor's."""
    scene.parties.admin.execute("delete from case_value where case_file = %s and field = 'age_band_now'", (scene.case,))
    async with scene.parties.work(scene.ngo) as work:
        said = GuardianSaid(about.id if about else None, "objection")
        await record_guardian_word(work, scene.case, said, narrow=told)


async def heeded(scene: Scene, told: Told, who: Person | None = None) -> None:
    review = scene.parties.rows("select id from review where case_file = %(c)s", c=scene.case)[0][0]
    second = who or person(scene.parties, scene.ngo, Role.SUPERVISOR)
    async with working(scene.parties, second, NOW + HOUR) as work:
        await decide(work, REVIEWS, review, "cut", narrow=told)


def status(scene: Scene) -> dict[object, str]:
    rows = scene.parties.rows("select id, status from referral where sender = %(o)s", o=scene.ngo.id)
    return dict(rows) | dict(scene.parties.rows("select id, status from takedown where sender = %(o)s", o=scene.ngo.id))


async def test_an_objection_that_is_heeded_ends_the_offers_that_wait_and_no_more(parties: Parties) -> None:
    scene, told = await a_case(parties), Told()
    lawyer, platform = scene.recipient(), scene.recipient("platform")
    await scene.consent(lawyer)
    await scene.consent(platform, "removal")
    waits, accepted = await scene.referral(lawyer, "requested"), await scene.referral(lawyer)
    removal = await scene.request(platform)
    await objected(scene, told)
    assert told.said == [Narrowing(Cause.GUARDIAN, scene.case)]

    await heeded(scene, told)

    assert status(scene) == {waits.object: "cancelled", accepted.object: "accepted", removal.object: "requested"}
    assert told.said[1:] == [
        Narrowing(Cause.SENDER_CANCELS, scene.case, lawyer.id, "legal_advice", "nowhere", object=waits.object)
    ]
    said = parties.rows("select event_type from consent_grant where case_file = %(c)s", c=scene.case)
    assert said == [("given",)] * 2, "her own answers stand"


async def test_an_objection_to_one_recipient_ends_nothing_at_another(parties: Parties) -> None:
    scene, told = await a_case(parties), Told()
    lawyer, other = scene.recipient(), scene.recipient()
    for recipient in (lawyer, other):
        await scene.consent(recipient)
    one, two = await scene.referral(lawyer, "requested"), await scene.referral(other, "received")
    await objected(scene, told, other)

    await heeded(scene, told)

    assert status(scene) == {one.object: "requested", two.object: "cancelled"}


async def test_whoever_heard_the_guardian_does_not_decide_alone(parties: Parties) -> None:
    scene, told = await a_case(parties), Told()
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    waits = await scene.referral(lawyer, "requested")
    await objected(scene, told)
    first = person(parties, scene.ngo, Role.SUPERVISOR)
    same = Person(scene.ngo, scene.ngo.principal, first.role, first.permissions)

    with pytest.raises(Conflict, match="review_same_person"):
        await heeded(scene, told, same)

    assert status(scene) == {waits.object: "requested"}
