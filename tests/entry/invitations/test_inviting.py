"""How somebody comes in, and back in: link and code, once, for three days, and never by one alone."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.entry.handles import Handle
from hub.entry.invitations import by_passkey, waiting
from hub.entry.invitations.accept import Taken, accept, look
from hub.entry.invitations.invite import invite_first
from hub.identity.permissions import Role
from hub.kit.errors import Invalid, NotFound, Refused
from tests.entry.authenticator import Authenticator
from tests.entry.desk import DEVICE, EntryDesk, Person
from tests.entry.invitations.inviting import asked_in, finish, invited, refused, take_up
from tests.parties import Party

pytestmark = pytest.mark.anyio
MADE = ("invitation:made",)


async def test_an_invitation_makes_a_member_with_a_passkey_and_a_stay_at_once(
    hub: EntryDesk, ngo: Party, admin: Person
) -> None:
    one, key = await invited(hub, admin, Role.SUPERVISOR), Authenticator()

    begun = await take_up(hub, one, key)

    viewer = await hub.sessions.viewer(begun.handle.text(), "ja")
    assert (viewer.organisation, viewer.role) == (ngo.id, Role.SUPERVISOR)
    rows = hub.parties.rows("select kind, role, label from principal where id = %(p)s", p=viewer.principal)
    assert rows == [("person", "supervisor", "相談窓口")]
    assert hub.verbs(ngo) == [
        *("act:confirmed", "act:requested", "invitation:accepted", "invitation:confirmed", "invitation:made"),
        *("passkey:added", "session:begun"),
    ]
    assert hub.count("notice", ngo) == 1
    again = await hub.sign_in.finish(key.get(hub.sign_in.begin()), device=DEVICE, known=begun.device)
    assert again.device is None


async def test_what_the_invitation_is_to_is_told_to_link_and_code_together(
    hub: EntryDesk, ngo: Party, admin: Person
) -> None:
    one = await invited(hub, admin)

    found = await look(hub.parties.web, one.link.text(), one.code.replace(" ", "‐"), hub.clock.now())

    assert (found.role, found.label, found.name, found.principal) == (Role.CASEWORKER, "相談窓口", ngo.name, None)
    assert found.until == hub.clock.now() + timedelta(hours=72)


async def test_the_link_alone_and_the_code_alone_do_nothing(hub: EntryDesk, ngo: Party, admin: Person) -> None:
    one, other = await invited(hub, admin), await invited(hub, admin)

    await refused(hub, one.link.text(), "")
    await refused(hub, other.link.text(), one.code)
    await refused(hub, Handle.new(ngo.id, one.id).text(), one.code)
    await refused(hub, Handle(hub.parties.organisation().id, one.id, one.link.secret).text(), one.code)
    await refused(hub, "no handle", one.code)

    assert hub.verbs(ngo) == sorted(["act:confirmed", "act:requested", "invitation:confirmed", *MADE] * 2)


async def test_three_days_end_an_invitation(hub: EntryDesk, admin: Person) -> None:
    one = await invited(hub, admin)
    hub.clock.advance(timedelta(hours=71, minutes=59))
    await look(hub.parties.web, one.link.text(), one.code, hub.clock.now())
    hub.clock.advance(timedelta(minutes=1))

    await refused(hub, one.link.text(), one.code)


async def test_four_wrong_codes_are_borne_and_the_fifth_ends_the_invitation(
    hub: EntryDesk, ngo: Party, admin: Person
) -> None:
    one, patient = await invited(hub, admin), await invited(hub, admin)
    for _ in range(4):
        await refused(hub, patient.link.text(), "0000 0000 0000 0000")
    for _ in range(5):
        await refused(hub, one.link.text(), "0000 0000 0000 0000")

    await look(hub.parties.web, patient.link.text(), patient.code, hub.clock.now())
    await refused(hub, one.link.text(), one.code)

    assert hub.count("invitation", ngo) == 1
    assert hub.verbs(ngo).count("invitation:ended") == 1


async def test_what_is_no_code_at_all_is_refused_and_not_counted(hub: EntryDesk, ngo: Party, admin: Person) -> None:
    one = await invited(hub, admin)

    for typed in ("", one.code[:-1], "コード", "1234", one.code + "0", "x" * 1_000):
        await refused(hub, one.link.text(), typed)

    assert hub.parties.rows("select wrong from invitation where org = %(o)s", o=ngo.id) == [(0,)]
    await look(hub.parties.web, one.link.text(), one.code, hub.clock.now())


async def test_sixteen_guesses_at_once_are_five(hub: EntryDesk, ngo: Party, admin: Person) -> None:
    one = await invited(hub, admin)

    await asyncio.gather(*(refused(hub, one.link.text(), f"{guess:016d}") for guess in range(16)))

    await refused(hub, one.link.text(), one.code)
    assert hub.count("invitation", ngo) == 0
    assert hub.verbs(ngo).count("invitation:ended") == 1


async def test_one_invitation_taken_up_by_sixteen_at_once_lets_one_in(
    hub: EntryDesk, ngo: Party, admin: Person
) -> None:
    one, people = await invited(hub, admin), "select count(*) from principal where organisation = %(o)s"
    before = hub.parties.rows(people, o=ngo.id)[0][0]
    offered = [
        await by_passkey.begin(hub.parties.web, hub.site, one.link.text(), one.code, hub.clock.now()) for _ in range(16)
    ]
    answers = await asyncio.gather(
        *(finish(hub, Authenticator().create(each.options)) for each in offered), return_exceptions=True
    )

    assert sum(isinstance(answer, Refused) for answer in answers) == 15
    assert hub.parties.rows(people, o=ngo.id) == [(before + 1,)]
    assert (hub.count("passkey", ngo), hub.count("web_session", ngo)) == (1, 1)


async def test_a_registration_for_an_invitation_that_was_ended_makes_nobody(
    hub: EntryDesk, ngo: Party, admin: Person
) -> None:
    one = await invited(hub, admin)
    offered = await by_passkey.begin(hub.parties.web, hub.site, one.link.text(), one.code, hub.clock.now())
    async with hub.work(admin) as work:
        await waiting.end(work, one.id)

    with pytest.raises(Refused):
        await finish(hub, Authenticator().create(offered.options))

    assert (hub.count("passkey", ngo), hub.count("web_session", ngo)) == (0, 0)
    assert hub.verbs(ngo) == ["act:confirmed", "act:requested", "invitation:confirmed", "invitation:ended", *MADE]


async def test_a_passkey_that_is_refused_leaves_the_invitation_open(hub: EntryDesk, ngo: Party, admin: Person) -> None:
    one = await invited(hub, admin)
    offered = await by_passkey.begin(hub.parties.web, hub.site, one.link.text(), one.code, hub.clock.now())

    with pytest.raises(Invalid):
        await finish(hub, Authenticator(origin="https://evil.example.org").create(offered.options))

    assert (hub.count("passkey", ngo), hub.count("invitation", ngo)) == (0, 1)
    await take_up(hub, one, Authenticator())


async def test_an_invitation_can_be_taken_up_by_another_way_to_sign_in(
    hub: EntryDesk, ngo: Party, admin: Person
) -> None:
    """The seam for an organisation's own provider: `by` binds the account in the same transaction."""
    one, bound = await invited(hub, admin), []

    async def by(session: AsyncSession, principal: UUID) -> None:
        found = await session.execute(text("select role from principal where id = :id"), {"id": principal})
        bound.append((principal, found.scalar_one()))

    async with hub.parties.web.transaction(ngo.id) as session:
        member = await accept(session, Taken(ngo.id, one.id), by, hub.clock.now())

    assert bound == [(member, "caseworker")]
    assert hub.count("invitation", ngo) == 0


