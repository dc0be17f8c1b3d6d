"""An alarm is put away by somebody who is certainly another human than the one it is about."""

from uuid import UUID

from hub.acts.admissions import everybody
from hub.acts.lineage import are_two, hands
from hub.cases import alarms
from hub.cases.alarms import Raised
from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason


async def see(work: Work, alarm_id: UUID) -> Raised:
    """Mark that somebody has looked; a second time changes nothing. Answers the alarm as it stands now.

    Raises `NotFound`, and `Conflict` `own_alarm` for the person whom it is about and for whoever may be the same human.
    """
    found = await alarms.one(work, alarm_id)
    if not are_two(hands(await everybody(work)), found.principal, work.viewer.principal):
        raise Conflict(Reason("own_alarm"))
    return await alarms.see(work, alarm_id)
