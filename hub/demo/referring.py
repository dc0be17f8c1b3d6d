"""To offer a case and to look at a referral: what most acts do."""

from datetime import timedelta
from typing import Any

from hub.demo.party import DemoParty
from hub.demo.story import Story

RELEASED = "kind handling { doNotContact guardianInformed tlp } fields { name value } digest canonical"
REFERRAL = (
    "query Look($id: ID!) { referral(id: $id) { id status reason cause causeReason overdue engagement caseId "
    f"timeline {{ status reason }} offer {{ {RELEASED} }} packet {{ {RELEASED} }} "
    "nextChoices { id } } }"
)


async def offer(
    story: Story,
    person: str,
    recipient: str,
    *,
    purpose: str = "LEGAL_ADVICE",
    respond_within: timedelta = timedelta(hours=1),
    expire_within: timedelta = timedelta(hours=2),
    again: str | None = None,
) -> str:
    """Offer this person's case; the referral's id. `again`: why the same body is asked again."""
    now = story.now()
    offered = await story.caseworker.do(
        "offerReferral",
        "referral { id status }",
        {
            "case": story.cases[person],
            "recipient": story.organisation(recipient),
            "purpose": purpose,
            "urgency": story.consultations[person]["urgency"].upper(),
            "respondBy": (now + respond_within).isoformat(),
            "expiresAt": (now + expire_within).isoformat(),
            "duplicateReason": {"code": again} if again else None,
            "nextClock": (now + timedelta(days=3)).date().isoformat(),
        },
        once=True,
    )
    story.referrals[f"{person}/{recipient}"] = str(offered["referral"]["id"])
    return story.referrals[f"{person}/{recipient}"]


async def look(party: DemoParty, referral: str) -> dict[str, Any]:
    """The referral as this party sees it; empty where it sees none."""
    return dict((await party.ask(REFERRAL, id=referral))["referral"] or {})
