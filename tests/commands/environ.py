"""What the operator's shell says of one database, and nothing that the tests' own shell says."""

import os

import pytest

from hub.kit.settings import Settings


def told(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """Let the commands find these settings in the environment."""
    for name in [name for name in os.environ if name.startswith("HUB_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HUB_MODE", settings.mode)
    monkeypatch.setenv("HUB_DATA", str(settings.data))
    monkeypatch.setenv("HUB_ROOT_KEY_FILE", str(settings.root_key_file))
    monkeypatch.setenv("HUB_DATABASE_URL", settings.database_url or "")
    monkeypatch.setenv("HUB_ROLE_PASSWORDS", str(settings.role_passwords))
