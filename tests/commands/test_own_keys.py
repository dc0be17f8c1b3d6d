"""The hub's own keys: none is silently made anew where the database needs it, and two hubs never share a folder."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest

from hub.__main__ import main
from hub.identity.own_keys import check_own_keys, key_files
from hub.kit.key_folder import key_folder
from hub.kit.settings import Settings
from hub.kit.unready import Unready
from tests.commands.environ import told
from tests.commands.words import ADD
from tests.database import TestDatabase, with_own_keys
from tests.house.source import ROOT

OFFLINE = pyrage.x25519.Identity.generate()
Run = Callable[..., str]


@pytest.fixture
def own(fresh_database: TestDatabase, tmp_path: Path) -> Settings:
    """A hub whose keys lie in a folder of their own, with one organisation."""
    return with_own_keys(fresh_database.settings, tmp_path)


@pytest.fixture
def run(own: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on this hub; what it printed, or its sentence where it refused."""
    told(monkeypatch, own)
    monkeypatch.setenv("HUB_BACKUP_DAYS", "7")
    monkeypatch.setenv("HUB_BACKUP_RECIPIENT", str(OFFLINE.to_public()))

    def runs(*words: str) -> str:
        main(words)
        out, err = capsys.readouterr()
        return out + err

    runs(*ADD, "--kind", "legal_aid")
    return runs


@pytest.mark.parametrize("name", ["root", "token", "ledger", "entry"])
def test_a_missing_key_is_not_made_anew_where_the_database_needs_it(own: Settings, run: Run, name: str) -> None:
    file = key_files(own)[name]
    file.unlink()

    refused = run("migrate")
    assert not file.exists()
    made = run("migrate", "--new-key", name)

    assert refused.startswith(f"{file} is missing, and the database holds 1 organisations. Put it back")
    assert f"Made the key {file}" in made
    assert file.exists()


def test_the_first_page_names_each_key_to_copy(own: Settings) -> None:
    page = (ROOT / "README.md").read_text("utf-8")
    told = page[page.index("## Keys and backups") : page.index("## Map")]

    assert [name for name, file in key_files(own).items() if f"`{file.name}`" not in told] == []
    assert "**No backup may hold it**" in told


def test_another_hubs_keys_are_refused(own: Settings, run: Run) -> None:
    shutil.rmtree(key_folder(own.root_key_file))

    assert "these are the keys of another hub" in run("migrate")


def test_a_used_folder_of_keys_takes_no_second_hub(own: Settings, run: Run) -> None:
    check_own_keys(own)
    with TestDatabase(own).connect() as admin:
        admin.execute("truncate organisation_key cascade")

    with pytest.raises(Unready, match="keys of another hub, and this database is empty"):
        check_own_keys(own)
    check_own_keys(replace(own, mode="demo"))


def test_a_new_root_key_is_rotated_in_and_everything_opens(own: Settings, run: Run) -> None:
    before = own.root_key_file.read_bytes()

    said = run("rotate-root-key")

    assert "Sealed 1 keys of epochs under a new root key" in said
    assert own.root_key_file.read_bytes() != before
    check_own_keys(own)


def test_a_root_key_is_not_rotated_away_from_under_what_lies_under_it(own: Settings, run: Run) -> None:
    before = own.root_key_file.read_bytes()
    shutil.rmtree(key_folder(own.root_key_file))

    assert "Run `purge` twice" in run("rotate-root-key")

    assert own.root_key_file.read_bytes() == before


def test_lost_keys_come_back_with_the_offline_key_alone(own: Settings, run: Run, tmp_path: Path) -> None:
    """The root key is lost: another takes its place, and the offline key is here for a moment."""
    own.root_key_file.unlink()
    identity, other = tmp_path / "offline", tmp_path / "other"
    identity.write_text(f"# created: today\n{OFFLINE}\n")
    other.write_text(f"{pyrage.x25519.Identity.generate()}\n")
    run("migrate", "--new-key", "root")

    refused, nothing = run("restore-keys", "--identity", str(other)), run("restore-keys", "--identity", "/nonexistent")
    brought = run("restore-keys", "--identity", str(identity))

    assert "does not open the sealed copies" in refused
    assert "holds no key as `age-keygen` writes it" in nothing
    assert "Brought back the keys of 1 epochs" in brought
    check_own_keys(own)
