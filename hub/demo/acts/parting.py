"""Act 8: one side ends the agreement; nothing new passes, and what was accepted stays readable."""

import asyncio
import json
from typing import Any

from hub.demo.acts.intake import COERCED, TO_LAWYERS, consents
from hub.demo.cast import operator
from hub.demo.party import DemoParty
from hub.demo.referring import look, offer
from hub.demo.story import Story
from hub.demo.visitor import come_in

WITH = "leaving_lawyers"
RETENTION_DAYS = "365"
STATUS = "query Status($id: ID!) { referral(id: $id) { status reason cause } }"
AGREEMENT = "query Look($id: ID!) { agreement(id: $id) { endedAt endReason endedBy { id } } }"
SWEPT_WITHIN_SECONDS = 60


async def play(story: Story) -> None:
    """Agreed, one case accepted, another offer waiting; then it is over."""
    story.checks.step("One side ends an agreement: an offer that waits cannot be accepted any more")
    agreement = await _agree(story)
    await consents(story, COERCED, WITH)
    lawyer = story.party(WITH, "lawyer")
    accepted = await offer(story, COERCED, WITH)
    await lawyer.do("acceptReferral", "referral { status }", {"referral": accepted})
    before = (await look(lawyer, accepted))["packet"]
    story.checks.check("under the agreement one referral was accepted and is read", holds=bool(before))
    waiting = await offer(story, COERCED, WITH, again="OTHER_DESK")
    story.checks.check("another offer waits", holds=(await look(lawyer, waiting))["offer"] is not None)
    await _end(story, agreement)
    await _nothing_new(story, lawyer, waiting)
    story.checks.step("What was accepted before stays readable, for the retention agreed")
    await _stays(story, lawyer, accepted, before)


async def _agree(story: Story) -> str:
    """Both have signed, and the operator records it. Anew in each story: the one of the story before has ended."""
    fields = [word for entry in TO_LAWYERS for word in ("--field", entry["name"])]
    sides = ("--sender", story.stage.cast.ids["support"], "--recipient", story.stage.cast.ids[WITH])
    words = ("--purpose", "legal_advice", "--retention-days", RETENTION_DAYS, *fields, "--json")
    told = await asyncio.to_thread(operator, story.stage.environ, "organisation", "agree", *sides, *words)
    return f"Agreement:{json.loads(told)['agreement']}"


async def _end(story: Story, agreement: str) -> None:
    """By token nobody ends one: it takes a person who has just come in."""
    supervisor = story.party("support", "supervisor")
    given = {"agreement": agreement, "reason": "ENDED"}
    by_token = await story.declined(supervisor, "endAgreement", given, once=True)
    story.checks.check("a token alone does not end it", holds="step_up_needed" in by_token)
    visitor = await come_in(story.stage, supervisor, story.stage.cast.people["support"]["supervisor"])
    await visitor.do("endAgreement", "agreement { id }", given, once=True)
    ended = {"endReason": "ENDED", "endedBy": {"id": story.organisation("support")}}
    for party in (supervisor, story.party(WITH, "lawyer")):
        seen = (await party.ask(AGREEMENT, id=agreement))["agreement"]
        story.checks.check(
            f"{party.name} sees that it is over, and who ended it", holds=bool(seen.pop("endedAt")) and seen == ended
        )


async def _nothing_new(story: Story, lawyer: DemoParty, waiting: str) -> None:
    refused = await story.declined(lawyer, "acceptReferral", {"referral": waiting})
    story.checks.check("accepting what waited is refused", holds=bool(refused & {"no_agreement", "wrong_move"}))

    async def swept() -> dict[str, Any] | None:
        seen = (await lawyer.ask(STATUS, id=waiting))["referral"]
        return dict(seen) if seen["status"] == "CANCELLED" else None

    seen = await story.checks.until("within a minute it is cancelled", swept, within_seconds=SWEPT_WITHIN_SECONDS)
    story.checks.check(
        "the lawyer is told why: agreement-ended",
        holds=(seen["reason"], seen["cause"]) == ("AGREEMENT_ENDED", None),
    )
    told = (await story.caseworker.ask(STATUS, id=waiting))["referral"]
    story.checks.check("the sender sees the cause", holds=told["cause"] == "agreement-narrowed")
    ended = await look(lawyer, waiting)
    story.checks.check(
        "the lawyer reads nothing of it any more", holds=(ended["offer"], ended["packet"]) == (None, None)
    )
    given = {"case": story.cases[COERCED], "recipient": story.organisation(WITH), "purpose": "LEGAL_ADVICE"}
    again = await story.declined(story.caseworker, "offerReferral", {**given, "urgency": "URGENT"}, once=True)
    story.checks.check("nothing new is offered", holds="no_agreement" in again)


async def _stays(story: Story, lawyer: DemoParty, accepted: str, before: dict[str, Any]) -> None:
    seen = await look(lawyer, accepted)
    story.checks.check(
        "the lawyer reads the same packet as before",
        holds=bool(seen["packet"]) and seen["packet"]["digest"] == before["digest"],
    )
    files = await lawyer.do("downloadPacket", "files { fileName }", {"referral": accepted})
    story.checks.check("takes it along", holds=bool(files["files"]))
    begun = {"referral": accepted, **await lawyer.seen(accepted)}
    await lawyer.do("startReferral", "referral { status }", begun)
    both = [(await look(party, accepted))["status"] for party in (lawyer, story.caseworker)]
    story.checks.check("and works on", holds=both == ["IN_PROGRESS", "IN_PROGRESS"])
