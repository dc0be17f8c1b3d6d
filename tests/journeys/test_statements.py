"""Every query of the root costs a fixed number of SQL statements, however long the page, with everything asked for."""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from hub.identity.permissions import Role
from hub.kit.settings import Settings
from tests.counting import counted
from tests.database import TestDatabase, new_database
from tests.journeys.alone import asked_as_a_peer, done_alone
from tests.journeys.at_night import at_night
from tests.journeys.hub_in_process import Caller, of, running
from tests.journeys.town import FORM, LEGAL, REMOVAL, Neighbourhood, machine, settle
from tests.privacy.probes import own, things
from tests.privacy.surface import RootField, root_fields

pytestmark = pytest.mark.anyio
TABLE = Path(__file__).with_name("statements.txt")
QUERIES = [field for field in root_fields() if not field.mutation]
EMPTY = {
    ("deliveries", "recipient"),
    ("deliveries", "platform"),
    ("holdings", "platform"),
    ("takedown_queue", "sender"),
    ("referral_ledger", "sender"),
    ("referral_ledger", "recipient"),
    ("takedown_ledger", "sender"),
    ("takedown_ledger", "platform"),
    *((acts, "platform") for acts in ("waiting_acts", "own_acts", "decided_acts")),
}
"""Lists in which this side has nothing, or no more than the short page."""
FOR_NONE = {"case": ("referrals", "takedownRequests", "holdings")}
"""Lists of a thing of which nothing is asked where they are empty: two with the same of them empty cost the same."""
LONG: list[str] = []
"""The cases in which each list is longer than the short page."""
FEW, MANY, ROWS = 3, 100, 8


@pytest.fixture(scope="module")
def long_database(settings: Settings, template: TestDatabase) -> Iterator[TestDatabase]:
    with new_database(settings, template) as database:
        yield database


@pytest.fixture(scope="module")
async def busy(
    anyio_backend: str, long_database: TestDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Neighbourhood]:
    """A group whose every list, and whose recipients' every list, is longer than the short page."""
    async with running(long_database, tmp_path_factory.mktemp("busy")) as hub:
        here = await settle(hub, "sawa-8808")
        for _ in range(ROWS):
            hub.parties.agree(here.ngo, here.second, dict.fromkeys((*LEGAL, *FORM), "full"))
            hub.parties.agree(here.ngo, here.platform, dict.fromkeys((*REMOVAL, *FORM), "full"), ["removal"])
        for _ in range(ROWS):
            hub.parties.organisation("platform")
            case = await here.case()
            await _places(here, case)
            LONG.append(case)
            await here.referral(case)
            await here.request(case, here.platform)
            accepted = await here.referral(case, here.second)
            await hub.caller(here.second).do("acceptReferral", "referral { id }", referral=accepted)
            await here.desk.do("withdrawConsent", "acknowledgement { id }", case=case, recipient=of(here.second))
            here.alarm()
            done_alone(hub.parties, here.ngo, case)
            asked_as_a_peer(hub.parties, here.ngo, here.second)
        await at_night(hub.parties, here.ngo, here.lawyer, UUID((await here.case()).partition(":")[2]))
        here.key_of_its_own()
        for _ in range(ROWS):
            await here.two_caseworkers()
            await machine(here, here.ngo)
            await here.newcomer()
        await hub.seal()
        yield here


async def _places(here: Neighbourhood, case: str) -> None:
    """More places than the short page shows, and as many that were taken away."""
    told = [
        {"field": "LOCATIONS", "value": {"url": f"https://sns.example.org/n/{n}", "service": "例SNS"}}
        for n in range(2 * ROWS)
    ]
    added = await here.desk.do("addPlaces", "outcomes { placeId }", case=case, places=told)
    gone = [one["placeId"] for one in added["outcomes"][:ROWS]]
    await here.desk.do("removePlaces", "case { id }", case=case, places=gone, reason="別の人のページ")


