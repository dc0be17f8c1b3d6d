"""What somebody does with a referral that was received: the check, the answer, the work, and giving it back."""

import io
import re
import zipfile
from base64 import b64decode
from collections.abc import Mapping, Sequence
from typing import Any, Final

from starlette.responses import Response

from hub.console.ask import needs_step_up
from hub.console.page import ConsolePage
from hub.console.pages.offer import ANSWERS, id_of, offer_page
from hub.console.pages.offers import TAKE
from hub.console.paths import OFFERS
from hub.console.visit import Visit
from hub.kit.errors import HubError, Invalid, NotFound, Reason
from schema.engine.choices import enum_name

_STEP: Final = "errors { code field }"
_SEEN: Final = f"mutation Seen($referral: ID!) {{ receiveReferral(input: {{ referral: $referral }}) {{ {_STEP} }} }}"
_CHECK: Final = """
mutation Check($referral: ID!, $names: [String!]!) {
  checkConflict(input: { referral: $referral, names: $names }) { conflict errors { code field } }
}
"""
_ACCEPT: Final = """
mutation Accept($referral: ID!, $capacity: Capacity!) {
  acceptReferral(input: { referral: $referral, capacity: $capacity }) { errors { code field } }
}
"""
_REJECT: Final = """
mutation Reject($referral: ID!, $version: Int!, $reason: TaskReason!) {
  rejectReferral(input: { referral: $referral, expectedVersion: $version, reason: $reason }) { errors { code field } }
}
"""
_ENGAGE: Final = """
mutation Engage($referral: ID!, $version: Int!, $engagement: Engagement!, $on: Date!, $dates: [OpenDateInput!]!) {
  recordEngagement(input: { referral: $referral, expectedVersion: $version, engagement: $engagement, engagedOn: $on,
    openDates: $dates }) { errors { code field } }
}
"""
_START: Final = """
mutation Start($referral: ID!, $version: Int!) {
  startReferral(input: { referral: $referral, expectedVersion: $version }) { errors { code field } }
}
"""
_HOLD: Final = """
mutation Hold($referral: ID!, $version: Int!, $reason: TaskReason!) {
  holdReferral(input: { referral: $referral, expectedVersion: $version, reason: $reason }) { errors { code field } }
}
"""
_COMPLETE: Final = """
mutation Complete($referral: ID!, $version: Int!, $outcome: ReferralOutcome!) {
  completeReferral(input: { referral: $referral, expectedVersion: $version, outcome: $outcome }) {
    errors { code field }
  }
}
"""
_BACK: Final = """
mutation Back($referral: ID!, $reason: TaskReason!) {
  cancelReferral(input: { referral: $referral, reason: $reason }) { errors { code field } }
}
"""
_DOWNLOAD: Final = """
mutation Download($referral: ID!) {
  downloadPacket(input: { referral: $referral }) { files { fileName content } errors { code field } }
}
"""
_OFFICE: Final = "query Office($organisation: ID!) { organisation(id: $organisation) { name nameEn } }"
_MOST_DATES: Final = 20
_MOST_FIELDS: Final = 2 * _MOST_DATES + 8


async def take(visit: Visit) -> Response:
    """Put oneself on it."""
    return await _done(visit, "taken", TAKE)


async def seen(visit: Visit) -> Response:
    """Say that it has arrived; no answer yet."""
    return await _done(visit, "seen", _SEEN)


async def check(visit: Visit) -> Response:
    """Whether a name that was typed is the other side's: said once on the page, and kept nowhere."""
    form = await visit.form()
    names = [name for line in form.get("names", "").splitlines() if (name := line.strip())]
    try:
        answer = await visit.ask(_CHECK, referral=f"Referral:{id_of(visit)}", names=names)
    except NotFound:
        raise
    except HubError as refusal:
        return await offer_page(visit, refusal, form)
    found = {True: "match", False: "no_match", None: "nothing_recorded"}[answer["checkConflict"]["conflict"]]
    return await offer_page(visit, conflict=found, entered=len(names))


async def answer(visit: Visit) -> Response:
    """Take it on, let her wait, decline, or step back for a conflict; a refusal has its reason."""
    form = await visit.form()
    chosen, reason = form.get("answer", ""), form.get("reason", "")
    if chosen not in ANSWERS:
        return await offer_page(visit, Invalid(Reason("required", "answer")), form)
    if chosen == "decline" and not reason:
        return await offer_page(visit, Invalid(Reason("required", "reason")), form)
    if chosen in ("accept", "waitlist"):
        capacity = {"accept": "CAPACITY", "waitlist": "WAITLIST"}[chosen]
        return await _done(visit, "accepted", _ACCEPT, form, capacity=capacity)
    why = "CONFLICT_OF_INTEREST" if chosen == "conflict" else enum_name(reason)
    return await _done(visit, "ended", _REJECT, form, reason=why, version=_version(form))


