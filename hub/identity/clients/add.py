"""A machine is taken in: with a principal of its own, so that every deed of it stands in the ledger under its name."""

from uuid import UUID

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.identity import people
from hub.identity.clients.models import Client
from hub.identity.clients.rules import Wanted, client_reasons
from hub.identity.entry_marks import sign
from hub.identity.work import Work
from hub.kit.errors import Invalid


async def add(work: Work, wanted: Wanted) -> UUID:
    """Take the machine in, without a key yet; its id. Raises `Invalid`."""
    if reasons := client_reasons(wanted):
        raise Invalid(*reasons)
    org = work.viewer.organisation
    principal = await people.add(
        work.session, organisation=org, kind="machine", role=wanted.role, label=wanted.label, now=work.now
    )
    made = Client(
        org=org,
        principal=principal,
        label=wanted.label,
        binding=wanted.binding,
        scopes=sorted(wanted.scopes),
        rate=wanted.rate,
        created_at=work.now,
    )
    work.session.add(sign(work.session, made))
    record_own(
        work.session,
        Verb.CLIENT_ADDED,
        org=org,
        principal=work.viewer.principal,
        object_id=made.id,
        at=work.now,
    )
    await work.session.flush()
    return made.id
