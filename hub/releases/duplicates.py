"""Which items were asked for before, at the same recipient."""

from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work

_DUPLICATES = text("""
select ours.item from item_match as ours
where ours.request = :request and exists (
  select from item_match as other
  where other.recipient = ours.recipient and other.hash = ours.hash and other.request <> ours.request
)
order by ours.item
""")


async def duplicates(work: Work, request_id: UUID) -> tuple[int, ...]:
    """The numbers of items that another request to this recipient names too; one statement.

    The recipient sees it across its senders, a sender among its own requests only: the policies see to that.
    """
    return tuple((await work.session.execute(_DUPLICATES, {"request": request_id})).scalars())
