"""A member suspended for security: operator and one vouching member withdraw for a person together, opening nothing."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.registry import load
from hub.delivery.engine import Engine
from hub.identity.permissions import Role
from hub.kit.clock import FixedClock
from hub.kit.errors import Conflict, Invalid, NotFound
from hub.releases.read import read
from hub.vetting import peers
from hub.vetting.peer_rules import ANSWERS, LIFETIME, PeerAnswer, PeerAsked, PeerKind, peer_reasons
from hub.vetting.suspend import name_peer, resume, suspend
from hub.withdrawals.jointly import carry_out_answers
from tests.delivery.desk import Receiver, engine_of
from tests.pairs.pair import Operator, operator_of
from tests.parties import NOW, Parties, Party
from tests.schema.api import Api
from tests.withdrawals.scene import Released, Scene, a_case

pytestmark = pytest.mark.anyio
LATER = NOW + timedelta(hours=1)
SHOWS = "question { id organisation { id } kind recipient { id } decideBy overdue answer answeredAt doneAt }"
LIST = f"{{ peerQuestions {{ edges {{ node {{ {SHOWS[11:-2]} }} }} }} }}"


@dataclass(frozen=True)
class Stopped:
    """A member that is suspended for security, of whose case something is out, and the peer that decides for it."""

    parties: Parties
    scene: Scene
    lawyer: Party
    sent: Released
    peer: Party
    engine: Engine

    @property
    def api(self) -> Api:
        """An administrator of the peer, who has just signed in."""
        return self.of(self.peer)

    def of(self, party: Party, *, fresh: bool = True) -> Api:
        admin = self.parties.person(party, Role.ADMIN)
        return Api(self.parties, party, LATER, role=Role.ADMIN, principal=admin, fresh=fresh)

    async def propose(self, case: UUID, recipient: UUID | None = None) -> str:
        async with operator_of(self.parties) as operator, operator.acting() as session:
            return f"PeerQuestion:{await peers.propose_withdrawal(session, self.scene.ngo.id, case, recipient, LATER)}"

    async def is_read(self) -> bool:
        async with self.parties.work(self.lawyer, LATER) as work:
            try:
                await read(work, self.sent.object, "packet")
            except NotFound:
                return False
        return True


async def stopped(parties: Parties) -> Stopped:
    scene = await a_case(parties)
    lawyer, peer = scene.recipient(), parties.organisation()
    await scene.consent(lawyer)
    sent = await scene.referral(lawyer)
    async with operator_of(parties) as operator, operator.acting() as session:
        await suspend(session, scene.ngo.id, "security", NOW, peer=peer.id)
    engine = replace(engine_of(parties, Receiver(), clock=FixedClock(LATER)), connectors=load())
    return Stopped(parties, scene, lawyer, sent, peer, engine)


async def said(api: Api, question: str, answer: str = "CONFIRM", case: UUID | None = None) -> Any:
    given = {"caseId": str(case)} if case else {}
    return await api.do("answerPeerQuestion", SHOWS, question=question, answer=answer, **given)


@pytest.mark.parametrize("one", [True, False])
async def test_two_withdraw_for_her_with_seven_days_and_both_stand_in_the_ledger(alone: Parties, one: bool) -> None:
    on = await stopped(alone)
    before = await on.is_read()

    question = await on.propose(on.scene.case, on.lawyer.id if one else None)
    waiting = await on.is_read()
    answered = await said(on.api, question, case=on.scene.case)
    await carry_out_answers(on.engine)

    assert (before, waiting, await on.is_read()) == (True, True, False)
    assert answered["errors"] == []
    assert answered["question"]["organisation"] == {"id": f"Organisation:{on.scene.ngo.id}"}
    kept = alone.rows(
        "select recipient, destruction, recall, at from withdrawal where case_file = %(c)s", c=on.scene.case
    )
    assert kept == [(on.lawyer.id if one else None, "after_seven_days", False, LATER)]
    lines = alone.rows(
        "select verb, actor, principal is not null from ledger_event where object = %(q)s order by verb",
        q=question.partition(":")[2],
    )
    assert lines == [
        ("organisation:peer_answered", on.peer.id, True),
        ("organisation:withdrawal_proposed", on.scene.ngo.id, False),
    ]
    ours = "select verb from ledger_event where object = %(c)s and sender = %(o)s and verb like 'consent:with%%'"
    assert alone.rows(ours, c=on.scene.case, o=on.scene.ngo.id) == [("consent:withdrawn",)]


async def test_a_case_of_others_and_of_nobody_are_answered_alike_to_both(alone: Parties) -> None:
    on = await stopped(alone)
    others = await a_case(alone)
    theirs = others.recipient()
    await others.consent(theirs)
    sent = await others.referral(theirs)

    shown = []
    for case in (others.case, uuid4(), on.scene.case):
        question = await on.propose(case)
        answered = await said(on.api, question, case=case)
        await carry_out_answers(on.engine)
        done = await on.api.data(LIST)
        node = next(e["node"] for e in done["peerQuestions"]["edges"] if e["node"]["id"] == question)
        shown.append(({**answered["question"], "id": ""}, {**node, "id": ""}, answered["errors"]))

    assert shown[0] == shown[1] == shown[2]
    async with alone.work(theirs, LATER) as work:
        assert (await read(work, sent.object, "packet")).fields
    assert alone.rows("select from withdrawal where case_file = %(c)s", c=others.case) == []


async def test_the_peer_sees_no_case_and_confirms_only_what_she_told_it_too(alone: Parties) -> None:
    on = await stopped(alone)
    question = await on.propose(on.scene.case)

    listed = str(await on.api.data(LIST))
    refused = [await said(on.api, question, case=case) for case in (None, uuid4())]
    await carry_out_answers(on.engine)

    assert str(on.scene.case) not in listed
    assert [one["errors"] for one in refused] == [[{"code": "CASE_DIFFERS", "field": "caseId"}]] * 2
    assert await on.is_read()


async def test_nobody_else_answers_and_nobody_answers_twice(alone: Parties) -> None:
    on = await stopped(alone)
    question = await on.propose(on.scene.case)
    stranger = alone.organisation()

    refused = [
        await said(on.of(stranger), question, case=on.scene.case),
        await said(on.of(on.scene.ngo), question, case=on.scene.case),
        await said(on.of(on.peer, fresh=False), question, case=on.scene.case),
        await said(Api(alone, on.peer, LATER, fresh=True), question, case=on.scene.case),
    ]
    declined = await said(on.api, question, "DECLINE")
    again = await said(on.api, question, case=on.scene.case)
    await carry_out_answers(on.engine)

    codes = ["NOT_FOUND", "NOT_FOUND", "STEP_UP_NEEDED", "NOT_PERMITTED"]
    assert [one["errors"][0]["code"] for one in refused] == codes
    assert declined["question"]["answer"] == "DECLINE"
    assert [one["code"] for one in again["errors"]] == ["WRONG_MOVE"]
    assert await on.is_read()


async def test_what_was_confirmed_is_not_done_once_the_member_goes_on(alone: Parties) -> None:
    on = await stopped(alone)
    question = await on.propose(on.scene.case)
    await said(on.api, question, case=on.scene.case)
    async with operator_of(alone) as operator, operator.acting() as session:
        await resume(session, on.scene.ngo.id, LATER)

    assert await carry_out_answers(on.engine) == 1

    assert await on.is_read()
    assert await carry_out_answers(on.engine) == 0


async def test_an_answer_that_fails_is_tried_again_and_holds_up_no_other(
    alone: Parties, monkeypatch: pytest.MonkeyPatch
) -> None:
    on = await stopped(alone)
    for case in (uuid4(), on.scene.case):
        await said(on.api, await on.propose(case), case=case)

    async def fails(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr("hub.withdrawals.jointly.withdraw", fails)
        await carry_out_answers(on.engine)
    assert await on.is_read()

    assert await carry_out_answers(on.engine) == 2
    assert not await on.is_read()


@pytest.mark.parametrize("why", ["request", "agreement"])
async def test_nobody_decides_for_a_member_whose_people_are_trusted(
    parties: Parties, operator: Operator, why: Any
) -> None:
    ngo, peer = parties.organisation(), parties.organisation()

    async with operator.acting() as session:
        with pytest.raises(Invalid, match="out_of_range:peer"):
            await suspend(session, ngo.id, why, NOW, peer=peer.id)
        await suspend(session, ngo.id, why, NOW)
        with pytest.raises(NotFound, match="organisation"):
            await peers.propose_withdrawal(session, ngo.id, uuid4(), None, NOW)


async def test_the_peer_is_one_that_vouched_for_it_or_a_support_group_that_is_named(
    parties: Parties, operator: Operator
) -> None:
    ngo, proposer, second, platform = (
        parties.organisation(k) for k in ("support_ngo", "legal_aid", "hotline", "platform")
    )
    vouched(parties, proposer, second, ngo)
    gone = parties.organisation()

    async with operator.acting() as session:
        for unfit in (platform.id, ngo.id, uuid4()):
            with pytest.raises(NotFound, match="peer"):
                await peers.found(session, ngo.id, unfit, NOW)
        found = [await peers.found(session, ngo.id, None, NOW), await peers.found(session, gone.id, None, NOW)]
        await suspend(session, proposer.id, "request", NOW)
        found.append(await peers.found(session, ngo.id, None, NOW))

    assert found == [proposer.id, None, second.id]


async def test_without_a_peer_the_operator_withdraws_nothing_alone(parties: Parties, operator: Operator) -> None:
    ngo = parties.organisation()

    async with operator.acting() as session:
        await suspend(session, ngo.id, "security", NOW)
        with pytest.raises(Conflict, match="peer_needed"):
            await peers.propose_withdrawal(session, ngo.id, uuid4(), None, NOW)

        await name_peer(session, ngo.id, parties.organisation().id, NOW)
        assert await peers.propose_withdrawal(session, ngo.id, uuid4(), None, NOW)


async def test_a_peer_is_named_for_a_member_that_is_suspended_for_security_alone(
    parties: Parties, operator: Operator
) -> None:
    ngo, trusted, peer = (parties.organisation() for _ in range(3))

    async with operator.acting() as session:
        await suspend(session, trusted.id, "request", NOW)
        for one in (ngo.id, trusted.id, uuid4()):
            with pytest.raises(NotFound, match="organisation"):
                await name_peer(session, one, peer.id, NOW)


def vouched(parties: Parties, proposer: Party, second: Party, newcomer: Party) -> None:
    """These two let it in."""
    times = dict.fromkeys(("proposed_at", "confirmed_at", "activated_at"), NOW)
    sides = {
        "org": proposer.id,
        "second": second.id,
        "proposed_by": proposer.principal,
        "answered_by": second.principal,
    }
    words = {"name": "灯", "name_en": "Light", "kind": "support_ngo", "country": "JP", "statement": "知っている。"}
    parties.insert("candidate", id=uuid4(), languages=["ja"], organisation=newcomer.id, **times, **sides, **words)


@given(
    kind=st.sampled_from(["withdrawal", "request"]),
    answer=st.sampled_from(["confirm", "decline", "go-on", "end"]),
    same=st.sampled_from([True, False, None]),
    late=st.booleans(),
    before=st.sampled_from([None, "decline", "end"]),
    over=st.booleans(),
)
def test_an_answer_counts_once_in_time_of_its_kind_and_of_the_same_case(
    kind: PeerKind, answer: PeerAnswer, same: bool | None, late: bool, before: PeerAnswer | None, over: bool
) -> None:
    case, now = uuid4(), datetime.fromisoformat("2026-11-22T03:00:00+00:00")
    asked = PeerAsked(kind, case, now if late else now + LIFETIME, before, over)
    told = None if same is None else case if same else uuid4()

    counts = not peer_reasons(asked, answer, told, now)

    in_time = not late or kind == "request"
    fits = answer in ANSWERS[kind] and (answer != "confirm" or same is True)
    assert counts == (before is None and not over and in_time and fits)
