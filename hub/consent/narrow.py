"""What must happen in the same transaction when a person allows less than before."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from hub.identity.work import Work

Narrowed = Callable[[Work, UUID, UUID, str, str], Awaitable[None]]
"""`async def narrowed(work, case_id, recipient_id, purpose, channel) -> None`, handed in from above.

Called after the new answer stands, and before the commit, by whatever narrows: a refusal, a shortening, an expiry, a
no to a reporting duty, a recipient newly barred. It asks the gate anew for every release of this case to this
recipient, purpose and channel that is not opened yet (`opened_at` null, offers included whose referral still waits
for an answer), repacks what may still leave and cuts what may not, and cancels the deliveries that it cut. What a
recipient has already opened stays as it is: taking that back is a withdrawal.

The caller holds the fold row FOR UPDATE, so no send can be claimed meanwhile. May be called for a consent under
which nothing was released: then it does nothing. Never refuses.
"""