async def test_where_the_way_to_sign_in_cannot_be_bound_nobody_joins(hub: EntryDesk, ngo: Party, admin: Person) -> None:
    one = await invited(hub, admin)

    async def by(_session: AsyncSession, _principal: UUID) -> None:
        raise NotFound("account")

    with pytest.raises(NotFound):
        async with hub.parties.web.transaction(ngo.id) as session:
            await accept(session, Taken(ngo.id, one.id), by, hub.clock.now())

    assert hub.count("invitation", ngo) == 1
    assert hub.verbs(ngo) == ["act:confirmed", "act:requested", "invitation:confirmed", *MADE]


async def test_an_administrator_sees_and_ends_open_invitations_of_the_own_organisation(
    hub: EntryDesk, ngo: Party, admin: Person
) -> None:
    one, other = await invited(hub, admin), await invited(hub, hub.person(hub.parties.organisation(), Role.ADMIN))

    async with hub.work(admin) as work:
        (listed,) = await waiting.listed(work)
        with pytest.raises(NotFound):
            await waiting.end(work, other.id)
        await waiting.end(work, one.id)
        assert await waiting.listed(work) == ()

    assert (listed.id, listed.role, listed.label, listed.comes_back) == (one.id, "caseworker", "相談窓口", False)


@pytest.mark.parametrize("label", ["", "  ", "あ" * 81])
async def test_an_invitation_needs_a_label(hub: EntryDesk, ngo: Party, admin: Person, label: str) -> None:
    with pytest.raises(Invalid):
        await asked_in(hub, admin, label=label)

    assert hub.count("invitation", ngo) == 0


async def test_the_hub_keeps_neither_link_nor_code(hub: EntryDesk, ngo: Party, admin: Person) -> None:
    one = await invited(hub, admin)
    kept = str(hub.parties.rows("select i::text from invitation i where org = %(o)s", o=ngo.id))

    assert one.link.secret.hex() not in kept
    assert one.code.replace(" ", "") not in kept
    assert one.code not in repr(one)
    assert one.link.text() not in repr(one)


async def test_the_operator_invites_the_first_administrator_and_no_second(hub: EntryDesk, ngo: Party) -> None:
    operator = hub.parties.database.pool("hub_operator", pool_size=1)
    try:
        async with operator.transaction(None) as session:
            first = await invite_first(session, ngo.id, "代表", hub.clock.now())
        await take_up(hub, first, Authenticator())
        with pytest.raises(Refused, match="has_admin"):
            async with operator.transaction(None) as session:
                await invite_first(session, ngo.id, "代表", hub.clock.now())
        with pytest.raises(NotFound):
            async with operator.transaction(None) as session:
                await invite_first(session, uuid4(), "代表", hub.clock.now())
    finally:
        await operator.close()

    roles = hub.parties.rows("select role from principal where organisation = %(o)s order by role", o=ngo.id)
    assert roles == [("admin",), ("caseworker",)]
