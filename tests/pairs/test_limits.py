"""A hold ends in time: a peer decides for a member suspended for security, an age is asked again, a key is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from connectors.registry import load
from hub.delivery.engine import DueHandler, Engine
from hub.delivery.run_due import run_due
from hub.identity.work import Work
from hub.intake.correct import record_fields
from hub.intake.say_age import state_age
from hub.intake.voice import Safety, Spoken
from hub.kit.clock import FixedClock
from hub.kit.errors import Conflict, NotFound
from hub.kit.pages import Page
from hub.narrowing.causes import Cause, Narrowed, Narrowing
from hub.releases.read import read
from hub.releases.terms import require_current
from hub.vetting.peer_answer import PeerQuestion, answer, peer_questions
from hub.vetting.peer_rules import PeerAnswer
from hub.vetting.suspend import name_peer, resume, suspend
from hub.withdrawals.carry_out import over
from hub.withdrawals.jointly import carry_out_answers
from hub.withdrawals.limits import age_over, suspended_over
from hub.withdrawals.narrow import narrow, settle
from hub.withdrawals.sweep import sweep
from tests.delivery.desk import Receiver, engine_of
from tests.pairs.pair import operator_of
from tests.parties import NOW, Parties, Party
from tests.withdrawals.scene import Released, Scene, a_case

pytestmark = pytest.mark.anyio
SUSPENDED = NOW + timedelta(hours=1)
DAY = timedelta(hours=24)


async def nothing_narrows(_work: Work, _narrowing: Narrowing) -> Narrowed:
    return Narrowed()


@dataclass(frozen=True)
class Held:
    """A request to remove that waits because its sender was suspended, or because she is under 18."""

    parties: Parties
    scene: Scene
    platform: Party
    sent: Released
    peer: Party
    clock: FixedClock
    engine: Engine

    async def read(self) -> Mapping[str, Any] | None:
        async with self.parties.work(self.platform, self.clock.now()) as work:
            try:
                return (await read(work, self.sent.object, "packet")).fields
            except NotFound:
                return None

    async def can_take_it(self) -> bool:
        async with self.parties.work(self.platform, self.clock.now()) as work:
            try:
                await require_current(work, self.sent.object)
            except Conflict:
                return False
        return True

    async def sweep(self) -> None:
        await sweep(self.engine, narrow, settle)

    async def a_day_passes(self) -> int:
        self.clock.advance(DAY)
        return await run_due(self.engine, 50)

    async def questions(self) -> list[PeerQuestion]:
        """What the peer is asked."""
        async with self.parties.work(self.peer, self.clock.now()) as work:
            return [one for _, one in (await peer_questions(work, Page(10, None))).items]

    async def says(self, said: PeerAnswer, case: UUID | None = None) -> None:
        (question,) = await self.questions()
        async with self.parties.work(self.peer, self.clock.now()) as work:
            await answer(work, question.id, said, case)
        await carry_out_answers(self.engine)

    def recorded(self) -> list[tuple[str, str, bool]]:
        """What the sender's record says: cause, what was done, and whether there is a limit."""
        return self.parties.rows(
            "select cause, act, hold_until is not null from narrowed where object = %(o)s order by at, act",
            o=self.sent.object,
        )

    def status(self) -> tuple[str, str | None]:
        found = self.parties.rows("select status, reason from takedown where id = %(o)s", o=self.sent.object)
        ((status, reason),) = found
        return status, reason


async def waiting(parties: Parties, *, tells_the_police: bool = False) -> Held:
    scene = await a_case(parties)
    platform = scene.recipient("platform")
    if tells_the_police:
        async with operator_of(parties) as operator:
            await operator.duty(platform, now=NOW)
    await scene.consent(platform, "removal")
    sent = await scene.request(platform)
    clock = FixedClock(SUSPENDED)
    handlers: dict[str, DueHandler] = {over(Cause.SENDER_SUSPENDED): suspended_over, over(Cause.AGE_UNDER_18): age_over}
    engine = replace(engine_of(parties, Receiver(), clock=clock, handlers=handlers), connectors=load())
    return Held(parties, scene, platform, sent, parties.organisation(), clock, engine)


