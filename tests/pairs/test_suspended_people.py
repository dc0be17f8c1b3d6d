"""A suspended organisation's people can do one thing: take consent back for a person, so that it can be undone."""

import pytest

from hub.identity.permissions import OPERATIONS, Role
from hub.identity.refusals import Unauthenticated
from hub.identity.viewer import Viewer
from hub.kit.clock import FixedClock
from hub.kit.errors import Forbidden, HubError, Refused
from hub.machines.tokens import Verifier
from hub.vetting.suspend import SuspendedFor, suspend
from hub.withdrawals.while_suspended import withdraw_as_may_be
from hub.withdrawals.withdraw import ChangeOfMind
from schema.engine.context import Context
from tests.entry.desk import EntryDesk
from tests.machines.bad_tokens import ISSUER, issued
from tests.pairs.pair import Operator
from tests.parties import NOW, Parties, Party
from tests.withdrawals.scene import a_case

pytestmark = pytest.mark.anyio


async def stopped(parties: Parties, operator: Operator, why: SuspendedFor) -> tuple[Party, Viewer]:
    """An organisation that is suspended, and who its caseworker's token then says she is."""
    party = parties.organisation()
    async with operator.acting() as session:
        await suspend(session, party.id, why, NOW)
    verifier = Verifier(ISSUER, parties.web, FixedClock(NOW))
    return party, await verifier.viewer(issued(party), "ja")


@pytest.mark.parametrize("why", ["agreement", "request"])
async def test_they_are_let_in_for_nothing_but_a_withdrawal(
    parties: Parties, operator: Operator, why: SuspendedFor
) -> None:
    _, viewer = await stopped(parties, operator, why)
    context = Context(viewer, None)  # type: ignore[arg-type]

    for name, rule in OPERATIONS.items():
        if name != "withdrawConsent":
            with pytest.raises(Forbidden, match="organisation_suspended"):
                context.require(rule)
    context.require(OPERATIONS["withdrawConsent"])


async def test_for_security_nobody_is_let_in_at_all(parties: Parties, operator: Operator) -> None:
    with pytest.raises(Unauthenticated):
        await stopped(parties, operator, "security")


@pytest.mark.parametrize(("why", "comes_in"), [("request", True), ("security", False)])
async def test_a_session_that_had_begun_is_good_for_that_alone_and_so_is_a_new_one(
    parties: Parties, operator: Operator, why: SuspendedFor, comes_in: bool
) -> None:
    hub, party = EntryDesk.on(parties), parties.organisation()
    person = await hub.with_passkey(party)
    begun = await hub.enter(person)
    async with operator.acting() as acting:
        await suspend(acting, party.id, why, NOW)

    if not comes_in:
        with pytest.raises(Unauthenticated):
            await hub.sessions.viewer(begun.handle.text(), "ja")
        with pytest.raises(HubError):
            await hub.enter(person)
        return
    assert (await hub.sessions.viewer(begun.handle.text(), "ja")).suspended
    again = await hub.enter(person)
    assert (await hub.sessions.viewer(again.handle.text(), "ja")).suspended


async def test_a_withdrawal_succeeds_with_seven_days_and_without_recall(parties: Parties) -> None:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    sent = await scene.referral(lawyer, "requested")
    viewer = Viewer(scene.ngo.id, scene.ngo.principal, "test", Role.CASEWORKER, frozenset(), suspended=True)

    for change in (ChangeOfMind(None, "now"), ChangeOfMind(None, recall=True)):
        with pytest.raises(Refused, match="organisation_suspended"):
            async with parties.work_of(viewer) as work:
                await withdraw_as_may_be(work, scene.case, change)
    async with parties.work_of(viewer) as work:
        told = await withdraw_as_may_be(work, scene.case, ChangeOfMind(lawyer.id))

    assert told.referrals == (sent.object,)
