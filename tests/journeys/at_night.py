"""What an organisation has for its nights: a standing second, somebody on duty, and danger that was recorded."""

from datetime import timedelta
from uuid import UUID

from hub.registry import ACTS

from hub.acts.decide import confirm
from hub.emergencies.dangers import Danger
from hub.identity.permissions import ROLES, Role
from hub.overrides.call import call_standing_second
from hub.overrides.danger import ask_written, record_danger
from hub.standing.calls import call
from hub.standing.roster import set_on_duty
from tests.acts.people import Person, person, working
from tests.parties import NOW, Parties, Party
from tests.standing.peers import peers


async def at_night(parties: Parties, ngo: Party, lawyer: Party, case: UUID) -> None:
    """The group's first person is on duty and records danger; nobody confirmed, and the standing second was called.

    Another organisation has named the group in turn, which has not agreed yet, and calls it.
    """
    these = peers(parties, ngo)
    await these.agreed()
    other = peers(parties, parties.organisation(), ngo)
    await other.named()
    ((act,),) = parties.rows("select named_act from standing_second where org = %(o)s", o=other.us.id)
    words = {"kinds": ["missing"], "recipient_kind": "police", "recorded_at": NOW.isoformat()}
    async with parties.work(other.us, hub_itself=True) as work:
        await call(work, ngo.id, act, words, NOW + timedelta(days=1))
    desk = Person(ngo, ngo.principal, Role.CASEWORKER, ROLES[Role.CASEWORKER])
    async with working(parties, person(parties, ngo, Role.SUPERVISOR)) as work:
        await set_on_duty(work, ngo.principal, "on_duty", NOW, NOW + timedelta(days=2))
        await set_on_duty(work, ngo.principal, "on_call", NOW, NOW + timedelta(days=2))
    told = Danger(("suicide",), "110", NOW, "かもめ", "橋の上", "電話で話した。")
    async with working(parties, desk) as work:
        danger = await record_danger(work, case, told)
        written, _ = await ask_written(work, case, danger, lawyer.id, "legal_advice")
        again, _ = await ask_written(work, case, danger, lawyer.id, "legal_advice")
    assert written is not None
    assert again is not None
    async with parties.work(ngo, hub_itself=True) as work:
        await call_standing_second(work, written)
    async with working(parties, person(parties, ngo, Role.CASEWORKER)) as work:
        await confirm(work, ACTS, again)
