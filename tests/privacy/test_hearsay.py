"""Nobody hears of what is somebody else's: no id, no mark, in any answer to any query about what one may see."""

import re
from uuid import UUID

import pytest

from hub.identity.permissions import Role
from tests.figures import Figures
from tests.journeys.hub_in_process import Caller
from tests.journeys.play import ask_everything
from tests.journeys.town import Neighbourhood
from tests.privacy.probes import callers, things

pytestmark = pytest.mark.anyio
_UUID = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
OWNED = {
    # ids that never are shown to another organisation, beside those of `probes.WHO_SEES`
    "release": "select id, array[sender, recipient] from release",
    "evidence": "select id, array[org] from evidence",
    "consent": "select id, array[org] from consent_fold",
    "grant": "select record_id, array[org] from consent_grant",
    # whoever was told outside the hub has a record of it under the same id
    "outside": "select id, array[org, recipient] from outside_disclosure",
    "event": "select id, array[actor, sender, recipient] from ledger_event",
}


async def test_nobody_hears_of_what_it_may_not_see(town: list[Neighbourhood], figures: Figures) -> None:
    hub, heard = town[0].hub, 0
    hub.told.clear()
    asking = callers(hub, town, [Role.CASEWORKER, Role.LAWYER, Role.REVIEWER, Role.AUDITOR, Role.ADMIN])
    for caller in asking:
        await ask_everything(caller)

    foreign_to = everything_owned(town)
    for caller in asking:
        told = b"\n".join(hub.told[caller.party.id])
        ids = {UUID(one.decode()) for one in _UUID.findall(told)}
        heard += len(ids)
        assert ids & foreign_to[caller.party.id] == set(), caller.role
        assert not [one.mark for one in town if caller.party not in one.parties and one.mark.encode() in told]
    assert heard > len(asking)
    figures.say(
        f"{sum(map(len, hub.told.values()))} answers to {len(asking)} callers, {heard} ids, none of them foreign"
    )


def everything_owned(town: list[Neighbourhood]) -> dict[UUID, set[UUID]]:
    """By organisation, every id that it must not hear of."""
    parties = town[0].hub.parties
    owned = [(UUID(one.id.partition(":")[2]), one.by) for one in things(parties)]
    for query in OWNED.values():
        owned += [(id, frozenset(by)) for id, by in parties.rows(query)]
    everybody = [party.id for here in town for party in here.parties]
    return {org: {id for id, by in owned if org not in by} for org in everybody}


async def test_a_recipient_does_not_learn_which_case_it_is_nor_whom_else_the_person_asked(
    town: list[Neighbourhood],
) -> None:
    here = town[0]
    shows = "{ caseId reroutedFrom nextChoices { id } }"
    accepted = [one.id for one in things(here.hub.parties) if one.type == "Referral" and here.lawyer.id in one.by]

    seen = [await look(here.hub.caller(here.lawyer), id, shows) for id in accepted]

    assert len(seen) > 1
    assert all(one == {"caseId": None, "reroutedFrom": None, "nextChoices": []} for one in seen)


async def look(caller: Caller, id: str, shows: str) -> object:
    return (await caller.ask(f"query($id: ID!) {{ referral(id: $id) {shows} }}", id=id))["referral"]
