"""What the operator brings of a member is a line in that member's ledger; every command is asked in `tests/privacy`."""

from pyrage import x25519

from tests.commands.words import DUTY, FACT, ROUTE, SERVICE, Do, rows
from tests.database import TestDatabase


def test_what_the_operator_brings_is_a_line_in_the_members_ledger_in_nobodys_name(
    database: TestDatabase, do: Do, organisation: str
) -> None:
    to, key = ("--organisation", organisation), str(x25519.Identity.generate().to_public())

    made = [
        ("key:added", do("organisation", "key-add", *to, "--public", key)["key"]),
        ("endpoint:changed", do("organisation", "route-add", *to, "--connector", "nowhere")["route"]),
        ("member:added", do("organisation", "person-add", *to, "--role", "lawyer", "--label", "desk")["principal"]),
        ("service:recorded", do(*SERVICE, *to)["service"]),
        ("platform_fact:recorded", do(*FACT, *to)["fact"]),
        ("partner_route:recorded", do(*ROUTE, *to)["partner_route"]),
        ("duty:recorded", do(*DUTY, *to, "--reports-to", "none")["duty"]),
    ]
    do("organisation", "rotate-key", *to)

    written = "select verb, object::text, principal, recipient from ledger_event where actor = %s"
    all_of_it = [("organisation:entered", organisation), *made, ("wrapping_key:turned", organisation)]
    assert sorted(rows(database, written, organisation)) == sorted((*line, None, None) for line in all_of_it)
