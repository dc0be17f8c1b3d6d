"""Act 6: at night she herself wants the desk that she barred; one worker records it, and a second looks at it."""

from typing import Any

from hub.demo.acts.intake import GIRL, GUARDIAN
from hub.demo.story import Story, full

PURPOSE = "police_report"
PREVIEW = (
    "query Look($case: ID!, $recipient: ID!) { disclosurePreview(caseId: $case, recipientId: $recipient, "
    'purpose: "police_report", kind: "packet") { reasons { code } } }'
)
KEPT = "statement { id counts notCounted { code } }"
OPEN_REVIEWS = "{ reviews(first: 100) { edges { node { id kind caseId } } } }"


async def play(story: Story) -> None:
    """A bar lifted for one body by her own yes, reviewed, and said anew."""
    story.checks.step("At night she wants the barred police desk: one body, one purpose, a day; a second looks at it")
    story.checks.check("the desk is barred", holds="barred_recipient" in await _against(story))
    unheard = await _lift(story)
    story.checks.check(
        "nobody asked whether she is alone: recorded, not counted",
        holds=not unheard["counts"] and unheard["notCounted"][0]["code"] == "not_alone",
    )
    await _she_lifts_it(story)
    await _a_second_looks(story)
    await story.caseworker.do("barRecipients", KEPT, {**_case(story), "recipients": ["police"]}, once=True)
    story.checks.check("she says never again: barred at once", holds="barred_recipient" in await _against(story))


async def _she_lifts_it(story: Story) -> None:
    lifted = await _lift(story, alone=True)
    story.checks.check("her own yes, said alone, counts", holds=lifted["counts"])
    against = await _against(story)
    story.checks.check(
        "it opens nothing by itself: she is asked anew", holds="barred_recipient" not in against and bool(against)
    )
    await story.caseworker.do(
        "recordConsent",
        "consent { eventType }",
        {**_to_the_desk(story), "fields": full("narrative", "call_name"), "assent": True, **GUARDIAN},
        once=True,
    )
    said = await _against(story)
    story.checks.check(
        "asked anew, nothing that she said stands against it",
        holds=not any(code.startswith(("barred", "consent", "asked", "assent")) for code in said),
    )


async def _a_second_looks(story: Story) -> None:
    supervisor = story.party("support", "supervisor")
    edges = (await supervisor.ask(OPEN_REVIEWS))["reviews"]["edges"]
    hers = [edge["node"]["id"] for edge in edges if edge["node"]["caseId"] == story.cases[GIRL]]
    story.checks.check("a review waits for a second person", holds=len(hers) == 1)
    given = {"review": hers[0], "decision": "UPHELD"}
    alone = await story.declined(story.caseworker, "decideReview", given)
    story.checks.check("not for the one who did it", holds="review_same_person" in alone)
    done = await supervisor.do("decideReview", "review { decision }", given)
    story.checks.check("the supervisor looked: upheld", holds=done["review"]["decision"] == "upheld")


async def _lift(story: Story, **more: bool) -> dict[str, Any]:
    kept = await story.caseworker.do("liftBar", KEPT, {**_to_the_desk(story), **more}, once=True)
    return dict(kept["statement"])


async def _against(story: Story) -> set[str]:
    """Why nothing may leave for the desk."""
    given = {"case": story.cases[GIRL], "recipient": story.organisation("police")}
    seen = await story.caseworker.ask(PREVIEW, **given)
    return {reason["code"] for reason in seen["disclosurePreview"]["reasons"]}


def _case(story: Story) -> dict[str, str]:
    return {"case": story.cases[GIRL]}


def _to_the_desk(story: Story) -> dict[str, str]:
    return {**_case(story), "recipient": story.organisation("police"), "purpose": PURPOSE}
