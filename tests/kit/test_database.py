"""The suite's own footing: it acts as `hub_web`, which owns nothing and cannot get round a policy."""

import pytest

from hub.kit.roles import SERVANTS, DatabaseRole
from tests.database import TestDatabase

pytestmark = pytest.mark.anyio

OWNED = """
select count(*) from pg_shdepend
where deptype = 'o' and refclassid = 'pg_authid'::regclass and refobjid = current_user::regrole
"""
RIGHTS = "select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole from pg_roles where rolname = current_user"
TRUNCATABLE = """
select count(*) from pg_class where relkind in ('r', 'p') and has_table_privilege(oid, 'truncate, trigger, references')
"""
MEMBERSHIPS = "select count(*) from pg_auth_members where member = current_user::regrole"


async def test_the_suite_acts_as_hub_web(database: TestDatabase) -> None:
    web = database.pool("hub_web")

    async with web.transaction(None) as session:
        connection = await session.connection()
        row = (await connection.exec_driver_sql("select current_user, session_user")).one()
    await web.close()

    assert tuple(row) == ("hub_web", "hub_web")


@pytest.mark.parametrize("role", SERVANTS)
def test_a_role_that_logs_in_owns_nothing_and_passes_by_nothing(database: TestDatabase, role: DatabaseRole) -> None:
    with database.connect(role) as connection:
        assert connection.execute(OWNED).fetchone() == (0,)
        assert connection.execute(RIGHTS).fetchone() == (False,)
        assert connection.execute(MEMBERSHIPS).fetchone() == (0,)
        assert connection.execute(TRUNCATABLE).fetchone() == (0,)


def test_a_fresh_database_holds_the_tables_and_no_rows(fresh_database: TestDatabase) -> None:
    with fresh_database.connect() as connection:
        assert connection.execute("select count(*) from organisation").fetchone() == (0,)
