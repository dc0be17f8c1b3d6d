"""Act 10: of each role's work something is left open, for whoever looks around after the story."""

from datetime import timedelta

from hub.demo.acts.intake import TO_LAWYERS, TO_PLATFORMS, consents
from hub.demo.referring import offer
from hub.demo.story import Story
from hub.demo.visitor import come_in

OFFERED, ASKED, NOT_YET = "abroad_doxxed", "synthetic_colleague", "impersonated"
ALLOWED = (
    "query Look($case: ID!, $recipient: ID!) { disclosurePreview(caseId: $case, recipientId: $recipient, "
    "purpose: LEGAL_ADVICE, kind: OFFER) { allowed } }"
)
INBOX = "{ referrals(box: INBOX, status: REQUESTED, first: 100) { edges { node { id } } } }"
REQUESTS = "{ takedownRequests(box: INBOX, first: 100) { edges { node { id status } } } }"
ACTS = "{ waitingActs(first: 100) { edges { node { kind } } } }"
A_WEEK = timedelta(days=7)


async def play(story: Story) -> None:
    """An offer to answer, a request with items, a case to send, an act to confirm."""
    story.checks.step("Something of each role's work stays open")
    await _an_offer(story)
    await _a_request(story)
    await _a_case(story)
    await _an_act(story)


async def _an_offer(story: Story) -> None:
    await consents(story, OFFERED, "lawyers")
    referral = await offer(story, OFFERED, "lawyers", respond_within=timedelta(days=3), expire_within=A_WEEK)
    inbox = (await story.party("lawyers", "lawyer").ask(INBOX))["referrals"]["edges"]
    story.checks.check("an offer for the lawyer to answer", holds=referral in [edge["node"]["id"] for edge in inbox])


async def _a_request(story: Story) -> None:
    await consents(story, ASKED, "board", purpose="REMOVAL", fields=TO_PLATFORMS)
    told = story.consultations[ASKED]["fields"]
    now = story.now()
    given = {
        "case": story.cases[ASKED],
        "recipient": story.organisation("board"),
        "items": [{"kind": "URL", "value": row["url"], "service": row["service"]} for row in told["locations"]],
        "urgency": "URGENT",
        "legalGround": "Act on the Handling of Information Distribution Platforms",
        "explanation": "A made-up picture, published without consent.",
        "signer": {"role": "AUTHORISED", "authority": "Minato Support Desk", "signedAt": now.isoformat()},
        "goodFaith": {"statement": "We believe in good faith that this notice is accurate.", "at": now.isoformat()},
        "replyContact": {"name": "Minato Support Desk", "mail": "removal@minato.example.org"},
        "duplicateReason": {"code": "OTHER_PERSON_SAME_PLACE"},  # an earlier story on this data asked for it, too
    }
    sent = await story.caseworker.do("sendTakedownRequest", "takedownRequest { id }", given, once=True)
    requests = (await story.party("board", "reviewer").ask(REQUESTS))["takedownRequests"]["edges"]
    ids = [edge["node"]["id"] for edge in requests]
    story.checks.check("a request with items for the reviewer", holds=sent["takedownRequest"]["id"] in ids)


async def _a_case(story: Story) -> None:
    await consents(story, NOT_YET, "lawyers", fields=TO_LAWYERS)
    given = {"case": story.cases[NOT_YET], "recipient": story.organisation("lawyers")}
    seen = (await story.caseworker.ask(ALLOWED, **given))["disclosurePreview"]
    story.checks.check("a case for the caseworker to send", holds=seen["allowed"])


async def _an_act(story: Story) -> None:
    people = story.stage.cast.people["support"]
    admin = await come_in(story.stage, story.party("support", "admin"), people["admin"])
    given = {"member": f"Principal:{people['auditor']}"}
    await story.declined(admin, "requestAccessRecovery", given, once=True)  # of an earlier story one waits already
    waiting = (await story.party("support", "second_admin").ask(ACTS))["waitingActs"]["edges"]
    kinds = {edge["node"]["kind"] for edge in waiting}
    story.checks.check("an act for the second admin to confirm", holds="ACCESS_RECOVERY" in kinds)
