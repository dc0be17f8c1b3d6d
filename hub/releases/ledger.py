"""One way to write down what happened to a release."""

from uuid import UUID

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
