"""Signed heads: who keeps one can tell later whether anything before it was changed, taken out or cut off."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.chain import instant
from hub.exchange.packets import canonical_bytes
from hub.kit.signing import SigningKey, is_signed

_NEWEST = text("select seq, hash, signature, at from ledger_head where org = :organisation order by seq desc limit 1")
_NUMBERED = text("select seq, hash, signature, at from ledger_head where org = :organisation and seq = :seq")
_NEWEST_OF_ALL = text("select distinct on (org) org, seq, hash, signature, at from ledger_head order by org, seq desc")
_FORMAT = "tsunagu-ledger-head/1"


@dataclass(frozen=True)
class Head:
    """The hash of link `seq` of an organisation's chain, and the hub's signature (Ed25519) over it."""

    organisation: UUID
    seq: int
    hash: bytes
    at: datetime
    signature: bytes

    @classmethod
    def signed(cls, key: SigningKey, organisation: UUID, seq: int, hash: bytes, at: datetime) -> "Head":
        """A new head."""
        return cls(organisation, seq, hash, at, key.sign(_covered(organisation, seq, hash, at)))

    def is_genuine(self, public: bytes) -> bool:
        """Whether the holder of the hub's ledger key signed this head."""
        return is_signed(public, self.signature, _covered(self.organisation, self.seq, self.hash, self.at))

    def export(self) -> str:
        """One line of JSON for a member to keep; `verify-ledger --head` reads it."""
        words = {
            "format": _FORMAT,
            "organisation": str(self.organisation),
            "seq": self.seq,
            "hash": self.hash.hex(),
            "at": instant(self.at),
            "signature": self.signature.hex(),
        }
        return canonical_bytes(words).decode()

    @classmethod
    def parse(cls, line: str) -> "Head":
        """The head that `export` wrote; raises `ValueError` for anything else."""
        try:
            raw = json.loads(line)
            if raw["format"] != _FORMAT:
                raise ValueError("format")
            return cls(
                UUID(raw["organisation"]),
                int(raw["seq"]),
                bytes.fromhex(raw["hash"]),
                datetime.fromisoformat(raw["at"]),
                bytes.fromhex(raw["signature"]),
            )
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError("head") from error


async def newest(session: AsyncSession, organisation: UUID) -> Head | None:
    """The newest head of the organisation's chain, None before its first event. One statement."""
    row = (await session.execute(_NEWEST, {"organisation": organisation})).one_or_none()
    return None if row is None else Head(organisation, row.seq, row.hash, row.at, row.signature)


async def numbered(session: AsyncSession, organisation: UUID, seq: int | None) -> Head | None:
    """The organisation's signed head of this number; None where there is none. One statement."""
    row = (await session.execute(_NUMBERED, {"organisation": organisation, "seq": seq})).one_or_none()
    return None if row is None else Head(organisation, row.seq, row.hash, row.at, row.signature)


async def newest_of_all(session: AsyncSession) -> tuple[Head, ...]:
    """The newest head of every chain that the role may see: of all for the sealer. One statement."""
    rows = (await session.execute(_NEWEST_OF_ALL)).all()
    return tuple(Head(row.org, row.seq, row.hash, row.at, row.signature) for row in rows)


def _covered(organisation: UUID, seq: int, hash: bytes, at: datetime) -> bytes:
    words = {"format": _FORMAT, "organisation": str(organisation), "seq": seq, "hash": hash.hex(), "at": instant(at)}
    return canonical_bytes(words)
