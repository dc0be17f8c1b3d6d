"""Reports to a Mastodon server: its own ids first, one report an account, and nothing where a place is unknown."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import pytest

from connectors import registry
from connectors.kit.network import Network
from connectors.partners.mastodon.format import LONGEST_COMMENT
from hub.exchange.connector import Dispatch, Route
from hub.exchange.network import Carrier
from hub.exchange.outcomes import Delivered, Outcome, Rejected, TryLater
from tests.connectors.makers import dispatches, with_fields
from tests.connectors.servers import Said, json_api
from tests.connectors.test_hash_list import Dying

pytestmark = [pytest.mark.anyio, pytest.mark.live]
MASTODON = registry.load()["mastodon"]
THREE, RARE, WITHDRAWN = dispatches("mastodon")
ACCOUNT_TOKEN = "token-of-our-own-account"
NUMBER = str(THREE.object)


@dataclass
class Server:
    """It knows posts by address, reports, and what it is told to answer instead, step by step (0: as it is)."""

    posts: dict[str, tuple[str, str]] = field(
        default_factory=lambda: {
            "https://social.example.com/@poster/2001": ("11", "2001"),
            "https://social.example.com/@poster/2002": ("11", "2002"),
            "https://social.example.com/@other/2003": ("12", "2003"),
        }
    )
    reports: list[dict[str, Any]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    asked: int = 0
    url: str = ""

    def answer(self, line: str, headers: dict[str, str], body: bytes) -> Said:
        self.asked += 1
        told = self.statuses.pop(0) if self.statuses else 0
        if told or headers.get("authorization") != f"Bearer {ACCOUNT_TOKEN}":
            return told or 401, {"error": "told"}
        method, target, _ = line.split(" ")
        if (method, urlsplit(target).path) == ("GET", "/api/v2/search"):
            return self._search(parse_qs(urlsplit(target).query))
        return self._report(json.loads(body)) if (method, target) == ("POST", "/api/v1/reports") else (404, {})

    def _search(self, query: dict[str, list[str]]) -> Said:
        found = self.posts.get(query["q"][0]) if query.get("resolve") == ["true"] else None
        if found is None:
            return 200, {"accounts": [], "statuses": [], "hashtags": []}
        account, post = found
        return 200, {"accounts": [], "statuses": [{"id": post, "account": {"id": account}}], "hashtags": []}

    def _report(self, given: dict[str, Any]) -> Said:
        if given["account_id"] not in {account for account, _ in self.posts.values()}:
            return 404, {"error": "Record not found"}
        if len(given["comment"]) > 1000 or given["category"] not in {"spam", "violation", "other"}:
            return 422, {"error": "Validation failed"}
        self.reports.append(given)
        return 200, {"id": f"{len(self.reports)}", "action_taken": False, **given}


@asynccontextmanager
async def mastodon() -> AsyncIterator[Server]:
    made = Server()
    async with json_api(made.answer) as made.url:
        yield made


async def told(at: Server, dispatch: Dispatch, by: object = None, token: str = ACCOUNT_TOKEN) -> Outcome:
    carrier = cast("Carrier", by) if by else Network("test")
    return await MASTODON.deliver(
        dispatch, MASTODON.format(dispatch), Route("mastodon", {"url": at.url}, (token,)), carrier
    )


async def test_each_account_is_reported_once_with_its_posts_by_the_servers_ids() -> None:
    async with mastodon() as at:
        assert await told(at, THREE) == Delivered()

        assert [(one["account_id"], one["status_ids"]) for one in at.reports] == [
            ("11", ["2001", "2002"]),
            ("12", ["2003"]),
        ]
        assert {one["forward"] for one in at.reports} == {False}
        (comment,) = {one["comment"] for one in at.reports}
        assert NUMBER in comment
        assert "SECRET" not in comment


async def test_where_one_place_is_unknown_nothing_is_reported() -> None:
    async with mastodon() as at:
        del at.posts["https://social.example.com/@other/2003"]

        assert await told(at, THREE) == Rejected("subject_unknown")
        assert at.reports == []


@pytest.mark.parametrize("step", [0, 2, 3, 4])
@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (401, Rejected("http_401")),
        (403, Rejected("http_403")),
        (404, Rejected("http_404")),
        (422, Rejected("http_422")),
        (429, TryLater("http_429")),
        (503, TryLater("http_503")),
    ],
)
async def test_what_the_server_answers_at_any_step_is_what_becomes_of_the_message(
    step: int, status: int, outcome: Outcome
) -> None:
    async with mastodon() as at:
        at.statuses = [0] * step + [status]

        assert await told(at, THREE) == outcome
        assert at.asked == step + 1, "no further step"


@pytest.mark.parametrize("done", range(5))
async def test_after_a_crash_at_any_step_both_accounts_are_reported_and_a_second_report_has_the_same_number(
    done: int,
) -> None:
    async with mastodon() as at:
        with pytest.raises(RuntimeError):
            await told(at, THREE, Dying(done))
        assert await told(at, THREE) == Delivered()

        assert {one["account_id"] for one in at.reports} == {"11", "12"}
        assert len({one["comment"] for one in at.reports}) == 1
        assert len(at.reports) <= 3, "at most what was reported before it broke off stands there twice"


async def test_what_cannot_be_taken_back_there_says_so_and_asks_nothing() -> None:
    async with mastodon() as at:
        assert await told(at, WITHDRAWN) == Rejected("no_later_news")
        assert at.asked == 0


async def test_without_a_token_of_ours_nothing_is_reported() -> None:
    async with mastodon() as at:
        assert await told(at, THREE, token="") == Rejected("route_incomplete")
        assert await told(at, THREE, token="token-of-somebody-else") == Rejected("http_401")
        assert at.reports == []


@pytest.mark.parametrize("dispatch", [THREE, RARE], ids=["three", "rare"])
def test_a_comment_fits_whatever_is_written(dispatch: Dispatch) -> None:
    long = with_fields(dispatch, legal_ground="第3条 " * 900, reply_contact={"mail": "x" * 900})

    assert len(json.loads(MASTODON.format(long).body)["comment"]) <= LONGEST_COMMENT
    assert len(json.loads(MASTODON.format(dispatch).body)["comment"]) <= LONGEST_COMMENT
