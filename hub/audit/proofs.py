"""What a member, or a witness outside, is shown of the log: a leaf with its proof, and that the log only grew."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit import merkle
from hub.audit.checkpoint import Witness
from hub.audit.heads import Head
from hub.audit.log import Leaf
from hub.audit.nodes import nodes_of
from hub.exchange.packets import canonical_bytes

_LEAF = text("""
select l.day, l.place, l.salt, h.seq, h.hash, h.at, h.signature from log_leaf l
left join ledger_head h on (h.org, h.seq) = (l.org, l.seq)
where l.org = :org and l.day = coalesce(cast(:day as date), l.day) order by l.day desc limit 1
""")
_CHECKPOINT = text("""
select c.size, c.note, coalesce(array_agg(w.line order by w.vkey) filter (where w.line is not null), '{}') as lines
from (select size, note from log_checkpoint order by size desc limit 1) c
left join log_cosignature w on w.size = c.size group by c.size, c.note
""")
_NOTE = text("select note from log_checkpoint where size = :size")
_COSIGN = text("""
insert into log_cosignature (size, vkey, line) values (:size, :vkey, :line) on conflict do nothing
""")


@dataclass(frozen=True)
class Checkpoint:
    """The newest one. `note`: as the log and every witness so far have signed it."""

    size: int
    note: str


@dataclass(frozen=True)
class Included:
    """A leaf in the tree of a checkpoint. `proof`: RFC 6962, 2.1.1."""

    leaf: Leaf
    index: int
    checkpoint: Checkpoint
    proof: tuple[bytes, ...]

    def export(self) -> str:
        """All of it as one line of JSON, for `tsunagu-verify --leaf`."""
        proof = [one.hex() for one in self.proof]
        found = {"index": self.index, "checkpoint": self.checkpoint.note, "proof": proof}
        return canonical_bytes({**self.leaf.words(), **found}).decode()


@dataclass(frozen=True)
class Grown:
    """That the newest tree begins with an earlier one of `old` leaves. `proof`: RFC 6962, 2.1.2."""

    old: int
    checkpoint: Checkpoint
    proof: tuple[bytes, ...]


async def newest_checkpoint(session: AsyncSession) -> Checkpoint | None:
    """None before the first day. One statement."""
    row = (await session.execute(_CHECKPOINT)).one_or_none()
    return None if row is None else Checkpoint(row.size, row.note + "".join(f"{line}\n" for line in row.lines))


async def leaf_of(session: AsyncSession, organisation: UUID, day: date | None = None) -> Included | None:
    """The organisation's leaf of this day, of its newest where none is given; None where there is none.

    Three statements.
    """
    row = (await session.execute(_LEAF, {"org": organisation, "day": day})).one_or_none()
    checkpoint = await newest_checkpoint(session)
    if row is None or checkpoint is None:
        return None
    head = None if row.seq is None else Head(organisation, row.seq, row.hash, row.at, row.signature)
    ranges = merkle.inclusion(row.place, checkpoint.size)
    proof = await _hashes(session, ranges)
    return Included(Leaf(organisation, row.day, head, row.salt), row.place, checkpoint, proof)


async def grown_since(session: AsyncSession, old: int) -> Grown | None:
    """The proof from a checkpoint of `old` leaves to the newest; None where there are fewer. Two statements."""
    checkpoint = await newest_checkpoint(session)
    if checkpoint is None or not 0 <= old <= checkpoint.size:
        return None
    return Grown(old, checkpoint, await _hashes(session, merkle.consistency(old, checkpoint.size)))


async def cosign(session: AsyncSession, vkey: str, size: int, line: str) -> bool:
    """Keep a witness's signature of the checkpoint of this size; False, and nothing kept, where it is none.

    Raises `ValueError` for a vkey of nobody. As the sealer; two statements.
    """
    witness = Witness.parse(vkey)
    note = (await session.execute(_NOTE, {"size": size})).scalar_one_or_none()
    if note is None or not witness.has_signed(line, note):
        return False
    await session.execute(_COSIGN, {"size": size, "vkey": vkey, "line": line})
    return True


async def _hashes(session: AsyncSession, ranges: tuple[merkle.Range, ...]) -> tuple[bytes, ...]:
    known = await nodes_of(session, ranges)
    return tuple(merkle.hash_of(one, known) for one in ranges)
