"""What a machine may do changes: less at once by one, what leads to content as two say who see its keys too."""

from collections.abc import Mapping
from uuid import UUID

from hub.acts.act import NOTHING_SHOWN, ActRegistry, AskedAct, KindOfAct, Payload, ShownToBoth
from hub.acts.request import request
from hub.acts.words import ActWord
from hub.identity.permissions import Permission
from hub.identity.work import Work
from hub.kit.errors import Invalid, Reason
from hub.kit.text import Phrase
from hub.machines.acts.client_admission import MAY_CONFIRM
from hub.machines.acts.machine_words import MACHINE_WORDS, MAY_DO, machine, scopes
from hub.machines.clients.hold import held
from hub.machines.clients.rules import needs_two
from hub.machines.clients.scopes import change, change_reasons

KIND = "client_scopes"


async def ask_or_change(work: Work, registry: ActRegistry, client: UUID, wanted: frozenset[str]) -> UUID:
    """Change them where that is one person's to say, and answer the client's id; else the act's that waits.

    Raises `Invalid`, `Conflict`, `NotFound` and what `request` raises.
    """
    found = await held(work, client)
    if reasons := change_reasons(found, wanted):
        raise Invalid(*reasons)
    if not needs_two(found.scopes, wanted, confirmed=found.confirmed):
        return await change(work, found, wanted)
    payload = {**machine(found.wanting(wanted), found.keys), "before": " ".join(sorted(found.scopes))}
    return await request(work, registry, KIND, client, payload)


async def may_be_changed(work: Work, client: UUID, payload: Payload, _asked_by: UUID) -> tuple[Reason, ...]:
    """Of a machine that is as it was shown: nothing was taken from it meanwhile, and no key came to it. `Conflict`."""
    found = await held(work, client)
    shown = (payload["before"].split(), payload["keys"].split())
    if shown != (sorted(found.scopes), sorted(found.keys)):
        return (Reason("stale"),)
    return change_reasons(found, frozenset(payload["scopes"].split()))


async def let_change(work: Work, asked: AskedAct) -> ShownToBoth:
    """The machine may do that from now on, and nothing else."""
    client = await held(work, asked.object)
    await change(work, client, frozenset(asked.payload["scopes"].split()), act=asked.id)
    return NOTHING_SHOWN


def _details(payload: Payload) -> Mapping[str, str]:
    return {name: payload[name] for name in ("label", "role", "before", "scopes", "binding", "requests", "keys")}


CLIENT_SCOPES = KindOfAct(
    kind=KIND,
    sentence=Phrase("Change what a machine may do with content."),
    may_request=frozenset({Permission.CLIENTS_MANAGE}),
    may_confirm=MAY_CONFIRM,
    check=may_be_changed,
    perform=let_change,
    details=_details,
    words={
        **MACHINE_WORDS,
        "before": ActWord(Phrase("What it may do until now"), scopes),
        "scopes": MAY_DO,
    },
)
