"""The keys of cases, wrapped anew at a turn (`hub.withdrawals.rewrap`)."""

from sqlalchemy import text

from hub.cases.associated_data import case_key
from hub.identity.copies import Copies

_NEXT = text("""
select case_file as id, epoch, wrapped from case_key
where org = :org and epoch = any(:retired) and case_file > :after
order by case_file limit :batch for no key update skip locked
""")
_WRITE = text("""
update case_key set epoch = :epoch, wrapped = given.wrapped
from unnest(cast(:ids as uuid[]), cast(:wrapped as bytea[])) as given(id, wrapped)
where org = :org and case_file = given.id
""")
COPIES = Copies(case_key, _NEXT, _WRITE)
