"""Act 6: at night she herself wants the desk that she barred; one worker records it, and a second looks at it."""

from datetime import datetime, timedelta
from typing import Any

from hub.demo.acts.intake import GIRL, WORD, consents
from hub.demo.party import DemoParty
from hub.demo.referring import look, offer
from hub.demo.story import Story, full

DESK, ANOTHER = "police", "other_police"
PURPOSE = "POLICE_REPORT"
TO_THE_DESK = full("timeline", "call_name", "exposure", "offender_handles", "safe_contact", "matter_types")
PREVIEW = (
    "query Look($case: ID!, $recipient: ID!, $purpose: Purpose!) { disclosurePreview(caseId: $case, "
    "recipientId: $recipient, purpose: $purpose, kind: PACKET) { reasons { code } } }"
)
KEPT = "statement { id counts value notCounted { code } }"
OPEN_REVIEWS = "{ reviews(first: 100) { edges { node { id kind caseId } } } }"
A_DAY = timedelta(hours=24)


async def play(story: Story) -> None:
    """A bar lifted for one body by her own yes, reviewed, and said anew."""
    story.checks.step("At night she herself wants one barred police desk: her own yes lets it through for a day")
    story.checks.check("the desk is barred", holds="barred_recipient" in await _against(story))
    await _not_freely_said(story)
    await _she_lifts_it(story)
    story.checks.step("The offer reaches that desk; for another desk, and for anything else, the bar stands")
    referral = await _the_desk_reads(story)
    await _nobody_else(story)
    story.checks.step("A second person looks at it; and her own no ends it at once")
    await _a_second_looks(story)
    await _never_again(story, referral)


async def _not_freely_said(story: Story) -> None:
    said: dict[str, dict[str, bool | str]] = {
        "not_alone": {"word": WORD},
        "word_wrong": {"alone": True, "word": "つばめ"},
    }
    for code, given in said.items():
        kept = await _lift(story, **given)
        story.checks.check(
            f"{code}: recorded as said, and no yes",
            holds=not kept["counts"] and [reason["code"] for reason in kept["notCounted"]] == [code],
        )
    story.checks.check("so it is barred as before", holds="barred_recipient" in await _against(story))


async def _she_lifts_it(story: Story) -> None:
    lifted = await _lift(story, alone=True, word=WORD)
    story.checks.check("alone and with her word, her yes counts", holds=lifted["counts"])
    left = datetime.fromisoformat(lifted["value"]["until"]) - story.now()
    story.checks.check("for 24 hours", holds=timedelta(0) < left <= A_DAY)
    against = await _against(story)
    story.checks.check(
        "it opens nothing by itself: her no of before stands",
        holds="barred_recipient" not in against and bool(against),
    )
    for desk in (DESK, ANOTHER):
        await consents(story, GIRL, desk, purpose=PURPOSE, fields=TO_THE_DESK, minor=True)
    story.checks.check("asked anew, she says yes: nothing stands against it", holds=not await _against(story))


async def _the_desk_reads(story: Story) -> str:
    referral = await offer(story, GIRL, DESK, purpose=PURPOSE)
    seen = await look(_desk(story), referral)
    story.checks.check("the desk reads the offer, and no packet", holds=bool(seen["offer"]) and seen["packet"] is None)
    story.checks.check(
        "it is told whom else she bars", holds={"SCHOOL", "GUARDIAN"} <= set(seen["offer"]["handling"]["doNotContact"])
    )
    await _desk(story).do("acceptReferral", "referral { status }", {"referral": referral})
    packet = (await look(_desk(story), referral))["packet"]
    names = {field["name"] for field in packet["fields"]}
    story.checks.check(
        "it accepts, and reads no more than she agreed to", holds="timeline" in names and "pattern" not in names
    )
    return referral


async def _nobody_else(story: Story) -> None:
    given = {"case": story.cases[GIRL], "recipient": story.organisation(ANOTHER), "purpose": PURPOSE}
    refused = await story.declined(story.caseworker, "offerReferral", {**given, "urgency": "IMMEDIATE"}, once=True)
    story.checks.check("another police desk, for which she said yes too: barred", holds="barred_recipient" in refused)
    inbox = await story.party(ANOTHER, "desk").ask("{ referrals(box: INBOX, first: 1) { edges { node { id } } } }")
    story.checks.check("its inbox is empty", holds=not inbox["referrals"]["edges"])
    other = await _against(story, purpose="LEGAL_ADVICE")
    story.checks.check("the same desk for another purpose: barred", holds="barred_recipient" in other)


async def _a_second_looks(story: Story) -> None:
    supervisor = story.party("support", "supervisor")
    edges = (await supervisor.ask(OPEN_REVIEWS))["reviews"]["edges"]
    hers = [edge["node"] for edge in edges if edge["node"]["caseId"] == story.cases[GIRL]]
    story.checks.check("a review waits for a second person", holds=[one["kind"] for one in hers] == ["BAR_LIFTED"])
    given = {"review": hers[0]["id"], "decision": "UPHELD"}
    alone = await story.declined(story.caseworker, "decideReview", given)
    story.checks.check("not for the one who did it", holds="review_same_person" in alone)
    done = await supervisor.do("decideReview", "review { decision }", given)
    story.checks.check("the supervisor looked: upheld", holds=done["review"]["decision"] == "UPHELD")


async def _never_again(story: Story, referral: str) -> None:
    given = {"case": story.cases[GIRL], "recipients": ["police"]}
    await story.caseworker.do("barRecipients", KEPT, given, once=True)
    story.checks.check("she says never again: barred at once", holds="barred_recipient" in await _against(story))
    seen = await look(_desk(story), referral)
    story.checks.check(
        "the desk reads nothing any more", holds=(seen["offer"], seen["packet"], seen["cause"]) == (None, None, None)
    )
    story.checks.check("and is told one word: ended-by-sender", holds=seen["reason"] == "ENDED_BY_SENDER")
    told = await look(story.caseworker, referral)
    story.checks.check("the caseworker sees the cause: the bar", holds=told["cause"] == "bar")


async def _lift(story: Story, **more: bool | str) -> dict[str, Any]:
    given = {"case": story.cases[GIRL], "recipient": story.organisation(DESK), "purpose": PURPOSE}
    return dict((await story.caseworker.do("liftBar", KEPT, {**given, **more}, once=True))["statement"])


async def _against(story: Story, *, purpose: str = PURPOSE) -> set[str]:
    """Why nothing may leave for the desk."""
    given = {"case": story.cases[GIRL], "recipient": story.organisation(DESK), "purpose": purpose}
    seen = await story.caseworker.ask(PREVIEW, **given)
    return {reason["code"] for reason in seen["disclosurePreview"]["reasons"]}


def _desk(story: Story) -> DemoParty:
    return story.party(DESK, "desk")
