"""What the database does by itself: lists of both sides, moves, erasure, the queue of the sealer."""

from collections.abc import Callable

import psycopg
import pytest

from tests.database import TestDatabase
from tests.migrations.rows import ACT, CASE, EVENT, GIVER, NOW, OBJECT, PRINCIPAL, RELEASE, SECOND, TAKER
from tests.privacy.world import REQUEST, acting, fill


def both_sides_list(kind: str, rows: int) -> Callable[[TestDatabase], None]:
    """A probe: this kind stands in the lists of those whom it concerns."""

    def probe(world: TestDatabase) -> None:
        with world.connect() as connection:
            found = connection.execute("select count(*) from party where kind = %s", (kind,)).fetchone()
        assert found == (rows,)

    return probe


def a_cut_release_stays_shut(world: TestDatabase) -> None:
    with world.connect() as connection:
        connection.execute("update release set cut_at = now()")
    with acting(world, "hub_web", TAKER) as connection, pytest.raises(psycopg.DatabaseError, match="release_cut"):
        connection.execute("update release set opened_at = now(), cut_at = null where id = %s", (RELEASE,))


def nobody_moves_for_the_other(table: str, key: str) -> Callable[[TestDatabase], None]:
    """A probe: the requester cannot accept, the recipient cannot jump to the end."""

    def probe(world: TestDatabase) -> None:
        for organisation, status in ((GIVER, "accepted"), (TAKER, "completed")):
            with (
                acting(world, "hub_web", organisation) as connection,
                pytest.raises(psycopg.DatabaseError, match=r"not_your_move|wrong_move"),
            ):
                connection.execute(
                    f"update {table} set status = %s, outcome = 'done' where id = %s".encode(), (status, key)
                )

    return probe


def destruction_erases_keys_and_bytes(world: TestDatabase) -> None:
    with acting(world, "hub_web", GIVER) as connection:
        connection.execute("update release set destroyed_at = now() where id = %s", (RELEASE,))
        for table in ("release_key", "sealed_packet", "takedown_sealed"):
            left = connection.execute(
                f"select count(*) from {table} where release = %s".encode(), (RELEASE,)
            ).fetchone()
            assert left == (0,), table


def every_event_waits_for_both_chains(world: TestDatabase) -> None:
    with world.connect() as connection:
        found = connection.execute("select count(*) from ledger_pending where event = %s", (EVENT,)).fetchone()
    assert found == (2,)


def a_sign_in_word_is_one_organisations(world: TestDatabase) -> None:
    with world.connect() as connection:
        found = connection.execute("select organisation::text from sign_in_word where word = 'aoba'").fetchone()
        connection.execute(
            "insert into principal values (gen_random_uuid(), %s, 'person', 'admin', 'desk', now())", (TAKER,)
        )
    assert found == (GIVER,)
    with acting(world, "hub_web", TAKER) as connection, pytest.raises(psycopg.errors.UniqueViolation):
        connection.execute(
            "insert into identity_provider (org, id, issuer, client_id, method, sign_in_word, secret_sealed, epoch,"
            " set_by, set_at) select organisation, gen_random_uuid(), 'https://login.example.org', 'hub',"
            " 'client_secret_basic', 'aoba', '\\x01', 1, id, now() from principal where organisation = %s",
            (TAKER,),
        )


def nobody_takes_people_in_or_lets_them_go_elsewhere(world: TestDatabase) -> None:
    words = "'person', 'admin', 'desk', now())"
    for statement in (
        f"insert into principal values (gen_random_uuid(), '{GIVER}', {words}",
        f"update principal set ended_at = now() where id = '{PRINCIPAL}'",
    ):
        with (
            acting(world, "hub_web", TAKER) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege, match="principal_of_another_organisation"),
        ):
            connection.execute(statement.encode())
    nobody_who_was_let_go_comes_back_by_the_program(world)


