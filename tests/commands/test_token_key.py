"""The key that signs tokens is changed without a gap: what is out stays good for its minutes, and no longer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import copy

import httpx
import pytest

from hub.__main__ import main
from hub.app import build_app
from hub.kit.clock import FixedClock
from hub.kit.signing import previous_token_key_file, read_signing_key, rotate_signing_key, token_key_file
from hub.kit.unready import Unready
from hub.machines.claims import LIFETIME
from tests.app.test_app import VIEWER, token
from tests.database import TestDatabase
from tests.folders import passable_folder
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio


@pytest.fixture
def own(database: TestDatabase) -> Iterator[TestDatabase]:
    """The same hub with key files of its own."""
    with passable_folder() as folder:
        for name in ("root.key", "token.key", "ledger.key", "ledger.pub", "entry.key"):
            copy(database.settings.root_key_file.with_name(name), folder)
        yield TestDatabase(replace(database.settings, root_key_file=folder / "root.key"))


def files(database: TestDatabase) -> tuple[Path, Path]:
    root = database.settings.root_key_file
    return token_key_file(root), previous_token_key_file(root)


async def statuses(database: TestDatabase, clock: FixedClock, *tokens: str) -> list[int]:
    """What the application, started now, answers to each token; last, how many keys it shows."""
    app = build_app(database.settings, clock)
    transport = httpx.ASGITransport(app)
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url="http://h") as http:
        headers = [{"authorization": f"Bearer {one}"} for one in tokens]
        answers = [await http.post("/graphql", json={"query": VIEWER}, headers=one) for one in headers]
        keys = (await http.get("/oauth/jwks")).json()["keys"]
    return [*(one.status_code for one in answers), len(keys)]


async def test_tokens_of_the_key_before_are_good_until_they_end(own: TestDatabase, parties: Parties) -> None:
    party, clock = parties.organisation(), FixedClock(NOW)
    old = token(own, party)
    rotate_signing_key(*files(own))
    new = token(own, party)

    both = await statuses(own, clock, old, new)
    clock.advance(LIFETIME - timedelta(seconds=1))
    last = await statuses(own, clock, old)
    clock.advance(timedelta(seconds=1))
    late = await statuses(own, clock, old)

    assert (both, last, late) == ([200, 200, 2], [200, 2], [401, 2])


async def test_tokens_of_a_key_that_was_taken_away_end_at_once(own: TestDatabase, parties: Parties) -> None:
    party, clock = parties.organisation(), FixedClock(NOW)
    old = token(own, party)
    rotate_signing_key(*files(own))
    before = token(own, party)
    rotate_signing_key(*files(own))

    twice = await statuses(own, clock, old, before)
    files(own)[1].unlink()
    alone = await statuses(own, clock, old, before)

    assert (twice, alone) == ([401, 200, 2], [401, 401, 1])


def test_the_command_keeps_the_key_before_and_says_what_to_do(
    own: TestDatabase, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    present, previous = files(own)
    before = read_signing_key(present).key_id
    monkeypatch.setenv("HUB_ROOT_KEY_FILE", str(own.settings.root_key_file))
    monkeypatch.setenv("HUB_MODE", "test")

    assert main(["rotate-token-key"]) == 0

    assert "start every `serve` anew" in capsys.readouterr().out
    assert read_signing_key(previous).key_id == before != read_signing_key(present).key_id
    assert {file.stat().st_mode & 0o777 for file in (present, previous)} == {0o600}
    assert sorted(file.name for file in present.parent.glob("token*")) == ["token.key", "token.previous.key"]


def test_where_there_is_no_key_yet_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(Unready, match="cannot be read"):
        rotate_signing_key(tmp_path / "token.key", tmp_path / "token.previous.key")

    assert list(tmp_path.iterdir()) == []
