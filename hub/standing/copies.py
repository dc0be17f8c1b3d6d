"""The keys of calls to a standing second, wrapped anew at a turn (`hub.withdrawals.rewrap`)."""

from sqlalchemy import text

from hub.identity.copies import Copies
from hub.standing.calls import wrapped_place

_NEXT = text("""
select id, epoch, data_key as wrapped from standing_call
where peer = :org and epoch = any(:retired) and id > :after and expires_at > :now
order by id limit :batch for no key update skip locked
""")
_WRITE = text("""
update standing_call c set epoch = :epoch, data_key = given.wrapped
from unnest(cast(:ids as uuid[]), cast(:wrapped as bytea[])) as given(id, wrapped)
where c.peer = :org and c.id = given.id
""")
COPIES = Copies(wrapped_place, _NEXT, _WRITE)
