"""The other side of it: an office of two starts and works, a night shift of one helps, a lone lawyer reads at once."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from hub.acts.decide import confirm
from hub.entry.invitations.accept import accept, look
from hub.entry.invitations.invite import invite_first
from hub.identity.permissions import ROLES, Role
from hub.kit.errors import Conflict
from hub.overrides.act import OVERRIDES
from tests.acts.people import Person, working
from tests.overrides.night import MINUTE, Night, a_night
from tests.parties import NOW, Parties, Party
from tests.schema import referring
from tests.schema.api import Api
from tests.schema.casework import a_key, of
from tests.schema.referring import offered_by_api
from tests.two_people.house import LONG_AGO, let_in
from tests.two_people.office import shown
from tests.two_people.oracle import Identity
from tests.vetting.newcomers import Gate, gate_of

pytestmark = pytest.mark.anyio
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TO_CONFIRM = "{ admissionsToConfirm { actId organisation { id } role label askedAt } }"


@dataclass(frozen=True)
class Office:
    """A newcomer organisation with its first administrator, and an administrator of the member that proposed it."""

    parties: Parties
    party: Party
    voucher: Api

    def api(self, who: UUID, now: datetime, role: Role = Role.ADMIN) -> Api:
        """One of its people."""
        return Api(self.parties, self.party, now=now, role=role, principal=who, fresh=True)

    async def takes_up(self, link: str, code: str, now: datetime) -> UUID:
        """Somebody who was told both."""
        found = await look(self.parties.web, link, code, now)
        async with self.parties.web.transaction(self.party.id) as session:
            return await accept(session, found.taken, _no_passkey, now)

    async def let_in_from_outside(self, act: str, now: datetime) -> str:
        """The voucher's administrator confirms what she sees; the code."""
        voucher = replace(self.voucher, now=now)
        waiting = (await voucher.data(TO_CONFIRM))["admissionsToConfirm"]
        assert [(one["actId"], one["organisation"]["id"]) for one in waiting] == [(act, of(self.party))]
        told = await voucher.do("confirmAdmission", "shownOnce { name value }", act=act)
        assert told["errors"] == []
        return shown(told)["code"]


async def _no_passkey(_session: object, _member: UUID) -> None:
    """How they sign in is shown elsewhere."""


@pytest.fixture
async def gate(parties: Parties) -> AsyncIterator[Gate]:
    async with gate_of(parties) as gate:
        yield gate


@pytest.fixture
async def office(gate: Gate) -> Office:
    parties = gate.parties
    proposer, second = parties.organisation(), parties.organisation()
    candidate = await gate.propose(proposer, second)
    await gate.confirm(second, candidate)
    organisation = await gate.activate(candidate)
    async with gate.operator.transaction(None) as session:
        first = await invite_first(session, organisation, "代表", NOW)
    admin = let_in(parties, proposer, Identity("voucher", "admin", LONG_AGO, outside=True), {})
    voucher = Api(parties, proposer, role=Role.ADMIN, principal=admin, fresh=True)
    made = Office(parties, Party(organisation, organisation, "support_ngo", "JP", "灯"), voucher)
    member = await made.takes_up(first.link.text(), first.code, NOW)
    return replace(made, party=replace(made.party, principal=member))


async def _with_second(office: Office, now: datetime) -> UUID:
    first = office.api(office.party.principal, now)
    given = {"role": "ADMIN", "label": "もうひとり", "idempotencyKey": a_key()}
    asked = await first.do("inviteMember", "act { id } link", **given)
    assert asked["errors"] == []
    code = await office.let_in_from_outside(asked["act"]["id"], now)
    return await office.takes_up(asked["link"], code, now)


async def _asks(api: Api) -> str:
    """Something of two people that any administrator may ask for."""
    peer = api.parties.organisation()
    told = await api.do("nameStandingSecond", "act { id }", peer=of(peer), idempotencyKey=a_key())
    assert told["errors"] == []
    return str(told["act"]["id"])


async def test_an_office_of_two_starts_from_outside_and_works_after_three_days(office: Office) -> None:
    second = await _with_second(office, NOW)
    early = NOW + 3 * DAY - timedelta(seconds=1)

    refused = await office.api(second, early).do(
        "confirmAct", "act { status }", act=await _asks(office.api(office.party.principal, early))
    )
    later = NOW + 3 * DAY + HOUR
    done = await office.api(second, later).do(
        "confirmAct", "act { status }", act=await _asks(office.api(office.party.principal, later))
    )
    other_way = await office.api(office.party.principal, later).do(
        "confirmAct", "act { status }", act=await _asks(office.api(second, later))
    )

    assert refused["errors"]
    assert (done["errors"], other_way["errors"]) == ([], [])


