"""The hub-wide log: a leaf an organisation and day, found by its proof, in a log that only grows and others sign."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from hub.audit import merkle
from hub.audit.checkpoint import Witness, signed
from hub.audit.foreign_heads import noted
from hub.audit.heads import Head
from hub.audit.log import log_day
from hub.audit.proofs import cosign, grown_since, leaf_of
from hub.audit.sealer import seal
from hub.identity.organisations import everybody
from hub.kit.settings import Settings
from hub.kit.signing import SigningKey
from tests.audit.ledgers import Ledger, new_ledger, sealers
from tests.audit.verifier import ORIGIN, VERIFY, shown, witnessed
from tests.database import TestDatabase, new_database
from tests.parties import NOW

pytestmark = pytest.mark.anyio
DAY = timedelta(days=1)
Leaf = dict[str, Any]


def test_every_leaf_and_every_earlier_tree_is_proved_at_every_size() -> None:
    leaves = [merkle.leaf_hash(bytes([n])) for n in range(33)]
    known: dict[merkle.Node, bytes] = {}
    roots = [merkle.EMPTY]
    for size, leaf in enumerate(leaves, 1):
        known |= merkle.grown(size - 1, [leaf], known)
        roots.append(merkle.hash_of((0, size), known))
        now = VERIFY.Checkpoint("", "", size, roots[size], [])
        for index in range(size):
            proof = [merkle.hash_of(one, known) for one in merkle.inclusion(index, size)]
            assert VERIFY.is_included(bytes([index]), index, proof, now)
            assert not VERIFY.is_included(bytes([index + 1]), index, proof, now)
            assert not VERIFY.is_included(bytes([index]), index + 1, proof, now)
        for old in range(size + 1):
            proof = [merkle.hash_of(one, known) for one in merkle.consistency(old, size)]
            before = VERIFY.Checkpoint("", "", old, roots[old], [])
            assert VERIFY.is_consistent(before, now, proof)
            assert not VERIFY.is_consistent(before._replace(root=bytes(32)), now, proof)


def test_the_tree_of_seven_is_that_of_the_standard() -> None:
    """RFC 6962, 2.1.3, with the hashes computed here anew by its definition."""
    data = [b"", b"\x00", b"\x10", b" !", b"01", b"@ABC", b"PQRSTUVW"]

    def root(part: list[bytes]) -> bytes:
        if len(part) == 1:
            return hashlib.sha256(b"\x00" + part[0]).digest()
        middle = 1
        while middle * 2 < len(part):
            middle *= 2
        return hashlib.sha256(b"\x01" + root(part[:middle]) + root(part[middle:])).digest()

    known = merkle.grown(0, [merkle.leaf_hash(one) for one in data], {})
    assert merkle.hash_of((0, 7), known) == root(data)
    assert merkle.inclusion(0, 7) == ((1, 2), (2, 4), (4, 7))
    assert merkle.inclusion(6, 7) == ((4, 6), (0, 4))
    assert merkle.consistency(3, 7) == ((2, 3), (3, 4), (0, 2), (4, 7))
    assert merkle.consistency(6, 7) == ((4, 6), (6, 7), (0, 4))


@pytest.fixture(scope="module")
def database(settings: Settings, template: TestDatabase) -> Iterator[TestDatabase]:
    with new_database(settings, template) as made:
        yield made


@dataclass(frozen=True)
class Logged:
    """A log of two days, and what the sender was shown on each."""

    ledger: Ledger
    first: Leaf
    second: Leaf
    proof: list[str]

    def flaws(self, leaf: Leaf, *witnesses: str) -> set[str]:
        """What the tool finds in a leaf."""
        return {one.code for one in VERIFY.check_leaf(leaf, self.ledger.key.public, list(witnesses), len(witnesses))}

    def grown(self, before: str, now: str, proof: list[str]) -> set[str]:
        """What the tool finds between two checkpoints."""
        return {one.code for one in VERIFY.check_grown(before, now, proof, self.ledger.key.public)}


async def leaf(ledger: Ledger, organisation: UUID) -> Leaf:
    pool = ledger.database.pool("hub_web", pool_size=1)
    try:
        async with pool.transaction(organisation) as session:
            found = await leaf_of(session, organisation)
    finally:
        await pool.close()
    assert found
    exported: Leaf = json.loads(found.export())
    return exported


@pytest.fixture(scope="module")
async def kept(database: TestDatabase) -> Logged:
    ledger = await new_ledger(database)
    pool = sealers(ledger)
    assert await log_day(pool, ledger.key, ORIGIN, NOW, everybody)
    first = await leaf(ledger, ledger.sender)
    ledger.write(3)
    await seal(pool, ledger.key, NOW)
    assert await log_day(pool, ledger.key, ORIGIN, NOW + DAY, everybody)
    assert not await log_day(pool, ledger.key, ORIGIN, NOW + DAY, everybody), "once a day"
    await seal(pool, ledger.key, NOW + DAY)
    second = await leaf(ledger, ledger.sender)
    async with pool.transaction(None) as session:
        grown = await grown_since(session, VERIFY.read_checkpoint(first["checkpoint"]).size)
    await pool.close()
    assert grown
    return Logged(ledger, first, second, [one.hex() for one in grown.proof])


@pytest.fixture
def logged(kept: Logged) -> Logged:
    """The same, for each test to spoil."""
    return replace(kept, first=json.loads(json.dumps(kept.first)), second=json.loads(json.dumps(kept.second)))


async def test_a_member_finds_its_head_of_each_day_in_the_log_and_the_log_only_grew(logged: Logged) -> None:
    assert logged.flaws(logged.first) == logged.flaws(logged.second) == set()
    assert logged.first["head"] is None, "nothing had happened, and there is a leaf"
    assert logged.second["head"]["seq"] == 3
    assert logged.grown(logged.first["checkpoint"], logged.second["checkpoint"], logged.proof) == set()


async def test_the_log_shows_nothing_of_who_did_how_much(logged: Logged) -> None:
    salts = logged.ledger.do("select count(distinct salt), count(*), max(place) + 1 from log_leaf")
    hashes = logged.ledger.do("select hash from log_node where level = 0 order by place")

    assert salts[0][0] == salts[0][1] == salts[0][2] == len(hashes)
    half = len(hashes) // 2
    assert hashes[:half] == sorted(hashes[:half]), "no order but that of the hashes"


async def test_heads_stand_in_the_counterpartys_chain(logged: Logged) -> None:
    ledger = logged.ledger
    theirs = await shown(ledger, ledger.recipient)

    said = [one["line"] for one in theirs.lines if one["line"]["verb"] == "head:noted"]
    ours = Head.parse(json.dumps(logged.second["head"]))
    assert noted(ours).hex() in [line["digest"] for line in said if line["actor"] == str(ledger.sender)]
    assert {line["actor"] for line in said} == {str(ledger.sender), str(ledger.recipient)}
    assert all(line["by_the_hub"] for line in said)


async def test_a_witness_outside_cosigns_and_a_false_one_is_not_kept(logged: Logged) -> None:
    ledger, note = logged.ledger, logged.second["checkpoint"]
    ledger.do("delete from log_cosignature")
    vkey, line = witnessed(note)
    _, another = witnessed(logged.first["checkpoint"])
    size = VERIFY.read_checkpoint(note).size
    assert logged.flaws(logged.second, vkey) == {"witness"}

    pool = sealers(ledger)
    async with pool.transaction(None) as session:
        false = [await cosign(session, vkey, size, one) for one in (another, line[:-8] + "AAAAAAA=", "", note)]
        true = [await cosign(session, vkey, size, line), await cosign(session, vkey, size, line)]
        with pytest.raises(ValueError, match="vkey"):
            await cosign(session, vkey.replace("+", "+00", 1), size, line)
    await pool.close()

    assert (false, true) == ([False] * 4, [True, True])
    assert logged.flaws(await leaf(ledger, ledger.sender), vkey) == set()


def _another_head(logged: Logged) -> set[str]:
    logged.second["head"]["seq"] = 2
    return logged.flaws(logged.second)


def _another_salt(logged: Logged) -> set[str]:
    logged.second["salt"] = "00" * 32
    return logged.flaws(logged.second)


def _another_day(logged: Logged) -> set[str]:
    logged.second["day"] = logged.first["day"]
    return logged.flaws(logged.second)


def _no_head(logged: Logged) -> set[str]:
    logged.second["head"] = None
    return logged.flaws(logged.second)


def _another_place(logged: Logged) -> set[str]:
    logged.second["index"] -= 1
    return logged.flaws(logged.second)


def _another_proof(logged: Logged) -> set[str]:
    logged.second["proof"][0] = "00" * 32
    return logged.flaws(logged.second)


def _another_root(logged: Logged) -> set[str]:
    lines = logged.second["checkpoint"].split("\n")
    lines[2] = base64.b64encode(bytes(32)).decode()
    logged.second["checkpoint"] = "\n".join(lines)
    return logged.flaws(logged.second)


def _another_log(logged: Logged) -> set[str]:
    """The owner grows another log from the first day on, and even the hub's key signs it."""
    tree = VERIFY.read_checkpoint(logged.second["checkpoint"])
    forged = signed(logged.ledger.key, ORIGIN, tree.size, bytes(32))
    return logged.grown(logged.first["checkpoint"], forged, logged.proof)


def _cut_back(logged: Logged) -> set[str]:
    return logged.grown(logged.second["checkpoint"], logged.first["checkpoint"], [])


def _false_witness(logged: Logged) -> set[str]:
    vkey, _ = witnessed(logged.second["checkpoint"])
    _, line = witnessed(logged.second["checkpoint"], SigningKey.new())
    logged.second["checkpoint"] += f"{line}\n"
    return logged.flaws(logged.second, vkey)


LOG_FORGERIES: dict[str, Callable[[Logged], set[str]]] = {
    "another head": _another_head,
    "another salt": _another_salt,
    "another day": _another_day,
    "a head left out": _no_head,
    "another place": _another_place,
    "another proof": _another_proof,
    "another root": _another_root,
    "another log": _another_log,
    "a log cut back": _cut_back,
    "a false witness": _false_witness,
}


@pytest.mark.parametrize("name", LOG_FORGERIES)
async def test_what_is_forged_in_the_log_is_found(logged: Logged, name: str) -> None:
    assert LOG_FORGERIES[name](logged)


def test_a_vkey_of_a_log_is_no_witness() -> None:
    with pytest.raises(ValueError, match="vkey"):
        Witness.parse("hub.example.org+00000000+AQAA")