def nobody_who_was_let_go_comes_back_by_the_program(world: TestDatabase) -> None:
    with world.connect() as connection:
        connection.execute("update principal set ended_at = now() where id = %s", (PRINCIPAL,))
    for later in ("null", "now() + interval '1 day'"):
        with (
            acting(world, "hub_web", GIVER) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege, match="wrong_move"),
        ):
            connection.execute(f"update principal set ended_at = {later} where id = '{PRINCIPAL}'".encode())


def whoever_is_let_go_loses_every_way_to_sign_in(world: TestDatabase) -> None:
    with world.connect("hub_operator") as operator:
        operator.execute("update principal set ended_at = now() where id = %s", (PRINCIPAL,))
    with world.connect() as connection:
        for table in ("passkey", "web_session", "ceremony", "invitation", "known_device"):
            left = connection.execute(f"select count(*) from {table} where principal is not null".encode()).fetchone()
            assert left == (0,), table


def only_a_confirmed_act_writes(table: str, columns: str, rest: str) -> Callable[[TestDatabase], None]:
    """A probe: the program's role adds no row without an act that is done, and reaches no other organisation's."""
    forged = f"insert into {table} (id, organisation, {columns}, act) values (%s, %s, {rest}, %s)"

    def probe(world: TestDatabase) -> None:
        for act in (None, ACT):  # there, but waiting
            with (
                acting(world, "hub_web", GIVER) as connection,
                pytest.raises(psycopg.errors.InsufficientPrivilege, match="two_people_needed"),
            ):
                connection.execute(forged.encode(), (OBJECT, GIVER, act))
        with (
            acting(world, "hub_web", TAKER) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege, match="not_your_move"),
        ):
            connection.execute(forged.encode(), (OBJECT, GIVER, None))

    return probe


def a_key_only_lives_shorter(world: TestDatabase) -> None:
    with world.connect() as connection:
        connection.execute(
            "insert into public_key (id, organisation, purpose, public, created_at, ended_at, revoked_at)"
            " values (%s, %s, 'age', 'age1', now(), now(), now())",
            (RELEASE, GIVER),
        )
    for change in ("ended_at = null, revoked_at = null", "ended_at = now() + interval '1 day'", "revoked_at = null"):
        with (
            acting(world, "hub_web", GIVER) as connection,
            pytest.raises(psycopg.DatabaseError, match="wrong_move"),
        ):
            connection.execute(f"update public_key set {change} where id = %s".encode(), (RELEASE,))


def a_packet_that_opens_is_on_record(world: TestDatabase) -> None:
    """Both sides' records count from the moment at which the taker opens; those of an unopened packet go with it."""
    with acting(world, "hub_web", TAKER) as connection:
        connection.execute("update release set opened_at = created_at where id = %s", (RELEASE,))
        own = connection.execute("select side, at is not null from provision").fetchall()
        assert own == [("taker", True)]
    with world.connect() as connection, connection.transaction(force_rollback=True):
        connection.execute("update release set opened_at = created_at where id = %s", (RELEASE,))
        assert connection.execute("select count(*) from provision where at is not null").fetchone() == (2,)
    with world.connect() as connection, connection.transaction(force_rollback=True):
        connection.execute("update release set destroyed_at = created_at where id = %s", (RELEASE,))
        assert connection.execute("select count(*) from provision").fetchone() == (0,)


def an_emergency_needs_two_people_and_ends_for_good(world: TestDatabase) -> None:
    forged = (
        "insert into emergency (org, id, case_file, recipient, purpose, sealed, asked_by, confirmed_by, confirmed_at,"
        " until) select org, %s, case_file, recipient, purpose, sealed, asked_by, confirmed_by, confirmed_at, until"
        " from emergency"
    )
    with world.connect() as connection:
        connection.execute(
            "insert into two_person_act (org, id, kind, object, requested_by, requested_at, expires_at, data_key,"
            " epoch, payload_sealed, status) select org, %s, 'emergency_override', %s, requested_by, requested_at,"
            " expires_at, data_key, epoch, payload_sealed, 'waiting' from two_person_act where id = %s",
            (REQUEST, CASE, ACT),
        )
    with (
        acting(world, "hub_web", GIVER) as web,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="two_people_needed"),
    ):
        web.execute(forged, (REQUEST,))  # an act is there, but it waits
    for before, after in (("until", "null"), ("until", "confirmed_at")):
        with world.connect() as connection:
            connection.execute(f"update emergency set ended_at = {before}".encode())
        with acting(world, "hub_web", GIVER) as web, pytest.raises(psycopg.DatabaseError, match="wrong_move"):
            web.execute(f"update emergency set ended_at = {after}".encode())


