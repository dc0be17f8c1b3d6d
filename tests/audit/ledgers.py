"""Ledgers of any length, written at once, and what their database's owner could do to them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, LiteralString
from uuid import UUID

import psycopg

from hub.audit.chain import START, Event, link_hash
from hub.audit.heads import Head
from hub.kit.db import Database
from hub.kit.signing import SigningKey, ledger_key_file, read_signing_key
from tests.database import TestDatabase
from tests.parties import NOW, Parties, Party

WRITE = """
insert into ledger_event (id, actor, principal, sender, recipient, object, verb, digest, at)
select gen_random_uuid(), case when n %% 2 = 0 then %(sender)s::uuid else %(recipient)s::uuid end, %(principal)s,
  %(sender)s, %(recipient)s, gen_random_uuid(), 'packet:read', sha256(n::text::bytea),
  %(start)s + n * interval '1 millisecond'
from generate_series(1, %(count)s) n
"""
OWN = """
insert into ledger_event (id, actor, principal, sender, object, verb, at, field, about)
select gen_random_uuid(), %(sender)s, %(principal)s, %(sender)s, gen_random_uuid(), 'fact:changed', %(start)s, 'paid',
  %(recipient)s from generate_series(1, %(count)s)
"""
EVENTS = """
select e.id, e.actor, e.principal, e.sender, e.recipient, e.object, e.verb, e.digest, e.at, e.field, e.about, e.salt,
  l.seq
from ledger_link l join ledger_event e on e.id = l.event where l.org = %s order by l.seq
"""


@dataclass(frozen=True)
class Ledger:
    """Two members' ledger, and the key whose heads they keep."""

    database: TestDatabase
    sender: UUID
    recipient: UUID
    principal: UUID

    @property
    def key(self) -> SigningKey:
        """The hub's."""
        return read_signing_key(ledger_key_file(self.database.settings.root_key_file))

    def write(self, count: int) -> None:
        """So many events of both, as if they had just been committed."""
        self._write(WRITE, count)

    def write_own(self, count: int) -> None:
        """So many lines that concern the sender alone."""
        self._write(OWN, count)

    def _write(self, statement: LiteralString, count: int) -> None:
        given = {
            "sender": self.sender,
            "recipient": self.recipient,
            "principal": self.principal,
            "count": count,
            "start": NOW - timedelta(seconds=9),
        }
        self.do(statement, given)

    def do(self, statement: LiteralString, given: Any = None) -> list[tuple[Any, ...]]:
        """What the database's owner can do: everything, past triggers, keys and policies."""
        with self.database.connect() as owner:
            owner.execute("set session_replication_role = origin" if statement in (WRITE, OWN) else FREE)
            cursor = owner.execute(statement, given)
            return cursor.fetchall() if cursor.description else []

    def rewrite(self, first: int, forger: SigningKey) -> None:
        """Compute every hash from link `first` on anew, and sign the new end with a key of one's own."""
        with self.database.connect() as owner:
            owner.execute(FREE)
            rows = owner.execute(EVENTS, (self.sender,)).fetchall()
            hashes = _rehashed(self.sender, rows)
            links = [(hashes[seq - 1], hashes[seq], self.sender, seq) for seq in range(first, len(rows) + 1)]
            owner.cursor().executemany(
                "update ledger_link set previous = %s, hash = %s where org = %s and seq = %s", links
            )
            _resign(owner, self.sender, hashes, forger)


FREE = "set session_replication_role = replica"


async def new_ledger(database: TestDatabase) -> Ledger:
    """Two new members with nothing in their chains."""
    parties = Parties(database, {})
    sender: Party = parties.organisation()
    recipient = parties.organisation("legal_aid")
    await parties.close()
    return Ledger(database, sender.id, recipient.id, sender.principal)


def sealers(ledger: Ledger) -> Database:
    """A pool of the sealer's."""
    return ledger.database.pool("hub_sealer", pool_size=2)


def _rehashed(org: UUID, rows: list[tuple[Any, ...]]) -> list[bytes]:
    hashes = [START]
    for row in rows:
        hashes.append(link_hash(hashes[-1], org, int(row[12]), Event(*row[:12])))
    return hashes


def _resign(owner: psycopg.Connection[Any], org: UUID, hashes: list[bytes], forger: SigningKey) -> None:
    owner.execute("delete from ledger_head where org = %s", (org,))
    head = Head.signed(forger, org, len(hashes) - 1, hashes[-1], NOW)
    owner.execute(
        "insert into ledger_head (org, seq, hash, signature, at) values (%s, %s, %s, %s, %s)",
        (org, head.seq, head.hash, head.signature, head.at),
    )
