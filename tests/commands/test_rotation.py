"""The operator turns keys: a new epoch, the old one retired, and every way still open."""

from pathlib import Path
from uuid import UUID, uuid4

import anyio
import pytest

from hub.directory.rotate import rotate
from hub.directory.routes import current_route
from hub.kit.clock import SystemClock
from tests.commands.words import ADD, Do, Fail, rows
from tests.database import TestDatabase
from tests.parties import Parties

ROTATE = ("organisation", "rotate-key")
EPOCHS = "select epoch, retired_at is null from organisation_key where organisation = %s order by epoch"


def secrets_of(database: TestDatabase, organisation: str) -> tuple[str, ...]:
    parties = Parties(database, {})
    party = parties.organisation()

    async def ask() -> tuple[str, ...]:
        async with parties.work(party, SystemClock().now()) as work:
            found = await current_route(work, UUID(organisation))
        await parties.close()
        assert found
        return found.secrets

    return anyio.run(ask)


def test_a_rotation_retires_the_present_key_and_makes_the_next(
    database: TestDatabase, do: Do, organisation: str
) -> None:
    other = do(*ADD, "--kind", "hotline")["organisation"]

    first = do(*ROTATE, "--organisation", organisation)
    second = do(*ROTATE, "--organisation", organisation)

    assert (first, second) == ({organisation: 2}, {organisation: 3})
    assert rows(database, EPOCHS, organisation) == [(1, False), (2, False), (3, True)]
    assert rows(database, EPOCHS, other) == [(1, True)]


def test_everybodys_key_is_turned_at_once(database: TestDatabase, do: Do, organisation: str) -> None:
    other = do(*ADD, "--kind", "hotline")["organisation"]

    turned = do(*ROTATE, "--all")

    assert {turned[organisation], turned[other]} == {2}
    for one in (organisation, other):
        assert rows(database, EPOCHS, one) == [(1, False), (2, True)]


def test_a_routes_secrets_open_after_any_number_of_rotations(database: TestDatabase, do: Do, tmp_path: Path) -> None:
    secrets = tmp_path / "secrets"
    secrets.write_text("whsec_new\nwhsec_old\n")
    secrets.chmod(0o600)
    way = ("--connector", "nowhere", "--secret-file", str(secrets))
    made = do(*ADD, "--kind", "platform", *way)["organisation"]

    for _ in range(2):
        do(*ROTATE, "--organisation", made)

    assert secrets_of(database, made) == ("whsec_new", "whsec_old")
    assert rows(database, "select epoch from route where organisation = %s", made) == [(3,)]


def test_a_replaced_route_keeps_its_secrets_under_the_key_that_dies(
    database: TestDatabase, do: Do, tmp_path: Path
) -> None:
    secrets = tmp_path / "secrets"
    secrets.write_text("whsec_first\n")
    secrets.chmod(0o600)
    way = ("--connector", "nowhere", "--secret-file", str(secrets))
    made = do(*ADD, "--kind", "platform", *way)["organisation"]
    do("organisation", "route-add", "--organisation", made, "--connector", "nowhere")

    do(*ROTATE, "--organisation", made)

    found = rows(database, "select epoch, valid_to is null from route where organisation = %s order by 2", made)
    assert found == [(1, False), (None, True)]


def test_rotations_at_once_come_after_one_another(database: TestDatabase, organisation: str) -> None:
    parties = Parties(database, {})
    operator = database.pool("hub_operator", pool_size=4)

    async def once() -> None:
        async with operator.transaction(None) as session:
            await rotate(session, parties.keys, UUID(organisation), SystemClock().now())

    async def all_at_once() -> None:
        async with anyio.create_task_group() as group:
            for _ in range(4):
                group.start_soon(once)
        await operator.close()
        await parties.close()

    anyio.run(all_at_once)

    assert rows(database, EPOCHS, organisation) == [(n, n == 5) for n in range(1, 6)]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--organisation", str(uuid4())), "organisation: Nothing was found"),
        ((), "one of the arguments --organisation --all is required"),
        (("--all", "--organisation", str(uuid4())), "not allowed with argument"),
    ],
)
def test_a_rotation_of_nobody_known_turns_no_key(
    database: TestDatabase, fail: Fail, words: tuple[str, ...], sentence: str
) -> None:
    before = rows(database, "select count(*) from organisation_key")

    assert sentence in fail(*ROTATE, *words)

    assert rows(database, "select count(*) from organisation_key") == before