async def suspended(parties: Parties, *, peer: bool = True, child: bool = False, published: bool = False) -> Held:
    held = await waiting(parties)
    async with parties.work(held.scene.ngo, SUSPENDED) as work:
        if published:
            await record_fields(work, held.scene.case, {"exposure": "published"}, expected_version=1)
        if child:
            spoken, safety = Spoken(), Safety()
            await state_age(work, held.scene.case, "at_images", "16_17", spoken, safety, narrow=nothing_narrows)
    async with operator_of(parties) as operator, operator.acting() as session:
        named = held.peer.id if peer else None
        await suspend(session, held.scene.ngo.id, "security", SUSPENDED, since=NOW, peer=named)
    await held.sweep()
    return held


async def test_a_peer_lets_a_held_request_go_on_and_the_platform_takes_it(alone: Parties) -> None:
    held = await suspended(alone)
    before = (await held.read(), await held.can_take_it())

    await held.says("go-on")

    assert before == (None, False)
    assert await held.read() is not None
    assert await held.can_take_it()
    assert held.recorded() == [("sender-suspended", "hold", True), ("sender-suspended", "let go", False)]


async def test_a_peer_ends_a_held_request_and_its_recipient_reads_the_neutral_word(alone: Parties) -> None:
    held = await suspended(alone)

    await held.says("end")

    assert await held.read() is None
    assert held.status() == ("cancelled", "ended-by-sender")


@pytest.mark.parametrize("peer", [True, False])
@pytest.mark.parametrize(("child", "published"), [(True, True), (True, False), (False, True), (False, False)])
async def test_where_nobody_decides_in_a_day_only_a_childs_published_images_go_on_being_removed(
    alone: Parties, peer: bool, child: bool, published: bool
) -> None:
    held = await suspended(alone, peer=peer, child=child, published=published)

    assert await held.a_day_passes() == 1

    goes_on = child and published
    assert (await held.read() is not None, await held.can_take_it()) == (goes_on, goes_on)
    assert held.recorded()[-1][:2] == ("sender-suspended", "let go" if goes_on else "still held")
    assert held.status() == ("requested", None)


async def test_what_nobody_decided_in_time_is_shown_as_overdue_and_can_still_be_decided(alone: Parties) -> None:
    held = await suspended(alone)
    await held.a_day_passes()
    (shown,) = await held.questions()

    await held.says("go-on")

    assert (shown.overdue, shown.kind, shown.organisation) == (True, "request", held.scene.ngo.id)
    assert await held.read() is not None


async def named(held: Held) -> Held:
    """Another peer decides from now on."""
    other = held.parties.organisation()
    async with operator_of(held.parties) as operator, operator.acting() as session:
        await name_peer(session, held.scene.ngo.id, other.id, held.clock.now())
    await carry_out_answers(held.engine)
    return replace(held, peer=other)


async def test_whoever_is_named_anew_decides_what_the_first_peer_left_unanswered(alone: Parties) -> None:
    held = await suspended(alone)
    first = await held.questions()

    anew = await named(held)

    assert (len(first), await held.questions()) == (1, [])
    await anew.says("go-on")
    assert await held.read() is not None


async def test_what_a_peer_has_answered_stays_its_word_whoever_is_named(alone: Parties) -> None:
    held = await suspended(alone)
    await held.says("end")

    anew = await named(held)

    assert (len(await held.questions()), await anew.questions()) == (1, [])


async def test_a_peer_that_is_named_only_later_is_asked_within_a_day(alone: Parties) -> None:
    held = await named(await suspended(alone, peer=False))

    looked = [await held.a_day_passes() for _ in range(2)]

    assert looked == [1, 1]
    await held.says("go-on")
    assert await held.read() is not None


async def test_what_was_let_go_in_one_suspension_is_held_in_the_next(alone: Parties) -> None:
    held = await suspended(alone)
    await held.says("go-on")
    held.clock.advance(DAY)
    async with operator_of(alone) as operator:
        async with operator.acting() as session:
            await resume(session, held.scene.ngo.id, held.clock.now())
        await held.sweep()
        held.clock.advance(DAY)
        async with operator.acting() as session:
            await suspend(session, held.scene.ngo.id, "security", held.clock.now(), peer=held.peer.id)

    assert await held.read() is None


async def test_what_goes_on_before_the_limit_is_left_alone_at_the_limit(alone: Parties) -> None:
    held = await suspended(alone)
    async with operator_of(alone) as operator, operator.acting() as session:
        await resume(session, held.scene.ngo.id, SUSPENDED + timedelta(hours=2))
    held.clock.advance(timedelta(hours=2))
    await held.sweep()
    before = held.recorded()

    await held.a_day_passes()

    assert held.recorded() == before
    assert await held.read() is not None
