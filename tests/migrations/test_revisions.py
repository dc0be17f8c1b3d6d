"""Every revision goes up with data, comes down keeping what came before it, and goes up again."""

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
from tests.migrations import night_rows, request_rows, rows
from tests.migrations.revisions import BEFORE_RELEASES, BEFORE_TASKS, REVISIONS


def revisions() -> list[str]:
    script = ScriptDirectory("migrations")
    return [revision.revision for revision in script.walk_revisions()][::-1]


# reading the revisions imports the queue, and its reader of times starts a process to learn what machine this is
@pytest.mark.live
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


def test_records_of_danger_are_not_lost_by_coming_down(settings: Settings) -> None:
    with new_database(settings) as database, database.connect() as connection:
        migrate(database.settings, "20261129_101")
        for load in (rows.directory, rows.case, night_rows.danger):
            load(connection)

        with pytest.raises(Exception, match="records of danger to life"):
            down(database, "20261129_100")

        assert count(connection, {"danger": 1}) == {"danger": 1}


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


def test_what_was_never_taken_does_not_read_sent_any_more_and_reads_as_before_when_it_comes_down(
    settings: Settings,
) -> None:
    with new_database(settings) as database, database.connect() as connection:
        migrate(database.settings, "20261129_44")
        for load in (*BEFORE_TASKS, request_rows.requests_before):
            load(connection)

        migrate(database.settings, "20261129_80")

        found = "select delivery_status, item_status, received_at is null from takedown order by id"
        assert connection.execute(found).fetchall() == [
            ("sent", ["sent", "removed"], False),
            ("failed", ["delivery-failed", "removed"], True),
            ("waiting", ["", "removed"], True),
            ("sent", ["sent", "removed"], False),
        ]
        listed = "select box, delivery from party where kind = 'takedown' order by object, box"
        assert connection.execute(listed).fetchall() == [
            (box, word) for word in ("sent", "failed", "waiting", "sent") for box in ("inbox", "sent")
        ]
        down(database, "20261129_44")
        before = connection.execute("select item_status[1], received_proof from takedown order by id").fetchall()
        assert before == [("sent", "sent"), ("delivery-failed", "sent"), ("sent", "sent"), ("sent", "sent")]


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
