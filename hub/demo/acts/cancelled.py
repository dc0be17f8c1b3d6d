"""Act 7: the sender cancels what a lawyer had accepted; the lawyer reads nothing more, and does not learn why."""

from datetime import timedelta

from hub.demo.acts.intake import FORMER, consents
from hub.demo.party import DemoParty
from hub.demo.referring import look, offer
from hub.demo.story import Story

TO = "next_lawyers"
KEPT_FOR = timedelta(days=365)
ENDED = ("CANCELLED", "ENDED_BY_SENDER")
ASKED = "{ holdings(box: INBOX, status: ASKED, first: 100) { edges { node { id objectId kind } } } }"
ANSWERED = "{ holdings(box: SENT, status: KEPT, first: 100) { edges { node { objectId duty until } } } }"


async def play(story: Story) -> None:
    """Accepted and taken along, cancelled by the sender, and the holder is asked."""
    story.checks.step("A referral is cancelled by its sender after a lawyer accepted it and took it along")
    lawyer = story.party(TO, "lawyer")
    await consents(story, FORMER, TO)
    referral = await offer(story, FORMER, TO)
    await lawyer.do("acceptReferral", "referral { status }", {"referral": referral})
    files = await lawyer.do("downloadPacket", "files { fileName }", {"referral": referral})
    story.checks.check(
        "the lawyer reads the packet and has files of it",
        holds=bool((await look(lawyer, referral))["packet"] and files["files"]),
    )
    given = {"referral": referral, "reason": "OTHER"}
    await story.caseworker.do("cancelReferral", "referral { status }", given)
    await _each_sees(story, lawyer, referral)
    story.checks.step("Who took it along is asked, and answers under which duty it is kept, and until when")
    await _holder_answers(story, lawyer, referral)


async def _each_sees(story: Story, lawyer: DemoParty, referral: str) -> None:
    seen, told = [await look(party, referral) for party in (lawyer, story.caseworker)]
    story.checks.check("the lawyer reads nothing more", holds=(seen["offer"], seen["packet"]) == (None, None))
    refused = await story.declined(lawyer, "downloadPacket", {"referral": referral})
    story.checks.check("and takes nothing more along", holds=bool(refused))
    story.checks.check(
        "the lawyer sees: cancelled, ended by the sender, and no cause",
        holds=((seen["status"], seen["reason"]), seen["cause"], seen["causeReason"]) == (ENDED, None, None),
    )
    story.checks.check(
        "the sender sees the cause and the reason given",
        holds=(told["status"], told["cause"], told["causeReason"]) == ("CANCELLED", "sender-cancels", "other"),
    )


async def _holder_answers(story: Story, lawyer: DemoParty, referral: str) -> None:
    edges = (await lawyer.ask(ASKED))["holdings"]["edges"]
    mine = [edge["node"] for edge in edges if edge["node"]["objectId"] == referral]
    story.checks.check("the lawyer is asked what became of it", holds=bool(mine))
    until = (story.now() + KEPT_FOR).date().isoformat()
    for question in mine:
        given = {"holding": question["id"], "answer": "KEPT", "until": until}
        refused = await story.declined(lawyer, "answerHolding", given, once=True)
        story.checks.check(f"{question['kind']}: kept without a duty is no answer", holds="required" in refused)
        duty = {"duty": "CASE_RECORD_OF_A_LAWYER"}
        await lawyer.do("answerHolding", "holding { answer }", {**given, **duty}, once=True)
    seen = (await story.caseworker.ask(ANSWERED))["holdings"]["edges"]
    kept = [edge["node"] for edge in seen if edge["node"]["objectId"] == referral]
    story.checks.check(
        "the sender sees: kept, as a lawyer's record, to that day",
        holds=len(kept) == len(mine)
        and {(one["duty"], one["until"]) for one in kept} == {("CASE_RECORD_OF_A_LAWYER", until)},
    )
