"""One case on one page. Opening it is a reading, in the ledger each time; its title and its address tell nothing."""

from typing import Final
from uuid import UUID

from starlette.responses import Response

from hub.console.ask import needs_step_up
from hub.console.case_shown import case_shown
from hub.console.page import ConsolePage
from hub.console.paths import CASES
from hub.console.visit import Visit
from hub.kit.errors import HubError, NotFound

_DONE: Final = {"named": "case.done.named", "reopened": "case.done.reopened"}
_TASK: Final = "id status reason deliveryStatus trouble { sentence } overdue createdAt recipient { name }"
_DOCUMENT: Final = f"""
query Case($organisation: ID!, $case: ID!) {{
  organisation(id: $organisation) {{ name nameEn }}
  caseTeam(caseId: $case) {{ principalId label }}
  case(id: $case) {{
    id number name status urgency preservation createdAt updatedAt retentionUntil barredInWords
    fields {{ name label value recordedAt }}
    history {{ field recordedAt recordedById replacedAt }}
    evidence {{ number kind description takenAt state }}
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
    return await _page(visit)


async def name(visit: Visit) -> Response:
    """Another working name, or none."""
    return await _done(visit, "named", _NAME, name=(await visit.form()).get("name", ""))


async def reopen(visit: Visit) -> Response:
    """A closed case goes on, with a reason."""
    return await _done(visit, "reopened", _REOPEN, reason=(await visit.form()).get("reason", ""))


async def _done(visit: Visit, word: str, document: str, **given: str) -> Response:
    case = case_id(visit)
    try:
        await visit.ask(document, case=f"Case:{case}", **given)
    except HubError as refusal:
        if isinstance(refusal, NotFound) or needs_step_up(refusal):
            raise
        return await _page(visit, refusal)
    return visit.go(f"{CASES}/{case}?done={word}")


async def _page(visit: Visit, refusal: HubError | None = None) -> Response:
    case = case_id(visit)
    data = await visit.ask_organisation(_DOCUMENT, case=f"Case:{case}")
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
        **case_shown(data["case"], labels, visit.language),
    )


def case_id(visit: Visit) -> UUID:
    """The case's id, as the address says it; raises `NotFound` for what is none."""
    try:
        return UUID(visit.request.path_params["case"])
    except ValueError as error:
        raise NotFound("case") from error


PAGES = (
    ConsolePage(f"{CASES}/{{case}}", show=show),
    ConsolePage(f"{CASES}/{{case}}/name", act=name, back=CASES),
    ConsolePage(f"{CASES}/{{case}}/reopen", act=reopen, back=CASES),
)
