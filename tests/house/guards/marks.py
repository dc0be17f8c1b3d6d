"""Rows that let somebody in or lead something out: the mark, the state, and every place that asks for them."""

import re

from sqlalchemy import text

from hub.identity.entry_marks import read_unchecked
from tests.house.spoils import Guard, always, answers

MARKS = "tests/identity/marks/test_marks.py::"
FORGED = MARKS + "test_a_row_that_the_hub_did_not_write_is_as_absent"
BACK = MARKS + "test_a_row_that_the_hub_has_ended_does_not_come_back"
AS_A_NUMBER = re.compile(r"case when isfinite\(\S+\) then (.+?) else \S+ end")
"""How an instant is read whether or not it has an end."""
BY_A_ROW = "_by_a_row_that_the_hub_did_not_write"
OF_A_REFERRAL = f"test_nothing_of_a_referral_is_read{BY_A_ROW}[null]"
OF_A_REQUEST = f"test_nothing_of_a_request_is_read{BY_A_ROW}[alone]"


def takes_anybodys(where: str, table: str, test: str = "") -> Guard:
    """A place that asks, which takes the row as it stands."""
    return Guard(
        f"rows of {table} are the hub's own at {where}",
        f"{where}:checked",
        lambda _original: lambda _session, kind, read: None if read is None else read_unchecked(kind, read),
        test or f"{FORGED}[{table}]",
    )


ENTRY_MARKS = (
    Guard(
        "a row carries the hub's mark",
        "hub.identity.entry_marks:is_genuine",
        always("_mac"),
        f"{FORGED}[client]",
    ),
    Guard(
        "a row counts in its newest state alone",
        "hub.identity.entry_marks:_is_newest",
        answers(True),
        f"{BACK}[principal]",
    ),
    Guard(
        "an ended row stays ended in the ledger", "hub.identity.entry_marks:_note", answers(None), f"{BACK}[passkey]"
    ),
    Guard(
        "who is at work is the hub's own at each request",
        "hub.machines.standing:checked_with",
        lambda _original: lambda _key, kind, read: read_unchecked(kind, read),
        f"{FORGED}[principal]",
    ),
    takes_anybodys("hub.entry.sessions.find", "web_session"),
    takes_anybodys("hub.entry.passkeys.assertion", "passkey"),
    takes_anybodys("hub.entry.passkeys.ceremonies", "ceremony", MARKS + "test_a_forged_ceremony_registers_nobody"),
    takes_anybodys("hub.machines.clients.known", "client"),
    Guard(
        "keys of machines are the hub's own",
        "hub.machines.clients.known:all_checked",
        lambda _original: lambda _session, kind, reads: [read_unchecked(kind, read) for read in reads],
        f"{FORGED}[client_key]",
    ),
    takes_anybodys("hub.entry.invitations.accept", "invitation"),
    takes_anybodys("hub.entry.providers.accounts", "provider_account"),
    takes_anybodys("hub.directory.routes", "route"),
    takes_anybodys("hub.identity.public_keys.find", "public_key"),
    Guard(
        "who is on a team is looked at before anything is asked",
        "hub.app:end_forged",
        answers(None),
        f"{FORGED}[case_team]",
    ),
    Guard(
        "who is on what was received is the hub's own word",
        "hub.received.marks:checked",
        lambda _original: lambda _session, kind, read: read_unchecked(kind, read),
        f"{FORGED}[received_team]",
    ),
    Guard(
        "a machine stands by the hub's own word",
        "hub.received.marks:checked",
        lambda _original: lambda _session, kind, read: read_unchecked(kind, read),
        f"{FORGED}[received_standing]",
    ),
    *(
        Guard(
            f"who is on it is looked at {where}",
            f"{place}:is_forged",
            answers(False),
            f"tests/received/test_forged.py::{test}",
        )
        for where, place, test in (
            ("at a referral", "hub.referrals.repository", OF_A_REFERRAL),
            ("where it is read", "hub.releases.read", OF_A_REFERRAL),
            ("where a case comes from it", "hub.tasks.received", OF_A_REFERRAL),
            ("at a request", "hub.takedowns.repository", OF_A_REQUEST),
            ("in the queue", "hub.takedowns.queue", OF_A_REQUEST),
            ("where a question is answered", "hub.releases.holding", "test_a_question_is_not_answered" + BY_A_ROW),
        )
    ),
    Guard(
        "what nobody came by is looked at",
        "hub.identity.verify_entries:checked_with",
        lambda _original: lambda _key, kind, read: read_unchecked(kind, read),
        MARKS + "test_what_nobody_has_come_by_yet_is_found_at_night_and_by_the_operator",
    ),
    Guard(
        "an instant without an end stops nobody",
        "hub.identity.verify_entries:_every",
        lambda original: lambda *given: text(AS_A_NUMBER.sub(r"\1", original(*given).text)),
        MARKS + "test_no_instant_hides_all_other_rows_from_the_night",
    ),
    Guard(
        "two changes at once come after one another",
        "hub.identity.entry_marks:_held",
        lambda original: lambda *given: text(original(*given).text.replace("for no key update of t", "")),
        MARKS + "test_of_two_changes_at_once_the_second_one_builds_on_the_first",
    ),
)
