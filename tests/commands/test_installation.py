"""What an installation is for was decided once: no variable, no row and no file by itself makes it something else."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from hub.__main__ import COMMANDS
from hub.kit.installation import check_database
from hub.kit.settings import Settings
from hub.kit.unready import Unready
from tests.commands.environ import told
from tests.commands.test_commands import free_port
from tests.commands.words import Fail
from tests.database import TestDatabase, new_database, with_own_keys
from tests.installations import installed_as

SENTENCE = "HUB_MODE is demo, and {} is that of a production installation."
WORDS: dict[str, tuple[str, ...]] = {
    "organisation": ("organisation", "candidates"),
    "token": ("token", "--principal", str(uuid4())),
    "restore-keys": ("restore-keys", "--identity", "/nonexistent"),
    "ledger-cosign": ("ledger-cosign", "--witness", "w", "--size", "1", __file__),
    "demo": ("demo", "--once"),
}
OFF_THE_DATABASE = {"postgres", "rotate-token-key", "restore-keys", "demo", "notices"}
"""They begin elsewhere than with a row (the folders tell them), or, like `notices`, read nothing of the hub at all."""


@pytest.fixture(scope="module")
def production(
    settings: Settings, template: TestDatabase, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestDatabase]:
    with installed_as(settings, template, "production", tmp_path_factory.mktemp("production")) as database:
        yield database


@pytest.fixture
def as_demo(production: TestDatabase, environ: None, monkeypatch: pytest.MonkeyPatch) -> TestDatabase:
    """Production's database, data and keys, and a variable that says demo."""
    told(monkeypatch, production.settings)
    monkeypatch.setenv("HUB_MODE", "demo")
    return production


def test_a_demo_on_productions_data_mints_no_token_and_replaces_no_key(as_demo: TestDatabase, fail: Fail) -> None:
    refused = SENTENCE.format(f"the data folder {as_demo.settings.data}")

    assert fail("token", "--principal", str(uuid4())).startswith(refused)
    assert fail("organisation", "key-add", "--organisation", str(uuid4()), "--public", "age1").startswith(refused)


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in OFF_THE_DATABASE])
def test_a_demo_on_productions_database_is_refused_by_every_command(
    as_demo: TestDatabase,
    settings: Settings,
    fail: Fail,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    command: str,
) -> None:
    own = with_own_keys(settings, tmp_path)
    for name, value in (("HUB_DATA", tmp_path / "data"), ("HUB_ROOT_KEY_FILE", own.root_key_file)):
        monkeypatch.setenv(name, str(value))
    monkeypatch.setenv("HUB_PORT", str(free_port()))

    assert fail(*WORDS.get(command, (command,))).startswith(SENTENCE.format("the database"))
    assert not (tmp_path / "data" / "installation").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_demo_in_productions_data_folder_is_refused_by_every_command(
    as_demo: TestDatabase, fail: Fail, command: str
) -> None:
    refused = SENTENCE.format(f"the data folder {as_demo.settings.data}")

    assert fail(*WORDS.get(command, (command,))).startswith(refused)


def test_a_demo_with_a_database_of_its_own_signs_nothing_with_productions_keys(
    as_demo: TestDatabase, database: TestDatabase, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fail: Fail
) -> None:
    monkeypatch.setenv("HUB_DATABASE_URL", str(database.settings.database_url))
    monkeypatch.setenv("HUB_DATA", str(tmp_path))
    keys = as_demo.settings.root_key_file.parent

    assert fail("token", "--principal", str(uuid4())).startswith(SENTENCE.format(f"the folder of keys {keys}"))


@pytest.mark.parametrize("linked", ["root.key", "token.key", "entry.key"])
def test_links_to_productions_keys_are_productions_keys(
    as_demo: TestDatabase,
    database: TestDatabase,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    fail: Fail,
    linked: str,
) -> None:
    monkeypatch.setenv("HUB_DATABASE_URL", str(database.settings.database_url))
    monkeypatch.setenv("HUB_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("HUB_ROOT_KEY_FILE", str(tmp_path / "root.key"))
    keys = as_demo.settings.root_key_file.parent
    (tmp_path / linked).symlink_to(keys / linked)

    assert fail("token", "--principal", str(uuid4())).startswith(SENTENCE.format(f"the folder of keys {keys}"))


def test_a_demos_data_are_no_productions_either(
    real: TestDatabase, monkeypatch: pytest.MonkeyPatch, fail: Fail
) -> None:
    (real.settings.data / "installation").write_text("demo\n")

    assert fail("organisation", "candidates").startswith("HUB_MODE is production, and the data folder")


def test_a_folder_that_does_not_say_what_it_is_for_is_refused(real: TestDatabase, fail: Fail) -> None:
    file = real.settings.data / "installation"
    file.unlink()
    file.mkdir()

    assert "cannot be read: it says what this installation is for" in fail("organisation", "candidates")


def test_nothing_is_done_on_a_database_for_which_nobody_has_decided(settings: Settings, fail: Fail) -> None:
    with new_database(settings) as database, pytest.raises(Unready, match="Run `migrate` first"):
        check_database(database.settings)
    with new_database(settings) as database:
        check_database(database.settings, migrating=True)
