"""One human with as many memberships as she can make for herself does no act of two; an office of two works."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from hub.acts.decide import confirm
from hub.acts.lists import act_shown
from hub.acts.repository import held_act
from hub.acts.request import request
from hub.cases import alarm_seen
from hub.entry.invitations.accept import look
from hub.identity.permissions import ROLES, Role
from hub.kit.errors import Conflict, NotFound, Refused
from hub.registry import ACTS
from tests.acts.office import LATER, Office, office
from tests.acts.people import REGISTRY, Person, asked_for, done, working
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio


@pytest.fixture
def here(parties: Parties) -> Office:
    return office(parties)


async def not_confirmed(here: Office, who: UUID, act: UUID, code: str) -> None:
    with pytest.raises(Conflict, match=code):
        await here.confirm(who, act)
    assert here.parties.rows("select status from two_person_act where id = %(a)s", a=act) == [("waiting",)]


@pytest.mark.parametrize("role", [Role.ADMIN, Role.SUPERVISOR])
async def test_nobody_confirms_the_act_of_whoever_alone_let_her_in(here: Office, role: Role) -> None:
    puppet, thing = here.puppet(here.admin, role), here.colleague(Role.CASEWORKER)

    act = await here.ask_role(here.admin, thing, Role.LAWYER)

    await not_confirmed(here, puppet, act, "act_same_hand")


async def test_nor_the_other_way_round_nor_through_others_nor_two_of_hers(here: Office) -> None:
    second = here.puppet(here.admin, Role.ADMIN)
    third, fourth = here.puppet(second, Role.ADMIN), here.puppet(here.admin, Role.ADMIN, second)
    for asks, confirms in ((second, here.admin), (here.admin, third), (third, fourth), (second, fourth)):
        act = await here.ask(asks, Role.CASEWORKER)
        await not_confirmed(here, confirms, act.act, "act_same_hand")


async def test_every_kind_of_act_asks_for_two_humans(parties: Parties, here: Office) -> None:
    thing, puppet = uuid4(), here.puppet(here.admin, Role.ADMIN)
    asks, confirms = (Person(here.party, who, Role.ADMIN, ROLES[Role.ADMIN]) for who in (here.admin, puppet))
    act = await asked_for(parties, asks, thing)

    with pytest.raises(Conflict, match="act_same_hand"):
        async with working(parties, confirms) as work:
            await confirm(work, REGISTRY, act)

    assert done(parties, thing) == 0


@pytest.mark.parametrize("role", [Role.ADMIN, Role.SUPERVISOR, Role.CASEWORKER])
async def test_she_who_invites_has_the_link_and_opens_nothing_with_it(here: Office, role: Role) -> None:
    asked = await here.ask(here.admin, role)

    assert here.parties.rows("select confirmed_at from invitation where act = %(a)s", a=asked.act) == [(None,)]
    with pytest.raises(Refused, match="invitation_not_open"):
        await look(here.parties.web, asked.link, "1234 5678 9012 3456", NOW)
    await not_confirmed(here, here.admin, asked.act, "act_same_person")


async def test_link_and_code_are_two_peoples_and_she_is_known_by_both(here: Office) -> None:
    second = here.colleague(Role.SUPERVISOR)
    asked = await here.ask(here.admin, Role.CASEWORKER)

    shown = await here.confirm(second, asked.act)
    who = await here.take_up(asked.link, shown["code"], Role.CASEWORKER)

    assert "link" not in shown
    came = "select let_in_by, let_in_with, let_in_outside, let_in_act from principal where id = %(p)s"
    assert here.parties.rows(came, p=who) == [(here.admin, second, False, asked.act)]


async def test_whoever_came_in_by_two_is_a_second_person_after_three_days(here: Office) -> None:
    asked = await here.ask(here.admin, Role.SUPERVISOR)
    shown = await here.confirm(here.colleague(Role.SUPERVISOR), asked.act)
    who = await here.take_up(asked.link, shown["code"], Role.SUPERVISOR)
    early = await here.ask(here.admin, Role.LAWYER)
    await not_confirmed(here, who, early.act, "act_newcomer")

    here.now = NOW + timedelta(days=3)
    late = await here.ask(here.admin, Role.LAWYER)

    assert (await here.confirm(who, late.act))["code"]


async def test_whoever_rose_is_new_in_it_and_signs_in_anew(here: Office) -> None:
    second, rises = here.colleague(Role.ADMIN), here.colleague(Role.LAWYER)
    session = {"principal": rises, "digest": b"\1" * 32, "method": "passkey", "device": "x", "created_at": NOW}
    here.parties.insert("web_session", org=here.party.id, id=uuid4(), seen_at=NOW, **session)

    await here.confirm(second, await here.ask_role(here.admin, rises, Role.SUPERVISOR))

    here.roles[rises] = Role.SUPERVISOR
    found = "select role, role_since, risen_at, created_at < %(n)s from principal where id = %(p)s"
    assert here.parties.rows(found, p=rises, n=NOW) == [("supervisor", NOW, NOW, True)]
    assert here.parties.rows("select 1 from web_session where principal = %(p)s", p=rises) == []
    await not_confirmed(here, rises, (await here.ask(here.admin, Role.LAWYER)).act, "act_newcomer")
    verbs = here.parties.rows("select verb from ledger_event where object = %(p)s", p=rises)
    assert ("member:role_changed",) in verbs


async def test_a_role_that_sees_no_case_is_on_no_team(here: Office) -> None:
    member, case = here.colleague(Role.CASEWORKER), uuid4()
    words = {"language": "ja", "status": "open", "urgency": "urgent", "retention_until": "2027-11-22", "version": 1}
    here.parties.insert("case_file", org=here.party.id, id=case, created_at=NOW, updated_at=NOW, **words)
    team = {"case_file": case, "principal": member, "added_by": member, "added_at": NOW}
    here.parties.insert("case_team", org=here.party.id, id=uuid4(), **team)

    await here.confirm(here.colleague(Role.ADMIN), await here.ask_role(here.admin, member, Role.LAWYER))

    assert here.parties.rows("select ended_at from case_team where principal = %(p)s", p=member) == [(NOW,)]


async def test_whoever_asked_and_may_not_ask_any_more_has_nothing_confirmed(here: Office) -> None:
    asker, second = here.colleague(Role.ADMIN), here.colleague(Role.ADMIN)
    asked = await here.ask(asker, Role.CASEWORKER)

    await here.confirm(second, await here.ask_role(here.admin, asker, Role.LAWYER))

    await not_confirmed(here, second, asked.act, "act_asker_may_not")


async def test_nobody_changes_her_own_role_nor_takes_the_last_administrators(here: Office) -> None:
    second = here.colleague(Role.SUPERVISOR)
    with pytest.raises(Refused, match="act_same_person"):
        await here.ask_role(here.admin, here.admin, Role.SUPERVISOR)
    with pytest.raises(Refused, match="role_same"):
        await here.ask_role(here.admin, second, Role.SUPERVISOR)
    act = await here.ask_role(here.admin, second, Role.ADMIN)

    await not_confirmed(here, here.colleague(Role.SUPERVISOR), act, "rank_too_low")
    with pytest.raises((Conflict, Refused), match=r"act_same_person|rank_too_low"):
        await here.confirm(second, act)


@pytest.mark.parametrize(
    ("confirmer", "target"), [(Role.SUPERVISOR, Role.ADMIN), (Role.SUPERVISOR, Role.SUPERVISOR)], ids=str
)
async def test_the_confirmers_rank_is_at_least_the_targets(here: Office, confirmer: Role, target: Role) -> None:
    second = here.colleague(confirmer)
    asked = await here.ask(here.admin, target)

    if confirmer is target:
        assert await here.confirm(second, asked.act)
    else:
        await not_confirmed(here, second, asked.act, "rank_too_low")


async def test_a_supervisor_lets_no_administrator_back_in(here: Office) -> None:
    lost, second = here.colleague(Role.ADMIN), here.colleague(Role.SUPERVISOR)
    asked = await here.ask_back(here.admin, lost)

    await not_confirmed(here, second, asked.act, "rank_too_low")

    assert here.parties.rows("select ended_at from principal where id = %(p)s", p=lost) == [(None,)]


async def test_recovery_splits_link_and_code_and_changes_nothing_of_who_let_her_in(here: Office) -> None:
    lost, second = here.puppet(here.admin, Role.CASEWORKER), here.colleague(Role.SUPERVISOR)
    asked = await here.ask_back(here.admin, lost)

    shown = await here.confirm(second, asked.act)
    back = await here.take_up(asked.link, shown["code"], Role.CASEWORKER)

    assert "link" not in shown
    assert back == lost
    came = "select let_in_by, let_in_with, let_in_outside from principal where id = %(p)s"
    assert here.parties.rows(came, p=lost) == [(here.admin, None, False)]


async def test_a_link_of_hers_opens_with_no_code_before_it_is_confirmed(here: Office) -> None:
    asked = await here.ask(here.admin, Role.ADMIN)

    with pytest.raises(Refused, match="invitation_not_open"):
        await look(here.parties.web, asked.link, "0000 0000 0000 0000", LATER)
    with pytest.raises(NotFound):
        await here.confirm(here.admin, uuid4())


async def test_whoever_guesses_the_code_before_it_is_confirmed_opens_nothing(here: Office) -> None:
    asked = await here.ask(here.admin, Role.ADMIN)
    async with here.work(here.admin) as work:
        code = (await held_act(work, ACTS, asked.act)).asked.payload["code"]

    with pytest.raises(Refused, match="invitation_not_open"):
        await look(here.parties.web, asked.link, code, NOW)


async def test_whoever_confirms_while_she_is_let_go_lets_nobody_in(here: Office) -> None:
    second = here.colleague(Role.SUPERVISOR)
    asked = await here.ask(here.admin, Role.CASEWORKER)
    shown = await here.confirm(second, asked.act)
    admin = here.parties.admin

    # as where her going was committed without seeing the confirmation
    admin.execute("set session_replication_role = replica")
    here.parties.change("principal", second, ended_at=NOW)
    admin.execute("set session_replication_role = origin")

    with pytest.raises(Refused, match="invitation_not_open"):
        await look(here.parties.web, asked.link, shown["code"], NOW)


async def test_a_machine_of_hers_stands_in_nobodys_way(here: Office) -> None:
    words = {"kind": "machine", "role": "admin", "label": "x", "let_in_outside": True}
    here.parties.insert(
        "principal", id=uuid4(), organisation=here.party.id, created_at=NOW - timedelta(days=9), **words
    )

    asked = await here.ask(here.admin, Role.SUPERVISOR)

    assert here.parties.rows("select to_outside from invitation where act = %(a)s", a=asked.act) == [(True,)]


async def test_an_act_from_before_is_shown_and_is_not_confirmed(here: Office) -> None:
    second, lost = here.colleague(Role.ADMIN), here.colleague(Role.CASEWORKER)
    async with here.work(here.admin) as work:
        act = await request(work, ACTS, "access_recovery", lost, {"label": "x", "role": "caseworker"})
    async with here.work(second) as work:
        shown = await act_shown(work, ACTS, act)

    assert [fact.name for fact in shown.details] == ["label", "role"]
    with pytest.raises(Conflict, match="stale"):
        await here.confirm(second, act)


async def test_an_alarm_about_her_is_put_away_by_no_identity_of_hers(here: Office) -> None:
    puppet, second, alarm = here.puppet(here.admin, Role.SUPERVISOR), here.colleague(Role.ADMIN), uuid4()
    row = {"principal": puppet, "kind": "many_cases_read", "at": NOW, "count": 20}
    here.parties.insert("alarm", org=here.party.id, id=alarm, **row)

    with pytest.raises(Conflict, match="own_alarm"):
        async with here.work(here.admin) as work:
            await alarm_seen.see(work, alarm)

    async with here.work(second) as work:
        assert (await alarm_seen.see(work, alarm)).seen_at == NOW