async def test_an_administrator_of_two_who_lost_her_passkey_comes_back(office: Office) -> None:
    second, later = await _with_second(office, NOW), NOW + 4 * DAY
    given: dict[str, Any] = {"member": f"Principal:{office.party.principal}", "idempotencyKey": a_key()}
    asked = await office.api(second, later).do("requestAccessRecovery", "act { id } link", **given)
    assert asked["errors"] == []

    code = await office.let_in_from_outside(asked["act"]["id"], later)

    assert await office.takes_up(asked["link"], code, later) == office.party.principal


async def test_a_machine_of_hers_stands_in_nobodys_way_when_she_lost_her_passkey(office: Office) -> None:
    second, later = await _with_second(office, NOW), NOW + 4 * DAY
    machine = {"label": "連携", "role": "ADMIN", "binding": "BEARER", "scopes": ["directory:read"]}
    made = await office.api(office.party.principal, NOW).do(
        "addClient", "client { id }", **machine, requestsPerMinute=60, idempotencyKey=a_key()
    )
    assert made["errors"] == []
    given = {"member": f"Principal:{office.party.principal}", "idempotencyKey": a_key()}
    asked = await office.api(second, later).do("requestAccessRecovery", "act { id } link", **given)

    code = await office.let_in_from_outside(asked["act"]["id"], later)

    assert await office.takes_up(asked["link"], code, later) == office.party.principal


async def test_a_third_is_let_in_by_the_two_and_then_is_as_good_as_they_are(office: Office) -> None:
    second, later = await _with_second(office, NOW), NOW + 4 * DAY
    given = {"role": "ADMIN", "label": "三人目", "idempotencyKey": a_key()}
    asked = await office.api(office.party.principal, later).do("inviteMember", "act { id } link", **given)
    told = await office.api(second, later).do("confirmAct", "shownOnce { name value }", act=asked["act"]["id"])
    third, end = await office.takes_up(asked["link"], shown(told)["code"], later), later + 3 * DAY

    for asker in (office.party.principal, second):
        told = await office.api(third, end).do("confirmAct", "act { status }", act=await _asks(office.api(asker, end)))
        assert told["errors"] == []


def _reviews(night: Night, act: UUID) -> list[tuple[str, UUID]]:
    return night.parties.rows(
        "select kind, asked_by from review where org = %(o)s and subject = %(a)s", o=night.scene.ngo.id, a=act
    )


async def test_a_newcomer_saves_a_life_at_night_and_it_is_looked_at_afterwards(parties: Parties) -> None:
    night = await a_night(parties)
    act = await night.waits()
    came_in = Identity("new", "caseworker", 0, outside=True)  # this very hour
    id = let_in(parties, night.scene.ngo, came_in, {})
    new = Person(night.scene.ngo, id, Role.CASEWORKER, ROLES[Role.CASEWORKER])

    async with working(parties, new, NOW + MINUTE) as work:
        await confirm(work, OVERRIDES, act)

    assert night.offered() == [("requested", "immediate")]
    assert len(_reviews(night, act)) == 1


async def test_one_alone_at_night_records_at_once_and_the_standing_second_says_yes(parties: Parties) -> None:
    night = await a_night(parties)
    act = await night.waits()
    await night.called(act)
    (ring,) = await night.rings()

    await night.answered(ring.id)

    assert night.offered() == [("requested", "immediate")]


async def test_she_herself_is_never_the_second(parties: Parties) -> None:
    night = await a_night(parties)
    act = await night.waits()
    async with working(parties, night.alone, NOW + MINUTE) as work:
        with pytest.raises(Conflict):
            await confirm(work, OVERRIDES, act)
    assert night.offered() == []


async def test_a_lone_lawyer_reads_what_was_accepted_without_a_ceremony(parties: Parties) -> None:
    _, _, lawyer, referral = await offered_by_api(parties)
    assert (await lawyer.do("acceptReferral", "referral { status }", referral=referral))["errors"] == []

    assert (await referring.look(lawyer, referral))["packet"]["fields"]
