"""Links hash a commitment to what a side may not see, and what was linked before is stated once in that form."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from alembic import op

revision = "20261130_20"
down_revision = "20261130_30"

LINKED = sa.text("""
select l.org as chain, l.seq, l.hash, e.id, e.actor, e.principal, e.sender, e.recipient, e.object, e.verb, e.digest,
  e.at, e.field, e.about, e.salt
from ledger_link l join ledger_event e on e.id = l.event where l.org = :org order by l.seq
""")
RESTATED = sa.text("""
insert into ledger_event (id, actor, sender, object, verb, digest, at)
values (:id, :org, :org, :org, 'ledger:restated', :digest, now())
""")


def upgrade() -> None:
    """Add the salts, mark the links made so far, and write each chain's statement of them: one event a chain."""
    op.execute("""
    -- each row gets a salt of its own: the default is computed anew for each
    alter table ledger_event add column salt bytea not null
      default sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) check (octet_length(salt) = 32);
    alter table ledger_link add column format smallint not null default 1 check (format in (1, 2));
    alter table ledger_link alter column format set default 2;
    -- under forced row-level security even the owner sees no rows
    alter table ledger_event no force row level security;
    alter table ledger_link no force row level security;
    """)
    bind = op.get_bind()
    for org in bind.execute(sa.text("select distinct org from ledger_link order by org")).scalars().all():
        bind.execute(RESTATED, {"id": uuid4(), "org": org, "digest": _restated(bind, org)})
    op.execute("""
    alter table ledger_event force row level security;
    alter table ledger_link force row level security;
    """)


def downgrade() -> None:
    """Drop both; what was linked in the new form could not be checked any more, so it asks that there be none."""
    op.execute("alter table ledger_link no force row level security")
    op.execute("""
    do $$ begin
      if exists (select 1 from ledger_link where format = 2) then
        raise exception 'the ledger holds links of the new form: export and verify it, then delete it by hand';
      end if;
    end $$
    """)
    op.execute("""
    alter table ledger_link force row level security;
    alter table ledger_link drop column format;
    alter table ledger_event drop column salt;
    """)


def _restated(bind: sa.Connection, org: UUID) -> bytes:
    """The end of a chain over every line so far in the new form, each with the hash that its link has."""
    end = bytes(32)
    for row in bind.execute(LINKED, {"org": org}, execution_options={"yield_per": 5000}):
        end = hashlib.sha256(end + _canonical({**_line(row), "was": row.hash.hex()})).digest()
    return end


def _line(row: sa.Row[Any]) -> dict[str, Any]:
    who = _text(row.principal)
    return {
        "format": "tsunagu-ledger-line/2",
        "chain": str(row.chain),
        "seq": row.seq,
        "id": str(row.id),
        "actor": str(row.actor),
        "by_the_hub": who in (None, str(UUID(int=0))),
        "principal": hashlib.sha256(row.salt + (who or "").encode()).hexdigest(),
        "sender": str(row.sender),
        "recipient": _text(row.recipient),
        "object": str(row.object),
        "verb": row.verb,
        "digest": None if row.digest is None else row.digest.hex(),
        "at": _instant(row.at),
        "field": row.field,
        "about": _text(row.about),
    }


def _text(id: UUID | None) -> str | None:
    return None if id is None else str(id)


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _canonical(words: dict[str, Any]) -> bytes:
    return json.dumps(words, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()
