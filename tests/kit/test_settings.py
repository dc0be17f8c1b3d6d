"""Settings: sensible where nothing is set, and a sentence that names the variable where a value cannot be used."""

import os
from pathlib import Path

import pytest

from hub.kit.rootkey import ensure_root_key, read_root_key
from hub.kit.settings import Settings
from hub.kit.unready import Unready


def test_nothing_set_means_production_on_this_machine_with_the_embedded_database() -> None:
    settings = Settings.read({"HOME": "/home/hanako"})

    assert (settings.mode, settings.host, settings.port) == ("production", "127.0.0.1", 8000)
    assert settings.database_url is None
    assert settings.mail is None
    assert settings.role_passwords == settings.data / "roles.json"
    assert not settings.root_key_file.is_relative_to(settings.data)


@pytest.mark.skipif(os.geteuid() == 0, reason="root's folders are fixed")
def test_a_user_s_folders_follow_the_xdg_variables() -> None:
    settings = Settings.read({"HOME": "/home/hanako", "XDG_DATA_HOME": "/srv/data", "XDG_CONFIG_HOME": "relative"})

    assert settings.data == Path("/srv/data/tsunagu")
    assert settings.root_key_file == Path("/home/hanako/.config/tsunagu/root.key")


def test_a_demo_lives_in_folders_of_its_own() -> None:
    real, demo = Settings.read({"HOME": "/home/hanako"}), Settings.read({"HOME": "/home/hanako", "HUB_MODE": "demo"})

    assert real.data != demo.data
    assert real.root_key_file != demo.root_key_file


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HUB_MODE", "prod"),
        ("HUB_PORT", "0"),
        ("HUB_PORT", "65536"),
        ("HUB_PORT", "８０００"),
        ("HUB_PORT", "http"),
        ("HUB_DATA", "relative/folder"),
        ("HUB_ROOT_KEY_FILE", "root.key"),
        ("HUB_DATABASE_URL", "not a url"),
        ("HUB_DATABASE_URL", "mysql://root@localhost/hub"),
        ("HUB_DATABASE_URL", "postgresql://admin@localhost"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(Unready, match=name):
        Settings.read({name: value})


def test_the_root_key_must_not_lie_in_the_data_folder() -> None:
    with pytest.raises(Unready, match="HUB_ROOT_KEY_FILE"):
        Settings.read({"HUB_DATA": "/srv/hub", "HUB_ROOT_KEY_FILE": "/srv/hub/root.key"})


@pytest.mark.parametrize("link", ["root.key", "epochs", "folder"])
def test_the_keys_must_not_lie_in_the_data_folder_by_a_link(tmp_path: Path, link: str) -> None:
    data, keys = tmp_path / "data", tmp_path / "keys"
    data.mkdir()
    if link == "folder":
        keys.symlink_to(data)
    else:
        keys.mkdir()
        (keys / link).symlink_to(data / link)

    with pytest.raises(Unready, match="HUB_ROOT_KEY_FILE"):
        Settings.read({"HUB_DATA": str(data / ".." / "data"), "HUB_ROOT_KEY_FILE": str(keys / "root.key")})


@pytest.mark.parametrize(
    ("name", "value"),
    [("HUB_BACKUP_DAYS", "31"), ("HUB_BACKUP_DAYS", "-1"), ("HUB_BACKUP_DAYS", "x"), ("HUB_BACKUP_RECIPIENT", "age1")],
)
def test_a_wrong_word_on_backups_is_named(name: str, value: str) -> None:
    with pytest.raises(Unready, match=name):
        Settings.read({name: value})


def test_backups_open_for_seven_days_and_a_demos_not_at_all() -> None:
    assert (Settings.read({}).backup.days, Settings.read({"HUB_MODE": "demo"}).backup.days) == (7, 0)
    assert Settings.read({"HUB_BACKUP_DAYS": "0"}).backup.days == 0


@pytest.mark.parametrize("value", ["31", "-1", "x", "٣"])
def test_a_wrong_number_of_a_newcomers_days_is_named(value: str) -> None:
    with pytest.raises(Unready, match="HUB_NEWCOMER_DAYS"):
        Settings.read({"HUB_NEWCOMER_DAYS": value})


def test_whoever_joins_confirms_nothing_for_three_days_unless_the_operator_says_otherwise() -> None:
    assert [Settings.read(one).newcomer_days for one in ({}, {"HUB_NEWCOMER_DAYS": "0"})] == [3, 0]


def test_a_wrong_database_address_is_refused_without_its_password() -> None:
    with pytest.raises(Unready) as refused:
        Settings.read({"HUB_DATABASE_URL": "mysql://root:s3cret@localhost/hub"})

    assert "s3cret" not in str(refused.value)


def test_a_database_address_gets_our_driver() -> None:
    settings = Settings.read({"HUB_DATABASE_URL": "postgresql://admin:pass@db.example.org/hub"})

    assert settings.database_url == "postgresql+psycopg://admin:pass@db.example.org/hub"


def test_a_mail_server_needs_a_sender(tmp_path: Path) -> None:
    authority = tmp_path / "ca.pem"
    authority.touch()
    complete = {
        "HUB_SMTP_HOST": "mail.example.org",
        "HUB_SMTP_SENDER": "hub@example.org",
        "HUB_SMTP_CA_FILE": str(authority),
    }

    mail = Settings.read(complete).mail

    assert mail is not None
    assert (mail.host, mail.port, mail.ca_file) == ("mail.example.org", 587, authority)
    with pytest.raises(Unready, match="HUB_SMTP_SENDER"):
        Settings.read({**complete, "HUB_SMTP_SENDER": ""})
    with pytest.raises(Unready, match="HUB_SMTP_CA_FILE"):
        Settings.read({**complete, "HUB_SMTP_CA_FILE": str(tmp_path / "absent.pem")})


def test_the_root_key_is_made_once_and_only_for_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "root.key"

    assert ensure_root_key(path)
    first = read_root_key(path)
    assert not ensure_root_key(path)
    assert read_root_key(path) == first
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_root_key_open_to_others_absent_or_spoiled_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "root.key"
    with pytest.raises(Unready, match="cannot be read"):
        read_root_key(path)

    ensure_root_key(path)
    path.chmod(0o640)
    with pytest.raises(Unready, match="chmod 600"):
        read_root_key(path)

    path.chmod(0o600)
    path.write_text("no key")
    with pytest.raises(Unready, match="holds no key"):
        read_root_key(path)


DEMO = {"HUB_MODE": "demo", "HUB_DEMO_SIGN_IN": "1"}


def test_sign_in_links_work_in_a_demo_on_this_machine() -> None:
    assert Settings.read(DEMO).demo_sign_in
    assert not Settings.read({"HUB_MODE": "demo"}).demo_sign_in
    assert not Settings.read({}).demo_sign_in


@pytest.mark.parametrize(
    "given",
    [
        {"HUB_MODE": "production"},
        {"HUB_MODE": "test"},
        {"HUB_HOST": "::"},
        {"HUB_HOST": "192.0.2.7"},
        {"HUB_HOST": "127.0.0.1.example.org"},
        {"HUB_DEMO_SIGN_IN": "yes"},
    ],
)
def test_sign_in_links_work_nowhere_else(given: dict[str, str]) -> None:
    with pytest.raises(Unready, match="HUB_DEMO_SIGN_IN"):
        Settings.read(DEMO | given)


def test_production_is_what_nothing_set_means_so_that_a_forgotten_mode_opens_no_link() -> None:
    with pytest.raises(Unready, match="HUB_DEMO_SIGN_IN"):
        Settings.read({"HUB_DEMO_SIGN_IN": "1"})
