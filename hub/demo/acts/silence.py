"""Act 4: a second person is only threatened so far, and the first lawyer stays silent."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hub.demo.acts.intake import MAN
from hub.demo.checks import PATIENCE_SECONDS
from hub.demo.referring import look, offer
from hub.demo.story import Story

RESPOND_WITHIN = timedelta(seconds=4)
EXPIRE_WITHIN = timedelta(seconds=12)
STATUS = "query Status($id: ID!) { referral(id: $id) { status reason } }"


async def play(story: Story) -> None:
    """Overdue, expired, destroyed; the next choice after a fresh look at consent."""
    story.checks.step("A second person's first lawyer stays silent: overdue, expired, destroyed")
    silent = story.party("silent_lawyers", "lawyer")
    respond, expire = offer_times(story.slowest())
    referral = await offer(story, MAN, "silent_lawyers", respond_within=respond, expire_within=expire)
    story.checks.check(
        "the offer can be read while it lasts", holds=(await look(silent, referral))["offer"] is not None
    )

    async def overdue() -> dict[str, Any] | None:
        late = await story.caseworker.ask(
            "{ referrals(box: SENT, overdue: true, first: 100) { edges { node { id } } } }"
        )
        return late if referral in [edge["node"]["id"] for edge in late["referrals"]["edges"]] else None

    await story.checks.until("it stands among the overdue ones", overdue)

    async def expired() -> dict[str, Any] | None:
        """The status alone: to open the offer again and again would fill the ledger with reads."""
        seen = (await story.caseworker.ask(STATUS, id=referral))["referral"]
        return dict(seen) if (seen["status"], seen["reason"]) == ("CANCELLED", "EXPIRED") else None

    await story.checks.until("it expired by itself", expired, within_seconds=PATIENCE_SECONDS + expire.total_seconds())
    ended = await look(story.caseworker, referral)
    story.checks.check(
        "nobody can read the offer any more, on either side",
        holds=ended["offer"] is None and (await look(silent, referral))["offer"] is None,
    )
    await _next_choice(story, referral, ended)


def offer_times(slowest: timedelta) -> tuple[timedelta, timedelta]:
    """Within what time an answer is asked for, and after what time the offer expires: overdue in between, and seen.

    `slowest`: how long one question to the hub takes at most, on this machine now.
    """
    respond = max(RESPOND_WITHIN, 2 * slowest)
    return respond, respond + max(EXPIRE_WITHIN - RESPOND_WITHIN, 3 * slowest)


async def _next_choice(story: Story, referral: str, ended: dict[str, Any]) -> None:
    story.checks.step("The next choice is offered after a fresh consent check")
    following = story.organisation("next_lawyers")
    story.checks.check(
        "the hub proposes whom he also agreed to", holds=[c["id"] for c in ended["nextChoices"]] == [following]
    )
    refused = await story.declined(
        story.caseworker,
        "rerouteReferral",
        {"referral": referral, "recipient": story.organisation("lawyers")},
        once=True,
    )
    story.checks.check("to a group that he never agreed to nothing goes", holds="NO_CONSENT" in refused)
    rerouted = await story.caseworker.do(
        "rerouteReferral", "referral { id }", {"referral": referral, "recipient": following}, once=True
    )
    again = str(rerouted["referral"]["id"])
    story.referrals[f"{MAN}/next_lawyers"] = again
    lawyer = story.party("next_lawyers", "lawyer")
    taken = await lawyer.do("acceptReferral", "referral { version }", {"referral": again})
    seen = await look(lawyer, again)
    fields = {field["name"]: field["value"] for field in seen["packet"]["fields"]}
    story.checks.check("the next lawyer accepted and reads the packet", holds=fields["exposure"] == "threatened")
    given = {
        "referral": again,
        "engagement": "CONSULTATION_ONLY",
        "engagedOn": datetime.now(UTC).date().isoformat(),
        "expectedVersion": taken["referral"]["version"],
    }
    answer = await lawyer.do("recordEngagement", "referral { engagement }", given)
    story.checks.check(
        "accepted is not retained: consultation only", holds=answer["referral"]["engagement"] == "CONSULTATION_ONLY"
    )
