"""Organisations by themselves: their people, keys, routes, and agreements between two of them."""

import psycopg
import pytest

from tests.database import TestDatabase
from tests.migrations.rows import ACT, GIVER, OBJECT, PRINCIPAL, RELEASE, TAKER
from tests.privacy.triggers.probe import Probe, both_sides_list
from tests.privacy.world import REQUEST, acting


def a_sign_in_word_is_one_organisations(world: TestDatabase) -> None:
    with world.connect() as connection:
        before = connection.execute("select count(*) from sign_in_word").fetchone()
        connection.execute("update identity_provider set seen = '{}', checked_at = now() where ended_at is null")
        found = connection.execute("select organisation::text from sign_in_word where word = 'aoba'").fetchone()
        connection.execute(
            "insert into principal values (gen_random_uuid(), %s, 'person', 'admin', 'desk', now())", (TAKER,)
        )
    assert (before, found) == ((0,), (GIVER,))
    with acting(world, "hub_web", TAKER) as connection, pytest.raises(psycopg.errors.UniqueViolation):
        connection.execute(
            "insert into identity_provider (org, id, issuer, client_id, method, sign_in_word, secret_sealed, epoch,"
            " set_by, set_at, seen, checked_at) select organisation, gen_random_uuid(), 'https://login.example.org',"
            " 'hub', 'client_secret_basic', 'aoba', '\\x01', 1, id, now(), '{}', now() from principal"
            " where organisation = %s",
            (TAKER,),
        )


def what_a_peer_answered_stays_so(world: TestDatabase) -> None:
    answers = "update peer_question set answer = %s, answered_by = %s, answered_at = asked_at"
    answers += f" where peer = '{GIVER}'"
    with world.connect() as connection:
        connection.execute(answers.encode(), ("decline", PRINCIPAL))
    with acting(world, "hub_web", GIVER) as web, pytest.raises(psycopg.DatabaseError, match="wrong_move"):
        web.execute(answers.encode(), ("confirm", PRINCIPAL))
    with (
        acting(world, "hub_worker", TAKER) as worker,
        pytest.raises(psycopg.DatabaseError, match="wrong_move"),
    ):
        worker.execute(f"update peer_question set peer = gen_random_uuid() where peer = '{GIVER}'".encode())


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


def nobody_comes_in_or_rises_without_two(world: TestDatabase) -> None:
    for statement in (
        f"insert into principal values (gen_random_uuid(), '{GIVER}', 'person', 'admin', 'desk', now())",
        f"update principal set role = 'admin', role_since = now() where id = '{PRINCIPAL}'",
    ):
        with (
            acting(world, "hub_web", GIVER) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege, match="two_people_needed"),
        ):
            connection.execute(statement.encode())


def no_invitation_opens_without_two(world: TestDatabase) -> None:
    opens = f"update invitation set confirmed_at = now(), confirmed_by = '{PRINCIPAL}'"
    with world.connect() as connection:
        connection.execute("update invitation set invited_by = null")
    with (
        acting(world, "hub_web", GIVER) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="two_people_needed"),
    ):
        connection.execute(opens.encode())


def only_who_vouches_is_told(world: TestDatabase) -> None:
    """And no longer than it waits."""
    made = "insert into invitation (org, id, role, label, digest, code, wrong, invited_by, act, to_outside, created_at,"
    made += f" until) select org, gen_random_uuid(), 'lawyer', 'desk', digest, code, 0, '{PRINCIPAL}', '{ACT}', true,"
    made += " created_at, until from invitation"
    with world.connect() as connection:
        connection.execute("delete from admission")
        connection.execute("insert into principal values (%s, %s, 'person', 'admin', 'desk', now())", (REQUEST, TAKER))
        connection.execute(
            "update candidate set organisation = %s, second = %s, answered_by = %s, confirmed_at = proposed_at,"
            " activated_at = proposed_at",
            (GIVER, TAKER, REQUEST),
        )
        connection.execute(made.encode())
        told = connection.execute("select voucher::text from admission where voucher <> org").fetchall()
        connection.execute("delete from invitation where act is not null")
        left = connection.execute("select 1 from admission").fetchall()
    assert (told, left) == ([(TAKER,)], [])


def whoever_is_let_go_loses_every_way_to_sign_in(world: TestDatabase) -> None:
    with world.connect("hub_operator") as operator:
        operator.execute("update principal set ended_at = now() where id = %s", (PRINCIPAL,))
    with world.connect() as connection:
        for table in ("passkey", "web_session", "ceremony", "invitation", "known_device"):
            left = connection.execute(f"select count(*) from {table} where principal is not null".encode()).fetchone()
            assert left == (0,), table


def only_a_confirmed_act_writes(table: str, columns: str, rest: str) -> Probe:
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


def a_change_is_noted(change: str, *causes: str) -> Probe:
    """A probe: whoever makes this change, the list of changes has it."""

    def probe(world: TestDatabase) -> None:
        with world.connect() as connection:
            connection.execute("delete from pair_change")
            connection.execute(change.encode())
            found = connection.execute("select cause from pair_change order by id").fetchall()
        assert found == [(cause,) for cause in causes]

    return probe


