"""The night: calls of those whose standing second we are, a colleague's case on duty, and what the morning looks at."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from starlette.responses import Response

from hub.acts.words import reference_of
from hub.console.ask import needs_step_up
from hub.console.dates import left
from hub.console.page import ConsolePage
from hub.console.pages.danger import named
from hub.console.paths import NIGHT
from hub.console.visit import Visit
from hub.kit.errors import HubError, Invalid, Reason
from schema.engine.choices import code_of

_DONE: Final = {
    "confirmed": "night.done.confirmed",
    "declined": "night.done.declined",
    "opened": "night.done.opened",
    "seen": "night.done.seen",
}
_DOCUMENT: Final = """
query Night($organisation: ID!) {
  organisation(id: $organisation) { name nameEn }
  viewer { principalId }
  standingCalls { id organisation { name } danger recipientWords recordedAt expiresAt }
  dutyRoster { memberId kind startsAt endsAt }
  reviews(first: 25) { edges { node { id caseId kind askedBy askedAt dueAt } } }
}
"""
_CASES: Final = "query OnDuty { casesOnDuty(first: 25) { edges { node { id number name } } } }"
_ANSWER: Final = """
mutation Answer($call: ID!, $yes: Boolean!) {
  answerStandingCall(input: { call: $call, confirms: $yes }) { errors { code field } }
}
"""
_OPEN: Final = """
mutation Open($case: ID!, $reason: String!) {
  openOnDuty(input: { case: $case, reason: $reason }) { errors { code field } }
}
"""
_SEEN: Final = """
mutation Seen($review: ID!, $decision: ReviewDecision!) {
  decideReview(input: { review: $review, decision: $decision }) { errors { code field } }
}
"""
MORNING: Final = ("OPENED_ON_DUTY", "WALL_LIFTED")
"""What happened at night that team and supervisors look at."""


async def show(visit: Visit) -> Response:
    """What waits for this visitor."""
    return await _page(visit)


async def answer(visit: Visit) -> Response:
    """The person on call says yes, and it leaves; or no, and it goes on waiting."""
    form = await visit.form()
    yes = form.get("answer") == "confirm"
    return await _done(visit, "confirmed" if yes else "declined", _ANSWER, call=form.get("call", ""), yes=yes)


async def open_case(visit: Visit) -> Response:
    """A colleague's case, with a reason."""
    form = await visit.form()
    if not form.get("case"):
        return await _page(visit, Invalid(Reason("required", "case")))
    return await _done(visit, "opened", _OPEN, case=form.get("case", ""), reason=form.get("reason", ""))


async def seen(visit: Visit) -> Response:
    """Somebody looked at what was opened: it was right, or she is taken off the case."""
    form = await visit.form()
    decision = "CUT" if form.get("answer") == "cut" else "UPHELD"
    return await _done(visit, "seen", _SEEN, review=form.get("review", ""), decision=decision)


async def _done(visit: Visit, word: str, document: str, **given: object) -> Response:
    try:
        await visit.ask(document, **given)
    except HubError as refusal:
        if needs_step_up(refusal):
            raise
        return await _page(visit, refusal)
    return visit.go(f"{NIGHT}?done={word}")


async def _page(visit: Visit, refusal: HubError | None = None) -> Response:
    data = await visit.ask_organisation(_DOCUMENT)
    me = data["viewer"]["principalId"]
    mine = [one for one in data["dutyRoster"] if one["memberId"] == me and _now(visit, one)]
    on_duty = next((one for one in mine if one["kind"] == "ON_DUTY"), None)
    cases = (await visit.ask(_CASES))["casesOnDuty"]["edges"] if on_duty else ()
    reviews = [edge["node"] for edge in data["reviews"]["edges"]]
    return visit.page(
        "night",
        place=NIGHT,
        organisation=data["organisation"],
        refusal=refusal,
        done=visit.done(_DONE),
        on_call=any(one["kind"] == "ON_CALL" for one in mine),
        on_duty=on_duty,
        calls=[_call(visit, one) for one in data["standingCalls"]],
        cases=[(edge["node"]["id"], named(edge["node"])) for edge in cases],
        morning=[_review(one) for one in reviews if one["kind"] in MORNING and one["askedBy"] != me],
        fresh=visit.viewer.fresh,
    )


def _call(visit: Visit, call: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**call, "left": left(datetime.fromisoformat(call["expiresAt"]), visit.now, visit.language)}


def _review(review: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**review, "case": _reference(review["caseId"]), "word": f"night.{code_of('ReviewKind', review['kind'])}"}


def _reference(id: str) -> str:
    return reference_of(UUID(id.partition(":")[2]))


def _now(visit: Visit, duty: Mapping[str, Any]) -> bool:
    starts, ends = (datetime.fromisoformat(duty[name]) for name in ("startsAt", "endsAt"))
    return starts <= visit.now < ends


PAGES = (
    ConsolePage(NIGHT, show=show),
    ConsolePage(f"{NIGHT}/answer", act=answer, back=NIGHT),
    ConsolePage(f"{NIGHT}/open", act=open_case, back=NIGHT),
    ConsolePage(f"{NIGHT}/seen", act=seen, back=NIGHT),
)
