"""The operator takes organisations in, issues tokens and checks the ledger on the command line, without any case."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import anyio
import psycopg
import pytest
from pyrage import x25519

from hub.__main__ import main
from hub.audit.sealer import seal
from hub.commands.operating import Operation, operate
from hub.directory.routes import route
from hub.exchange.connector import Route
from hub.identity.permissions import ROLES, Role
from hub.identity.tokens import Issuer, Verifier
from hub.identity.viewer import Viewer
from hub.kit.clock import SystemClock
from hub.kit.db import Database
from hub.kit.signing import read_signing_key, token_key_file
from hub.kit.unready import Unready
from tests.audit.ledgers import Ledger, new_ledger
from tests.database import TestDatabase
from tests.parties import Parties

Do = Callable[..., dict[str, Any]]
Fail = Callable[..., str]


@pytest.fixture
def environ(database: TestDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = database.settings
    for name in [name for name in os.environ if name.startswith("HUB_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HUB_MODE", "test")
    monkeypatch.setenv("HUB_DATA", str(settings.data))
    monkeypatch.setenv("HUB_ROOT_KEY_FILE", str(settings.root_key_file))
    monkeypatch.setenv("HUB_DATABASE_URL", settings.database_url or "")


@pytest.fixture
def do(environ: None, capsys: pytest.CaptureFixture[str]) -> Do:
    """Runs a command with `--json` and gives what it printed."""

    def run(*words: str) -> dict[str, Any]:
        status = main([*words, "--json"])
        out, err = capsys.readouterr()
        assert status == 0, err
        answer: dict[str, Any] = json.loads(out)
        return answer

    return run


@pytest.fixture
def fail(environ: None, capsys: pytest.CaptureFixture[str]) -> Fail:
    """Runs a command that must not succeed and gives its sentence."""

    def run(*words: str) -> str:
        try:
            status: object = main(words)
        except SystemExit as ended:
            status = ended.code
        assert status in (1, 2)
        return capsys.readouterr().err

    return run


ADD = ("organisation", "add", "--name", "灯台", "--name-en", "Lighthouse", "--country", "JP", "--language", "ja")
DUTY = ("organisation", "duty-add", "--source", "its own statement of 2026-04-01")


@pytest.fixture
def organisation(do: Do) -> str:
    return str(do(*ADD, "--kind", "legal_aid")["organisation"])


def rows(database: TestDatabase, statement: str, *given: object) -> list[tuple[Any, ...]]:
    with database.connect() as owner:
        return owner.execute(statement.encode(), given).fetchall()


def test_a_new_organisation_has_an_entry_and_its_first_key(database: TestDatabase, organisation: str) -> None:
    assert rows(database, "select kind, country from organisation where id = %s", organisation) == [("legal_aid", "JP")]
    assert rows(database, "select epoch from organisation_key where organisation = %s", organisation) == [(1,)]


def reached(database: TestDatabase, organisation: str) -> Route | None:
    parties = Parties(database, {})
    party = parties.organisation()

    async def ask() -> Route | None:
        async with parties.work(party, SystemClock().now()) as work:
            found = await route(work, UUID(organisation))
        await parties.close()
        return found

    return anyio.run(ask)


def test_a_route_keeps_its_secrets_sealed(database: TestDatabase, do: Do, tmp_path: Path) -> None:
    secrets = tmp_path / "secrets"
    secrets.write_text("whsec_new\nwhsec_old\n")
    secrets.chmod(0o600)
    way = ("--connector", "nowhere", "--address", "url=https://partner.example.org/hook", "--secret-file", str(secrets))

    made = do(*ADD, "--kind", "platform", *way)["organisation"]

    assert reached(database, made) == Route(
        "nowhere", {"url": "https://partner.example.org/hook"}, ("whsec_new", "whsec_old"), {}
    )
    sealed = rows(database, "select secrets_sealed from route where organisation = %s", made)[0][0]
    assert b"whsec" not in sealed


def test_a_new_route_replaces_the_present_one(database: TestDatabase, do: Do, organisation: str) -> None:
    for url in ("https://one.example.org", "https://two.example.org"):
        do(
            "organisation",
            "route-add",
            "--organisation",
            organisation,
            "--connector",
            "nowhere",
            "--address",
            f"url={url}",
        )

    found = reached(database, organisation)

    assert found
    assert found.address == {"url": "https://two.example.org"}
    assert rows(database, "select count(*) from route where organisation = %s", organisation) == [(2,)]


def test_a_key_replaces_the_present_one(database: TestDatabase, do: Do, organisation: str) -> None:
    for _ in range(2):
        newest = str(x25519.Identity.generate().to_public())
        do("organisation", "key-add", "--organisation", organisation, "--public", newest)

    current = "select public from public_key where organisation = %s and ended_at is null"
    assert rows(database, current, organisation) == [(newest,)]


def test_a_secret_key_is_not_taken_for_a_public_one(database: TestDatabase, fail: Fail, organisation: str) -> None:
    secret = str(x25519.Identity.generate())

    sentence = fail("organisation", "key-add", "--organisation", organisation, "--public", secret)

    assert "public: This does not have the expected form." in sentence
    assert secret not in sentence
    assert rows(database, "select 1 from public_key where organisation = %s", organisation) == []


def test_a_duty_that_there_is_none_is_a_row_too(database: TestDatabase, do: Do, organisation: str) -> None:
    do(*DUTY, "--organisation", organisation, "--reports-to", "none")

    assert rows(database, "select reports_to from reporting_duty where organisation = %s", organisation) == [(None,)]


def test_a_duty_has_its_sentence(database: TestDatabase, do: Do, fail: Fail, organisation: str) -> None:
    police = (*DUTY, "--organisation", organisation, "--reports-to", "police", "--under-age", "18")

    assert "read aloud" in fail(*police)
    do(*police, "--sentence-ja", "警察に知らせる義務があります。", "--sentence-en", "It must tell the police.")

    found = rows(database, "select reports_to, under_age from reporting_duty where organisation = %s", organisation)
    assert found == [("police", 18)]


def test_a_service_is_recorded(database: TestDatabase, do: Do, organisation: str) -> None:
    words = ("--name", "法律相談", "--purpose", "legal_advice", "--language", "ja", "--area", "JP-13")

    do("organisation", "service-add", "--organisation", organisation, *words, "--maximum-age", "19")

    found = rows(
        database, "select purposes, service_area, maximum_age from service where organisation = %s", organisation
    )
    assert found == [(["legal_advice"], ["JP-13"], 19)]


def test_an_agreement_stands_in_both_sides_lists(database: TestDatabase, do: Do, organisation: str) -> None:
    sender = do(*ADD, "--kind", "support_ngo")["organisation"]
    fields = ("--field", "call_name", "--field", "prefecture=generalised")

    made = do(
        *("organisation", "agree", "--sender", sender, "--recipient", organisation, "--purpose", "legal_advice"),
        *(*fields, "--retention-days", "365"),
    )["agreement"]

    found = rows(database, "select fields, onward_sharing from agreement where id = %s", made)
    assert found == [({"call_name": "full", "prefecture": "generalised"}, False)]
    assert len(rows(database, "select 1 from party where object = %s", made)) == 2


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("shoe_size", "does not know this field"),
        ("wishes", "never leaves"),
        ("call_name=generalised", "no generalised"),
    ],
)
def test_an_agreement_on_what_cannot_leave_is_refused(
    database: TestDatabase, do: Do, fail: Fail, organisation: str, field: str, sentence: str
) -> None:
    sender = do(*ADD, "--kind", "support_ngo")["organisation"]

    told = fail(
        *("organisation", "agree", "--sender", sender, "--recipient", organisation, "--purpose", "legal_advice"),
        *("--field", field, "--retention-days", "365"),
    )

    assert sentence in told
    assert rows(database, "select 1 from agreement where sender = %s", sender) == []


def test_a_person_gets_a_token_that_the_hub_takes(database: TestDatabase, do: Do, organisation: str) -> None:
    person = do(
        "organisation", "person-add", "--organisation", organisation, "--role", "lawyer", "--label", "duty lawyer"
    )
    issued = do("token", "--principal", person["principal"], "--scope", "referral:read")

    viewer = anyio.run(seen, database, issued["token"])

    assert str(viewer.organisation) == organisation
    assert {p.value for p in viewer.permissions} == {"referral:read"}


async def seen(database: TestDatabase, token: str) -> Viewer:
    settings, web = database.settings, Database(database.url("hub_web"), pool_size=1)
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


def test_who_was_let_go_gets_no_token(do: Do, fail: Fail, organisation: str) -> None:
    desk = do("organisation", "person-add", "--organisation", organisation, "--role", "lawyer", "--label", "desk")
    do("organisation", "person-end", "--principal", desk["principal"])

    assert "Nothing was found" in fail("token", "--principal", desk["principal"])
    assert "Nothing was found" in fail("organisation", "person-end", "--principal", desk["principal"])


@pytest.mark.parametrize(
    "words",
    [
        ("person-add", "--role", "lawyer", "--label", "desk"),
        ("key-add", "--public", str(x25519.Identity.generate().to_public())),
        ("duty-add", "--reports-to", "none", "--source", "s"),
        ("service-add", "--name", "n", "--purpose", "care", "--language", "ja"),
        ("route-add", "--connector", "nowhere"),
    ],
)
def test_an_unknown_organisation_is_said_to_be_unknown(fail: Fail, words: tuple[str, ...]) -> None:
    sentence = fail("organisation", words[0], "--organisation", str(uuid4()), *words[1:])

    assert sentence == "organisation: Nothing was found. Check the id.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--kind", "platform", "--connector", "pigeon"), "There is no connector 'pigeon'"),
        (("--kind", "platform", "--connector", "nowhere", "--address", "somewhere"), "--address takes KEY=VALUE"),
        (("--kind", "platform", "--connector", "nowhere", "--secret-file", "/nonexistent"), "cannot be read"),
        (("--kind", "circus"), "invalid choice"),
        (("--kind", "platform", "--country", "Japan"), "country: This does not have the expected form."),
    ],
)
def test_a_wrong_word_ends_with_a_sentence_and_nothing_written(
    database: TestDatabase, fail: Fail, words: tuple[str, ...], sentence: str
) -> None:
    before = rows(database, "select count(*) from organisation")

    assert sentence in fail(*ADD, *words)

    assert rows(database, "select count(*) from organisation") == before


def test_a_file_of_secrets_that_others_can_read_is_refused(fail: Fail, tmp_path: Path) -> None:
    secrets = tmp_path / "secrets"
    secrets.write_text("whsec_canary\n")
    secrets.chmod(0o644)

    sentence = fail(*ADD, "--kind", "platform", "--connector", "nowhere", "--secret-file", str(secrets))

    assert "open to others" in sentence
    assert "canary" not in sentence


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
        pool = Database(database.url("hub_sealer"), pool_size=1)
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


@pytest.fixture(autouse=True)
def _keep_signals() -> Iterator[None]:
    """`main` takes SIGTERM; the tests give it back."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)
