"""Hashes at a matcher: those of the request, whatever broke off; and gone only once the index is without them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

import pytest

from connectors import registry
from connectors.kit.network import Network
from hub.exchange.connector import Dispatch, Route
from hub.exchange.faults import FormIncomplete
from hub.exchange.network import ApiAnswer, Carrier
from hub.exchange.outcomes import Delivered, Gone, Outcome, Rejected, TryLater
from hub.kit.errors import Invalid
from hub.minimisation.values import formed
from tests.connectors.makers import dispatches, with_fields
from tests.connectors.matcher import PROXY_TOKEN, Matcher, matcher

pytestmark = [pytest.mark.anyio, pytest.mark.live]
HASHES = registry.load()["hash_list"]
CHILD, EVERY, WITHDRAWN = dispatches("hash_list")
PDQ = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22"
BANK = "TSUNAGU_7F3E2C105A644D5E9A510C7D7F0B6A01"


async def told(
    at: Matcher, dispatch: Dispatch, *, by: object = None, secrets: tuple[str, ...] = (PROXY_TOKEN,)
) -> Outcome:
    """One attempt."""
    route = Route("hash_list", {"url": at.url}, secrets)
    carrier = cast("Carrier", by) if by else Network("test")
    return await HASHES.deliver(dispatch, HASHES.format(dispatch), route, carrier)


async def test_the_bank_of_a_request_holds_its_hashes_each_once_and_nothing_else() -> None:
    async with matcher() as at:
        assert await told(at, EVERY) == Delivered()

        (bank,) = at.banks.values()
        assert sorted(bank) == [
            ("pdq", PDQ),
            ("video_md5", "0cc175b9c0f1b6a831c399e269772661"),
            ("video_sha256", "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4f72b9807785afee48bb"),
        ]
    assert b"example.com" not in HASHES.format(EVERY).body, "no address for the matcher to open"


async def test_a_release_with_less_takes_the_place_of_the_wider_one() -> None:
    wider = replace(EVERY, object=CHILD.object)
    async with matcher() as at:
        await told(at, wider)
        await told(at, CHILD)

        assert at.banks == {BANK: [("pdq", PDQ)]}


async def test_what_is_taken_back_is_delivered_only_once_the_index_is_built_without_it() -> None:
    async with matcher() as at:
        await told(at, CHILD)
        at.build()

        assert await told(at, WITHDRAWN) == TryLater("index_out_of_date", 300)
        assert at.banks == {}
        assert at.indexed == {PDQ}, "it still matches"
        at.build()
        assert await told(at, WITHDRAWN) == Delivered()
        assert await told(at, replace(WITHDRAWN, event="takedown.request.cancelled")) == Delivered()


@dataclass
class Dying:
    """A worker that dies after so many steps: the partner has done them, and nobody recorded it."""

    left: int

    async def ask(self, method: Any, url: str, headers: Mapping[str, str], body: bytes, /) -> ApiAnswer:
        if not self.left:
            raise RuntimeError("the worker died")
        self.left -= 1
        return await Network("test").ask(method, url, headers, body)


@pytest.mark.parametrize("dispatch", [EVERY, WITHDRAWN], ids=["hold", "remove"])
async def test_after_a_crash_at_any_step_the_next_attempt_leaves_what_one_would(dispatch: Dispatch) -> None:
    async with matcher() as at:
        await told(at, replace(CHILD, object=dispatch.object))
        await told(at, dispatch)
        whole, steps = dict(at.banks), len(at.asked) - 3
        for done in range(steps + 1):
            at.banks.clear()
            await told(at, replace(CHILD, object=dispatch.object))
            if done < steps:
                with pytest.raises(RuntimeError):
                    await told(at, dispatch, by=Dying(done))
            at.build()
            await told(at, dispatch)
            at.build()

            assert await told(at, dispatch) == Delivered()
            assert at.banks == whole


@pytest.mark.parametrize("step", range(3))
@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (400, Rejected("http_400")),
        (401, Rejected("http_401")),
        (403, Rejected("http_403")),
        (413, Rejected("http_413")),
        (410, Gone("http_410")),
        (429, TryLater("http_429")),
        (500, TryLater("http_500")),
        (503, TryLater("http_503")),
    ],
)
async def test_what_the_matcher_answers_at_any_step_is_what_becomes_of_the_message(
    step: int, status: int, outcome: Outcome
) -> None:
    async with matcher() as at:
        at.statuses = [0] * step + [status]

        assert await told(at, CHILD) == outcome
        assert len(at.asked) == step + 1, "no further step"


async def test_an_index_that_says_nothing_confirms_nothing() -> None:
    async with matcher() as at:
        at.statuses = [0, 204]
        assert isinstance(await told(at, WITHDRAWN), TryLater)
        at.statuses = [0, 503]
        assert await told(at, WITHDRAWN) == TryLater("http_503")


@pytest.mark.parametrize("secrets", [(), ("short",), ("whsec_MDEyMzQ1Njc4OWFiY2RlZjAx",), ("line\r\nX: smuggled-in",)])
async def test_without_a_token_nothing_is_asked(secrets: tuple[str, ...]) -> None:
    async with matcher() as at:
        assert await told(at, CHILD, secrets=secrets) == Rejected("route_incomplete")
        assert await told(at, CHILD, secrets=("a-token-of-somebody-else",)) == Rejected("http_401")
        assert at.asked == ["DELETE /c/bank/" + BANK]


@pytest.mark.parametrize(
    "items", [[{"kind": "url", "value": "https://example.org/1"}], [{"kind": "hash", "value": "x"}]]
)
def test_without_a_hash_that_a_matcher_knows_there_is_no_message(items: list[dict[str, str]]) -> None:
    with pytest.raises(FormIncomplete):
        HASHES.format(with_fields(CHILD, items=items))


@pytest.mark.parametrize("band", ["under_13", "16_17", "unknown", "18_plus"])
def test_no_hash_that_staff_made_can_be_recorded_and_so_none_can_leave(band: str) -> None:
    made = {"value": PDQ, "algorithm": "pdq", "computed_by": "staff"}

    with pytest.raises(Invalid):
        formed("hashes", [made], age_at_images=band)
