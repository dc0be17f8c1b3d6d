"""One case on one page. Opening it is a reading, in the ledger each time; its title and its address tell nothing."""

import secrets
from collections.abc import Mapping
from typing import Final

from starlette.responses import Response

from hub.console.ask import needs_step_up
from hub.console.case_notes import written
from hub.console.case_place import case_id
from hub.console.case_shown import case_shown
from hub.console.editing import EDITABLE
from hub.console.page import ConsolePage
from hub.console.paths import CASES
from hub.console.visit import Visit
from hub.exchange.vocabulary import CATALOGUE
from hub.kit.errors import HubError, NotFound

_DONE: Final = {
    "named": "case.done.named",
    "reopened": "case.done.reopened",
    "edited": "case.done.edited",
    "noted": "case.done.noted",
    "added": "case.done.added",
    "taken_off": "case.done.taken_off",
    "planned": "case.done.planned",
}
_TYPED: Final = ("name", "reason", "kind", "way", "at", "words", "step", "due_on", "principal", "why")
"""What the forms of the page hold."""
_TASK: Final = "id status reason deliveryStatus trouble { sentence } overdue createdAt recipient { name }"
_DOCUMENT: Final = f"""
query Case($organisation: ID!, $case: ID!, $manages: Boolean!) {{
  organisation(id: $organisation) {{ name nameEn }}
  caseTeam(caseId: $case) {{ principalId label role addedAt reason }}
  colleagues @include(if: $manages) {{ principalId label role }}
  case(id: $case) {{
    id number name status urgency preservation createdAt updatedAt retentionUntil barredInWords
    fields {{ name label value recordedAt }}
    history {{ field recordedAt recordedById replacedAt }}
    evidence {{ number kind description takenAt state heldBy }}
    notes {{ kind way at words writtenById }}
    nextStep {{ words dueOn plannedById }}
    evidenceHistory {{ number recordedAt recordedById replacedAt }}
    consents {{ recipient {{ name }} purpose channel eventType until endsSoon updatedAt }}
    referrals {{ {_TASK} purpose respondBy updatedAt }}
    takedownRequests {{ {_TASK} dueAt outcome items {{ number status reason }} }}
    holdings {{ recipient {{ name }} askedAt answer until answeredAt silentSince }}
    outsideDisclosures {{ recipient {{ name }} recipientName purpose covered disclosedAt }}
    withdrawals {{ recipient {{ name }} at undoneAt }}
    statements {{ kind saidBy counts recordedAt }}
  }}
}}
"""
_NAME: Final = """
mutation Name($case: ID!, $name: String) {
  nameCase(input: { case: $case, name: $name }) { errors { code field } }
}
"""
_REOPEN: Final = """
mutation Reopen($case: ID!, $reason: String!) {
  reopenCase(input: { case: $case, reason: $reason }) { errors { code field } }
}
"""


async def show(visit: Visit) -> Response:
    """Everything of it, and what is never left out first: whom she bars, and how she is reached safely."""
    return await case_page(visit)


async def name(visit: Visit) -> Response:
    """Another working name, or none."""
    return await _done(visit, "named", _NAME, name=(await visit.form()).get("name", ""))


async def reopen(visit: Visit) -> Response:
    """A closed case goes on, with a reason."""
    return await _done(visit, "reopened", _REOPEN, reason=(await visit.form()).get("reason", ""))


async def _done(visit: Visit, word: str, document: str, **given: str | None) -> Response:
    case = case_id(visit)
    try:
        await visit.ask(document, case=f"Case:{case}", **given)
    except HubError as refusal:
        if isinstance(refusal, NotFound) or needs_step_up(refusal):
            raise
        return await case_page(visit, refusal, given)
    return visit.go(f"{CASES}/{case}?done={word}")


async def case_page(
    visit: Visit, refusal: HubError | None = None, given: Mapping[str, str | None] | None = None
) -> Response:
    """The page. `given`: what a form of it was sent with, where that was refused."""
    case = case_id(visit)
    data = await visit.ask_organisation(_DOCUMENT, case=f"Case:{case}", manages=visit.may("addToTeam"))
    if data["case"] is None:
        raise NotFound("case")
    labels = {one["principalId"]: one["label"] for one in data["caseTeam"] or ()}
    return visit.page(
        "case",
        place=f"{CASES}/{case}",
        organisation=data["organisation"],
        refusal=refusal,
        done=visit.done(_DONE),
        ways=visit.may("proposedRoutes") and data["case"]["status"] != "CLOSED",
        requests=visit.may("takedownRequests"),
        unfolded=visit.request.query_params.get("open") == "all",
        only=visit.request.query_params.get("only", ""),
        present=[CATALOGUE[one["name"]].category for one in data["case"]["fields"]],
        editable=EDITABLE if data["case"]["status"] != "CLOSED" and visit.may("recordFields") else {},
        team=data["caseTeam"] or (),
        colleagues=[one for one in data.get("colleagues") or () if one["principalId"] not in labels],
        manages=visit.may("addToTeam"),
        given={**dict.fromkeys(_TYPED), **(given or {})},
        key=secrets.token_urlsafe(24),
        **written(data["case"], labels, visit.language),
        **case_shown(data["case"], labels, visit.language),
    )


PAGES = (
    ConsolePage(f"{CASES}/{{case}}", show=show),
    ConsolePage(f"{CASES}/{{case}}/name", act=name, back=CASES),
    ConsolePage(f"{CASES}/{{case}}/reopen", act=reopen, back=CASES),
)
