"""Requests to remove of this case that their platforms took: a derived field of what a lawyer may receive."""

from typing import Any
from uuid import UUID

from sqlalchemy import text

from hub.cases.fragments import what_came_of
from hub.identity.fragments import organisation
from hub.identity.work import Work

_SENT = text(f"""
select organisation.name, takedown.received_at, takedown.status, takedown.purpose,
  cardinality(takedown.item_status) as items
from {what_came_of("origin")}
join task as takedown on (takedown.id, takedown.kind, takedown.sender) = (origin.object, 'takedown', :org)
{organisation("organisation", "takedown.recipient")}
where takedown.status not in ('draft', 'entered-in-error') and takedown.delivery_status = 'sent'
order by takedown.created_at, takedown.id
limit 200
""")  # noqa: S608 - columns of ours


async def requests_already_sent(work: Work, case_id: UUID) -> dict[str, Any]:
    """The value of `requests_already_sent` by the field's name, for the gate; nothing where none was sent.

    One statement. Names the recipient and how it stands, never what was to be removed.
    """
    rows = (await work.session.execute(_SENT, {"org": work.viewer.organisation, "case": case_id})).all()
    sent = [
        {
            "recipient": row.name,
            "sent_at": row.received_at.isoformat(timespec="seconds"),
            "purpose": row.purpose,
            "status": row.status,
            "items": row.items,
        }
        for row in rows
    ]
    return {"requests_already_sent": sent} if sent else {}
