"""Part of act 6: danger to life at night; one worker alone telephones, records, and a second lets the paper leave."""

from datetime import timedelta
from typing import Any

from hub.demo.party import DemoParty
from hub.demo.referring import look
from hub.demo.story import Story
from hub.demo.visitor import come_in

WHOSE, DESK, PURPOSE = "lost_touch", "other_police", "POLICE_REPORT"
WHERE, WORDS = "三つ目の橋の上、白い上着", "飛び降りると電話で話した"
RECORD = "danger { id }"
ACT = "act { id status details { label text } } against { code }"
INBOX = "{ referrals(box: INBOX, first: 100) { edges { node { id urgency } } } }"
MINIMUM = {"danger_kinds", "danger_who", "danger_where", "danger_words"}


async def play(story: Story) -> None:
    """She has telephoned; she records it alone, and a second person lets the written part leave."""
    story.checks.step("Danger to life at night: one worker alone telephones first, and records it by herself")
    danger = await _recorded(story)
    story.checks.step("The written part waits for a second person, who reads in words what she confirms")
    before = await _inbox(story)
    act = await _asked(story, danger)
    story.checks.check("until then the desk has nothing of it", holds=await _inbox(story) == before)
    second = story.party("support", "supervisor")
    visitor = await come_in(story.stage, second, story.stage.cast.people["support"]["supervisor"])
    await visitor.do("confirmAct", "act { status }", {"act": act})
    (arrived,) = [one for one in await _inbox(story) if one not in before]
    await _desk(story).do("acceptReferral", "referral { status }", {"referral": arrived["id"]})
    packet = (await look(_desk(story), arrived["id"]))["packet"]
    told = {field["name"]: field["value"] for field in packet["fields"]}
    story.checks.check(
        "confirmed, the desk reads the minimum and nothing else, barred as it was",
        holds=arrived["urgency"] == "IMMEDIATE" and told.keys() <= MINIMUM and WHERE in told.values(),
    )


async def _recorded(story: Story) -> str:
    called = (story.now() - timedelta(minutes=2)).isoformat()
    given = {"case": story.cases[WHOSE], "kinds": ["SUICIDE"], "words": WORDS, "number": "110", "calledAt": called}
    missing = await story.declined(story.caseworker, "recordDanger", {**given, "where": ""}, once=True)
    story.checks.check("one thing is missing, said in one sentence", holds=len(missing) == 1)
    kept = await story.caseworker.do("recordDanger", RECORD, {**given, "where": WHERE}, once=True)
    return str(kept["danger"]["id"])


async def _asked(story: Story, danger: str) -> str:
    alone = await come_in(story.stage, story.caseworker, story.stage.cast.people["support"]["caseworker"])
    given = {"case": story.cases[WHOSE], "danger": danger, "recipient": story.organisation(DESK), "purpose": PURPOSE}
    asked: dict[str, Any] = await alone.do("askWrittenPart", ACT, given)
    story.checks.check("nothing stands against it, and it waits", holds=asked["act"]["status"] == "WAITING")
    words = " ".join(fact["text"] for fact in asked["act"]["details"])
    story.checks.check(
        "its facts are words, not codes", holds="police_report" not in words and "danger_where" not in words
    )
    refused = await story.declined(alone, "confirmAct", {"act": asked["act"]["id"]})
    story.checks.check("not confirmed by the one who asked", holds=bool(refused))
    return str(asked["act"]["id"])


async def _inbox(story: Story) -> list[dict[str, Any]]:
    listed = (await _desk(story).ask(INBOX))["referrals"]["edges"]
    return [edge["node"] for edge in listed]


def _desk(story: Story) -> DemoParty:
    return story.party(DESK, "desk")
