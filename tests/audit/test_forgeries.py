"""Twenty things that the database's owner can do to a ledger that a member was shown, each found by `tsunagu-verify`.

The owner passes every trigger and policy, computes each later hash anew, and then even the hub's own sealer signs the
new end: it cannot know. What gives the owner away is one head that the member kept.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from hub.audit.sealer import seal
from hub.kit.settings import Settings
from hub.kit.signing import SigningKey
from tests.audit.ledgers import Ledger, new_ledger, sealers
from tests.audit.verifier import Kept, flaws, shown
from tests.database import TestDatabase, new_database
from tests.parties import NOW

pytestmark = pytest.mark.anyio
FORGER = SigningKey.new()
SHARED, OWN = 8, 4
EVENT = "(select event from ledger_link where org = %(org)s and seq = 5)"
OWN_EVENT = "(select event from ledger_link where org = %(org)s and seq = 10)"


@pytest.fixture(scope="module")
def database(settings: Settings, template: TestDatabase) -> Iterator[TestDatabase]:
    with new_database(settings, template) as made:
        yield made


@dataclass(frozen=True)
class Owned:
    """A sealed ledger in the hands of the database's owner, and what its member kept of it."""

    ledger: Ledger
    kept: Kept

    def do(self, statement: str) -> None:
        """As the owner; `org` is the member."""
        self.ledger.do(statement, {"org": self.ledger.sender, "other": self.ledger.recipient})


@pytest.fixture
async def owned(database: TestDatabase) -> Owned:
    ledger = await new_ledger(database)
    ledger.write(SHARED)
    await sealed(ledger)
    ledger.write_own(OWN)
    await sealed(ledger)
    return Owned(ledger, await shown(ledger, ledger.sender))


async def sealed(ledger: Ledger) -> None:
    """The hub goes on: its sealer links what is pending and signs the end as it finds it."""
    pool = sealers(ledger)
    await seal(pool, ledger.key, NOW)
    await pool.close()


def changes(column: str, value: str, event: str = EVENT) -> Callable[[Owned], None]:
    def forge(owned: Owned) -> None:
        owned.do(f"update ledger_event set {column} = {value} where id = {event}")

    return forge


def takes_out(owned: Owned) -> None:
    owned.do("delete from ledger_link where org = %(org)s and seq = 5")
    owned.do("update ledger_link set seq = seq + 1000 where org = %(org)s and seq > 5")
    owned.do("update ledger_link set seq = seq - 1001 where org = %(org)s and seq > 1000")


def cuts_off(owned: Owned) -> None:
    owned.do("delete from ledger_head where org = %(org)s")
    owned.do("delete from ledger_link where org = %(org)s and seq > 9")


def exchanges(owned: Owned) -> None:
    for now, then in ((5, 1005), (6, 5), (1005, 6)):
        owned.do(f"update ledger_link set seq = {then} where org = %(org)s and seq = {now}")


def puts_in(owned: Owned) -> None:
    owned.do("update ledger_link set seq = seq + 1000 where org = %(org)s and seq > 4")
    owned.do("update ledger_link set seq = seq - 999 where org = %(org)s and seq > 1000")
    owned.do(
        "with made as (insert into ledger_event (id, actor, sender, object, verb, at) values"
        " (gen_random_uuid(), %(org)s, %(org)s, gen_random_uuid(), 'case:read', now()) returning id)"
        " insert into ledger_link select %(org)s, 5, id, sha256('x'), sha256('x') from made"
    )


def begins_anew(owned: Owned) -> None:
    owned.do("delete from ledger_head where org = %(org)s")
    owned.do("update ledger_event set id = gen_random_uuid() where sender = %(org)s")
    owned.do("delete from ledger_link where org in (%(org)s, %(other)s)")
    owned.do("insert into ledger_pending select sender, id, at from ledger_event where sender = %(org)s")


def takes_anothers(owned: Owned) -> None:
    owned.do(
        "with made as (insert into ledger_event (id, actor, sender, object, verb, at) values"
        " (gen_random_uuid(), %(other)s, %(other)s, gen_random_uuid(), 'case:read', now()) returning id)"
        " update ledger_link set event = made.id from made where org = %(org)s and seq = 12"
    )


