"""An administrator invites, sees and lets go; everybody keeps the own account. Over the API, with its refusals."""

import asyncio
from dataclasses import replace
from uuid import uuid4

import pytest

from hub.entry.invitations.accept import look
from hub.identity.permissions import Role
from tests.entry.desk import EntryDesk, Person
from tests.parties import NOW, Parties, Party
from tests.schema.api import Api

pytestmark = pytest.mark.anyio


@pytest.fixture
def hub(parties: Parties) -> EntryDesk:
    return EntryDesk.on(parties)


@pytest.fixture
def ngo(hub: EntryDesk) -> Party:
    return hub.parties.organisation()


def api(hub: EntryDesk, ngo: Party, person: Person, *, fresh: bool = True) -> Api:
    return Api(hub.parties, ngo, role=person.role, principal=person.id, fresh=fresh)


@pytest.fixture
def admin(hub: EntryDesk, ngo: Party) -> Api:
    return api(hub, ngo, hub.person(ngo, Role.ADMIN))


async def test_an_administrator_has_the_link_once_and_whoever_confirms_the_code(
    hub: EntryDesk, ngo: Party, admin: Api
) -> None:
    given = {"role": "SUPERVISOR", "label": "当直", "idempotencyKey": f"test-{uuid4()}"}
    shows = "link act { id kind status details { name value } }"
    second = api(hub, ngo, hub.person(ngo, Role.SUPERVISOR))

    first, again = [await admin.do("inviteMember", shows, **given) for _ in range(2)]
    asked = "{ invitations { role label comesBack waits } }"
    waits = (await admin.data(asked))["invitations"]
    told = await second.do("confirmAct", "shownOnce { name value }", act=first["act"]["id"])

    assert first["errors"] == again["errors"] == told["errors"] == []
    assert again == {**first, "link": None}
    assert first["act"]["details"] == [{"name": "label", "value": "当直"}, {"name": "role", "value": "supervisor"}]
    shown = {fact["name"]: fact["value"] for fact in told["shownOnce"]}
    assert set(shown) == {"code", "until"}
    assert shown["code"] not in str(first)
    assert (await look(hub.parties.web, first["link"], shown["code"], NOW)).role is Role.SUPERVISOR
    one = {"role": "SUPERVISOR", "label": "当直", "comesBack": False}
    assert waits == [{**one, "waits": True}]
    assert (await admin.data(asked))["invitations"] == [{**one, "waits": False}]


async def test_another_role_takes_a_second_person_and_a_reason(hub: EntryDesk, ngo: Party, admin: Api) -> None:
    person, second = hub.person(ngo, Role.LAWYER), api(hub, ngo, hub.person(ngo, Role.SUPERVISOR))
    given = {"member": f"Principal:{person.id}", "role": "CASEWORKER", "idempotencyKey": f"test-{uuid4()}"}

    asked = await admin.do("requestRoleChange", "act { id kind }", **given, reason="人が足りない。")
    done = await second.do("confirmAct", "act { status }", act=asked["act"]["id"])

    assert (asked["act"]["kind"], done["act"]) == ("role_change", {"status": "DONE"})
    assert hub.parties.rows("select role from principal where id = %(p)s", p=person.id) == [("caseworker",)]


async def test_an_invitation_that_was_ended_opens_nothing(hub: EntryDesk, ngo: Party, admin: Api) -> None:
    made = await admin.do("inviteMember", "act { id }", role="ADMIN", label="代表", idempotencyKey=f"test-{uuid4()}")
    ((invitation,),) = hub.parties.rows("select id from invitation where org = %(o)s", o=ngo.id)

    assert await admin.do("endInvitation", "", invitation=f"Invitation:{invitation}") == {"errors": []}
    again = await admin.do("endInvitation", "", invitation=f"Invitation:{invitation}")

    assert again["errors"] == [{"code": "not_found", "field": "invitation"}]
    assert hub.count("invitation", ngo) == 0
    asked = await admin.data("{ ownActs { edges { node { id status } } } }")
    assert asked["ownActs"]["edges"] == [{"node": {"id": made["act"]["id"], "status": "DECLINED"}}]


@pytest.mark.parametrize("operation", ["inviteMember", "endMember"])
async def test_whoever_signed_in_long_ago_neither_invites_nor_lets_go(
    hub: EntryDesk, ngo: Party, admin: Api, operation: str
) -> None:
    person = hub.person(ngo)
    given = {
        "inviteMember": {"role": "ADMIN", "label": "x", "idempotencyKey": f"test-{uuid4()}"},
        "endMember": {"member": f"Principal:{person.id}"},
    }

    answer = await replace(admin, fresh=False).do(operation, "", **given[operation])

    assert answer["errors"] == [{"code": "step_up_needed", "field": None}]
    assert hub.count("invitation", ngo) == 0
    assert hub.parties.rows("select ended_at from principal where id = %(p)s", p=person.id) == [(None,)]


