"""What leaves a case: releases, referrals, requests, deliveries, and the queue of the sealer."""

import psycopg
import pytest

from tests.database import TestDatabase
from tests.migrations.rows import EVENT, GIVER, NOW, OBJECT, RELEASE, TAKER
from tests.privacy.triggers.probe import Probe, both_sides_list
from tests.privacy.world import REQUEST, acting


def a_cut_release_stays_shut(world: TestDatabase) -> None:
    with world.connect() as connection:
        connection.execute("update release set cut_at = now()")
    with acting(world, "hub_web", TAKER) as connection, pytest.raises(psycopg.DatabaseError, match="release_cut"):
        connection.execute("update release set opened_at = now(), cut_at = null where id = %s", (RELEASE,))


def nobody_moves_for_the_other(table: str, key: str) -> Probe:
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


def every_move_is_a_line(world: TestDatabase) -> None:
    with world.connect() as connection:
        moves = connection.execute("select object, kind || ':' || status from move order by 1, 2").fetchall()
        lines = connection.execute(
            "select object, verb from ledger_event where verb like any('{referral:%,takedown:%}') order by 1, 2"
        ).fetchall()
    assert moves
    assert lines == moves


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


def a_release_knows_what_stood_when_it_was_made(world: TestDatabase) -> None:
    """Every change in this world is one of its two organisations: of the pair, or of either alone."""
    copied = (
        "insert into release (id, sender, recipient, object, kind, digest, created_at, readable_until)"
        " select %s, sender, recipient, object, kind, digest, created_at, readable_until from release limit 1"
        " returning terms_seen > 0, terms_seen = (select max(id) from pair_change), terms_at = created_at"
    )
    with world.connect() as connection:
        assert connection.execute(copied, (REQUEST,)).fetchone() == (True, True, True)


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


def an_item_carries_the_version_of_its_answer(world: TestDatabase) -> None:
    with acting(world, "hub_web", TAKER) as connection:
        connection.execute("update takedown set item_status = '{removed}', version = 7 where id = %s", (REQUEST,))
        found = connection.execute("select item_version from takedown where id = %s", (REQUEST,)).fetchone()
        assert found == ([7],)


def a_final_answer_changes_by_a_correction_alone(world: TestDatabase) -> None:
    with world.connect() as connection:
        connection.execute("update takedown set item_status = '{removed}' where id = %s", (REQUEST,))
    with (
        acting(world, "hub_web", TAKER) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="answered_finally"),
    ):
        connection.execute("update takedown set item_status = '{received}', version = 9 where id = %s", (REQUEST,))


def a_place_is_removed_once(world: TestDatabase) -> None:
    with world.connect() as connection:
        connection.execute("update case_place set removed_by = added_by, removed_at = added_at, reason_sealed = sealed")
    with (
        acting(world, "hub_web", GIVER) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="history_missing"),
    ):
        connection.execute("update case_place set removed_by = null, removed_at = null, reason_sealed = null")


def a_new_request_goes_to_the_machine_that_stands(world: TestDatabase) -> None:
    """The giver's standing assignment, of the filled world; a request comes to it."""
    with world.connect() as connection:
        connection.execute(
            "insert into party values (%s, gen_random_uuid(), 'takedown', 'inbox', 'requested', 'urgent', %s, %s, %s)",
            (GIVER, NOW, NOW, TAKER),
        )
        found = connection.execute("select org from received_team where how = 'standing'").fetchall()
    assert [str(org) for (org,) in found] == [GIVER]


def a_cases_number_is_the_next_one(world: TestDatabase) -> None:
    """Whatever whoever inserts it says."""
    with acting(world, "hub_web", GIVER) as connection:
        connection.execute(
            "insert into case_file (id, org, language, urgency, status, retention_until, created_at, updated_at,"
            " version, number) values (gen_random_uuid(), %s, 'ja', 'urgent', 'open', '2027-11-22', %s, %s, 1, 700)",
            (GIVER, NOW, NOW),
        )
        found = connection.execute("select number from case_file order by number").fetchall()
    assert found == [(1,), (2,)]


PROBES: dict[str, Probe] = {
    "case_number": a_cases_number_is_the_next_one,
    "case_place_once": a_place_is_removed_once,
    "delivery_post": both_sides_list("delivery", 1),
    "holding_post": both_sides_list("holding", 2),
    "ledger_post": every_event_waits_for_both_chains,
    "move_line": every_move_is_a_line,
    "party_standing": a_new_request_goes_to_the_machine_that_stands,
    "referral_move": nobody_moves_for_the_other("referral", OBJECT),
    "referral_post": both_sides_list("referral", 2),
    "release_check": a_cut_release_stays_shut,
    "release_erase": destruction_erases_keys_and_bytes,
    "release_held": only_its_sender_holds_a_release,
    "release_provision": a_packet_that_opens_is_on_record,
    "release_recipient_cut": a_recipients_end_of_reading_sets_the_senders_date,
    "release_terms": a_release_knows_what_stood_when_it_was_made,
    "takedown_final_answers": a_final_answer_changes_by_a_correction_alone,
    "takedown_item_versions": an_item_carries_the_version_of_its_answer,
    "takedown_move": nobody_moves_for_the_other("takedown", REQUEST),
    "takedown_post": both_sides_list("takedown", 2),
}