async def engagement(visit: Visit) -> Response:
    """Retained, or advised only, and since when; with the dates that must be kept for her."""
    form = await visit.form(most=_MOST_FIELDS)
    missing = [Reason("required", name) for name in ("engagement", "on", *_halves(form)) if not form.get(name)]
    if missing:
        return await offer_page(visit, Invalid(*missing), form)
    given = {"engagement": enum_name(form["engagement"]), "on": form["on"], "dates": _dates(form)}
    return await _done(visit, "engaged", _ENGAGE, form, version=_version(form), **given)


async def step(visit: Visit) -> Response:
    """Begin, go on, or let it rest for a reason."""
    form = await visit.form()
    if form.get("step") == "start":
        return await _done(visit, "moved", _START, form, version=_version(form))
    if not form.get("hold_reason"):
        return await offer_page(visit, Invalid(Reason("required", "hold_reason")), form)
    reason = enum_name(form["hold_reason"])
    return await _done(visit, "moved", _HOLD, form, version=_version(form), reason=reason)


async def end(visit: Visit) -> Response:
    """It is done: with what it came to."""
    form = await visit.form()
    if not form.get("outcome"):
        return await offer_page(visit, Invalid(Reason("required", "outcome")), form)
    return await _done(visit, "moved", _COMPLETE, form, version=_version(form), outcome=enum_name(form["outcome"]))


async def give_back(visit: Visit) -> Response:
    """Give it back to its sender, asked once more: reading ends with it."""
    form = await visit.form()
    reason = form.get("back_reason", "")
    if not reason:
        return await offer_page(visit, Invalid(Reason("required", "back_reason")), form)
    if form.get("id") != "sure":
        return await _asked_once_more(visit, reason)
    return await _done(visit, "ended", _BACK, form, reason=enum_name(reason))


async def _asked_once_more(visit: Visit, reason: str) -> Response:
    place = f"{OFFERS}/{id_of(visit)}"
    data = await visit.ask_organisation(_OFFICE)
    return visit.page(
        "confirm",
        organisation=data["organisation"],
        deed="give_back",
        what="",
        action=f"{place}/back",
        back=place,
        id="sure",
        hidden={"back_reason": reason},
    )


async def download(visit: Visit) -> Response:
    """The packet sealed to the office's own key, in one archive under a neutral name."""
    try:
        data = await visit.ask(_DOWNLOAD, referral=f"Referral:{id_of(visit)}")
    except NotFound:
        raise
    except HubError as refusal:
        return await offer_page(visit, refusal)
    headers = {"Content-Disposition": 'attachment; filename="packet.zip"', "Cache-Control": "no-store"}
    return Response(_archive(data["downloadPacket"]["files"]), headers=headers, media_type="application/zip")


async def compare(visit: Visit) -> Response:
    """Whether a digest that was made elsewhere is the one of this packet; letters and blanks as one likes."""
    form = await visit.form()
    typed = re.sub(r"[\s:]", "", form.get("digest", "")).lower()
    return await offer_page(visit, given=form, digest=typed or "none")


async def _done(
    visit: Visit, word: str, document: str, form: Mapping[str, str] | None = None, **given: object
) -> Response:
    id = id_of(visit)
    try:
        await visit.ask(document, referral=f"Referral:{id}", **given)
    except HubError as refusal:
        if isinstance(refusal, NotFound) or needs_step_up(refusal):
            raise
        return await offer_page(visit, refusal, form)
    return visit.go(f"{OFFERS}/{id}?done={word}")


def _version(form: Mapping[str, str]) -> int:
    """The version that the form was drawn from; whatever is no number is none that ever was."""
    text = form.get("version", "")
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 9 else 0  # noqa: PLR2004 - an Int's


def _dates(form: Mapping[str, str]) -> list[dict[str, str]]:
    """The lines that were filled in."""
    lines = [(form.get(f"kind.{n}", ""), form.get(f"on.{n}", "")) for n in range(_MOST_DATES)]
    return [{"kind": enum_name(kind), "on": on} for kind, on in lines if kind and on]


def _halves(form: Mapping[str, str]) -> list[str]:
    """The other half of each line of which one was filled in."""
    pairs = [(f"kind.{n}", f"on.{n}") for n in range(_MOST_DATES)]
    return [name for pair in pairs if any(map(form.get, pair)) for name in pair]


def _archive(files: Sequence[Mapping[str, Any]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(file["fileName"]), b64decode(file["content"]))
    return made.getvalue()


_HERE: Final = f"{OFFERS}/{{offer}}"
PAGES = (
    ConsolePage(f"{_HERE}/take", act=take, back=OFFERS),
    ConsolePage(f"{_HERE}/seen", act=seen, back=OFFERS),
    ConsolePage(f"{_HERE}/check", act=check, back=OFFERS),
    ConsolePage(f"{_HERE}/answer", act=answer, back=OFFERS),
    ConsolePage(f"{_HERE}/engagement", act=engagement, back=OFFERS),
    ConsolePage(f"{_HERE}/step", act=step, back=OFFERS),
    ConsolePage(f"{_HERE}/end", act=end, back=OFFERS),
    ConsolePage(f"{_HERE}/back", act=give_back, back=OFFERS),
    ConsolePage(f"{_HERE}/download", act=download, back=OFFERS),
    ConsolePage(f"{_HERE}/compare", act=compare, back=OFFERS),
)
