"""In production the operator brings a member's first key and first route; its own people change them."""

from pyrage import x25519

from tests.commands.words import ADD, Do, Fail, rows
from tests.database import TestDatabase
from tests.parties import NOW

SENTENCE = "changing it takes two of its own people"


def member(do: Do) -> str:
    return str(do(*ADD, "--kind", "legal_aid")["organisation"])


def a_key() -> str:
    return str(x25519.Identity.generate().to_public())


def test_in_production_the_operator_replaces_no_key_and_no_route(real: TestDatabase, do: Do, fail: Fail) -> None:
    organisation = member(do)
    to = ("--organisation", organisation)
    do("organisation", "key-add", *to, "--public", a_key())
    do("organisation", "route-add", *to, "--connector", "nowhere")
    before = [
        rows(real, f"select * from {table} where organisation = %s", organisation) for table in ("public_key", "route")
    ]

    assert SENTENCE in fail("organisation", "key-add", *to, "--public", a_key())
    assert SENTENCE in fail("organisation", "route-add", *to, "--connector", "legal_handoff")

    assert before == [
        rows(real, f"select * from {table} where organisation = %s", organisation) for table in ("public_key", "route")
    ]


def test_a_key_that_was_revoked_is_not_brought_anew_by_the_operator(real: TestDatabase, do: Do, fail: Fail) -> None:
    organisation = member(do)
    to = ("--organisation", organisation)
    key = do("organisation", "key-add", *to, "--public", a_key())["key"]
    real.change("public_key", {"id": key}, ended_at=NOW, revoked_at=NOW)

    assert SENTENCE in fail("organisation", "key-add", *to, "--public", a_key())


def test_a_first_key_for_machines_comes_beside_the_one_for_people(real: TestDatabase, do: Do) -> None:
    organisation = member(do)
    to = ("--organisation", organisation)
    jwk = '{"kty":"OKP","crv":"X25519","x":"3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08"}'

    do("organisation", "key-add", *to, "--public", a_key())
    do("organisation", "key-add", *to, "--public", jwk, "--purpose", "jwe")
