"""Everything sealed in a database, tried with every key that is to be had, at every place it may be sealed for."""

from collections.abc import Iterable, Iterator
from itertools import product
from uuid import UUID

from hub.kit.sealed import RootKey, Unopenable, unseal
from tests.parties import Parties

PLACES = (
    "epoch/{b}/{epoch}",
    "organisation_key/{a}/{epoch}",
    "release_key/{a}/{b}/{epoch}",
    "case_key/{a}/{b}/{epoch}",
    "sealed_packet.sealed/{a}",
    "takedown_sealed.sealed/{a}",
    "delivery_body.sealed/{a}",
)

PLACE_OF = {"file": "epoch/"}
"""A value is sealed for a place of its own table, and a file for one of an epoch."""

Blob = tuple[str, bytes]
"""A sealed value or wrapped key, with its table."""


def blobs(parties: Parties) -> Iterator[Blob]:
    """Every sealed value and wrapped key in the database, with its table."""
    columns = parties.rows(
        "select table_name, column_name from information_schema.columns"
        " where table_schema = 'public' and data_type = 'bytea'"
    )
    for table, column in columns:
        for (blob,) in parties.rows(f"select {column} from {table} where {column} is not null"):
            yield table, bytes(blob)


def places(parties: Parties, epochs: Iterable[int] = (1,)) -> list[str]:
    """Every place that a key or a value of this database may have been sealed for."""
    ids: set[UUID] = set()
    for table, column in parties.rows(
        "select table_name, column_name from information_schema.columns"
        " where table_schema = 'public' and data_type = 'uuid'"
    ):
        ids |= {one for (one,) in parties.rows(f"select distinct {column} from {table} where {column} is not null")}
    holders = [one for (one,) in parties.rows("select id from organisation")]
    return list(
        dict.fromkeys(form.format(a=a, b=b, epoch=epoch) for form, a, b, epoch in product(PLACES, ids, holders, epochs))
    )


def search(sealed: Iterable[Blob], where: Iterable[str], keys: Iterable[bytes]) -> dict[str, list[bytes]]:
    """Whatever opens, by table, starting from these keys and going on with each key found inside."""
    found: dict[str, list[bytes]] = {}
    given = list(where)
    known = list(keys)
    tried = [(one, place) for one in sealed for place in given if place.startswith(PLACE_OF.get(one[0], one[0]))]
    for key in known:
        for (table, blob), place in tried:
            try:
                plain = unseal(key, place, blob)
            except (Unopenable, ValueError):
                continue
            found.setdefault(table, []).append(plain)
            if len(plain) == 32 and plain not in known:
                known.append(plain)
    return found


def files(parties: Parties) -> list[Blob]:
    """Every sealed file beside the root key, whatever it is called."""
    beside = parties.database.settings.root_key_file.parent
    holders = [str(one) for (one,) in parties.rows("select id from organisation")]
    found = [file for one in holders for file in sorted((beside / "epochs").rglob(f"*{one}.*"))]
    return [("file", file.read_bytes()) for file in found]


def root_key(parties: Parties) -> bytes:
    """The one key that lies in clear."""
    return RootKey.read(parties.database.settings.root_key_file).key


def opened(parties: Parties) -> dict[str, list[bytes]]:
    """Whatever opens in the database as it stands, starting from the root key and the files beside it."""
    found = search([*files(parties), *blobs(parties)], places(parties), [root_key(parties)])
    return {table: plain for table, plain in found.items() if table != "file"}
