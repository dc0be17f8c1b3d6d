"""Held: its recipient can neither read nor accept it until somebody has answered. Several causes can hold one."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.releases.ledger import each

_HOLD = text("""
update release set held_for = held_for || cast(:cause as text)
where id = any(:ids) and destroyed_at is null and not cast(:cause as text) = any(held_for)
returning id, sender, recipient, object, digest
""")
_LET_GO = text("""
update release set held_for = array_remove(held_for, cast(:cause as text))
where id = any(:ids) and cast(:cause as text) = any(held_for)
returning id, sender, recipient, object, digest
""")


async def hold(work: Work, release_ids: Sequence[UUID], cause: str) -> tuple[UUID, ...]:
    """Hold these for this cause; answers those that it did not hold before. The sender's to do; one statement."""
    return await each(work, _HOLD, Verb.RELEASE_HELD, {"ids": list(release_ids), "cause": cause})


async def unhold(work: Work, release_ids: Sequence[UUID], cause: str) -> tuple[UUID, ...]:
    """Let go of what this cause held; another one may hold it still. Answers those that it held. One statement."""
    return await each(work, _LET_GO, Verb.RELEASE_LET_GO, {"ids": list(release_ids), "cause": cause})
