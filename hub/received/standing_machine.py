"""All new requests to remove go to a machine, so that a platform's own system works its queue: said by two people."""

from uuid import UUID

from hub.acts.act import NOTHING_SHOWN, ActRegistry, AskedAct, KindOfAct, Payload, ShownToBoth
from hub.acts.request import request
from hub.acts.words import ActWord
from hub.identity.permissions import Permission
from hub.identity.work import Work
from hub.kit.errors import Reason
from hub.kit.text import Phrase
from hub.received import standing

KIND = "standing_machine"


async def ask(work: Work, registry: ActRegistry, machine: UUID) -> UUID:
    """Ask for every new request to go to this machine; the act's id. Raises what `request` raises."""
    return await request(work, registry, KIND, machine, {"label": await standing.machine(work, machine) or ""})


async def may_stand(work: Work, machine: UUID, _payload: Payload, _asked_by: UUID) -> tuple[Reason, ...]:
    """Only a machine of one's own, still there, whose role answers requests."""
    found = await standing.machine(work, machine)
    return () if found is not None else (Reason("not_found", "machine"),)


async def stand(work: Work, asked: AskedAct) -> ShownToBoth:
    """Every request that comes from now on is assigned to it."""
    await standing.begin(work, asked.object, asked.id)
    return NOTHING_SHOWN


STANDING_MACHINE = KindOfAct(
    kind=KIND,
    sentence=Phrase("Assign every new request to remove to this machine."),
    may_request=frozenset({Permission.TAKEDOWN_ANSWER}),
    may_confirm=frozenset({Permission.TAKEDOWN_ANSWER}),
    check=may_stand,
    perform=stand,
    details=lambda payload: {"label": payload["label"]},
    words={"label": ActWord(Phrase("Which machine, by its name"))},
)
