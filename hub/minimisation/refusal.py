"""A disclosure that the gate refused: told to the caller, and kept in the ledger."""

from uuid import UUID

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.kit.errors import Reason, Refused


class DisclosureRefused(Refused):
    """The gate's no. It rolls back whatever the use case wrote, so the edge notes it afterwards, by itself."""

    def __init__(self, case_id: UUID, recipient_id: UUID, reasons: tuple[Reason, ...]) -> None:
        """Which case and recipient it was about, for the ledger; the message holds codes and field names only."""
        super().__init__(*reasons)
        self.case_id = case_id
        self.recipient_id = recipient_id


async def note(work: Work, refusal: DisclosureRefused) -> None:
    """Put the refusal into the sender's ledger. Called by the edge in a transaction of its own.

    The recipient is not named as a party: it must not learn that somebody asked about sending to it.
    """
    trail.record(
        work.session,
        Verb.DISCLOSURE_REFUSED,
        actor=work.viewer.organisation,
        principal=work.viewer.principal,
        sender=work.viewer.organisation,
        recipient=None,
        object_id=refusal.case_id,
        at=work.now,
    )
