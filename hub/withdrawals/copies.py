"""Which copies of data keys lie under an organisation's key, and how each kind is found and written back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import TextClause, text

from hub.acts.seals import wrapped_place as act_key
from hub.cases.places import case_key
from hub.entry.providers.client import place as provider_secret
from hub.releases.keys import place as release_key
from hub.standing.calls import wrapped_place as call_key

ACTS_KEPT = timedelta(days=30)
"""How long it can be read what an act asked for, from its asking on."""

# rows that somebody holds are passed over: they are being deleted, or they wait for the next night
_CASES = text("""
select case_file as id, epoch, wrapped from case_key
where org = :org and epoch = any(:retired) and case_file > :after
order by case_file limit :batch for no key update skip locked
""")
_RELEASES = text("""
select release as id, epoch, wrapped from release_key
where org = :org and epoch = any(:retired) and release > :after
order by release limit :batch for no key update skip locked
""")
_SECRETS = text("""
select id, epoch, secret_sealed as wrapped from identity_provider
where org = :org and epoch = any(:retired) and id > :after and secret_sealed is not null
order by id limit :batch for no key update skip locked
""")
# what was asked for longer ago is read by nobody any more: it dies with its epoch
_ACTS = text("""
select id, epoch, data_key as wrapped from two_person_act
where org = :org and epoch = any(:retired) and id > :after and requested_at > :kept
order by id limit :batch for no key update skip locked
""")
_CALLS = text("""
select id, epoch, data_key as wrapped from standing_call
where peer = :org and epoch = any(:retired) and id > :after and expires_at > :now
order by id limit :batch for no key update skip locked
""")
_WRITE_CASES = text("""
update case_key set epoch = :epoch, wrapped = given.wrapped
from unnest(cast(:ids as uuid[]), cast(:wrapped as bytea[])) as given(id, wrapped)
where org = :org and case_file = given.id
""")
_WRITE_RELEASES = text("""
update release_key set epoch = :epoch, wrapped = given.wrapped
from unnest(cast(:ids as uuid[]), cast(:wrapped as bytea[])) as given(id, wrapped)
where org = :org and release = given.id
""")

_WRITE_SECRETS = text("""
update identity_provider set epoch = :epoch, secret_sealed = given.wrapped
from unnest(cast(:ids as uuid[]), cast(:wrapped as bytea[])) as given(id, wrapped)
where org = :org and identity_provider.id = given.id
""")
_WRITE_ACTS = text("""
update two_person_act a set epoch = :epoch, data_key = given.wrapped
from unnest(cast(:ids as uuid[]), cast(:wrapped as bytea[])) as given(id, wrapped)
where a.org = :org and a.id = given.id
""")
_WRITE_CALLS = text("""
update standing_call c set epoch = :epoch, data_key = given.wrapped
from unnest(cast(:ids as uuid[]), cast(:wrapped as bytea[])) as given(id, wrapped)
where c.peer = :org and c.id = given.id
""")


@dataclass(frozen=True)
class Copies:
    """Copies of one kind: what they are sealed for, how the next are found, and how they are written back."""

    place: Callable[[UUID], str]
    next: TextClause
    write: TextClause


KINDS = (
    Copies(case_key, _CASES, _WRITE_CASES),
    Copies(release_key, _RELEASES, _WRITE_RELEASES),
    Copies(provider_secret, _SECRETS, _WRITE_SECRETS),
    Copies(act_key, _ACTS, _WRITE_ACTS),
    Copies(call_key, _CALLS, _WRITE_CALLS),
)
"""Secrets of routes go with the beginning of an epoch (`directory/rotate.py`)."""
