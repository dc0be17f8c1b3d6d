"""The agreement between two organisations that is in force on a day."""

from datetime import date
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import text

from hub.agreements.rules import Terms
from hub.identity.work import Work

IN_FORCE = """from agreement
where sender = :sender and recipient = :recipient and valid_from <= :today and coalesce(valid_to >= :today, true)
  and ended_at is null
  and not exists (
    select from agreement later
    where (later.sender, later.recipient) = (:sender, :recipient) and later.ended_at is not null
      and :purpose = any(later.purposes)
      and (later.valid_from, later.created_at) >= (agreement.valid_from, agreement.created_at)
      and later.created_at >= agreement.created_at)
order by :purpose = any(purposes) desc, valid_from desc, created_at desc, id
limit 1"""
"""SQL: the one agreement that counts `:today` between `:sender` and `:recipient` for `:purpose`.

One that was ended counts no more, and what it had replaced for this purpose does not come back with that.
"""
_TERMS = text(f"select purposes, fields, retention_days, onward_sharing, valid_from, valid_to {IN_FORCE}")


async def terms(work: Work, sender: UUID, recipient: UUID, purpose: str, today: date) -> Terms | None:
    """What the two agreed and is in force `today`, the newest that serves the purpose first. One statement.

    Where only agreements for other purposes are in force the newest of them, so that the rule can say so.
    """
    given = {"sender": sender, "recipient": recipient, "purpose": purpose, "today": today}
    row = (await work.session.execute(_TERMS, given)).one_or_none()
    if row is None:
        return None
    return Terms(
        purposes=frozenset(row.purposes),
        fields=MappingProxyType(dict(row.fields)),
        retention_days=row.retention_days,
        onward_sharing=row.onward_sharing,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
