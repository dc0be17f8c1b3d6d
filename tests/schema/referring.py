"""Both sides of a referral as they ask for it over the API."""

from typing import Any
from uuid import uuid4

from connectors.kit.sealing import seal
from connectors.registry import load
from hub.releases.download import Papers
from tests.parties import Parties
from tests.referrals.handoff import Handoff, handoff
from tests.schema.api import Api

RELEASED = "kind handling { doNotContact guardianInformed tlp } fields { name label value } digest canonical"
DETAIL = f"""query($id: ID!) {{ referral(id: $id) {{
  id status reason overdue capacity engagement engagedOn outcome caseId reroutedFrom version
  sender {{ id name kind }} recipient {{ id name }} timeline {{ status reason actor at }}
  offer {{ {RELEASED} }} packet {{ {RELEASED} }} nextChoices {{ id name }} }} }}"""
PAPERS = Papers({name: connector.documents for name, connector in load().items()}, seal)


def a_key() -> str:
    return f"test-{uuid4()}"


def wanted(handed: Handoff) -> dict[str, Any]:
    return {
        "idempotencyKey": a_key(),
        "case": f"Case:{handed.case}",
        "recipient": f"Organisation:{handed.lawyer.id}",
        "purpose": "LEGAL_ADVICE",
        "urgency": "URGENT",
    }


async def offered_by_api(parties: Parties) -> tuple[Handoff, Api, Api, str]:
    handed = await handoff(parties)
    sender, lawyer = Api(parties, handed.sender), Api(parties, handed.lawyer, papers=PAPERS)
    payload = await sender.do("offerReferral", "referral { id }", **wanted(handed))
    assert payload["errors"] == []
    return handed, sender, lawyer, payload["referral"]["id"]


async def look(api: Api, referral: str) -> Any:
    return (await api.data(DETAIL, id=referral))["referral"]
