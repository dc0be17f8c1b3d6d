"""What an organisation has for its nights: a peer named as standing second, and somebody on duty."""

from datetime import timedelta

from hub.acts.decide import confirm
from hub.identity.permissions import Role
from hub.standing.acts import name_standing_second
from hub.standing.roster import set_on_duty
from schema.acts import ACTS
from tests.acts.people import person, working
from tests.parties import NOW, Parties, Party


async def at_night(parties: Parties, ngo: Party) -> None:
    """A peer that was named and has not agreed, and the group's first person on duty."""
    peer = parties.organisation()
    first, second = (person(parties, ngo, Role.SUPERVISOR) for _ in range(2))
    async with working(parties, first) as work:
        act = await name_standing_second(work, peer.id)
        await set_on_duty(work, ngo.principal, "on_duty", NOW, NOW + timedelta(days=2))
    async with working(parties, second) as work:
        await confirm(work, ACTS, act)
