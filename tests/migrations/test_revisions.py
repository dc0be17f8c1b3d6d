"""Every revision goes up with data, comes down keeping what came before it, and goes up again."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg import Connection
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from hub.kit.migrate import migrate, migrations
from hub.kit.settings import Settings
from hub.tables import metadata
from tests.database import TestDatabase, new_database
from tests.migrations import pair_rows, rows

Load = Callable[[Connection[tuple[object, ...]]], None]


@dataclass(frozen=True)
class Revision:
    """`data` is loaded once the revision is up; each query then counts so many rows, and after coming down `kept`."""

    data: tuple[Load, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)


BEFORE_RELEASES = (rows.directory, rows.case)
BEFORE_TASKS = (*BEFORE_RELEASES, rows.release)

REVISIONS = {
    "20261122_01": Revision((rows.directory,), {"organisation": 2, "principal": 1, "organisation_key": 1}),
    "20261122_02": Revision((rows.directory,), {"party": 0, "move": 0}, {"organisation": 2}),
    "20261122_03": Revision(
        BEFORE_RELEASES, {"case_value": 1, "party where kind = 'case'": 1}, {"organisation": 2, "party": 0}
    ),
    "20261122_04": Revision(
        (*BEFORE_TASKS, rows.holding),
        {"release_key": 2, "party where kind = 'holding'": 2},
        {"case_value": 1, "party": 1},
    ),
    "20261122_05": Revision(
        (*BEFORE_TASKS, rows.referral),
        {"referral": 1, "party where kind = 'referral'": 2, "move where status = 'requested'": 1},
        {"release_key": 2, "party": 1, "move": 0},
    ),
    "20261122_06": Revision(
        (*BEFORE_TASKS, rows.referral, rows.delivery),
        {"delivery": 1, "party where kind = 'delivery'": 1},
        {"referral": 1, "party": 3, "move": 1},
    ),
    "20261122_07": Revision(
        (*BEFORE_TASKS, rows.referral), {"ledger_event": 0, "ledger_pending": 0}, {"referral": 1, "party": 3}
    ),
    "20261122_08": Revision(
        (*BEFORE_TASKS, rows.referral, rows.ledger),
        {"queue.procrastinate_jobs": 0, "ledger_pending": 2},
        {"ledger_event": 1, "ledger_pending": 2},
    ),
    "20261125_01": Revision((rows.directory,), {"principal": 1}, {"principal": 1}),
    "20261125_02": Revision(
        (rows.directory, rows.people),
        {"passkey": 1, "web_session": 1, "ceremony": 1, "invitation": 1, "known_device": 1, "notice": 1},
        {"principal": 1},
    ),
    "20261125_03": Revision(
        (rows.directory, rows.provider),
        {"identity_provider": 1, "provider_account": 1, "provider_ceremony": 1, "sign_in_word": 1},
        {"principal": 1},
    ),
    "20261125_04": Revision(
        (rows.directory, rows.client),
        {"client": 1, "client_key": 1, "spent_assertion": 1, "spent_proof": 1, "revoked_token": 1},
        {"principal": 1},
    ),
    "20261125_05": Revision((rows.directory, rows.act), {"two_person_act": 1}, {"principal": 1}),
    "20261125_06": Revision(
        (*BEFORE_TASKS, rows.team, rows.alarm, rows.provision),
        {"case_team": 1, "alarm": 1, "provision": 2},
        {"case_value": 1, "release": 1},
    ),
    "20261125_07": Revision(
        (rows.directory, rows.candidate, pair_rows.suspended),
        {"candidate": 1, "organisation where suspended_at is not null": 1},
        {"organisation": 2, "principal": 1},
    ),
    "20261125_08": Revision(
        (rows.directory, rows.case, rows.act, rows.emergency), {"emergency": 1}, {"two_person_act": 1, "case_value": 1}
    ),
    "20261129_01": Revision(
        (*BEFORE_TASKS, rows.holding, rows.held), {"release where held_for <> '{}'": 1}, {"release": 1, "holding": 1}
    ),
    "20261129_02": Revision(
        (*BEFORE_TASKS, rows.narrowed), {"narrowed": 1, "watcher": 1}, {"release": 1, "case_value": 1}
    ),
    "20261129_10": Revision(
        (*BEFORE_TASKS, rows.referral, pair_rows.agreements, pair_rows.duty, pair_rows.suspended, pair_rows.stolen_key),
        {
            "agreement where end_reason = 'breach'": 1,
            "pair_change where cause = 'agreement-narrowed'": 2,
            "pair_change where cause = 'agreement-breached'": 1,
            "pair_change where cause = 'duty'": 1,
            "pair_change where cause in ('recipient-suspended', 'sender-suspended')": 2,
            "pair_change where cause = 'key-stolen'": 1,
            "release where terms_seen = 0 and terms_at = created_at": 1,
        },
        {
            "agreement": 2,
            "agreement where valid_to is not null": 1,
            "reporting_duty": 1,
            "release": 1,
            "public_key where revoked_at is not null": 1,
        },
    ),
    "20261129_20": Revision((rows.directory, rows.case, rows.statement), {"statement": 1}, {"case_value": 1}),
    "20261129_30": Revision((rows.directory, rows.case, rows.review), {"review": 1}, {"case_value": 1}),
    "20261129_31": Revision(
        (rows.directory, rows.case, rows.undoing),
        {"undo_attempt": 1, "withdrawal where held_until is not null": 1},
        {"withdrawal": 1},
    ),
    "20261129_32": Revision(
        (rows.directory, rows.case, rows.guardian), {"guardian_word": 1}, {"consent_grant": 1, "case_value": 1}
    ),
    "20261129_40": Revision(
        (*BEFORE_TASKS, rows.ledger, rows.history),
        {"case_value_history": 1, "evidence_state_history": 1, "onward_answer_history": 0},
        {"case_value": 1, "ledger_event": 1},
    ),
    "20261129_41": Revision(
        (*BEFORE_TASKS, rows.holding, rows.alarm, rows.handover),
        {"outside_disclosure where covered": 1, "holding": 1, "alarm": 1},
        {"outside_disclosure": 1, "holding": 1, "alarm": 1},
    ),
    "20261129_42": Revision(
        (rows.directory, pair_rows.duty), {"reporting_duty where kind = 'duty'": 1}, {"reporting_duty": 1}
    ),
    "20261129_43": Revision(BEFORE_RELEASES, {"case_file where came_from is null": 1}, {"case_file": 1}),
    "20261129_44": Revision(
        (rows.directory, rows.case, rows.act, rows.emergency, rows.own_duty),
        {"own_duty_notice": 1},
        {"two_person_act": 1, "emergency": 1},
    ),
    "20261129_70": Revision(BEFORE_RELEASES, {"identity_mark": 0}, {"case_value": 1}),
}


def revisions() -> list[str]:
    script = ScriptDirectory("migrations")
    return [revision.revision for revision in script.walk_revisions()][::-1]


def test_every_revision_has_a_data_test() -> None:
    assert revisions() == list(REVISIONS)


@pytest.mark.parametrize("name", list(REVISIONS))
def test_a_revision_goes_up_with_data_and_comes_down_keeping_the_rest(settings: Settings, name: str) -> None:
    revision, order = REVISIONS[name], revisions()
    before = order[order.index(name) - 1] if order.index(name) else "base"
    with new_database(settings) as database, database.connect() as connection:
        migrate(database.settings, name)
        for load in revision.data:
            load(connection)
        up = count(connection, revision.counts)

        down(database, before)
        kept = count(connection, revision.kept)
        migrate(database.settings, name)

        assert up == revision.counts
        assert kept == revision.kept
        assert count(connection, revision.kept) == revision.kept


def test_the_ledger_is_not_dropped_while_it_holds_events(settings: Settings) -> None:
    with new_database(settings) as database, database.connect() as connection:
        migrate(database.settings, "20261122_07")
        for load in (*BEFORE_TASKS, rows.referral, rows.ledger):
            load(connection)

        with pytest.raises(Exception, match="the ledger holds events"):
            down(database, "20261122_06")

        assert count(connection, {"ledger_event": 1}) == {"ledger_event": 1}


def test_the_ledger_keeps_its_lines_about_facts(settings: Settings) -> None:
    with new_database(settings) as database, database.connect() as connection:
        migrate(database.settings, "20261129_40")
        for load in (*BEFORE_RELEASES, rows.a_line_about_a_fact):
            load(connection)

        with pytest.raises(Exception, match="the ledger holds lines that name a fact"):
            down(database, "20261129_30")

        assert count(connection, {"ledger_event where field = 'paid'": 1}) == {"ledger_event where field = 'paid'": 1}


def test_what_was_told_without_cover_is_not_lost_by_coming_down(settings: Settings) -> None:
    with new_database(settings) as database, database.connect() as connection:
        migrate(database.settings, "20261129_41")
        for load in (*BEFORE_RELEASES, rows.handover):
            load(connection)
        connection.execute("update outside_disclosure set recipient = null, covered = false")

        with pytest.raises(Exception, match="records of what was told outside without cover"):
            down(database, "20261129_40")

        assert count(connection, {"outside_disclosure": 1}) == {"outside_disclosure": 1}


def test_what_was_marked_to_be_hidden_is_not_lost_by_coming_down(settings: Settings) -> None:
    with new_database(settings) as database, database.connect() as connection:
        migrate(database.settings, "20261129_70")
        for load in (*BEFORE_RELEASES, rows.mark):
            load(connection)

        with pytest.raises(Exception, match="there are marks on words that leave"):
            down(database, "20261129_44")

        assert count(connection, {"identity_mark": 1}) == {"identity_mark": 1}


def test_whoever_recorded_in_a_case_before_there_were_teams_is_on_its_team(settings: Settings) -> None:
    with new_database(settings) as database, database.connect() as connection:
        migrate(database.settings, "20261125_01")
        for load in BEFORE_RELEASES:
            load(connection)

        migrate(database.settings, "20261125_06")

        assert connection.execute("select principal::text, reason_sealed, ended_at from case_team").fetchall() == [
            (rows.PRINCIPAL, None, None)
        ]


def test_records_of_what_was_handed_over_are_not_dropped(settings: Settings) -> None:
    with new_database(settings) as database, database.connect() as connection:
        migrate(database.settings, "20261125_06")
        for load in (*BEFORE_TASKS, rows.provision):
            load(connection)
        connection.execute("update release set opened_at = created_at")

        with pytest.raises(Exception, match="records of what was handed over"):
            down(database, "20261125_01")

        assert count(connection, {"provision where at is not null": 2}) == {"provision where at is not null": 2}


def test_the_models_say_what_the_migrations_made(template: TestDatabase) -> None:
    """Tables, columns, types and what may be null; indexes, keys and policies are the migrations' alone."""
    engine = create_engine(template.settings.database_url or "", poolclass=NullPool)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    of_columns = [d for d in differences if not _of_index_or_key(d)]

    assert of_columns == []


def _of_index_or_key(difference: object) -> bool:
    kinds = ("add_index", "remove_index", "add_constraint", "remove_constraint", "add_fk", "remove_fk")
    return isinstance(difference, tuple) and difference[0] in kinds


def down(database: TestDatabase, to: str) -> None:
    engine = create_engine(database.settings.database_url or "", poolclass=NullPool)
    with engine.begin() as connection:
        command.downgrade(migrations(connection), to)


def count(connection: Connection[tuple[object, ...]], queries: dict[str, int]) -> dict[str, int]:
    def number(query: str) -> int:
        row = connection.execute(f"select count(*) from {query}".encode()).fetchone()
        assert row is not None
        return int(str(row[0]))

    return {query: number(query) for query in queries}
