"""Where keys of epochs live: outside PostgreSQL, behind one interface.

What lies under an epoch's key was copied wherever the database was: heap, log, backups. Once the key has left, none of
those copies opens. A copy of the key may rest sealed to a key that is kept offline: for a restore, until its day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

import pyrage

from hub.kit.unready import Unready

MOST_DAYS = 30
"""Erasure reaches every backup within a month."""


@dataclass(frozen=True)
class Backup:
    """`days`: how long a copy of a key that has left is kept, 0 for not at all. `recipient`: age1…, the offline key's.

    Where there is no recipient, no copy is made, and with days to keep one no key leaves.
    """

    days: int = 0
    recipient: str | None = None

    @classmethod
    def read(cls, environ: Mapping[str, str], *, days: int) -> "Backup":
        """Of HUB_BACKUP_DAYS (`days` where it is not set) and HUB_BACKUP_RECIPIENT; raises `Unready`."""
        given = environ.get("HUB_BACKUP_DAYS", str(days))
        if not (given.isascii() and given.isdecimal() and int(given) <= MOST_DAYS):
            raise Unready(f"HUB_BACKUP_DAYS is {given!r}; it must be a number of days from 0 to {MOST_DAYS}.")
        recipient = environ.get("HUB_BACKUP_RECIPIENT") or None
        try:
            if recipient is not None:
                pyrage.x25519.Recipient.from_str(recipient)
        except pyrage.RecipientError:
            raise Unready("HUB_BACKUP_RECIPIENT is no age recipient: the public line (age1…) is wanted.") from None
        return cls(int(given), recipient)


class EpochKeys(Protocol):
    """A folder here (`key_folder.py`); a token or a key service would do as well."""

    backup: Backup

    def begin(self, organisation: UUID, after: int) -> tuple[int, bytes]:
        """A new key and its epoch: the first after `after` that was never used."""
        ...

    def key(self, organisation: UUID, epoch: int) -> bytes:
        """The key of this epoch; raises `Unopenable` where it has left."""
        ...

    def forget(self) -> None:
        """Keep no open key in memory."""
        ...

    def leave(self, organisation: UUID, epoch: int, until: date) -> None:
        """Take the key out of the running hub, for good; its sealed copy stays through `until`. Twice is as once."""
        ...

    def tidy(self, today: date) -> None:
        """Destroy the sealed copies whose day has passed, and make those that living keys still lack."""
        ...
