"""The line in both ledgers of what its sender did with a message by hand."""

from uuid import UUID

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.identity.work import Work


def note(work: Work, verb: Verb, object_id: UUID, recipient: UUID, *, digest: bytes | None = None) -> None:
    """Write down that this person of the sender did it. `digest`: of what was carried, where something was."""
    viewer = work.viewer
    trail.record(
        work.session,
        verb,
        actor=viewer.organisation,
        principal=viewer.principal,
        sender=viewer.organisation,
        recipient=recipient,
        object_id=object_id,
        at=work.now,
        digest=digest,
    )
