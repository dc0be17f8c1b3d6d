"""Who may begin and end an epoch of keys, and who may wrap a copy anew."""

import pytest

from hub.kit.roles import SERVANTS
from tests.database import TestDatabase
from tests.privacy.catalogue import reached


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("hub_web", {"select"}),
        ("hub_worker", {"select", "insert", "update", "delete"}),
        ("hub_operator", {"select", "insert", "update"}),
        ("hub_sealer", set()),
        ("hub_survivor", set()),
    ],
)
def test_operator_and_worker_begin_an_epoch_and_the_worker_alone_ends_it(
    database: TestDatabase, role: str, may: set[str]
) -> None:
    assert {command for table, command in reached(database, role) if table == "organisation_key"} == may


@pytest.mark.parametrize("table", ["case_key", "release_key"])
def test_only_the_worker_wraps_a_copy_anew(database: TestDatabase, table: str) -> None:
    may = {role for role in SERVANTS if (table, "update") in reached(database, role)}

    assert may == {"hub_worker"}
