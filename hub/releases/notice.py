"""What the recipient may know of a change to what it received: that it waits, or was replaced; never why.

SQL for the one statement of a repository. Both sides read the same word. What a pair or the hub changed is told as
itself.
"""

from hub.narrowing.causes import Cause

TOLD_AS_ITSELF = (Cause.SENDER_SUSPENDED, Cause.RECIPIENT_SUSPENDED, Cause.KEY_STOLEN, Cause.KEY_REVOKED)
"""What holds for these is no word of the sender: the recipient learns it from the directory, or of its own key."""
NOTICE = """(
  select case when bool_or(not r.held_for <@ $itself) then 'paused-by-sender'
    when bool_or(r.replaces is not null and r.opened_at is not null) then 'replaced-by-sender' end
  from release r where r.object = $id and r.cut_at is null and r.destroyed_at is null)""".replace(
    "$itself", f"cast(array[{', '.join(repr(cause.value) for cause in TOLD_AS_ITSELF)}] as text[])"
)
"""SQL: the word for the referral or request `$id`; null where it is as it was sent. An ending has its reason code."""