MISSING = "two_people_needed|foreign key"
"""No act at all, or one that is not done."""


def a_standing_second_needs_two_people_of_each_side(world: TestDatabase) -> None:
    made = (
        "insert into standing_second (id, org, peer, named_act, named_at) values (gen_random_uuid(), %s, %s, %s, now())"
    )
    agree = "update standing_second set agreed_act = %s, agreed_at = now()"
    with acting(world, "hub_web", GIVER) as web, pytest.raises(psycopg.DatabaseError, match=MISSING):
        web.execute(made, (GIVER, TAKER, ACT))  # there, but waiting
    for side in (GIVER, TAKER):
        with acting(world, "hub_web", side) as web, pytest.raises(psycopg.DatabaseError, match=MISSING):
            web.execute(agree, (ACT,))
    end = "update standing_second set ended_at = now(), ended_by = %s"
    with acting(world, "hub_web", TAKER) as web, pytest.raises(psycopg.DatabaseError, match="wrong_move"):
        web.execute(end, (GIVER,))
    with world.connect() as connection:
        connection.execute(end, (TAKER,))
    with acting(world, "hub_web", GIVER) as web, pytest.raises(psycopg.DatabaseError, match="wrong_move"):
        web.execute("update standing_second set ended_at = null, ended_by = null")


def only_the_peer_answers_and_once(world: TestDatabase) -> None:
    said = "update standing_call set answered_at = now(), answered_by = %s, answer = 'confirmed'"
    with acting(world, "hub_web", GIVER) as web, pytest.raises(psycopg.DatabaseError, match=r"wrong_move|foreign key"):
        web.execute(said, (PRINCIPAL,))
    with world.connect() as connection:
        connection.execute(
            "insert into principal values (%s, %s, 'person', 'caseworker', 'desk', now())", (REQUEST, TAKER)
        )
        connection.execute(said, (REQUEST,))
    with acting(world, "hub_web", TAKER) as web, pytest.raises(psycopg.DatabaseError, match="wrong_move"):
        web.execute("update standing_call set answered_at = null, answered_by = null, answer = null")


def a_standing_second_that_was_not_called_confirms_nothing(world: TestDatabase) -> None:
    """Not without a call, not before it said yes, and no other kind of act."""
    with world.connect() as connection:
        connection.execute(
            "insert into principal values (%s, %s, 'person', 'caseworker', 'desk', now())", (REQUEST, TAKER)
        )
    done = "update two_person_act set status = 'done', decided_at = requested_at, peer = %s, peer_by = %s"
    for yes in (False, True):
        if yes:
            with world.connect() as connection:
                connection.execute(
                    "update standing_call set answered_at = now(), answered_by = %s, answer = 'confirmed'", (REQUEST,)
                )
        with (
            acting(world, "hub_web", GIVER) as web,
            pytest.raises(psycopg.DatabaseError, match="two_people_needed"),
        ):
            web.execute(done, (TAKER, REQUEST))  # an act of another kind: key_change


PROBES: dict[str, Probe] = {
    "agreement_ends_once": an_agreement_ends_once_and_in_ones_own_name,
    "agreement_pair_change": a_change_is_noted(
        "update agreement set ended_at = now(), end_reason = 'ended'; update agreement set end_reason = 'breach'",
        *("agreement-narrowed", "agreement-breached"),
    ),
    "agreement_post": both_sides_list("agreement", 2),
    "identity_provider_word": a_sign_in_word_is_one_organisations,
    "organisation_pair_change": a_change_is_noted(
        f"update organisation set suspended_at = now(), suspended_for = 'request' where id = '{TAKER}';"
        f" update organisation set suspended_for = 'security' where id = '{TAKER}';"
        f" update organisation set suspended_at = null, suspended_for = null where id = '{TAKER}'",
        *("suspended-administratively", "suspended-administratively"),
        *("recipient-suspended", "sender-suspended", "resumed-from-security", "resumed-from-security"),
    ),
    "peer_question_once": what_a_peer_answered_stays_so,
    "principal_let_go": whoever_is_let_go_loses_every_way_to_sign_in,
    "principal_by_act": nobody_comes_in_or_rises_without_two,
    "invitation_by_act": no_invitation_opens_without_two,
    "invitation_admission": only_who_vouches_is_told,
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
    "reporting_duty_pair_change": a_change_is_noted(
        f"insert into reporting_duty (id, organisation, version, sentence_ja, sentence_en, source, valid_from,"
        f" valid_to) values ('{REQUEST}', '{TAKER}', 1, '無', 'none', 's', '2026-01-01', '2026-12-31')",
        *("duty", "duty"),
    ),
    "standing_call_own": only_the_peer_answers_and_once,
    "two_person_act_by_peer": a_standing_second_that_was_not_called_confirms_nothing,
    "standing_by_act": a_standing_second_needs_two_people_of_each_side,
    "route_by_act": only_a_confirmed_act_writes("route", "connector, address, valid_from", "'nowhere', '{}', now()"),
}
