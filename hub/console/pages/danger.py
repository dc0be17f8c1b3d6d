"""Danger to life, after the telephone: recorded by one person in one step, and then the written part asked for."""

import secrets
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from starlette.responses import Response

from hub.acts.words import reference_of
from hub.console.ask import needs_step_up, reason_of
from hub.console.dates import left
from hub.console.page import ConsolePage
from hub.console.paths import DANGER
from hub.console.visit import Visit
from hub.emergencies.dangers import DANGERS
from hub.exchange.vocabulary.purposes import PURPOSES
from hub.kit.errors import HubError, Invalid, NotFound, Reason
from hub.kit.japan_time import ZONE
from schema.engine.choices import enum_name

_DONE: Final = {"recorded": "danger.done.recorded", "asked": "danger.done.asked"}
_DOCUMENT: Final = """
query Danger($organisation: ID!) {
  organisation(id: $organisation) { name nameEn }
  cases(first: 50, status: OPEN) { edges { node { id number name } } }
}
"""
_RECORD: Final = """
mutation Record($key: String!, $case: ID!, $who: String, $where: String!, $kinds: [DangerKind!]!, $words: String,
  $number: String!, $at: DateTime!) {
  recordDanger(input: { idempotencyKey: $key, case: $case, who: $who, where: $where, kinds: $kinds, words: $words,
    number: $number, calledAt: $at }) { danger { id } errors { code field } }
}
"""
_MAY_HELP: Final = ("police", "child_guidance", "one_stop", "medical", "hotline", "legal_aid", "support_ngo")
"""The kinds of organisation that can help at night, whoever looks for a person first."""
_RECORDED: Final = """
query Recorded($organisation: ID!, $case: ID!, $name: String) {
  organisation(id: $organisation) { name nameEn }
  case(id: $case) { dangers { id kindsInWords who where words number calledAt recordedAt } }
  KINDS
  ownActs(first: 25) {
    edges { node { id kind objectId status requestedAt expiresAt standingCalledAt details { label text } } }
  }
}
""".replace(
    "KINDS",
    "\n  ".join(
        f"{kind}: organisations(first: 100, kind: {enum_name(kind)}, name: $name) "
        "{ edges { node { id name nameEn } } pageInfo { hasNextPage } }"
        for kind in _MAY_HELP
    ),
)
_ASK: Final = """
mutation Ask($case: ID!, $danger: ID!, $recipient: ID!, $purpose: Purpose!) {
  askWrittenPart(input: { case: $case, danger: $danger, recipient: $recipient, purpose: $purpose }) {
    act { id } against { code field sentence } errors { code field }
  }
}
"""
CALLS_AFTER: Final = timedelta(minutes=15)
_FIELDS: Final = ("case", "who", "where", "words", "number", *(f"kind-{word}" for word in DANGERS))
_PURPOSES: Final = ("police_report", "care", "legal_advice", "hotline_report")


async def show(visit: Visit) -> Response:
    """The form: who, where, what danger, whom was telephoned when. Nothing else is asked."""
    return await _form(visit)


async def record(visit: Visit) -> Response:
    """Keep it. Where one thing is missing, the form comes back as it was, with the one sentence."""
    form = await visit.form()
    try:
        data = await visit.ask(_RECORD, **_given(visit, form))
    except HubError as refusal:
        if isinstance(refusal, NotFound) and form.get("case"):
            raise
        return await _form(visit, refusal, form)
    made = data["recordDanger"]["danger"]["id"]
    return visit.go(f"{DANGER}/{_bare(form['case'])}/{_bare(made)}?done=recorded")


async def shown(visit: Visit) -> Response:
    """What was recorded, and the written part: to be asked for, or waiting and for how long."""
    return await _recorded(visit)


async def ask(visit: Visit) -> Response:
    """Ask for the written part; what stands against it is said here, and the record stands all the same.

    Or look for whom to tell, by a part of the name: said in the form, for no address holds a word.
    """
    form = await visit.form()
    if form.get("deed") == "look":
        return await _recorded(visit, name=form.get("name", ""))
    case, danger = _ids(visit)
    given = {"recipient": form.get("recipient", ""), "purpose": enum_name(form.get("purpose", ""))}
    try:
        data = await visit.ask(_ASK, case=f"Case:{case}", danger=f"Danger:{danger}", **given)
    except HubError as refusal:
        if needs_step_up(refusal):
            return visit.step_up(f"{DANGER}/{case}/{danger}")
        return await _recorded(visit, refusal)
    against = data["askWrittenPart"]["against"]
    if against:
        reasons = (reason_of(one) for one in against)
        return await _recorded(visit, HubError(*reasons))
    return visit.go(f"{DANGER}/{case}/{danger}?done=asked")


