"""A demo beside links to production's keys: the kind of an installation is that of the keys themselves."""

from pathlib import Path

import pytest

from hub.kit.installation import FILE, check_folders
from hub.kit.settings import Settings
from hub.kit.unready import Unready

KEYS = ("root.key", "token.key", "ledger.key", "entry.key")


@pytest.mark.parametrize("linked", ["the folder", "each file", "the key that signs tokens alone"])
def test_links_to_productions_keys_are_productions_keys(tmp_path: Path, linked: str) -> None:
    real, mine, data = tmp_path / "production", tmp_path / "mine", tmp_path / "data"
    for folder in (real, data):
        folder.mkdir()
    for name in KEYS:
        (real / name).write_bytes(b"0" * 32)
    (real / FILE).write_text("production\n")
    if linked == "the folder":
        mine.symlink_to(real)
    else:
        mine.mkdir()
        for name in KEYS if linked == "each file" else ("token.key",):
            (mine / name).symlink_to(real / name)
    settings = Settings.read({"HUB_MODE": "demo", "HUB_DATA": str(data), "HUB_ROOT_KEY_FILE": str(mine / "root.key")})

    with pytest.raises(Unready, match="production"):
        check_folders(settings)
