"""A machine is taken in: with a principal of its own, so that every deed of it stands in the ledger under its name."""

from uuid import UUID

from hub.audit.verbs import Verb
from hub.identity import people
from hub.identity.entry_marks import sign
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, Reason
from hub.kit.ids import new_id
from hub.machines.clients.ledger_lines import note
from hub.machines.clients.models import Client
from hub.machines.clients.rules import ClientWanted, client_reasons, needs_two


async def add(work: Work, wanted: ClientWanted, *, id: UUID | None = None, act: UUID | None = None) -> UUID:
    """Take the machine in, without a key yet; its id.

    `act`: by which two people confirmed it, `id` as it was named there. Raises `Invalid`, and `Conflict`
    `second_person_needed` for one that would read or write content and that nobody confirmed; the database holds that
    too.
    """
    if reasons := client_reasons(wanted):
        raise Invalid(*reasons)
    if act is None and needs_two(frozenset(), wanted.scopes, confirmed=False):
        raise Conflict(Reason("second_person_needed"))
    org = work.viewer.organisation
    principal = await people.add(
        work.session,
        organisation=org,
        kind="machine",
        role=wanted.role,
        label=wanted.label,
        now=work.now,
        let_in_by=work.viewer.principal,
    )
    made = Client(
        org=org,
        id=id or new_id(),
        principal=principal,
        label=wanted.label,
        binding=wanted.binding,
        scopes=sorted(wanted.scopes),
        rate=wanted.rate,
        act=act,
        created_at=work.now,
    )
    work.session.add(sign(work.session, made))
    note(work, Verb.CLIENT_ADDED, made.id, wanted.scopes)
    await work.session.flush()
    return made.id
