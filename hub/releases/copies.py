"""The keys of releases, wrapped anew at a turn (`hub.withdrawals.rewrap`)."""

from sqlalchemy import text

from hub.identity.copies import Copies
from hub.releases.keys import place

_NEXT = text("""
select release as id, epoch, wrapped from release_key
where org = :org and epoch = any(:retired) and release > :after
order by release limit :batch for no key update skip locked
""")
_WRITE = text("""
update release_key set epoch = :epoch, wrapped = given.wrapped
from unnest(cast(:ids as uuid[]), cast(:wrapped as bytea[])) as given(id, wrapped)
where org = :org and release = given.id
""")
COPIES = Copies(place, _NEXT, _WRITE)
