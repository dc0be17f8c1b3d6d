"""What was done with a request, in the chains of both its sides."""

from hub.audit.trail import record
from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.takedowns.repository import OpenTakedown


def note(work: Work, verb: Verb, request: OpenTakedown) -> None:
    """One line: the viewer did this, now."""
    record(
        work.session,
        verb,
        actor=work.viewer.organisation,
        principal=work.viewer.principal,
        sender=request.sender,
        recipient=request.recipient,
        object_id=request.id,
        at=work.now,
    )
