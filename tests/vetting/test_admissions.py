"""An office of two comes to work: whom nobody inside can confirm is confirmed outside, which learns nothing else."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from hub.acts.act import ShownToBoth
from hub.identity.permissions import Role
from hub.identity.viewer import Viewer
from hub.kit.errors import Conflict, NotFound
from hub.registry import ACTS
from hub.vetting import admissions
from hub.vetting.admissions import WaitingAdmission
from tests.acts.office import Office
from tests.parties import NOW, Party
from tests.schema.api import Api
from tests.taking_in import at_work
from tests.vetting.newcomers import Gate

pytestmark = pytest.mark.anyio
DAYS = timedelta(days=3)


class Vouched:
    """A newcomer with one administrator, and the two members that vouched for it."""

    def __init__(self, gate: Gate, proposer: Party, second: Party, newcomer: Office) -> None:
        self.gate, self.proposer, self.second, self.newcomer = gate, proposer, second, newcomer

    def admin_of(self, party: Party) -> Viewer:
        return at_work(party.id, self.gate.parties.person(party, Role.ADMIN), Role.ADMIN)

    async def seen(self, viewer: Viewer) -> tuple[WaitingAdmission, ...]:
        async with self.gate.parties.work_of(viewer, self.newcomer.now) as work:
            return await admissions.to_confirm(work)

    async def confirm(self, viewer: Viewer, act: UUID) -> ShownToBoth:
        async with self.gate.parties.work_of(viewer, self.newcomer.now) as work:
            return await admissions.confirm(work, ACTS, act)

    async def by_operator(self, act: UUID, org: UUID | None = None) -> ShownToBoth:
        async with self.gate.operator.transaction(None) as session:
            keys, where, now = self.gate.parties.keys, org or self.newcomer.party.id, self.newcomer.now
            return await admissions.confirm_by_operator(session, keys, ACTS, where, act, now)


@pytest.fixture
async def here(gate: Gate) -> Vouched:
    proposer, second = gate.parties.organisation(), gate.parties.organisation()
    candidate = await gate.propose(proposer, second)
    await gate.confirm(second, candidate)
    made = await gate.activate(candidate)
    party = Party(made, uuid4(), "support_ngo", "JP", "灯")
    return Vouched(gate, proposer, second, Office(gate.parties, party, gate.parties.person(party, Role.ADMIN)))


@pytest.mark.parametrize("which", ["proposer", "second"])
async def test_an_office_of_two_starts_by_a_voucher_and_works(here: Vouched, which: str) -> None:
    office, voucher = here.newcomer, here.admin_of(getattr(here, which))
    asked = await office.ask(office.admin, Role.SUPERVISOR, "当直")
    (shown,) = await here.seen(voucher)
    assert shown == WaitingAdmission(asked.act, office.party.id, "supervisor", "当直", comes_back=False, asked_at=NOW)

    told = await here.confirm(voucher, asked.act)
    who = await office.take_up(asked.link, told["code"], Role.SUPERVISOR)

    assert "link" not in told
    came = "select let_in_by, let_in_with, let_in_outside from principal where id = %(p)s"
    assert office.parties.rows(came, p=who) == [(office.admin, None, True)]
    line = "select verb, principal from ledger_event where sender = %(o)s and verb = 'act:confirmed'"
    assert office.parties.rows(line, o=office.party.id) == [("act:confirmed", voucher.principal)]
    office.now = NOW + DAYS
    third = await office.ask(office.admin, Role.CASEWORKER)
    assert await here.seen(voucher) == ()
    assert (await office.confirm(who, third.act))["code"]


async def test_the_operator_confirms_in_nobodys_name(here: Vouched) -> None:
    office = here.newcomer
    asked = await office.ask(office.admin, Role.ADMIN)

    told = await here.by_operator(asked.act)
    who = await office.take_up(asked.link, told["code"], Role.ADMIN)

    assert office.parties.rows("select let_in_outside from principal where id = %(p)s", p=who) == [(True,)]
    line = "select verb, principal from ledger_event where sender = %(o)s and verb = 'act:confirmed'"
    assert office.parties.rows(line, o=office.party.id) == [("act:confirmed", None)]


async def test_foreign_and_absent_are_answered_alike(here: Vouched) -> None:
    office, stranger = here.newcomer, here.admin_of(here.gate.parties.organisation())
    asked = await office.ask(office.admin, Role.CASEWORKER)

    assert await here.seen(stranger) == ()
    for act in (asked.act, uuid4()):
        with pytest.raises(NotFound):
            await here.confirm(stranger, act)
    with pytest.raises(NotFound):
        await here.by_operator(asked.act, stranger.organisation)
    assert office.parties.rows("select status from two_person_act where id = %(a)s", a=asked.act) == [("waiting",)]


async def test_a_voucher_sees_nothing_that_somebody_inside_can_confirm(here: Vouched) -> None:
    office, voucher = here.newcomer, here.admin_of(here.proposer)
    office.colleague(Role.SUPERVISOR)
    asked = await office.ask(office.admin, Role.CASEWORKER)

    assert await here.seen(voucher) == ()
    with pytest.raises(NotFound):
        await here.confirm(voucher, asked.act)


async def test_a_newcomer_that_is_suspended_takes_nobody_in(here: Vouched) -> None:
    office, voucher = here.newcomer, here.admin_of(here.proposer)
    asked = await office.ask(office.admin, Role.CASEWORKER)

    await here.gate.suspend(office.party)

    assert await here.seen(voucher) == ()
    with pytest.raises(NotFound):
        await here.confirm(voucher, asked.act)


async def test_a_voucher_that_is_suspended_confirms_nobody(here: Vouched) -> None:
    office, admin = here.newcomer, here.admin_of(here.proposer)
    asked = await office.ask(office.admin, Role.CASEWORKER)
    await here.gate.suspend(here.proposer)

    assert await here.seen(admin) == ()
    with pytest.raises(NotFound):
        await here.confirm(admin, asked.act)


@pytest.mark.parametrize("new", ["created_at", "risen_at"])
async def test_whoever_is_new_at_the_voucher_confirms_nobody_for_three_days(here: Vouched, new: str) -> None:
    office, admin = here.newcomer, here.admin_of(here.proposer)
    office.parties.change("principal", admin.principal, **{new: NOW})
    asked = await office.ask(office.admin, Role.CASEWORKER)
    for now in (NOW, NOW + timedelta(hours=23)):
        office.now = now
        with pytest.raises(Conflict, match="act_newcomer"):
            await here.confirm(admin, asked.act)
    assert office.parties.rows("select status from two_person_act where id = %(a)s", a=asked.act) == [("waiting",)]

    office.now = NOW + DAYS
    later = await office.ask(office.admin, Role.CASEWORKER)
    assert (await here.confirm(admin, later.act))["code"]


async def test_a_member_that_has_just_come_in_vouches_by_nobody_who_is_new(here: Vouched) -> None:
    """An attacker who was let in three days ago at most brings in no third organisation's people by herself."""
    young = here.newcomer
    admin = at_work(young.party.id, young.admin, Role.ADMIN)
    young.parties.change("principal", young.admin, created_at=NOW)
    candidate = await here.gate.propose(replace(young.party, principal=young.admin), here.second)
    await here.gate.confirm(here.second, candidate)
    made = await here.gate.activate(candidate)
    third = Office(young.parties, Party(made, uuid4(), "support_ngo", "JP", "星"), uuid4())
    third.admin = young.parties.person(third.party, Role.ADMIN)
    asked = await third.ask(third.admin, Role.ADMIN)

    assert [one.organisation for one in await here.seen(admin)] == [made]
    with pytest.raises(Conflict, match="act_newcomer"):
        await here.confirm(admin, asked.act)


