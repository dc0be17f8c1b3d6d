"""Rows for the data tests, plain SQL, one organisation giving and one receiving."""

from psycopg import Connection

GIVER, TAKER, PRINCIPAL, CASE, OBJECT, RELEASE, EVENT = (f"00000000-0000-4000-8000-00000000000{n}" for n in range(1, 8))
CANDIDATE = "00000000-0000-4000-8000-0000000000cc"
NOW = "2026-11-22T03:00:00Z"
ACT = "00000000-0000-4000-8000-0000000000cc"
SECOND = "00000000-0000-4000-8000-0000000000cd"
REVIEW = "00000000-0000-4000-8000-0000000000ce"
UNDONE = "00000000-0000-4000-8000-0000000000cf"
UNTIL = "2026-11-23T03:00:00Z"
LATER = "2026-12-22T03:00:00Z"
DIGEST = "\\x" + "ab" * 32
PROVIDER = "00000000-0000-4000-8000-0000000000cc"


def directory(connection: Connection[tuple[object, ...]]) -> None:
    for organisation, kind in ((GIVER, "support_ngo"), (TAKER, "legal_aid")):
        connection.execute(
            "insert into organisation values (%s, '名', 'name', %s, 'JP', '{ja}', %s)", (organisation, kind, NOW)
        )
    connection.execute(
        "insert into principal values (%s, %s, 'person', 'caseworker', 'desk', %s)", (PRINCIPAL, GIVER, NOW)
    )
    connection.execute("insert into organisation_key values (%s, 1, '\\x00', %s)", (GIVER, NOW))


def case(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into case_file values (%s, %s, 'ja', 'urgent', 'open', '2027-11-22', %s, %s, 1)",
        (CASE, GIVER, NOW, NOW),
    )
    connection.execute("insert into case_key values (%s, %s, 1, '\\x01')", (GIVER, CASE))
    connection.execute(
        "insert into case_value values (%s, %s, 'narrative', '\\x02', %s, %s)", (GIVER, CASE, PRINCIPAL, NOW)
    )


def history(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into case_value_history values (%s, %s, 'paid', 2, '\\x01', %s, %s, %s, %s)",
        (GIVER, CASE, PRINCIPAL, NOW, PRINCIPAL, NOW),
    )
    connection.execute(
        "insert into evidence_state_history values (%s, %s, 1, 2, 'noted', %s, %s, %s, %s)",
        (GIVER, CASE, PRINCIPAL, NOW, PRINCIPAL, NOW),
    )


def a_line_about_a_fact(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into ledger_event (id, actor, principal, sender, object, verb, at, field)"
        " values (%s, %s, %s, %s, %s, 'fact:changed', %s, 'paid')",
        (EVENT, GIVER, PRINCIPAL, GIVER, CASE, NOW),
    )


