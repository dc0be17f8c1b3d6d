"""The keys of drafts, wrapped anew at a turn (`hub.withdrawals.rewrap`)."""

from sqlalchemy import text

from hub.drafts.keep import draft_key
from hub.identity.copies import Copies

_NEXT = text("""
select id, epoch, wrapped from draft
where org = :org and epoch = any(:retired) and id > :after
order by id limit :batch for no key update skip locked
""")
_WRITE = text("""
update draft set epoch = :epoch, wrapped = given.wrapped
from unnest(cast(:ids as uuid[]), cast(:wrapped as bytea[])) as given(id, wrapped)
where org = :org and draft.id = given.id
""")
COPIES = Copies(draft_key, _NEXT, _WRITE)
