"""The organisation's provider, as its administrator sees it: never its secret."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work

_PRESENT = text("""
select id, issuer, client_id, method, sign_in_word, public_key, set_at, checked_at, seen,
  (select count(*) from identity_provider every where every.org = :org) as version
from identity_provider where org = :org and ended_at is null
""")


@dataclass(frozen=True)
class Provider:
    """What was set, and what the last check saw; `checked_at` None: nobody signs in by it yet.

    `version`: the how-manyth it is that this organisation set.
    """

    id: UUID
    issuer: str
    client_id: str
    method: str
    sign_in_word: str
    public_key: dict[str, Any] | None
    set_at: datetime
    checked_at: datetime | None
    algorithms: tuple[str, ...]
    sends_issuer: bool | None
    version: int


async def provider(work: Work) -> Provider | None:
    """The present one; None where people sign in otherwise. One statement."""
    row = (await work.session.execute(_PRESENT, {"org": work.viewer.organisation})).one_or_none()
    if row is None:
        return None
    seen = row.seen or {}
    return Provider(
        id=row.id,
        issuer=row.issuer,
        client_id=row.client_id,
        method=row.method,
        sign_in_word=row.sign_in_word,
        public_key=row.public_key,
        set_at=row.set_at,
        checked_at=row.checked_at,
        algorithms=tuple(seen.get("algorithms", ())),
        sends_issuer=seen.get("sends_issuer"),
        version=row.version,
    )