def nothing_is_overwritten(table: str, change: str) -> Callable[[TestDatabase], None]:
    """A probe: the program replaces nothing of which the earlier word is not kept, and takes nothing away."""

    def probe(world: TestDatabase) -> None:
        forged = [f"update {table} set {change}", f"delete from {table}"]
        for statement in forged if table != "onward_answer" else forged[:1]:
            with (
                acting(world, "hub_web", GIVER) as connection,
                pytest.raises(psycopg.errors.InsufficientPrivilege, match="history_missing"),
            ):
                connection.execute(statement.encode())

    return probe


def an_agreement_ends_once_and_in_ones_own_name(world: TestDatabase) -> None:
    ends = "update agreement set ended_at = now(), ended_by = %s, end_reason = %s"
    for by in (GIVER, None):
        with (
            acting(world, "hub_web", TAKER) as web,
            pytest.raises(psycopg.errors.InsufficientPrivilege, match="not_your_move"),
        ):
            web.execute(ends, (by, "ended"))
    with world.connect() as connection:
        connection.execute(ends, (TAKER, "breach"))
    for again in ("update agreement set ended_at = null, ended_by = null, end_reason = null", ends):
        given = (TAKER, "ended") if again == ends else ()
        with (
            acting(world, "hub_web", TAKER) as web,
            pytest.raises(psycopg.errors.InsufficientPrivilege, match=r"wrong_move|not_your_move"),
        ):
            web.execute(again.encode(), given)


def a_change_is_noted(change: str, *causes: str) -> Callable[[TestDatabase], None]:
    """A probe: whoever makes this change, the list of changes has it."""

    def probe(world: TestDatabase) -> None:
        with world.connect() as connection:
            connection.execute("delete from pair_change")
            connection.execute(change.encode())
            found = connection.execute("select cause from pair_change order by id").fetchall()
        assert found == [(cause,) for cause in causes]

    return probe


def what_was_decided_stays_so(world: TestDatabase) -> None:
    """Nobody decides what she asked for, and nobody decides twice, whatever the program says."""
    own = "update review set decided_by = asked_by, decided_at = due_at, decision = 'upheld'"
    with acting(world, "hub_web", GIVER) as web, pytest.raises(psycopg.errors.CheckViolation, match="two_people"):
        web.execute(own)
    with world.connect() as connection:
        connection.execute("update review set decided_by = %s, decided_at = due_at, decision = 'cut'", (SECOND,))
    with acting(world, "hub_web", GIVER) as web, pytest.raises(psycopg.DatabaseError, match="wrong_move"):
        web.execute("update review set decision = 'upheld'")


def her_reading_changes_only_with_a_statement(world: TestDatabase) -> None:
    """A bar can neither be rewritten nor taken away without a statement kept in the same transaction."""
    value = "insert into case_value values (%s, %s, 'barred_recipients', '\\x02', %s, %s)"
    with world.connect() as connection:
        connection.execute(value.encode(), (GIVER, CASE, PRINCIPAL, NOW))
    for change in ("update case_value set sealed = '\\x03'", "delete from case_value"):
        alone = f"{change} where field = 'barred_recipients'".encode()
        with (
            acting(world, "hub_web", GIVER) as web,
            pytest.raises(psycopg.errors.InsufficientPrivilege, match="statement_needed"),
        ):
            web.execute(alone)
        with acting(world, "hub_web", GIVER) as web:
            web.execute(
                "insert into statement select org, gen_random_uuid(), case_file, 2, kind, sealed, true, null, null,"
                " recorded_by, recorded_at from statement"
            )
            assert web.execute(alone).rowcount == 1


