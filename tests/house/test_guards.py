"""The test of the tests: with any one guard switched off, a named test must turn red."""

from collections.abc import Callable
from functools import partial

import psycopg
import pytest

from tests.database import TestDatabase
from tests.privacy.test_policies import TABLES, draft_is_hidden, stranger_reaches_no_row
from tests.privacy.test_rights import sealer_writes_no_other_event
from tests.privacy.triggers import PROBES
from tests.privacy.world import fill

OPEN_BY_DESIGN = {
    "candidate_operator": "the operator lets in whom two vouch for: it may set that it did, and nothing else",
    "candidate_operator_reads": "and reads whom, which is no case and no person",
    "agreement_operator": "operators keep agreements and have no right on any table of a case",
    "delivery_lease": "the worker leases by id and time; what it may read of a row holds no content",
    "due_lease": "the same for due dates",
    "peer_question_worker": "the worker carries out what peers have answered: ids, words and times",
    "head_mail_worker": "and for whom today's head is to be mailed to: days, instants and the number of a head",
    "pair_change_sweep": "and for what changed between two organisations: ids, words and times",
    "ledger_event_sealer": "the sealer chains everybody's events, which hold no content",
    "ledger_head_sealer": "and signs everybody's heads",
    "ledger_link_sealer": "and appends to everybody's chains",
    "ledger_event_noted": "the sealer's one line; it has its own test below",
    "log_leaf_sealer": "and adds everybody's leaf to the log: a number, a day and a salt",
    "ledger_pending_sealer": "and empties everybody's queue",
}
"""Policies that are `true` already, and why nothing of a case can be reached through them. Those of `hub_post`, which
cannot log in, serve trigger functions only; `tests/privacy/triggers` has them."""


def policies(database: TestDatabase) -> dict[str, tuple[str, str]]:
    """Each policy that is not open by design, with its table and command."""
    with database.connect() as connection:
        found = connection.execute(
            "select policyname, tablename, cmd from pg_policies where schemaname = 'public' and roles <> '{hub_post}'"
        )
        return {str(n): (str(t), str(c)) for n, t, c in found if n not in OPEN_BY_DESIGN}


def spoil_policy(database: TestDatabase, name: str) -> str:
    """Set the policy to true; its table."""
    table, command = policies(database)[name]
    using = "" if command == "INSERT" else "using (true)"
    check = "" if command in ("SELECT", "DELETE") else "with check (true)"
    with database.connect() as connection:
        connection.execute(f"alter policy {name} on {table} {using} {check}".encode())
    return table


def is_red(probe: Callable[[], None]) -> bool:
    """Whether the named test fails."""
    try:
        probe()
    except (AssertionError, psycopg.Error, pytest.fail.Exception):
        return True
    return False


def test_every_policy_set_to_true_turns_its_test_red(template: TestDatabase, fresh_database: TestDatabase) -> None:
    """Each in its turn: spoiled, probed, restored, so that the next one stands alone."""
    fill(fresh_database)
    green = []
    for name in sorted(policies(template)):
        before = definition(fresh_database, name)
        if not is_red(partial(stranger_reaches_no_row, fresh_database, spoil_policy(fresh_database, name))):
            green.append(name)
        restore(fresh_database, name, before)

    assert green == []
    assert {table for table, _ in policies(template).values()} <= set(TABLES)


def test_what_the_sealer_may_write_set_to_true_turns_its_test_red(fresh_database: TestDatabase) -> None:
    with fresh_database.connect() as connection:
        connection.execute("alter policy ledger_event_noted on ledger_event with check (true)")

    assert is_red(partial(sealer_writes_no_other_event, fresh_database))


def definition(database: TestDatabase, name: str) -> tuple[str, str | None, str | None]:
    """What the policy says, to say it again."""
    with database.connect() as connection:
        found = connection.execute(
            "select tablename, qual, with_check from pg_policies where policyname = %s", (name,)
        ).fetchone()
    assert found is not None
    table, using, check = found
    return str(table), str(using) if using else None, str(check) if check else None


def restore(database: TestDatabase, name: str, before: tuple[str, str | None, str | None]) -> None:
    """Put the policy back."""
    table, using, check = before
    words = (f" using ({using})" if using else "") + (f" with check ({check})" if check else "")
    with database.connect() as connection:
        connection.execute(f"alter policy {name} on {table}{words}".encode())


def test_a_draft_shown_to_its_recipient_turns_its_test_red(fresh_database: TestDatabase) -> None:
    fill(fresh_database)
    org = "nullif(current_setting('app.org', true), '')::uuid"
    with fresh_database.connect() as connection:
        for table in ("referral", "move"):
            connection.execute(
                f"alter policy {table}_reader on {table} using (sender = {org} or recipient = {org})".encode()
            )

    assert is_red(lambda: draft_is_hidden(fresh_database))


@pytest.mark.parametrize("trigger", list(PROBES))
def test_a_trigger_switched_off_turns_its_test_red(fresh_database: TestDatabase, trigger: str) -> None:
    with fresh_database.connect() as connection:
        table = connection.execute(
            "select tgrelid::regclass::text from pg_trigger where tgname = %s", (trigger,)
        ).fetchone()
        assert table is not None
        connection.execute(f"alter table {table[0]} disable trigger {trigger}".encode())
    try:
        fill(fresh_database)
    except (psycopg.errors.ForeignKeyViolation, psycopg.errors.NotNullViolation):
        return  # what stands on what it writes cannot even be there

    assert is_red(lambda: PROBES[trigger](fresh_database))


def test_the_list_names_every_trigger(template: TestDatabase) -> None:
    with template.connect() as connection:
        found = connection.execute(
            "select tgname from pg_trigger join pg_class c on c.oid = tgrelid"
            " where not tgisinternal and c.relnamespace = 'public'::regnamespace order by 1"
        ).fetchall()

    assert [str(name) for (name,) in found] == list(PROBES)
