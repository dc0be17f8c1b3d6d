"""A standing second is named by two, agreed by two of the other side, and ended by either at once."""

from datetime import timedelta
from uuid import UUID

import pytest

from hub.acts.decide import confirm
from hub.identity.permissions import Role
from hub.kit.errors import Conflict, NotFound, Refused
from hub.standing.acts import STANDINGS, agree_standing_second, name_standing_second
from hub.standing.seconds import end, seconds, standing_second
from tests.acts.people import person, working
from tests.parties import NOW, Parties
from tests.standing.peers import Peers, peers

pytestmark = pytest.mark.anyio


async def counts(one: Peers) -> UUID | None:
    async with working(one.parties, one.ours[0]) as work:
        found = await standing_second(work)
    return found.peer if found else None


async def test_it_counts_once_two_of_each_side_have_said_so(parties: Parties) -> None:
    these = peers(parties)
    assert await counts(these) is None
    standing = await these.named()
    assert await counts(these) is None

    async with working(parties, these.theirs[0]) as work:
        act = await agree_standing_second(work, standing)
    assert await counts(these) is None
    with pytest.raises(Conflict, match="act_same_person"):
        async with working(parties, these.theirs[0]) as work:
            await confirm(work, STANDINGS, act)
    async with working(parties, these.theirs[1]) as work:
        await confirm(work, STANDINGS, act)

    assert await counts(these) == these.them.id
    verbs = parties.rows(
        "select verb, actor from ledger_event where object = %(o)s and verb like 'standing:%%'", o=standing
    )
    assert sorted(verbs) == sorted([("standing:named", these.us.id), ("standing:agreed", these.them.id)])


@pytest.mark.parametrize("kind", ["support_ngo", "police", "platform"])
async def test_nobody_names_itself_or_one_who_may_be_the_recipient(parties: Parties, kind: str) -> None:
    these = peers(parties)
    peer = these.us.id if kind == "support_ngo" else parties.organisation(kind).id

    with pytest.raises(Refused, match="standing_peer"):
        async with working(parties, these.ours[0]) as work:
            await name_standing_second(work, peer)


@pytest.mark.parametrize("who", ["the namer", "the peer once more", "the peer after the end"])
async def test_only_the_peer_agrees_and_once(parties: Parties, who: str) -> None:
    these = peers(parties)
    standing = await (these.agreed() if who == "the peer once more" else these.named())
    if who == "the peer after the end":
        async with working(parties, these.ours[0]) as work:
            await end(work, standing)
    asker = these.ours[0] if who == "the namer" else these.theirs[0]

    with pytest.raises(Refused, match="not_your_move" if who == "the namer" else "wrong_move"):
        async with working(parties, asker) as work:
            await agree_standing_second(work, standing)


@pytest.mark.parametrize("by_the_peer", [True, False])
async def test_either_side_ends_it_at_once(parties: Parties, by_the_peer: bool) -> None:
    these = peers(parties)
    standing = await these.agreed()

    async with working(parties, (these.theirs if by_the_peer else these.ours)[0]) as work:
        await end(work, standing)

    assert await counts(these) is None
    async with working(parties, these.theirs[0]) as work:
        assert [one.standing() for one in await seconds(work)] == ["ended"]


async def test_a_third_organisation_neither_sees_nor_ends_it(parties: Parties) -> None:
    these = peers(parties)
    standing = await these.agreed()
    stranger = person(parties, parties.organisation(), Role.SUPERVISOR)

    async with working(parties, stranger) as work:
        assert await seconds(work) == ()
        with pytest.raises(NotFound):
            await end(work, standing)

    assert await counts(these) == these.them.id


async def test_a_suspended_peer_is_nobodys_second(parties: Parties) -> None:
    these = peers(parties)
    await these.agreed()

    parties.admin.execute(
        "update organisation set suspended_at = %s, suspended_for = 'request' where id = %s",
        (NOW - timedelta(days=1), these.them.id),
    )

    assert await counts(these) is None