FORGERIES: dict[str, Callable[[Owned], None]] = {
    "another verb": changes("verb", "'offer:read'"),
    "another person of one's own": changes("principal", "gen_random_uuid()", OWN_EVENT),
    "another person of the other side": changes("principal", "gen_random_uuid()"),
    "the hub in a person's place": changes("principal", "null", OWN_EVENT),
    "another salt": changes("salt", "sha256('x')"),
    "a microsecond later": changes("at", "at + interval '1 microsecond'"),
    "another digest": changes("digest", "sha256('another')"),
    "another object": changes("object", "gen_random_uuid()"),
    "another fact": changes("field", "'demands:1'", OWN_EVENT),
    "about another": changes("about", "null", OWN_EVENT),
    "done by the other side": changes("actor", "sender"),
    "the sides exchanged": changes("sender", "recipient, recipient = sender"),
    "no digest": changes("digest", "null"),
    "a line taken out": takes_out,
    "the end cut off": cuts_off,
    "two lines exchanged": exchanges,
    "a line put in": puts_in,
    "the chain begun anew": begins_anew,
    "a line of others": takes_anothers,
    "another key's head": changes("verb", "'offer:read'"),
}


def test_there_are_twenty() -> None:
    assert len(FORGERIES) == 20


async def test_what_nobody_touched_verifies_and_goes_on_verifying(owned: Owned) -> None:
    ledger = owned.ledger

    ledger.write(3)
    await sealed(ledger)

    for member in (ledger.sender, ledger.recipient):
        now = await shown(ledger, member)
        assert flaws(now, ledger.key.public, owned.kept if member == ledger.sender else None) == set()
        assert len(now.lines) == SHARED + 3 + (OWN if member == ledger.sender else 0)
    assert flaws(owned.kept, ledger.key.public) == set()


@pytest.mark.parametrize("name", FORGERIES)
async def test_it_is_found_from_one_saved_head(owned: Owned, name: str) -> None:
    ledger = owned.ledger
    assert flaws(await shown(ledger, ledger.sender), ledger.key.public, owned.kept) == set()

    FORGERIES[name](owned)
    if name != "the chain begun anew":
        ledger.rewrite(1, FORGER if name == "another key's head" else ledger.key)
    if name != "another key's head":
        ledger.write(2)
        await sealed(ledger)

    now = await shown(ledger, ledger.sender)
    assert now.lines
    assert flaws(now, ledger.key.public, owned.kept, heads_alone=True) & {"head_differs", "head_forged", "seq"}
    assert flaws(now, ledger.key.public, owned.kept)


async def test_of_the_others_people_a_member_sees_a_commitment_alone(owned: Owned) -> None:
    ledger = owned.ledger
    lines = (await shown(ledger, ledger.sender)).lines

    theirs = [one for one in lines if one["line"]["actor"] == str(ledger.recipient)]
    ours = [one for one in lines if one["line"]["actor"] == str(ledger.sender)]

    assert theirs
    assert not any("opening" in one or str(ledger.principal) in str(one) for one in theirs)
    assert {one["opening"]["principal"] for one in ours} == {str(ledger.principal)}
    commitments = [one["line"]["principal"] for one in lines]
    assert len(set(commitments)) == len(commitments), "nobody sees that two lines are one person's"


@pytest.mark.parametrize("spoilt", ["principal", "salt", "by_the_hub"])
async def test_an_opening_that_does_not_fit_its_commitment_is_a_flaw(owned: Owned, spoilt: str) -> None:
    kept, key = owned.kept, owned.ledger.key.public
    line = kept.lines[-1] if "opening" in kept.lines[-1] else kept.lines[0]
    if spoilt == "by_the_hub":
        line["line"]["by_the_hub"] = True
    else:
        line["opening"][spoilt] = line["line"]["id"] if spoilt == "principal" else "00" * 32

    assert "opening" in flaws(kept, key)


async def test_an_export_goes_on_from_a_saved_head_and_from_nowhere_else(owned: Owned) -> None:
    ledger = owned.ledger
    ledger.write(3)
    await sealed(ledger)
    now = await shown(ledger, ledger.sender)
    later = Kept([one for one in now.lines if one["line"]["seq"] > SHARED + OWN], now.heads)

    assert flaws(later, ledger.key.public, owned.kept) == set()
    assert flaws(later, ledger.key.public) == {"seq"}