def destruction_is_held_once(world: TestDatabase) -> None:
    """A hold only ends earlier; it is never made longer, passed on or begun anew, and never 15 days."""
    with acting(world, "hub_web", GIVER) as web:
        web.execute("update withdrawal set held_until = held_until - interval '1 hour' where held_at is not null")
    for change in ("held_until = held_until + interval '1 hour'", "held_at = null, held_by = null, held_until = null"):
        with acting(world, "hub_web", GIVER) as web, pytest.raises(psycopg.DatabaseError, match="wrong_move"):
            web.execute(f"update withdrawal set {change} where held_at is not null".encode())
    with world.connect() as connection, pytest.raises(psycopg.errors.CheckViolation, match="held_days"):
        connection.execute("update withdrawal set held_until = held_at + interval '15 days', held_at = held_at")


def nobody_settles_what_she_recorded(world: TestDatabase) -> None:
    settle = (
        "insert into statement select org, gen_random_uuid(), case_file, 2, 'settlement', sealed, true, null, id,"
        " recorded_by, recorded_at from statement"
    )
    with (
        acting(world, "hub_web", GIVER) as web,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="another_needed"),
    ):
        web.execute(settle.encode())


def a_notice_needs_two_people(world: TestDatabase) -> None:
    """An act is there, done and decided by both, but it was one of another kind."""
    with world.connect() as connection:
        connection.execute(
            "insert into two_person_act (org, id, kind, object, requested_by, requested_at, expires_at, data_key,"
            " epoch, payload_sealed, status, decided_by, decided_at) select n.org, %s, 'emergency_override',"
            " n.case_file, n.asked_by, a.requested_at, a.expires_at, a.data_key, a.epoch, a.payload_sealed, 'done',"
            " n.confirmed_by, n.confirmed_at from own_duty_notice n join two_person_act a on a.id = n.id",
            (REQUEST,),
        )
    forged = (
        "insert into own_duty_notice select org, %s, case_file, recipient, disclosure, law, sealed, asked_by,"
        " confirmed_by, confirmed_at from own_duty_notice"
    )
    with (
        acting(world, "hub_web", GIVER) as web,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="two_people_needed"),
    ):
        web.execute(forged, (REQUEST,))


def a_release_knows_what_stood_when_it_was_made(world: TestDatabase) -> None:
    copied = (
        "insert into release (id, sender, recipient, object, kind, digest, created_at, readable_until)"
        " select %s, sender, recipient, object, kind, digest, created_at, readable_until from release limit 1"
        " returning terms_seen > 0, terms_seen = (select max(id) from pair_change where recipient = %s),"
        " terms_at = created_at"
    )
    with world.connect() as connection:
        assert connection.execute(copied, (REQUEST, TAKER)).fetchone() == (True, True, True)


def only_its_sender_holds_a_release(world: TestDatabase) -> None:
    with world.connect() as connection:
        connection.execute("update release set held_for = '{duty}' where id = %s", (RELEASE,))
    with acting(world, "hub_web", TAKER) as connection, pytest.raises(psycopg.DatabaseError, match="release_held"):
        connection.execute("update release set held_for = '{}' where id = %s", (RELEASE,))


def a_recipients_end_of_reading_sets_the_senders_date(world: TestDatabase) -> None:
    with acting(world, "hub_web", TAKER) as connection:
        connection.execute(
            "update release set cut_at = now(), destroy_at = now() + interval '7 days' where id = %s", (RELEASE,)
        )
        connection.execute("select set_config('app.org', %s, true)", (GIVER,))
        found = connection.execute("select kind from due where object = %s and org = %s", (RELEASE, GIVER)).fetchall()
    assert found == [("release.destroy",)]


