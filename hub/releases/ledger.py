"""One way to write down what happened to a release."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import TextClause

from hub.audit.trail import record
from hub.audit.verbs import Verb
from hub.identity.viewer import THE_HUB
from hub.identity.work import Work


def log(work: Work, verb: Verb, *, sender: UUID, recipient: UUID, object_id: UUID, digest: bytes) -> None:
    """The viewer did this, now, with a release of that digest; where the hub acts by itself nobody is named."""
    principal = work.viewer.principal
    record(
        work.session,
        verb,
        actor=work.viewer.organisation,
        principal=None if principal == THE_HUB else principal,
        sender=sender,
        recipient=recipient,
        object_id=object_id,
        at=work.now,
        digest=digest,
    )


async def each(work: Work, statement: TextClause, verb: Verb, values: Mapping[str, object]) -> tuple[UUID, ...]:
    """Do this to releases, and write a line for each; answers their ids. One statement.

    It returns id, sender, recipient, object and digest, and may ask `:now` and `:org`, the viewer's organisation.
    """
    rows = (await work.session.execute(statement, {"now": work.now, "org": work.viewer.organisation, **values})).all()
    for row in rows:
        log(work, verb, sender=row.sender, recipient=row.recipient, object_id=row.object, digest=row.digest)
    return tuple(row.id for row in rows)
