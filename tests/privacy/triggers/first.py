"""What an installation is for stays as it was decided; and among real people the operator brings only what is first."""

import psycopg
import pytest

from tests.database import TestDatabase
from tests.migrations.rows import GIVER
from tests.privacy.triggers.probe import Probe
from tests.privacy.world import acting

PERSON = f"insert into principal values (gen_random_uuid(), '{GIVER}', 'person', 'admin', 'desk', now())"
KEY = (
    "insert into public_key (id, organisation, purpose, public, created_at)"
    f" values (gen_random_uuid(), '{GIVER}', 'age', 'age1', now())"
)
ROUTE = (
    "insert into route (id, organisation, connector, address, valid_from)"
    f" values (gen_random_uuid(), '{GIVER}', 'nowhere', '{{}}', now())"
)
OVER = f"update route set valid_to = now() where organisation = '{GIVER}'"


def what_was_decided_stays_so(world: TestDatabase) -> None:
    for statement in ("update installation set kind = 'demo'", "delete from installation"):
        with world.connect() as owner, pytest.raises(psycopg.Error, match="installation_fixed"):
            owner.execute(statement.encode())


def what_was_decided_is_not_emptied(world: TestDatabase) -> None:
    with world.connect() as owner, pytest.raises(psycopg.Error, match="installation_fixed"):
        owner.execute("truncate installation")


def the_operator_brings_no_second(insert: str, present: str | None) -> Probe:
    """A probe: in production its role adds none beside one that was there, ended or not; elsewhere it may."""

    def probe(world: TestDatabase) -> None:
        with world.connect() as owner:
            owner.execute("alter table installation disable trigger all")
            owner.execute("delete from installation; insert into installation (kind) values ('production')")
            owner.execute("alter table installation enable trigger all")
            if present:
                owner.execute(f"{insert}; {present}".encode())
        with (
            acting(world, "hub_operator", GIVER) as operator,
            pytest.raises(psycopg.errors.InsufficientPrivilege, match="two_people_needed"),
        ):
            operator.execute(insert.encode())

    return probe


PROBES: dict[str, Probe] = {
    "installation_fixed": what_was_decided_stays_so,
    "installation_kept": what_was_decided_is_not_emptied,
    "principal_first": the_operator_brings_no_second(PERSON, None),
    "public_key_first": the_operator_brings_no_second(KEY, "update public_key set ended_at = now()"),
    "route_first": the_operator_brings_no_second(ROUTE, OVER),
}
