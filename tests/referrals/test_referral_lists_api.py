"""Lists of referrals, page by page."""

from datetime import timedelta

import pytest

from tests.again import AGAIN
from tests.counting import counted
from tests.parties import NOW, Parties
from tests.referrals.handoff import handoff, offered
from tests.schema.api import Api
from tests.telling import offer_told

pytestmark = pytest.mark.anyio
PAGE = """query($box: Box!, $first: Int, $after: String, $status: TaskStatus, $overdue: Boolean) {
  referrals(box: $box, first: $first, after: $after, status: $status, overdue: $overdue) {
    pageInfo { hasNextPage endCursor }
    edges { node { id status urgency overdue sender { id name } recipient { id name } } } } }"""


async def test_pages_go_on_where_they_ended(parties: Parties) -> None:
    handed = await handoff(parties)
    ids = [await offered(parties, handed, duplicate_reason=AGAIN) for _ in range(3)]
    for one in ids:
        await offer_told(parties, handed.sender, one)
    made = [f"Referral:{one}" for one in ids]
    lawyer = Api(parties, handed.lawyer)

    first = (await lawyer.data(PAGE, box="INBOX", first=2))["referrals"]
    rest = (await lawyer.data(PAGE, box="INBOX", first=2, after=first["pageInfo"]["endCursor"]))["referrals"]
    late = (await lawyer.at(NOW + timedelta(days=4)).data(PAGE, box="INBOX", overdue=True))["referrals"]

    found = [edge["node"]["id"] for edge in first["edges"] + rest["edges"]]
    assert sorted(found) == sorted(made)
    assert [first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]] == [True, False]
    assert len(late["edges"]) == 3
    assert first["edges"][0]["node"]["sender"] == {"id": f"Organisation:{handed.sender.id}", "name": handed.sender.name}


@pytest.mark.parametrize("size", [5, 100])
async def test_the_inbox_costs_one_statement_whatever_the_page_shows(parties: Parties, size: int) -> None:
    handed = await handoff(parties)
    for _ in range(6):
        await offered(parties, handed, duplicate_reason=AGAIN)

    with counted(parties.web) as statements:
        page = (await Api(parties, handed.lawyer).data(PAGE, box="INBOX", first=size))["referrals"]

    assert (len(statements), len(page["edges"])) == (1, min(size, 6))
