"""The secrets of organisations' own providers, wrapped anew at a turn (`hub.withdrawals.rewrap`)."""

from sqlalchemy import text

from hub.entry.providers.client import place
from hub.identity.copies import Copies

_NEXT = text("""
select id, epoch, secret_sealed as wrapped from identity_provider
where org = :org and epoch = any(:retired) and id > :after and secret_sealed is not null
order by id limit :batch for no key update skip locked
""")
_WRITE = text("""
update identity_provider set epoch = :epoch, secret_sealed = given.wrapped
from unnest(cast(:ids as uuid[]), cast(:wrapped as bytea[])) as given(id, wrapped)
where org = :org and identity_provider.id = given.id
""")
COPIES = Copies(place, _NEXT, _WRITE)
