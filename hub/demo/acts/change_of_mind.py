"""Act 5: she withdraws from the lawyer, he from everybody."""

import asyncio
from datetime import datetime, timedelta

from hub.demo.acts import platforms
from hub.demo.acts.intake import GIRL, MAN
from hub.demo.acts.lawyer import INBOX_OF_LAWYERS
from hub.demo.referring import look, offer
from hub.demo.story import Story

SEVEN_DAYS = timedelta(days=7)
ACKNOWLEDGED = "acknowledgement { at destroyAt cancelled inFlight holdings goingOn released }"
WAITING = "{ deliveries(status: RETRYING, first: 100) { edges { node { id objectId messageId nextAt } } } }"
INBOX = "{ referrals(box: INBOX, first: 100) { edges { node { id } } } }"
CLEARLY = timedelta(seconds=2)
"""The next attempt is at least so far off when she withdraws; so long after its time we look whether it was made."""


async def play(story: Story) -> None:
    """Withdraw, look at what has ended and what goes on, and destroy."""
    story.checks.step("She withdraws from the lawyer: reading stops at once")
    waiting = await _a_delivery_waits(story)
    await _withdraw(story, waiting)
    story.checks.step("The holder is asked and confirms deletion; removal goes on, because she wants it")
    await _holder_answers(story)
    await _removal_goes_on(story)
    story.checks.step('The second person says "everything, destroyed now"')
    await _destroy(story)
    story.checks.step("A try to send to the barred police desk is refused by name")
    await _police(story)


async def _a_delivery_waits(story: Story) -> dict[str, str]:
    """The lawyer's mail server is busy: the notice of a second offer waits for its next attempt."""
    story.stage.mailbox.busy.add(INBOX_OF_LAWYERS)
    day = timedelta(hours=3)
    second = await offer(story, GIRL, "lawyers", respond_within=day, expire_within=day, again="OTHER_DESK")

    async def waiting() -> dict[str, str] | None:
        """Between two attempts: one that has begun cannot be taken back, and would be told as in flight."""
        seen = [edge["node"] for edge in (await story.caseworker.ask(WAITING))["deliveries"]["edges"]]
        soon = story.now() + clearly(story.slowest())
        return next((d for d in seen if d["objectId"] == second and datetime.fromisoformat(d["nextAt"]) > soon), None)

    return await story.checks.until("a second notice to the lawyer waits: the mail server is busy", waiting)


def clearly(slowest: timedelta) -> timedelta:
    """How far off the next attempt must be, so that the withdrawal comes first on this machine."""
    return max(CLEARLY, 2 * slowest)


async def _withdraw(story: Story, waiting: dict[str, str]) -> None:
    given = {"case": story.cases[GIRL], "recipient": story.organisation("lawyers"), "method": "ORALLY"}
    said = (await story.caseworker.do("withdrawConsent", ACKNOWLEDGED, given))["acknowledgement"]
    seen = await look(story.party("lawyers", "lawyer"), story.referrals[f"{GIRL}/lawyers"])
    story.checks.check("the lawyer reads nothing any more", holds=seen["packet"] is None and seen["offer"] is None)
    story.checks.check(
        "the lawyer sees: cancelled, ended by the sender, and no cause",
        holds=(seen["status"], seen["reason"], seen["cause"]) == ("CANCELLED", "ENDED_BY_SENDER", None),
    )
    told = await look(story.caseworker, story.referrals[f"{GIRL}/lawyers"])
    story.checks.check("the caseworker sees the cause: her withdrawal", holds=told["cause"] == "WITHDRAWAL")
    gone = datetime.fromisoformat(said["destroyAt"]) - datetime.fromisoformat(said["at"])
    story.checks.check("the packet's keys go in seven days", holds=gone == SEVEN_DAYS)
    story.checks.check("the waiting notice is cancelled", holds=waiting["id"] in said["cancelled"])
    before = len(story.stage.mailbox.mail_of(INBOX_OF_LAWYERS))
    story.stage.mailbox.busy.clear()
    due = datetime.fromisoformat(waiting["nextAt"])
    await asyncio.sleep((due + CLEARLY - story.now()).total_seconds())
    arrived = [str(mail["Message-ID"]) for mail in story.stage.mailbox.mail_of(INBOX_OF_LAWYERS)]
    story.checks.check(
        "it is not sent: after the time of its next attempt it has not come",
        holds=not any(waiting["messageId"] in m for m in arrived),
    )
    story.checks.check("the lawyer was told, without content, that something ended", holds=len(arrived) > before)


async def _holder_answers(story: Story) -> None:
    lawyer = story.party("lawyers", "lawyer")
    asked = await lawyer.ask("{ holdings(box: INBOX, status: ASKED, first: 100) { edges { node { id kind } } } }")
    questions = [edge["node"]["id"] for edge in asked["holdings"]["edges"]]
    story.checks.check("the lawyer is asked what became of it", holds=bool(questions))
    for question in questions:
        await lawyer.do("answerHolding", "holding { answer }", {"holding": question, "answer": "DELETED"}, once=True)
    seen = await story.caseworker.ask("{ holdings(box: SENT, status: DELETED, first: 100) { edges { node { id } } } }")
    answered = {edge["node"]["id"] for edge in seen["holdings"]["edges"]}
    story.checks.check("the caseworker sees: deleted", holds=set(questions) <= answered)


async def _removal_goes_on(story: Story) -> None:
    request = story.takedowns["platform"]
    reviewer = story.party("platform", "reviewer")
    seen = await platforms.look(reviewer, request)
    story.checks.check(
        "the platform still works on her request", holds=seen["status"] == "ACCEPTED" and bool(seen["packet"])
    )
    answers = [{"number": 2, "status": "ACCOUNT_ACTIONED"}]
    given = {"request": request, "answers": answers, **await reviewer.seen(request)}
    await reviewer.do("answerTakedownItems", "takedownRequest { status }", given, once=True)
    given = {"request": request, **await reviewer.seen(request)}
    done = await reviewer.do("completeTakedownRequest", "takedownRequest { outcome }", given)
    story.checks.check("and closes it: removed", holds=done["takedownRequest"]["outcome"] == "REMOVED")


async def _destroy(story: Story) -> None:
    given = {"case": story.cases[MAN], "destruction": "NOW"}
    said = (await story.caseworker.do("withdrawConsent", ACKNOWLEDGED, given))["acknowledgement"]
    story.checks.check("the keys go in this moment", holds=said["destroyAt"] == said["at"] and said["released"] > 0)
    lawyer = story.party("next_lawyers", "lawyer")
    referral = story.referrals[f"{MAN}/next_lawyers"]
    seen = [await look(party, referral) for party in (lawyer, story.caseworker)]
    story.checks.check(
        "nobody reads it any more, not even the sender",
        holds=all(s["packet"] is None and s["offer"] is None for s in seen),
    )


async def _police(story: Story) -> None:
    given = {
        "case": story.cases[GIRL],
        "recipient": story.organisation("police"),
        "purpose": "POLICE_REPORT",
        "urgency": "IMMEDIATE",
    }
    desk = story.party("police", "desk")
    before = await desk.ask(INBOX)
    refused = await story.declined(story.caseworker, "offerReferral", given, once=True)
    story.checks.check("refused: barred_recipient", holds="BARRED_RECIPIENT" in refused)
    story.checks.check("nothing has come into the police desk's inbox", holds=await desk.ask(INBOX) == before)