def handover(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into outside_disclosure (id, org, case_file, recipient, purpose, sealed, recorded_by, disclosed_at,"
        " recorded_at) values (gen_random_uuid(), %s, %s, %s, 'care', '\\x01', %s, %s, %s)",
        (GIVER, CASE, TAKER, PRINCIPAL, NOW, NOW),
    )


def mark(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute("insert into identity_mark values (%s, %s, 1, '\\x01', %s, %s)", (GIVER, CASE, PRINCIPAL, NOW))


def own_duty(connection: Connection[tuple[object, ...]]) -> None:
    """After `emergency`, which has brought the second person."""
    connection.execute(
        "insert into own_duty_notice values (%s, %s, %s, %s, gen_random_uuid(), 'child-welfare-25', '\\x01',"
        " %s, %s, %s)",
        (GIVER, ACT, CASE, TAKER, PRINCIPAL, SECOND, NOW),
    )


def release(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into origin values (%s, %s, %s, %s, 'legal_advice', 'legal_handoff')", (GIVER, OBJECT, CASE, TAKER)
    )
    connection.execute(
        "insert into release values (%s, %s, %s, %s, 'packet', %s, %s, null, %s)",
        (RELEASE, GIVER, TAKER, OBJECT, DIGEST, NOW, LATER),
    )
    connection.execute("insert into sealed_packet values (%s, %s, %s, '\\x03')", (RELEASE, GIVER, TAKER))
    connection.execute(
        "insert into organisation_key (organisation, epoch, wrapped, created_at) values (%s, 1, '\\x00', %s)",
        (TAKER, NOW),
    )
    for holder in (GIVER, TAKER):
        connection.execute(
            "insert into release_key values (%s, %s, %s, %s, 1, '\\x04')", (RELEASE, holder, GIVER, TAKER)
        )


def holding(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute("insert into holding values (gen_random_uuid(), %s, %s, %s, %s)", (RELEASE, GIVER, TAKER, NOW))


def referral(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into referral values (%s, %s, %s, 'legal_advice', 'requested', null, 'urgent', 'ja', %s, %s,"
        " null, null, null, null, null, %s, %s, 1)",
        (OBJECT, GIVER, TAKER, LATER, LATER, NOW, NOW),
    )


def delivery(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into delivery values (gen_random_uuid(), %s, %s, %s, %s, 'nowhere', 'referral.offered', 'queued', null,"
        " 'msg_1', 0, %s, null, null, %s, %s)",
        (GIVER, TAKER, OBJECT, RELEASE, NOW, NOW, NOW),
    )


def ledger(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into ledger_event values (%s, %s, %s, %s, %s, %s, 'packet:released', %s, %s)",
        (EVENT, GIVER, PRINCIPAL, GIVER, TAKER, OBJECT, DIGEST, NOW),
    )


def candidate(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into candidate values (%s, %s, %s, '灯', 'Lamp', 'support_ngo', 'JP', '{ja}', '知っている。', %s, %s)",
        (CANDIDATE, GIVER, TAKER, PRINCIPAL, NOW),
    )


def provider(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into identity_provider (org, id, issuer, client_id, method, sign_in_word, secret_sealed, epoch, set_by,"
        " set_at) values (%s, %s, 'https://login.example.org', 'hub', 'private_key_jwt', 'aoba', '\\x01', 1, %s, %s)",
        (GIVER, PROVIDER, PRINCIPAL, NOW),
    )
    connection.execute(
        "insert into provider_account values (%s, 'https://login.example.org', 'subject-1', %s, %s)",
        (GIVER, PRINCIPAL, NOW),
    )
    connection.execute(
        "insert into provider_ceremony values (%s, gen_random_uuid(), %s, %s, 'sign_in', null, null, %s, %s)",
        (GIVER, DIGEST, PROVIDER, NOW, LATER),
    )


def emergency(connection: Connection[tuple[object, ...]]) -> None:
    """A second person of the giver confirmed an act of the first."""
    connection.execute(
        "insert into principal values (%s, %s, 'person', 'supervisor', 'desk', %s)", (SECOND, GIVER, NOW)
    )
    connection.execute(
        "insert into emergency values (%s, %s, %s, %s, 'care', '\\x01', %s, %s, %s, %s)",
        (GIVER, ACT, CASE, TAKER, PRINCIPAL, SECOND, NOW, UNTIL),
    )


def review(connection: Connection[tuple[object, ...]]) -> None:
    """Something that the giver's first person did alone."""
    connection.execute(
        "insert into review values (%s, %s, %s, 'bar-lifted', %s, %s, %s, %s)",
        (REVIEW, GIVER, CASE, OBJECT, PRINCIPAL, NOW, UNTIL),
    )


def undoing(connection: Connection[tuple[object, ...]]) -> None:
    """A withdrawal whose keys the giver's first person let wait, and a word to undo it that did not count."""
    connection.execute(
        "insert into withdrawal values (%s, %s, %s, null, 'after_seven_days', false, %s, %s, null, %s, %s, %s)",
        (UNDONE, GIVER, CASE, PRINCIPAL, NOW, PRINCIPAL, NOW, UNTIL),
    )
    connection.execute(
        "insert into undo_attempt values (gen_random_uuid(), %s, %s, 'orally', 'ja', null, '{not_alone}', false,"
        " %s, %s)",
        (GIVER, UNDONE, PRINCIPAL, NOW),
    )


def guardian(connection: Connection[tuple[object, ...]]) -> None:
    """A guardian's objection, and a yes that a lawyer gave for who cannot answer."""
    connection.execute(
        "insert into guardian_word values (gen_random_uuid(), %s, %s, null, 'objection', 'orally', 'ja', '\\x01',"
        " %s, %s)",
        (GIVER, CASE, PRINCIPAL, NOW),
    )
    connection.execute(
        "insert into consent_grant values (gen_random_uuid(), %s, %s, %s, 'care', 'nowhere', 'given', '{}', %s,"
        " 'lawyer', 'orally', 'ja', '1', '\\x01', %s, %s)",
        (GIVER, CASE, TAKER, LATER, PRINCIPAL, NOW),
    )


def statement(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into statement values (%s, %s, %s, 1, 'bar', '\\x01', true, null, null, %s, %s)",
        (GIVER, EVENT, CASE, PRINCIPAL, NOW),
    )


PEOPLE = f"""
insert into passkey values ('{GIVER}', gen_random_uuid(), '{PRINCIPAL}', '\\x01', '\\x02', 0, 'Firefox', '{NOW}');
insert into web_session
  values ('{GIVER}', gen_random_uuid(), '{PRINCIPAL}', '{DIGEST}', 'passkey', 'Firefox', '{NOW}', '{NOW}');
insert into ceremony
  values ('{GIVER}', gen_random_uuid(), 'register', '{PRINCIPAL}', null, null, '{DIGEST}', '{LATER}');
insert into invitation
  values ('{GIVER}', gen_random_uuid(), '{PRINCIPAL}', 'caseworker', 'desk', '{DIGEST}', '{DIGEST}', 0, '{PRINCIPAL}',
    '{NOW}', '{LATER}');
insert into known_device values ('{GIVER}', gen_random_uuid(), '{PRINCIPAL}', '{DIGEST}', '{NOW}');
insert into notice values ('{GIVER}', gen_random_uuid(), '{PRINCIPAL}', '{PRINCIPAL}', 'Firefox', '{NOW}')
"""


def people(connection: Connection[tuple[object, ...]]) -> None:
    """A person of the giver who has signed in, is just registering, and is invited back."""
    connection.execute(PEOPLE.encode())


def act(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into two_person_act (org, id, kind, object, requested_by, requested_at, expires_at, data_key, epoch,"
        " payload_sealed, status) values (%s, %s, 'key_change', %s, %s, %s, %s, '\\x01', 1, '\\x02', 'waiting')",
        (GIVER, ACT, OBJECT, PRINCIPAL, NOW, LATER),
    )


def client(connection: Connection[tuple[object, ...]]) -> None:
    id = "00000000-0000-4000-8000-0000000000cc"
    connection.execute(
        "insert into client values (%s, %s, %s, 'gateway', 'bearer', '{case:read}', 60, %s)",
        (GIVER, id, PRINCIPAL, NOW),
    )
    connection.execute(
        "insert into client_key values (%s, %s, gen_random_uuid(), 'kid', 'thumbprint', '{}', %s)", (GIVER, id, NOW)
    )
    connection.execute("insert into spent_assertion values (%s, %s, %s, %s, %s)", (GIVER, id, DIGEST, NOW, LATER))
    connection.execute("insert into spent_proof values (%s, %s, %s)", (GIVER, DIGEST, LATER))
    connection.execute("insert into revoked_token values (%s, gen_random_uuid(), %s)", (GIVER, LATER))


def team(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into case_team values (gen_random_uuid(), %s, %s, %s, %s, null, %s)",
        (GIVER, CASE, PRINCIPAL, PRINCIPAL, NOW),
    )


def alarm(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into alarm values (gen_random_uuid(), %s, 'many_cases_read', %s, %s, 20)", (GIVER, PRINCIPAL, NOW)
    )


def provision(connection: Connection[tuple[object, ...]]) -> None:
    """Both sides' records of a packet that nobody has opened yet."""
    for side, org, consent in (("giver", GIVER, EVENT), ("taker", TAKER, None)):
        connection.execute(
            "insert into provision values (gen_random_uuid(), %s, %s, %s, %s, %s, %s, 'legal_advice', 'legal_handoff',"
            " '{narrative}', %s)",
            (org, side, OBJECT, RELEASE, GIVER, TAKER, consent),
        )


def held(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute("update release set held_for = '{duty}' where id = %s", (RELEASE,))


def narrowed(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into narrowed (id, org, object, cause, act, reason, principal, at)"
        " values (gen_random_uuid(), %s, %s, 'bar', 'cut', null, %s, %s)",
        (GIVER, OBJECT, PRINCIPAL, NOW),
    )
    connection.execute("insert into watcher values (%s, %s, %s, %s, %s)", (GIVER, OBJECT, PRINCIPAL, PRINCIPAL, NOW))


def open_dates(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute('update referral set open_dates = \'[{"kind": "court-date", "on": "2026-12-01"}]\'')


def informed(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "update narrowed set informed_at = %s, informed_by = %s, informed_way = 'safe-contact'", (LATER, PRINCIPAL)
    )


def epoch_marked(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute("insert into key_destroyed (organisation, epoch) values (%s, 1), (%s, 1)", (GIVER, TAKER))


def installation(connection: Connection[tuple[object, ...]]) -> None:
    """What it is for."""
    connection.execute("insert into installation (kind) values ('test')")