PROBES: dict[str, Callable[[TestDatabase], None]] = {
    "agreement_ends_once": an_agreement_ends_once_and_in_ones_own_name,
    "agreement_pair_change": a_change_is_noted(
        "update agreement set ended_at = now(), end_reason = 'ended'; update agreement set end_reason = 'breach'",
        *("agreement-narrowed", "agreement-breached"),
    ),
    "agreement_post": both_sides_list("agreement", 2),
    "case_post": both_sides_list("case", 1),
    "case_value_kept": nothing_is_overwritten("case_value", "sealed = '\\x07', recorded_at = now()"),
    "delivery_post": both_sides_list("delivery", 1),
    "emergency_by_act": an_emergency_needs_two_people_and_ends_for_good,
    "evidence_kept": nothing_is_overwritten("evidence", "state = 'waived', recorded_at = now()"),
    "holding_post": both_sides_list("holding", 2),
    "identity_provider_word": a_sign_in_word_is_one_organisations,
    "ledger_post": every_event_waits_for_both_chains,
    "onward_answer_kept": nothing_is_overwritten("onward_answer", "answer = false, recorded_at = now()"),
    "own_duty_by_act": a_notice_needs_two_people,
    "organisation_pair_change": a_change_is_noted(
        f"update organisation set suspended_at = now(), suspended_for = 'request' where id = '{TAKER}';"
        f" update organisation set suspended_for = 'security' where id = '{TAKER}';"
        f" update organisation set suspended_at = null, suspended_for = null where id = '{TAKER}'",
        *("suspended-administratively", "suspended-administratively"),
        *("recipient-suspended", "sender-suspended", "resumed-from-security", "resumed-from-security"),
    ),
    "principal_let_go": whoever_is_let_go_loses_every_way_to_sign_in,
    "principal_own": nobody_takes_people_in_or_lets_them_go_elsewhere,
    "public_key_by_act": only_a_confirmed_act_writes(
        "public_key", "purpose, public, created_at", "'age', 'age1', now()"
    ),
    "public_key_pair_change": a_change_is_noted(
        f"insert into public_key (id, organisation, purpose, public, created_at) values ('{REQUEST}', '{TAKER}', 'age',"
        f" 'age1', now()); update public_key set ended_at = now(), revoked_at = now() where id = '{REQUEST}';"
        f" update public_key set stolen = true where id = '{REQUEST}'",
        *("key-revoked", "key-stolen"),
    ),
    "public_key_shorter": a_key_only_lives_shorter,
    "reading_by_statement": her_reading_changes_only_with_a_statement,
    "referral_move": nobody_moves_for_the_other("referral", OBJECT),
    "referral_post": both_sides_list("referral", 2),
    "release_check": a_cut_release_stays_shut,
    "release_erase": destruction_erases_keys_and_bytes,
    "release_held": only_its_sender_holds_a_release,
    "release_provision": a_packet_that_opens_is_on_record,
    "review_decided_once": what_was_decided_stays_so,
    "release_terms": a_release_knows_what_stood_when_it_was_made,
    "reporting_duty_pair_change": a_change_is_noted(
        f"insert into reporting_duty (id, organisation, version, sentence_ja, sentence_en, source, valid_from,"
        f" valid_to) values ('{REQUEST}', '{TAKER}', 1, '無', 'none', 's', '2026-01-01', '2026-12-31')",
        *("duty", "duty"),
    ),
    "release_recipient_cut": a_recipients_end_of_reading_sets_the_senders_date,
    "route_by_act": only_a_confirmed_act_writes("route", "connector, address, valid_from", "'nowhere', '{}', now()"),
    "statement_settled_by_another": nobody_settles_what_she_recorded,
    "takedown_move": nobody_moves_for_the_other("takedown", REQUEST),
    "takedown_post": both_sides_list("takedown", 2),
    "withdrawal_held_once": destruction_is_held_once,
}


@pytest.mark.parametrize("trigger", list(PROBES))
def test_a_trigger_does_its_part(fresh_database: TestDatabase, trigger: str) -> None:
    fill(fresh_database)

    PROBES[trigger](fresh_database)