async def test_of_what_is_over_or_declined_nothing_is_confirmed_outside(here: Vouched) -> None:
    office, voucher = here.newcomer, here.admin_of(here.second)
    asked = await office.ask(office.admin, Role.CASEWORKER)
    told = await here.confirm(voucher, asked.act)
    assert told["code"]
    with pytest.raises(NotFound):
        await here.confirm(voucher, asked.act)
    with pytest.raises(Conflict, match="act_decided"):
        await here.by_operator(asked.act)
    late = await office.ask(office.admin, Role.CASEWORKER)
    office.now = NOW + timedelta(hours=24)
    with pytest.raises(NotFound):
        await here.confirm(voucher, late.act)
    with pytest.raises(Conflict, match="act_expired"):
        await here.by_operator(late.act)


async def test_nothing_else_is_confirmed_from_outside(here: Vouched) -> None:
    office = here.newcomer
    act = await office.ask_role(office.admin, office.colleague(Role.CASEWORKER), Role.LAWYER)

    with pytest.raises(NotFound):
        await here.confirm(here.admin_of(here.proposer), act)
    with pytest.raises(NotFound):
        await here.by_operator(act)


async def test_who_lost_her_passkeys_in_an_office_of_two_comes_back_by_a_voucher(here: Vouched) -> None:
    office, voucher = here.newcomer, here.admin_of(here.proposer)
    lost = office.colleague(Role.SUPERVISOR)
    asked = await office.ask_back(office.admin, lost)
    (shown,) = await here.seen(voucher)

    told = await here.confirm(voucher, asked.act)

    assert shown.comes_back
    assert await office.take_up(asked.link, told["code"], Role.SUPERVISOR) == lost


