"""The keys of acts of two people, wrapped anew at a turn (`hub.withdrawals.rewrap`)."""

from datetime import timedelta

from sqlalchemy import text

from hub.acts.seals import wrapped_place
from hub.identity.copies import Copies

ACTS_KEPT = timedelta(days=30)
"""How long it can be read what an act asked for, from its asking on; the view `wrapped_key` counts the same."""
_NEXT = text("""
select id, epoch, data_key as wrapped from two_person_act
where org = :org and epoch = any(:retired) and id > :after and requested_at > :kept
order by id limit :batch for no key update skip locked
""")
_WRITE = text("""
update two_person_act a set epoch = :epoch, data_key = given.wrapped
from unnest(cast(:ids as uuid[]), cast(:wrapped as bytea[])) as given(id, wrapped)
where a.org = :org and a.id = given.id
""")
COPIES = Copies(wrapped_place, _NEXT, _WRITE)
