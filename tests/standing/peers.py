"""Two organisations of one kind, each with two who may name or agree, and one named by the other."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hub.acts.decide import confirm
from hub.identity.permissions import Role
from hub.standing.acts import STANDINGS, agree_standing_second, name_standing_second
from hub.standing.seconds import seconds
from tests.acts.people import Person, person, working
from tests.parties import NOW, Parties, Party


@dataclass(frozen=True)
class Peers:
    """`us` names `them`."""

    parties: Parties
    us: Party
    them: Party
    ours: tuple[Person, Person]
    theirs: tuple[Person, Person]

    async def named(self, now: datetime = NOW) -> UUID:
        """Two of ours name the peer; the row's id."""
        async with working(self.parties, self.ours[0], now) as work:
            act = await name_standing_second(work, self.them.id)
        async with working(self.parties, self.ours[1], now) as work:
            await confirm(work, STANDINGS, act)
        async with working(self.parties, self.theirs[0], now) as work:
            return next(one.id for one in await seconds(work) if one.org == self.us.id and one.standing() == "named")

    async def agreed(self, now: datetime = NOW) -> UUID:
        """Two of theirs agree as well."""
        standing = await self.named(now)
        async with working(self.parties, self.theirs[0], now) as work:
            act = await agree_standing_second(work, standing)
        async with working(self.parties, self.theirs[1], now) as work:
            await confirm(work, STANDINGS, act)
        return standing


def peers(parties: Parties, us: Party | None = None, them: Party | None = None) -> Peers:
    """Two of each."""
    us, them = us or parties.organisation(), them or parties.organisation()
    ours, theirs = ((person(parties, one, Role.SUPERVISOR), person(parties, one, Role.ADMIN)) for one in (us, them))
    return Peers(parties, us, them, ours, theirs)
