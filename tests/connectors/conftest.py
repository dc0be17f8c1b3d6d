"""One certificate authority for all servers of these tests."""

from pathlib import Path

import pytest

from hub.kit.authority import make_authority


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """The authority's file, and the server's certificate and key."""
    return make_authority(tmp_path_factory.mktemp("authority"))
