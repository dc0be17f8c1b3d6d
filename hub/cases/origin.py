"""Which case a referral or request comes from: its sender's alone, so that the recipient never learns the case."""

from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work

_ORIGIN = text("""
insert into origin (org, object, case_file, recipient, purpose, channel)
values (:org, :object, :case_file, :recipient, :purpose, :channel)
""")


async def originate(work: Work, object_id: UUID, *, case_id: UUID, recipient: UUID, purpose: str, channel: str) -> None:
    """Note which case a referral or request comes from; the recipient never sees this. One statement."""
    values = {
        "org": work.viewer.organisation,
        "object": object_id,
        "case_file": case_id,
        "recipient": recipient,
        "purpose": purpose,
        "channel": channel,
    }
    await work.session.execute(_ORIGIN, values)
