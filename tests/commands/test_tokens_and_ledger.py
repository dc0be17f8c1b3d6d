"""The operator issues tokens and checks the ledger, and cannot look into a case."""

from pathlib import Path
from uuid import UUID

import anyio
import psycopg
import pytest

from hub.__main__ import main
from hub.audit.sealer import seal
from hub.commands.operating import Operation, operate
from hub.identity.permissions import ROLES, Role
from hub.identity.viewer import Viewer
from hub.kit.clock import SystemClock
from hub.kit.signing import read_signing_key, token_key_file
from hub.kit.unready import Unready
from hub.machines.tokens import Issuer, Verifier
from tests.audit.ledgers import Ledger, new_ledger
from tests.commands.words import Do, Fail
from tests.database import TestDatabase
from tests.parties import Parties


def test_a_person_gets_a_token_that_the_hub_takes(database: TestDatabase, do: Do, organisation: str) -> None:
    person = do(
        "organisation", "person-add", "--organisation", organisation, "--role", "lawyer", "--label", "duty lawyer"
    )
    issued = do("token", "--principal", person["principal"], "--scope", "referral:read")

    viewer = anyio.run(seen, database, issued["token"])

    assert str(viewer.organisation) == organisation
    assert {p.value for p in viewer.permissions} == {"referral:read"}


async def seen(database: TestDatabase, token: str) -> Viewer:
    settings, web = database.settings, database.pool("hub_web", pool_size=1)
    key = read_signing_key(token_key_file(settings.root_key_file))
    try:
        return await Verifier(Issuer(key, settings.issuer, settings.audience), web).viewer(token, "ja")
    finally:
        await web.close()


def test_a_token_has_the_scopes_of_its_role_unless_fewer_are_asked_for(do: Do, organisation: str) -> None:
    desk = do("organisation", "machine-add", "--organisation", organisation, "--role", "reviewer", "--label", "desk")

    issued = do("token", "--principal", desk["principal"])

    assert issued["scopes"] == sorted(p.value for p in ROLES[Role.REVIEWER])


def test_a_token_cannot_have_more_than_its_role(do: Do, fail: Fail, organisation: str) -> None:
    desk = do("organisation", "machine-add", "--organisation", organisation, "--role", "reviewer", "--label", "desk")

    sentence = fail("token", "--principal", desk["principal"], "--scope", "case:read")

    assert "does not permit" in sentence


def test_in_production_the_operator_makes_no_token(real: TestDatabase, fail: Fail) -> None:
    sentence = fail("token", "--principal", str(somebody(real)))

    assert "no tokens in production" in sentence
    assert "eyJ" not in sentence


def somebody(database: TestDatabase) -> UUID:
    """A caseworker of an organisation there."""

    async def make() -> UUID:
        parties = Parties(database, {})
        party = parties.organisation()
        await parties.close()
        return party.principal

    return anyio.run(make)


def test_who_was_let_go_gets_no_token(do: Do, fail: Fail, organisation: str) -> None:
    desk = do("organisation", "person-add", "--organisation", organisation, "--role", "lawyer", "--label", "desk")
    do("organisation", "person-end", "--principal", desk["principal"])

    assert "Nothing was found" in fail("token", "--principal", desk["principal"])
    assert "Nothing was found" in fail("organisation", "person-end", "--principal", desk["principal"])


def test_an_operation_cannot_look_into_a_case(database: TestDatabase) -> None:
    async def look(operation: Operation) -> None:
        connection = await operation.session.connection()
        await connection.exec_driver_sql("select * from case_value")

    with pytest.raises(Exception, match="permission denied") as refused:
        operate(database.settings, look)

    assert not isinstance(refused.value, Unready)


@pytest.fixture
def sealed(database: TestDatabase, environ: None) -> Ledger:
    """A ledger of fifty events, sealed as `work` does it."""

    async def make() -> Ledger:
        ledger = await new_ledger(database)
        await anyio.to_thread.run_sync(ledger.write, 50)
        pool = database.pool("hub_sealer", pool_size=1)
        await seal(pool, ledger.key, SystemClock().now())
        await pool.close()
        return ledger

    return anyio.run(make)


def test_a_whole_ledger_is_said_to_be_whole(sealed: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["verify-ledger", "--organisation", str(sealed.sender)])

    assert (status, capsys.readouterr().out) == (0, "The ledger is whole: 1 chains, 50 links.\n")


def test_a_changed_ledger_is_named_by_organisation_and_link(sealed: Ledger, fail: Fail, tmp_path: Path) -> None:
    head = tmp_path / "head.json"
    assert main(["verify-ledger", "--organisation", str(sealed.sender), "--save", str(head)]) == 0
    with sealed.database.connect() as owner:
        owner.execute("delete from ledger_head where org = %s", (sealed.sender,))
        owner.execute("delete from ledger_link where org = %s and seq > 40", (sealed.sender,))

    sentence = fail("verify-ledger", "--organisation", str(sealed.sender), "--head", str(head))

    assert f"Organisation {sealed.sender}, link 50: the chain ends before the saved head; it was cut." in sentence


def test_a_saved_head_is_not_overwritten(sealed: Ledger, fail: Fail, tmp_path: Path) -> None:
    head = tmp_path / "head.json"
    head.write_text("kept")

    assert "cannot be written" in fail("verify-ledger", "--organisation", str(sealed.sender), "--save", str(head))
    assert head.read_text() == "kept"


def test_a_file_that_holds_no_head_is_refused(sealed: Ledger, fail: Fail, tmp_path: Path) -> None:
    (tmp_path / "head.json").write_text("{}")

    assert "does not hold saved heads" in fail("verify-ledger", "--head", str(tmp_path / "head.json"))


def test_the_operators_role_is_the_databases(database: TestDatabase) -> None:
    with database.connect("hub_operator") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("update ledger_event set verb = 'packet:read'")
