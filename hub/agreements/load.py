"""The agreement between two organisations that is in force on a day."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

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
_COLUMNS = "purposes, fields, retention_days, onward_sharing, valid_from, valid_to"
_TERMS = text(f"select {_COLUMNS} {IN_FORCE}")
_ONE_OF_MANY = IN_FORCE.replace(":recipient", "asked.recipient").replace(":purpose", "asked.purpose")
_OF_MANY = text(f"""
select asked.recipient as asked_recipient, asked.purpose as asked_purpose, found.*
from unnest(cast(:recipients as uuid[]), cast(:purposes as text[])) as asked(recipient, purpose)
cross join lateral (select {_COLUMNS} {_ONE_OF_MANY}) as found
""")  # noqa: S608 - columns of ours


async def terms(work: Work, sender: UUID, recipient: UUID, purpose: str, today: date) -> Terms | None:
    """What the two agreed and is in force `today`, the newest that serves the purpose first. One statement.

    Where only agreements for other purposes are in force the newest of them, so that the rule can say so.
    """
    given = {"sender": sender, "recipient": recipient, "purpose": purpose, "today": today}
    row = (await work.session.execute(_TERMS, given)).one_or_none()
    return None if row is None else _read(row)


async def terms_of_many(
    work: Work, sender: UUID, asked: Sequence[tuple[UUID, str]], today: date
) -> Mapping[tuple[UUID, str], Terms]:
    """The same for several recipients and purposes; those that agreed nothing are missing. One statement."""
    recipients, purposes = [one for one, _ in asked], [purpose for _, purpose in asked]
    given = {"sender": sender, "recipients": recipients, "purposes": purposes, "today": today}
    rows = (await work.session.execute(_OF_MANY, given)).all()
    return {(row.asked_recipient, row.asked_purpose): _read(row) for row in rows}


def _read(row: Row[Any]) -> Terms:
    return Terms(
        purposes=frozenset(row.purposes),
        fields=MappingProxyType(dict(row.fields)),
        retention_days=row.retention_days,
        onward_sharing=row.onward_sharing,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
