"""The demo's people come in by links: each of them by one command, and on a real hub nobody."""

import pytest

from tests.commands.words import Do, Fail
from tests.parties import Parties


@pytest.fixture
def demo(environ: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_MODE", "demo")
    monkeypatch.setenv("HUB_DEMO_SIGN_IN", "1")


def test_everybody_has_a_new_link_by_role(do: Do, demo: None, alone: Parties, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_DATABASE_URL", alone.database.settings.database_url or "")
    second = alone.organisation("legal_aid")
    alone.organisation()
    alone.person(second)

    told = do("organisation", "sign-in-link")

    people = {id for (id,) in alone.rows("select id from principal")}
    assert len(told) == len(people) == len(set(told.values())) >= 3
    for id in people:
        assert [link for who, link in told.items() if str(id) in who]
    roles = [who.partition(",")[0] for who in told]
    assert roles == sorted(roles)


def test_a_real_hub_has_no_such_link(fail: Fail, organisation: str) -> None:
    assert "for the demo only" in fail("organisation", "sign-in-link")