async def test_whom_one_person_let_in_before_is_vouched_for_once(here: Vouched) -> None:
    office = here.newcomer
    puppet = office.puppet(office.admin, Role.SUPERVISOR)
    asked = await office.ask(office.admin, Role.CASEWORKER)
    with pytest.raises(Conflict, match="act_same_hand"):
        await office.confirm(puppet, asked.act)

    async with here.gate.operator.transaction(None) as session:
        await admissions.vouch_for_member(session, office.party.id, puppet, NOW)

    assert (await office.confirm(puppet, asked.act))["code"]
    line = "select principal from ledger_event where sender = %(o)s and verb = 'member:vouched'"
    assert office.parties.rows(line, o=office.party.id) == [(None,)]
    with pytest.raises(NotFound):
        async with here.gate.operator.transaction(None) as session:
            await admissions.vouch_for_member(session, office.party.id, puppet, NOW)


FORGED_BY_THE_WEB = (
    "update two_person_act set status = 'done', peer = %(v)s, peer_by = %(p)s, decided_at = requested_at "
    "where id = %(a)s"
)


async def test_the_database_itself_asks_whether_she_vouches(here: Vouched) -> None:
    office, stranger = here.newcomer, here.gate.parties.organisation()
    asked = await office.ask(office.admin, Role.CASEWORKER)
    given = {"v": stranger.id, "p": stranger.principal, "a": asked.act}

    with office.parties.database.connect("hub_web") as web:
        web.execute("select set_config('app.org', %s, false)", (str(office.party.id),))
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="two_people_needed"):
            web.execute(FORGED_BY_THE_WEB.encode(), given)


async def test_the_operator_reaches_no_other_act_and_no_unconfirmed_invitation(here: Vouched) -> None:
    office = here.newcomer
    asked = await office.ask(office.admin, Role.CASEWORKER)
    other = await office.ask_role(office.admin, office.colleague(Role.CASEWORKER), Role.LAWYER)
    forged = "update invitation set confirmed_at = now(), outside = true where org = %(o)s and act = %(a)s"
    stranger = here.gate.parties.organisation()

    with office.parties.database.connect("hub_operator") as operator:
        operator.execute("select set_config('app.org', %s, false)", (str(office.party.id),))
        found = operator.execute("select id from two_person_act").fetchall()
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="two_people_needed"):
            operator.execute(forged.encode(), {"o": office.party.id, "a": asked.act})
    with office.parties.database.connect("hub_operator") as operator:
        operator.execute("select set_config('app.org', %s, false)", (str(stranger.id),))
        assert operator.execute("select id from invitation where act is not null").fetchall() == []
        assert operator.execute("select id from two_person_act").fetchall() == []
        done = operator.execute(forged.encode(), {"o": office.party.id, "a": asked.act})
        assert done.rowcount == 0
    assert found == [(asked.act,)]
    assert other


async def test_over_the_api_it_says_organisation_role_label_and_when(here: Vouched) -> None:
    office = here.newcomer
    admin = Api(office.parties, here.proposer, role=Role.ADMIN, fresh=True)
    asked = await office.ask(office.admin, Role.CASEWORKER, "昼の窓口")

    shown = await admin.data("{ admissionsToConfirm { actId organisation { id } role label comesBack askedAt } }")
    told = await admin.do("confirmAdmission", "shownOnce { name }", act=f"TwoPersonAct:{asked.act}")

    assert shown["admissionsToConfirm"] == [
        {
            "actId": f"TwoPersonAct:{asked.act}",
            "organisation": {"id": f"Organisation:{office.party.id}"},
            "role": "CASEWORKER",
            "label": "昼の窓口",
            "comesBack": False,
            "askedAt": "2026-11-22T03:00:00Z",
        }
    ]
    assert told == {"shownOnce": [{"name": "code"}, {"name": "until"}], "errors": []}
