"""What the demo leaves behind before it begins."""

from pathlib import Path

import pytest

from hub.demo.stage import _make
from hub.kit.production import check_production
from hub.kit.settings import Settings
from hub.kit.unready import Unready


def test_a_demo_leaves_word_in_its_folder_so_that_production_never_works_there(tmp_path: Path) -> None:
    data = tmp_path / "data"

    _make(data, data / "demo")

    places = {"HUB_DATA": str(data), "HUB_ROOT_KEY_FILE": str(tmp_path / "root.key")}
    with pytest.raises(Unready, match="A demo ran in"):
        check_production(Settings.read({**places, "HUB_ISSUER": "https://hub.example.org"}))
