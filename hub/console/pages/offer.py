"""One referral that was received: before acceptance what decides and nobody's identity, afterwards the packet.

Opening it is a reading, one line in the ledger each time. Its address and its title stay the same.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from starlette.responses import Response

from hub.console.dates import left
from hub.console.page import ConsolePage
from hub.console.pages.offers import WAITING_STATUSES
from hub.console.paths import OFFERS
from hub.console.released_shown import not_told, offer_shown, packet_shown
from hub.console.visit import Visit
from hub.console.worded import worded
from hub.exchange.vocabulary.tasks import DATE_KINDS, ENGAGEMENTS, GIVEN_REASONS, REFERRAL_OUTCOMES
from hub.kit.errors import HubError, NotFound
from hub.kit.japan_time import ZONE
from schema.engine.references import global_id

_DONE: Final = {name: f"offer.done.{name}" for name in ("taken", "seen", "accepted", "engaged", "moved", "ended")}
_STANDS: Final = "query Stands($id: ID!) { referral(id: $id) { status recipient { id } } }"
_RELEASED: Final = """{
  kind createdAt language urgency digest handling { doNotContact guardianInformed tlp } fields { name label value }
}"""
_DOCUMENT: Final = f"""
query Offer($organisation: ID!, $id: ID!, $offer: Boolean!, $packet: Boolean!) {{
  organisation(id: $organisation) {{ name nameEn channel }}
  viewer {{ principalId }}
  referral(id: $id) {{
    id version status reason purpose urgency language respondBy expiresAt overdue engagement engagedOn outcome
    notice createdAt sender {{ id name }} openDates {{ kind on }} assignedTo {{ principalId label }}
    offer @include(if: $offer) {_RELEASED}
    packet @include(if: $packet) {_RELEASED}
  }}
  catalogue @include(if: $packet) {{ forms {{ connector needs {{ step purpose field level }} }} }}
  agreements(first: 100, box: INBOX) @include(if: $packet) {{
    edges {{ node {{ sender {{ id }} purposes endedAt validFrom validTo fields {{ name }} }} }}
  }}
}}
"""
ANSWERS: Final = ("accept", "waitlist", "decline", "conflict")
NEW_DATES: Final = 2
"""Lines for further dates beside those that are there."""


async def show(visit: Visit) -> Response:
    """The offer or the packet, as it stands now."""
    return await offer_page(visit)


def id_of(visit: Visit) -> UUID:
    """Which referral the address names; whatever is no id is not there."""
    try:
        return UUID(visit.request.path_params["offer"])
    except ValueError as error:
        raise NotFound("referral") from error


async def offer_page(
    visit: Visit, refusal: HubError | None = None, given: Mapping[str, str] | None = None, **said: object
) -> Response:
    """The page. `given`: what a form held that was refused; `said`: an answer that is told once and kept nowhere."""
    id = id_of(visit)
    one, data = await _asked(visit, id)
    waits, lang = one["status"] in WAITING_STATUSES, visit.language
    released = one.get("offer") or one.get("packet")
    facts = _facts(one, data, lang) if released else {}
    return visit.page(
        "offer",
        place=f"{OFFERS}/{id}",
        organisation=data["organisation"],
        refusal=refusal,
        done=visit.done(_DONE),
        one=one,
        waits=waits,
        released=facts,
        mine=any(who["principalId"] == data["viewer"]["principalId"] for who in one["assignedTo"]),
        words=_words(one, lang),
        left=_left(visit, one) if waits else "",
        given=defaultdict(str, given or {}),
        choices={
            "reasons": [(code.code, code.words.to(lang)) for code in GIVEN_REASONS],
            "kinds": [(code.code, code.words.to(lang)) for code in DATE_KINDS],
            "engagements": [(code.code, code.words.to(lang)) for code in ENGAGEMENTS],
            "outcomes": [(code.code, code.words.to(lang)) for code in REFERRAL_OUTCOMES],
        },
        answers=ANSWERS,
        more_dates=range(len(one["openDates"]), len(one["openDates"]) + NEW_DATES),
        said={"conflict": "", "entered": 0, "digest": "", **said},
    )


async def _asked(visit: Visit, id: UUID) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """Where it stands, which opens nothing, and then the one thing that may be opened: one reading a visit."""
    stands = (await visit.ask(_STANDS, id=f"Referral:{id}"))["referral"]
    if stands is None or stands["recipient"]["id"] != global_id("Organisation", visit.viewer.organisation):
        raise NotFound("referral")
    waits = stands["status"] in WAITING_STATUSES
    data = await visit.ask_organisation(_DOCUMENT, id=f"Referral:{id}", offer=waits, packet=not waits)
    if data["referral"] is None:
        raise NotFound("referral")
    return dict(data["referral"]), data


def _facts(one: Mapping[str, Any], data: Mapping[str, Any], language: str) -> dict[str, Any]:
    if one.get("offer"):
        return offer_shown(one["offer"], language)
    packet = one["packet"]
    needed = _needed(data, one["purpose"])
    return {
        **packet_shown(packet, one["openDates"], language),
        "not_told": not_told(needed, packet, _agreed(data, one), language),
    }


def _needed(data: Mapping[str, Any], purpose: str) -> list[str]:
    """What this office's own form has a place for, after acceptance."""
    forms = [form for form in data["catalogue"]["forms"] if form["connector"] == data["organisation"]["channel"]]
    needs = [need for form in forms for need in form["needs"]]
    asked = [need for need in needs if (need["step"], need["purpose"]) == ("PACKET", purpose)]
    return [need["field"] for need in asked if need["level"] != "NEVER"]


def _agreed(data: Mapping[str, Any], one: Mapping[str, Any]) -> frozenset[str] | None:
    """The fields of the agreement in force with its sender; None where there is none among those that were read."""
    day = datetime.fromisoformat(one["packet"]["createdAt"]).astimezone(ZONE).date().isoformat()
    for edge in data["agreements"]["edges"]:
        it = edge["node"]
        counts = it["endedAt"] is None and it["validFrom"] <= day and (it["validTo"] is None or day <= it["validTo"])
        if counts and it["sender"]["id"] == one["sender"]["id"] and one["purpose"] in it["purposes"]:
            return frozenset(field["name"] for field in it["fields"])
    return None


def _words(one: Mapping[str, Any], language: str) -> dict[str, str]:
    sets = {"status": "TaskStatus", "reason": "TaskReason", "purpose": "Purpose", "urgency": "Urgency"}
    sets |= {"engagement": "Engagement", "outcome": "ReferralOutcome", "language": "Language"}
    names = {"status": "task_status", "reason": "task_reason", "outcome": "referral_outcome"}
    return {
        name: worded(names.get(name, name), enum, one[name], language) if one[name] else ""
        for name, enum in sets.items()
    }


def _left(visit: Visit, one: Mapping[str, Any]) -> str:
    if one["respondBy"] is None or one["overdue"]:
        return ""
    return left(datetime.fromisoformat(one["respondBy"]), visit.now, visit.language)


PAGES = (ConsolePage(f"{OFFERS}/{{offer}}", show=show, back=OFFERS),)