async def _form(visit: Visit, refusal: HubError | None = None, given: Mapping[str, str] | None = None) -> Response:
    data = await visit.ask_organisation(_DOCUMENT)
    cases = [edge["node"] for edge in data["cases"]["edges"]]
    now = visit.now.astimezone(ZONE)
    return visit.page(
        "danger",
        place=DANGER,
        organisation=data["organisation"],
        refusal=refusal,
        cases=[(one["id"], named(one)) for one in cases],
        kinds=[(word, text.to(visit.language)) for word, text in DANGERS.items()],
        given={**dict.fromkeys(_FIELDS, ""), "called": now.strftime("%H:%M"), **(given or {})},
        key=secrets.token_urlsafe(24),
    )


def named(case: Mapping[str, Any]) -> str:
    """A case in a list to choose from: its number and name as the list of cases has them, and its reference."""
    known = f"K-{case['number']} {case['name'] or ''}".rstrip()
    return f"{known} · {reference_of(UUID(_bare(case['id'])))}"


async def _recorded(visit: Visit, refusal: HubError | None = None, name: str = "") -> Response:
    case, danger = _ids(visit)
    data = await visit.ask_organisation(_RECORDED, case=f"Case:{case}", name=name.strip() or None)
    kept = next((one for one in (data["case"] or {"dangers": ()})["dangers"] if _bare(one["id"]) == danger), None)
    if kept is None:
        raise NotFound("danger")
    named_so = "name" if visit.language == "ja" else "nameEn"
    us = str(visit.viewer.organisation)
    others = [edge["node"] for kind in _MAY_HELP for edge in data[kind]["edges"]]
    return visit.page(
        "danger_recorded",
        place=f"{DANGER}/{case}/{danger}",
        organisation=data["organisation"],
        refusal=refusal,
        done=visit.done(_DONE),
        case=reference_of(UUID(case)),
        kept=kept,
        recipients=[(one["id"], one[named_so]) for one in others if _bare(one["id"]) != us],
        looked_for=name,
        many=any(data[kind]["pageInfo"]["hasNextPage"] for kind in _MAY_HELP),
        purposes=[(word, PURPOSES[word].words.to(visit.language)) for word in _PURPOSES],
        waiting=[waiting_time(visit, act) for act in _acts(data, case)],
        fresh=visit.viewer.fresh,
    )


def waiting_time(visit: Visit, act: Mapping[str, Any]) -> Mapping[str, Any]:
    """The act with what is left: until nobody can confirm it any more, and until the standing second is called."""
    calls = datetime.fromisoformat(act["requestedAt"]) + CALLS_AFTER
    ahead = calls > visit.now and act["standingCalledAt"] is None
    return {
        **act,
        "left": left(datetime.fromisoformat(act["expiresAt"]), visit.now, visit.language),
        "calls_in": left(calls, visit.now, visit.language) if ahead else "",
    }


def _acts(data: Mapping[str, Any], case: str) -> list[Mapping[str, Any]]:
    acts = [edge["node"] for edge in data["ownActs"]["edges"]]
    ours = (one for one in acts if one["kind"] == "EMERGENCY_OVERRIDE" and one["objectId"] == case)
    return [one for one in ours if one["status"] == "WAITING"]


def _given(visit: Visit, form: Mapping[str, str]) -> dict[str, Any]:
    if not form.get("case"):
        raise Invalid(Reason("required", "case"))
    said = {name: form.get(name, "") for name in ("key", "case", "who", "where", "words", "number")}
    kinds = [enum_name(word) for word in DANGERS if form.get(f"kind-{word}")]
    return {**said, "kinds": kinds, "at": _called(form.get("called", ""), visit.now).isoformat()}


def _called(text: str, now: datetime) -> datetime:
    """The newest instant at which the clock on the wall in Japan showed this."""
    try:
        hour = time.fromisoformat(text)
    except ValueError:
        raise Invalid(Reason("danger_called", "called_at")) from None
    here = now.astimezone(ZONE)
    at = here.replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)
    return at if at <= here else at - timedelta(days=1)


def _ids(visit: Visit) -> tuple[str, str]:
    """The case's and the record's id, as the address says them; raises `NotFound` for what is none."""
    try:
        case, danger = (str(UUID(visit.request.path_params[name])) for name in ("case", "danger"))
    except ValueError:
        raise NotFound from None
    return case, danger


def _bare(id: str) -> str:
    return id.partition(":")[2]


PAGES = (
    ConsolePage(DANGER, show=show, act=record),
    ConsolePage(DANGER + "/{case}/{danger}", show=shown, act=ask, back=DANGER),
)
