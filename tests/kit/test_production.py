"""Production refuses what belongs to a demo, and addresses that anybody on the way can read."""

from pathlib import Path

import pytest

from hub.kit.production import check_production, check_turning, mark_demo
from hub.kit.settings import Settings
from hub.kit.unready import Unready

SECURE = {"HUB_ISSUER": "https://hub.example.org", "HUB_PUBLIC_URL": "https://hub.example.org"}


def production(data: Path, **environ: str) -> Settings:
    places = {"HUB_DATA": str(data / "data"), "HUB_ROOT_KEY_FILE": str(data / "root.key")}
    (data / "data").mkdir(exist_ok=True)
    return Settings.read({"HUB_MODE": "production", **places, **SECURE, **environ})


def test_a_hub_with_its_addresses_by_https_starts(tmp_path: Path) -> None:
    check_production(production(tmp_path), pages=True)


def test_a_folder_in_which_a_demo_ran_never_holds_real_people(tmp_path: Path) -> None:
    settings = production(tmp_path)
    mark_demo(settings.data)

    with pytest.raises(Unready, match="A demo ran in"):
        check_production(settings)


def test_a_demo_may_run_again_where_one_ran(tmp_path: Path) -> None:
    settings = production(tmp_path, HUB_MODE="demo", HUB_ISSUER="http://127.0.0.1:8000")
    mark_demo(settings.data)

    check_production(settings, pages=True)


def test_an_issuer_without_https_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unready, match="HUB_ISSUER"):
        check_production(production(tmp_path, HUB_ISSUER="http://hub.example.org"))


def test_pages_without_https_are_refused_and_whoever_serves_none_is_not_asked(tmp_path: Path) -> None:
    settings = production(tmp_path, HUB_PUBLIC_URL="http://hub.example.org")

    check_production(settings)
    with pytest.raises(Unready, match="HUB_PUBLIC_URL"):
        check_production(settings, pages=True)


def test_nobody_works_where_no_key_could_leave(tmp_path: Path) -> None:
    key = "age18frg0ka26wfkzcz322ugdh4wkxvy20m0uprut7pjs0wdefdqegjsnf9ywp"
    with pytest.raises(Unready, match="HUB_BACKUP_RECIPIENT"):
        check_turning(production(tmp_path))
    check_turning(production(tmp_path, HUB_BACKUP_DAYS="0"))
    check_turning(production(tmp_path, HUB_BACKUP_RECIPIENT=key))
