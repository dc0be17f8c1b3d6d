"""What can be tried now."""

from collections.abc import Iterator

from tests.two_people.house import ONE
from tests.two_people.walk import GUEST, OTHER, Step, Walk

ROLES = ("admin", "supervisor", "caseworker")


def steps(walk: Walk) -> Iterator[Step]:
    """What she can try now, with each identity that may ask for such a thing."""
    for who in walk.own():
        role = walk.world.identities[who].role
        if role == "admin":
            yield from (("invites", who, one) for one in ROLES)
            yield from _about_others(walk, who)
            yield from (("adds machine", who, scope) for scope in ("agreement:read", "referral:read"))
            for machine in walk.names:
                if machine.startswith("machine"):
                    yield from ((("adds key", who, machine)), ("changes scopes", who, machine))
            yield ("changes key", who)
        if role in ("admin", "supervisor"):
            yield ("names second", who)
        if role in ("supervisor", "caseworker"):
            yield from (("overrides", who), ("exports", who)) if walk.house.own else ()
            yield ("joins", who)
        yield from (("declines", who, act) for act in walk.waiting())
    yield from (("waits", hours) for hours in ("1", "72"))
    if OTHER in walk.world.identities and not walk.world.identities[OTHER].ended:
        yield from _honestly(walk)


def _honestly(walk: Walk) -> Iterator[Step]:
    """What a colleague does with her: somebody who is there is asked for, confirmed, told both halves, and comes."""
    for who in walk.own():
        if walk.world.identities[who].role == "admin":
            yield ("invites", who, "admin", GUEST)
    for name, act in walk.world.acts.items():
        if act.meant_for == GUEST and act.status == "waiting":
            yield ("confirms", OTHER, name)
        if act.meant_for == GUEST and act.status == "done":
            yield ("accepts", GUEST, name, ONE, OTHER)


def _about_others(walk: Walk, who: str) -> Iterator[Step]:
    for whom, one in walk.world.identities.items():
        if whom != who and not one.ended:
            yield ("recovers", who, whom)
            yield ("changes role", who, whom, "admin" if one.role != "admin" else "supervisor")
            yield ("lets go", who, whom)
    yield ("changes role", who, who, "supervisor")
