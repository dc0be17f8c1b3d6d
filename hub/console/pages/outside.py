"""Help that is no member: whether it may be told is asked first, and what was told is kept in a minute (0057)."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from starlette.responses import Response

from hub.console.ask import needs_step_up
from hub.console.case_place import case_id
from hub.console.page import ConsolePage
from hub.console.paths import CASES
from hub.console.visit import Visit
from hub.exchange.vocabulary import CATALOGUE
from hub.exchange.vocabulary.case import CARRY_WAYS
from hub.exchange.vocabulary.disclosure import RECIPIENTS
from hub.exchange.vocabulary.purposes import PURPOSES
from hub.kit.errors import HubError, Invalid, NotFound, Reason
from hub.kit.japan_time import ZONE
from schema.engine.choices import code_of, enum_name

_DONE: Final = {"recorded": "outside.done"}
_DOCUMENT: Final = """
query Outside($organisation: ID!, $case: ID!) {
  organisation(id: $organisation) { name nameEn }
  case(id: $case) {
    id number name barredInWords fields { name }
    outsideDisclosures { recipient { name } recipientName purpose how covered disclosedAt }
  }
}
"""
_MAY: Final = """
query May($case: ID!, $name: String!, $kind: RecipientKind!, $purpose: Purpose!, $how: CarriedHow!,
  $fields: [FormInput!]!) {
  mayTell(caseId: $case, recipientName: $name, recipientKind: $kind, purpose: $purpose, how: $how, fields: $fields) {
    allowed reasons { sentence nextStep }
  }
}
"""
_RECORD: Final = """
mutation Told($key: String!, $case: ID!, $name: String!, $kind: RecipientKind!, $purpose: Purpose!, $how: CarriedHow!,
  $fields: [FormInput!]!, $at: DateTime!, $note: String) {
  recordOutsideDisclosure(input: { idempotencyKey: $key, case: $case, recipientName: $name, recipientKind: $kind,
    purpose: $purpose, how: $how, fields: $fields, disclosedAt: $at, note: $note }) { errors { code field } }
}
"""
_WORDS: Final = ("recipient_name", "recipient_kind", "purpose", "how", "note")
_CHOSEN: Final = {"recipient_kind": "kind", "purpose": "purpose", "how": "how"}
_FULL, _COARSE = "told-", "coarse-"


async def show(visit: Visit) -> Response:
    """The form, and who was told outside so far."""
    return await _page(visit)


async def act(visit: Visit) -> Response:
    """Ask whether it may be told, or keep what was told; what was typed stays in the form either way."""
    form = await visit.form()
    case = case_id(visit)
    try:
        given = {"case": f"Case:{case}", **_given(form)}
        if form.get("deed") != "record":
            return await _page(visit, form=form, asked=(await visit.ask(_MAY, **given))["mayTell"])
        told = {"key": form.get("key", ""), "at": _at(form.get("disclosed_at", "")), "note": form.get("note") or None}
        await visit.ask(_RECORD, **given, **told)
    except HubError as refusal:
        if isinstance(refusal, NotFound) or needs_step_up(refusal):
            raise
        return await _page(visit, refusal, form)
    return visit.go(f"{CASES}/{case}/outside?done=recorded")


def _given(form: Mapping[str, str]) -> dict[str, Any]:
    """Who, what for, how and what; raises `Invalid` by field for what is left out."""
    empty = [name for name in _WORDS[:-1] if not form.get(name, "").strip()]
    fields = [{"name": name, "form": "FULL"} for name in _ticked(form, _FULL)]
    full = set(_ticked(form, _FULL))
    fields += [{"name": name, "form": "GENERALISED"} for name in _ticked(form, _COARSE) if name not in full]
    if not fields:
        empty.append("fields")
    if empty:
        raise Invalid(*(Reason("required", name) for name in empty))
    chosen = {short: enum_name(form[name]) for name, short in _CHOSEN.items()}
    return {"name": form["recipient_name"].strip(), "fields": fields, **chosen}


def _ticked(form: Mapping[str, str], before: str) -> list[str]:
    """The fields of the catalogue whose box is ticked."""
    return [name for name in CATALOGUE if form.get(f"{before}{name}")]


def _at(text: str) -> str:
    """The instant of a time as a clock in Japan shows it."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=ZONE).isoformat()
    except ValueError:
        raise Invalid(Reason("malformed", "disclosed_at")) from None


async def _page(
    visit: Visit,
    refusal: HubError | None = None,
    form: Mapping[str, str] | None = None,
    asked: Mapping[str, Any] | None = None,
) -> Response:
    case: UUID = case_id(visit)
    data = await visit.ask_organisation(_DOCUMENT, case=f"Case:{case}")
    if data["case"] is None:
        raise NotFound("case")
    language = visit.language
    now = visit.now.astimezone(ZONE).strftime("%Y-%m-%dT%H:%M")
    return visit.page(
        "outside",
        place=f"{CASES}/{case}/outside",
        organisation=data["organisation"],
        refusal=refusal,
        done=visit.done(_DONE),
        case=data["case"],
        address=f"{CASES}/{case}",
        asked=asked,
        given={**dict.fromkeys(_WORDS, ""), "disclosed_at": now, **(form or {})},
        kinds=[(one.code, one.words.to(language)) for one in RECIPIENTS],
        purposes=[(one.code, one.words.to(language)) for one in PURPOSES],
        ways=[(one.code, one.words.to(language)) for one in CARRY_WAYS],
        boxes=list(_boxes(data["case"], language)),
        told=[_told(one, language) for one in data["case"]["outsideDisclosures"]],
        between="、" if language == "ja" else ", ",
        key=secrets.token_urlsafe(24),
    )


def _boxes(case: Mapping[str, Any], language: str) -> list[tuple[str, str]]:
    """One box for each fact that the case holds, and one for its softened form; no value is shown."""
    boxes = []
    for name in (row["name"] for row in case["fields"]):
        field = CATALOGUE[name]
        boxes.append((f"{_FULL}{name}", field.label.to(language)))
        if field.coarse:
            boxes.append((f"{_COARSE}{name}", field.coarse.label.to(language)))
    return boxes


def _told(one: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    return {
        **one,
        "to": one["recipient"]["name"] if one["recipient"] else one["recipientName"],
        "purpose": PURPOSES[code_of("Purpose", one["purpose"])].words.to(language),
        "how": CARRY_WAYS[code_of("CarriedHow", one["how"])].words.to(language),
    }


PAGES = (ConsolePage(f"{CASES}/{{case}}/outside", show=show, act=act, back=CASES),)
