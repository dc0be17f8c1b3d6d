"""The scopes of a machine change: fewer at once, others as two people say where they lead to content."""

from uuid import UUID

from hub.audit.verbs import Verb
from hub.identity import entry_marks
from hub.identity.entry_marks import CountedRow
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, Reason
from hub.machines.clients.hold import HeldClient
from hub.machines.clients.ledger_lines import note
from hub.machines.clients.rules import client_reasons, needs_two


def change_reasons(client: HeldClient, wanted: frozenset[str]) -> tuple[Reason, ...]:
    """Why the machine cannot have these: what no such machine has, or just what counts for it already."""
    reasons = client_reasons(client.wanting(wanted))
    alike = wanted == client.scopes and not needs_two(client.scopes, wanted, confirmed=client.confirmed)
    return (*reasons, *((Reason("scopes_alike", "scopes"),) if alike else ()))


async def change(work: Work, client: HeldClient, wanted: frozenset[str], *, act: UUID | None = None) -> UUID:
    """Give the machine these scopes in the place of those it has; its id.

    What it asks for next, and what its present tokens open, follow at once. `act`: by which two people confirmed it.
    Raises `Invalid`, and `Conflict` `second_person_needed` where nobody confirmed what leads to content.
    """
    if reasons := change_reasons(client, wanted):
        raise Invalid(*reasons)
    if act is None and needs_two(client.scopes, wanted, confirmed=client.confirmed):
        raise Conflict(Reason("second_person_needed"))
    which = {"org": work.viewer.organisation, "id": client.id}

    def given(row: CountedRow) -> dict[str, object]:
        return {"scopes": sorted(wanted), "act": row.act if act is None else act}

    await entry_marks.change(work.session, "client", which, given, at=work.now)
    note(work, Verb.CLIENT_SCOPES_CHANGED, client.id, wanted)
    return client.id