async def test_an_administrator_sees_the_members_and_lets_one_go(hub: EntryDesk, ngo: Party, admin: Api) -> None:
    person = hub.person(ngo, Role.SUPERVISOR)
    members = "{ members(first: 50) { edges { node { id kind role label since } } } }"

    before = (await admin.data(members))["members"]["edges"]
    answer = await admin.do("endMember", "", member=f"Principal:{person.id}")
    after = (await admin.data(members))["members"]["edges"]

    assert answer == {"errors": []}
    assert len(before) - len(after) == 1
    gone = next(one["node"] for one in before if one not in after)
    assert gone["id"] == f"Principal:{person.id}"
    assert (gone["kind"], gone["role"], gone["label"]) == ("PERSON", "SUPERVISOR", "supervisor desk")
    assert hub.verbs(ngo) == ["member:ended"]


async def test_the_members_come_page_by_page(hub: EntryDesk, ngo: Party, admin: Api) -> None:
    for _ in range(4):
        hub.person(ngo)
    seen, after = [], None
    document = "query($a: String) { members(first: 2, after: $a) { edges { node { id } } pageInfo { endCursor } } }"
    for _ in range(3):
        page = (await admin.data(document, a=after))["members"]
        seen += [edge["node"]["id"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]

    assert len(seen) == len(set(seen)) == 6


async def test_the_last_administrator_is_not_let_go(hub: EntryDesk, ngo: Party, admin: Api) -> None:
    answer = await admin.do("endMember", "", member=f"Principal:{admin.principal}")

    assert answer["errors"] == [{"code": "last_admin", "field": "member"}]
    assert hub.parties.rows("select ended_at from principal where id = %(p)s", p=admin.principal) == [(None,)]
    assert hub.verbs(ngo) == []


async def test_of_two_administrators_who_let_each_other_go_one_stays(hub: EntryDesk, ngo: Party, admin: Api) -> None:
    other = api(hub, ngo, hub.person(ngo, Role.ADMIN))

    answers = await asyncio.gather(
        admin.do("endMember", "", member=f"Principal:{other.principal}"),
        other.do("endMember", "", member=f"Principal:{admin.principal}"),
    )

    refusals = [answer["errors"][0]["code"] for answer in answers if answer["errors"]]
    assert refusals == ["last_admin"]


async def test_another_organisations_member_is_nobody(hub: EntryDesk, ngo: Party, admin: Api) -> None:
    stranger = hub.person(hub.parties.organisation())

    answer = await admin.do("endMember", "", member=f"Principal:{stranger.id}")

    assert answer["errors"] == [{"code": "not_found", "field": "member"}]
    assert hub.parties.rows("select ended_at from principal where id = %(p)s", p=stranger.id) == [(None,)]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
async def test_nobody_but_an_administrator_sees_who_is_here(hub: EntryDesk, ngo: Party, role: Role) -> None:
    caller = api(hub, ngo, hub.person(ngo, role))

    for document in ("{ members { edges { node { label } } } }", "{ invitations { label } }"):
        answer = await caller.ask(document)
        assert answer["errors"][0]["extensions"]["code"] == "not_permitted"


async def test_a_person_keeps_the_own_account_and_sees_nobody_elses(hub: EntryDesk, ngo: Party) -> None:
    person, other = await hub.with_passkey(ngo), await hub.with_passkey(ngo)
    here, there, theirs = await hub.enter(person), await hub.enter(person), await hub.enter(other)
    caller = replace(api(hub, ngo, person), session=here.handle.id)
    shown = await caller.data("{ mySessions { id device method current } myPasskeys { id name usedAt } }")

    ended = [await caller.do("endSession", "", session=f"Session:{one.handle.id}") for one in (there, theirs)]
    others = await caller.do("endOtherSessions", "ended", keep=f"Session:{here.handle.id}")
    passkey = shown["myPasskeys"][0]["id"]
    removed = await caller.do("removePasskey", "", passkey=passkey)
    stale = await replace(caller, fresh=False).do("removePasskey", "", passkey=passkey)

    assert {one["id"] for one in shown["mySessions"]} == {f"Session:{one.handle.id}" for one in (here, there)}
    assert [one["current"] for one in shown["mySessions"] if one["id"] == f"Session:{here.handle.id}"] == [True]
    assert [answer["errors"] for answer in ended] == [[], [{"code": "not_found", "field": "session"}]]
    assert others == {"ended": 0, "errors": []}
    assert removed["errors"] == [{"code": "last_passkey", "field": "passkey"}]
    assert stale["errors"] == [{"code": "step_up_needed", "field": None}]


async def test_a_notice_is_listed_and_marked_as_seen_by_the_one_it_is_for(
    hub: EntryDesk, ngo: Party, admin: Api
) -> None:
    person = await hub.with_passkey(ngo)
    await hub.enter(person)
    (notice,) = (await admin.data("{ myNotices { id label device seenAt } }"))["myNotices"]

    seen = await admin.do("seeNotice", "", notice=notice["id"])
    foreign = await api(hub, ngo, person).do("seeNotice", "", notice=notice["id"])

    assert (notice["label"], notice["device"], notice["seenAt"]) == ("caseworker desk", "Firefox, Windows", None)
    assert seen == {"errors": []}
    assert foreign["errors"] == [{"code": "not_found", "field": "notice"}]
