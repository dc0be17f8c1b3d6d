"""What is destroyed under an epoch's key marks the epoch, so that its key leaves in the night."""

from collections.abc import Callable

from psycopg import Connection

from tests.database import TestDatabase
from tests.migrations.rows import CASE, GIVER, RELEASE, TAKER
from tests.privacy.triggers.probe import Probe

Marked = set[tuple[str, int]]


def marks(expected: Marked, destroy: Callable[[Connection[tuple[object, ...]]], object]) -> Probe:
    """A probe: what destroys leaves exactly these marks."""

    def probe(world: TestDatabase) -> None:
        with world.connect() as connection, connection.transaction(force_rollback=True):
            connection.execute("delete from key_destroyed")
            destroy(connection)
            found = connection.execute("select organisation::text, epoch from key_destroyed").fetchall()
        assert set(found) == expected

    return probe


def ends_a_route(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into route (id, organisation, connector, address, secrets_sealed, epoch, valid_from)"
        " values (gen_random_uuid(), %s, 'nowhere', '{}', '\\x01', 1, now())",
        (TAKER,),
    )
    connection.execute("update route set valid_to = now() where organisation = %s", (TAKER,))


PROBES: dict[str, Probe] = {
    "case_key_destroyed": marks(
        {(GIVER, 1)}, lambda it: it.execute("delete from case_key where case_file = %s", (CASE,))
    ),
    "draft_destroyed": marks({(GIVER, 1)}, lambda it: it.execute("delete from draft where case_file = %s", (CASE,))),
    "provider_secret_destroyed": marks(
        {(GIVER, 1)}, lambda it: it.execute("update identity_provider set secret_sealed = null, ended_at = now()")
    ),
    "release_key_destroyed": marks(
        {(GIVER, 1), (TAKER, 1)}, lambda it: it.execute("delete from release_key where release = %s", (RELEASE,))
    ),
    "route_secret_destroyed": marks({(TAKER, 1)}, ends_a_route),
}
