"""One request to remove or to keep, for whoever answers it: every item as text, and no story before it is asked for."""

import secrets
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from starlette.responses import Response

from hub.console.page import ConsolePage
from hub.console.paths import QUEUE, own_path
from hub.console.released_shown import handling_shown
from hub.console.request_shown import answers_of, facts_of_request, items_shown, story_of, words_of
from hub.console.visit import Visit
from hub.console.worded import worded
from hub.exchange.vocabulary.takedowns import CORRECTIONS, ITEM_REASONS
from hub.kit.errors import HubError, NotFound
from schema.engine.choices import code_of
from schema.engine.references import global_id

_DONE: Final = {name: f"queue.done.{name}" for name in ("decided", "corrected", "seen")}
_STANDS: Final = "query Stands($id: ID!) { takedownRequest(id: $id) { recipient { id } } }"
_DOCUMENT: Final = """
query Queued($organisation: ID!, $id: ID!) {
  organisation(id: $organisation) { name nameEn }
  takedownRequest(id: $id) {
    id version status purpose urgency dueAt overdue clocks { title dueAt } createdAt receivedAt
    sender { name kind country } itemStates { number status reason }
    corrections { item earlierStatus status why at }
    packet { handling { doNotContact guardianInformed tlp } digest fields { name value } }
  }
}
"""
_OPEN: Final = ("REQUESTED", "RECEIVED", "ACCEPTED", "IN_PROGRESS", "ON_HOLD")


async def show(visit: Visit) -> Response:
    """The request as it stands now; opening it is a reading."""
    return await request_page(visit)


def id_of(visit: Visit) -> UUID:
    """Which request the address names; whatever is no id is not there."""
    try:
        return UUID(visit.request.path_params["request"])
    except ValueError as error:
        raise NotFound("request") from error


async def request_page(
    visit: Visit, refusal: HubError | None = None, given: Mapping[str, str] | None = None
) -> Response:
    """The page. `given`: what a form held that was refused, so that no decision is lost."""
    id, lang = id_of(visit), visit.language
    one, data = await _asked(visit, id)
    packet, purpose = one["packet"], code_of("RequestPurpose", one["purpose"])
    query = visit.request.query_params
    items = items_shown(one["itemStates"], packet, lang)
    opened = query.get("open") == "words"
    return visit.page(
        "queued",
        place=f"{QUEUE}/{id}",
        organisation=data["organisation"],
        refusal=refusal,
        done=visit.done(_DONE),
        before=own_path(f"{QUEUE}/{query.get('before', '')}", ""),
        one=one,
        words=_words(one, lang),
        handling=handling_shown(packet, lang) if packet else None,
        facts=facts_of_request(packet, lang) if packet else [],
        story=story_of(packet, lang) if packet and opened else [],
        folded=bool(packet and not opened and story_of(packet, lang)),
        items=items,
        waiting=sum(not item["final"] for item in items) if one["status"] in _OPEN else 0,
        untaken=one["status"] == "REQUESTED",
        answers=answers_of(purpose, lang),
        choices={
            "words": words_of(purpose, lang),
            "reasons": [(code.code, code.words.to(lang)) for code in ITEM_REASONS],
            "whys": [(code.code, code.words.to(lang)) for code in CORRECTIONS],
        },
        given=defaultdict(str, given or {}),
        correcting=_number(items, (given or {}).get("number") or query.get("correct", "")),
        corrections=[_correction(kept, lang) for kept in one["corrections"]],
        key=secrets.token_urlsafe(24),
    )


async def _asked(visit: Visit, id: UUID) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Whose it is, which opens nothing, and then the one reading."""
    stands = (await visit.ask(_STANDS, id=f"TakedownRequest:{id}"))["takedownRequest"]
    if stands is None or stands["recipient"]["id"] != global_id("Organisation", visit.viewer.organisation):
        raise NotFound("request")
    data = await visit.ask_organisation(_DOCUMENT, id=f"TakedownRequest:{id}")
    if data["takedownRequest"] is None:
        raise NotFound("request")
    return data["takedownRequest"], data


def _words(one: Mapping[str, Any], language: str) -> dict[str, str]:
    return {
        "kind": worded("request_purpose", "RequestPurpose", one["purpose"], language),
        "state": worded("task_status", "TaskStatus", one["status"], language),
        "hurry": worded("urgency", "Urgency", one["urgency"], language),
        "sender": worded("organisation_kind", "OrganisationKind", one["sender"]["kind"], language),
    }


def _correction(kept: Mapping[str, Any], language: str) -> dict[str, Any]:
    return {
        **kept,
        "earlier": worded("item_status", "ItemState", kept["earlierStatus"], language),
        "now": worded("item_status", "ItemState", kept["status"], language),
        "because": worded("correction", "CorrectionReason", kept["why"], language),
    }


def _number(items: list[dict[str, Any]], text: str) -> int:
    """The item that is being corrected, as the address or the form names it; 0 for none."""
    return next((item["number"] for item in items if str(item["number"]) == text and item["correctable"]), 0)


PAGES = (ConsolePage(f"{QUEUE}/{{request}}", show=show, back=QUEUE),)
