"""What lies on the server's disk: the files of one database and the write-ahead log, as raw bytes."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.parties import Parties
from tests.withdrawals.searching import Blob

_BEGINNING = 48
"""Letters enough to know a sealed value by; what is longer is cut up by the database, but begins together."""


@dataclass(frozen=True)
class Disk:
    """A copy of the files, as a base backup or a thief has it."""

    heap: bytes
    log: bytes

    def holds(self, sealed: Iterable[Blob]) -> list[Blob]:
        """Those of these values that lie anywhere in it."""
        return [(table, blob) for table, blob in sealed if self._has(blob[:_BEGINNING])]

    def _has(self, beginning: bytes) -> bool:
        return beginning in self.heap or beginning in self.log


def log_position(parties: Parties) -> str:
    """The file of the log that is written now."""
    parties.rows("select pg_switch_wal()")
    return str(parties.rows("select pg_walfile_name(pg_current_wal_insert_lsn())")[0][0])


def disk(parties: Parties, since: str) -> Disk:
    """The files as they are once everything in memory is written out; the log from this file on."""
    parties.admin.execute("checkpoint")
    folder = Path(parties.rows("show data_directory")[0][0])
    if not folder.is_dir():
        pytest.skip("the server's files are not on this machine")
    (number,) = parties.rows("select oid from pg_database where datname = current_database()")[0]
    heap = b"".join(file.read_bytes() for file in sorted((folder / "base" / str(number)).iterdir()))
    log = [file for file in sorted((folder / "pg_wal").iterdir()) if file.is_file() and file.name >= since]
    return Disk(heap, b"".join(file.read_bytes() for file in log))