async def test_every_query_costs_what_the_table_says_whatever_the_page(busy: Neighbourhood) -> None:
    costs = {(field.name_outside, who): await cost(busy, field, who) for field in QUERIES for who in asking(field)}
    lines = [f"{name:<20} {who:<10} {count}\n" for (name, who), count in sorted(costs.items()) if count is not None]

    assert "".join(lines) == TABLE.read_text(encoding="utf-8")


def asking(field: RootField) -> list[str]:
    """Both sides, where both may ask; whoever oversees or keeps the organisation, where they may not."""
    return [side for side, role in SIDES.items() if role in field.roles()] or [_overseer(field).value]


SIDES = {"sender": Role.CASEWORKER, "recipient": Role.LAWYER, "platform": Role.REVIEWER}


def _overseer(field: RootField) -> Role:
    return Role.SUPERVISOR if Role.SUPERVISOR in field.roles() else field.roles()[0]


async def cost(here: Neighbourhood, field: RootField, who: str) -> int | None:
    """The number of statements, the same for the short page and the long one, and for each thing; None for nothing."""
    party = {"recipient": here.second, "platform": here.platform}.get(who, here.ngo)
    caller = here.hub.caller(party, None if who in SIDES else _overseer(field))
    counts, lengths = defaultdict[tuple[bool, ...], set[int]](set), set()
    for given in asked(here, caller, field):
        if {"Referral", "TakedownRequest"} & set(field.things()):
            await caller.post(field.document(), given)  # in an office of one the first opening assigns as well
        with counted() as seen:
            response = await caller.post(field.document(), given)
        answer = response.json()
        assert "errors" not in answer, (field.name, answer)
        shown = answer["data"][field.name_outside]
        counts[tuple(bool(shown[name]) for name in FOR_NONE.get(field.name, ()))].add(len(seen))
        lengths.add(_length(shown))
    if not counts:
        return None
    assert all(len(alike) == 1 for alike in counts.values()), (field.name, who, counts)
    assert field.name not in FOR_NONE or (True, True) in {(*found[:2],) for found in counts}, "of some a lot was sent"
    assert not field.is_page() or len(lengths) > 1 or (field.name, who) in EMPTY, (field.name, who)
    return max(set().union(*counts.values()))


def _length(found: Any) -> int:
    """How many items: of a page, or of a list that is short by itself; none where one word is the answer."""
    if isinstance(found, str):
        return 0
    return len(found) if isinstance(found, list) else len((found or {}).get("edges", []))


def asked(here: Neighbourhood, caller: Caller, field: RootField) -> list[dict[str, Any]]:
    """A short page and a long one; for a single thing, the first and the last of the caller's own."""
    case = LONG[-1]
    mine = {type: some for type in _types(field) if (some := own(caller, things(here.hub.parties), type))}
    usual = {"Case": case, "Organisation": of(here.second)}
    if field.is_page():
        if set(_types(field)) - set(mine) - set(usual):
            return []
        known = {**{type: some[0].id for type, some in mine.items()}, **usual}
        given = {**field.given(lambda type: known[type], whole=False), **box(field, caller.party == here.ngo)}
        return [{**given, "first": FEW}, {**given, "first": MANY}]
    if field.name == "node":
        return [{"id": of(here.ngo)}]
    if set(_types(field)) - set(mine) - set(usual):
        return []  # this side has none
    places = range(min(map(len, mine.values()), default=2))
    picks = [{type: some[place].id for type, some in mine.items()} for place in places]
    if field.name in FOR_NONE:
        picks += [{"Case": LONG[0]}, {"Case": LONG[-1]}]  # two of which the same was sent
    return [field.given(lambda type: {**usual, **pick}[type], whole=False) for pick in picks]  # noqa: B023 - called at once


def _types(field: RootField) -> list[str]:
    return [type for type in field.things() if type != "Organisation"]


def box(field: RootField, sends: bool) -> dict[str, str]:
    """The box that this side fills, where the list has such; else its first words."""
    wanted, words = {"box": "SENT" if sends else "INBOX"}, field.choices()
    return wanted if wanted in words else words[0]
