"""The demo's people come in by links: each of them by one command, and on a real hub nobody."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from connectors.registry import profiles
from hub.kit.settings import Settings
from tests.commands.environ import told
from tests.commands.words import Do, Fail
from tests.database import TestDatabase
from tests.installations import installed_as
from tests.parties import Parties


@pytest.fixture
async def demo(
    anyio_backend: str,
    environ: None,
    settings: Settings,
    template: TestDatabase,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Parties]:
    """Invented people of a demo, whose installation the commands find."""
    with installed_as(settings, template, "demo", tmp_path) as database:
        told(monkeypatch, database.settings)
        monkeypatch.setenv("HUB_DEMO_SIGN_IN", "1")
        parties = Parties(database, profiles())
        yield parties
        await parties.close()


def test_everybody_has_a_new_link_by_role(do: Do, demo: Parties) -> None:
    second = demo.organisation("legal_aid")
    demo.organisation()
    demo.person(second)

    told = do("organisation", "sign-in-link")

    people = {id for (id,) in demo.rows("select id from principal")}
    assert len(told) == len(people) == len(set(told.values())) >= 3
    for id in people:
        assert [link for who, link in told.items() if str(id) in who]
    roles = [who.partition(",")[0] for who in told]
    assert roles == sorted(roles)


def test_a_real_hub_has_no_such_link(fail: Fail, organisation: str) -> None:
    assert "for the demo only" in fail("organisation", "sign-in-link")
