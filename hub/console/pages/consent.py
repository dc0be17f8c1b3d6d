"""Consent with the person: read together, answered one recipient at a time, recorded in one go. Nothing is sent."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from starlette.responses import Response

from hub.console.case_place import case_id, with_case
from hub.console.page import ConsolePage
from hub.console.paths import CASES
from hub.console.sitting_form import answers, asked_about, carried, guardian
from hub.console.visit import Visit
from hub.console.worded import worded
from hub.exchange.vocabulary.case import LANGUAGES
from hub.intake.sitting_rules import proposed
from hub.kit.errors import Forbidden, HubError, Invalid, NotFound, Reason
from hub.kit.japan_time import ZONE

MOST_FIELDS: Final = 200
"""Fifteen recipients, each with what is said of it alone."""
TO_READ: Final = frozenset({"DUTY_REACHES_BARRED", "PRACTICE_REACHES_BARRED"})
"""What alone stands against a way until its sentence is read to her: here it is."""
_HEAD: Final = """
  organisation(id: $organisation) { name nameEn }
  case(id: $case) { id number name language createdAt barredInWords
    consents { recipient { id name nameEn } purpose channel eventType until } }
"""
_CASE: Final = f"query Consent($organisation: ID!, $case: ID!) {{ {_HEAD} }}"
_WAYS: Final = """
query Ways($case: ID!) {
  proposedRoutes(caseId: $case, wish: NOT_KNOWN) {
    proposals { route { purpose } recipient { id name } state }
    leftOut { route { purpose } recipient { id name } reasons { code } } }
}
"""
_ASKED: Final = """
query Asked($case: ID!, $wanted: [AskedAboutInput!]!) {
  consentQuestions(caseId: $case, wanted: $wanted) {
    minor
    readings {
      sentences { ja en }
      questions {
        recipient { id name } purpose fields { name label form required } until expectedAnswerId
        duties { id version sentenceJa sentenceEn kind appliesNow reachesBarred answer }
        abroad { ja en } ifNo { ja en } reasons { sentence }
      }
    }
  }
}
"""
_RECORD: Final = """
mutation Record($key: String!, $case: ID!, $answers: [SittingAnswerInput!]!, $guardian: GuardianSideInput,
  $method: Way!, $language: Language!) {
  recordSitting(input: { idempotencyKey: $key, case: $case, answers: $answers, guardian: $guardian, method: $method,
    language: $language }) {
    outcomes { number consent { eventType until } reasons { sentence } } errors { code field }
  }
}
"""


async def show(visit: Visit) -> Response:
    """The questions of those to ask first; whoever else may be asked is chosen below."""
    data = await _case(visit)
    ways = await _open_ways(visit, data["case"])
    opened = datetime.fromisoformat(data["case"]["createdAt"])
    return await _asked(visit, data, ways, proposed(list(ways), opened, visit.now))


async def choose(visit: Visit) -> Response:
    """The questions of those that were chosen."""
    form = await visit.form(most=MOST_FIELDS)
    data = await _case(visit)
    chosen = [form[name] for name in sorted(form) if name.startswith("pick-")]
    return await _asked(visit, data, await _open_ways(visit, data["case"]), chosen)


async def record(visit: Visit) -> Response:
    """Keep what she said; what became of each is shown, and whoever was refused can be asked about again."""
    form = await visit.form(most=MOST_FIELDS)
    data = await _case(visit)
    try:
        given = answers(form, minor=form.get("minor") == "1")
        done = await visit.ask(_RECORD, **_recording(visit, form, given))
    except (Forbidden, NotFound):
        raise
    except HubError as refusal:
        asked = [f"{one['recipient']}/{one['purpose']}" for _, one in asked_about(form)]
        return await _asked(visit, data, await _open_ways(visit, data["case"]), asked, refusal, form)
    outcomes = done["recordSitting"]["outcomes"]
    data = await _case(visit)  # what she has answered by now is named there
    names = {**await _open_ways(visit, data["case"]), **_answered(visit, data["case"])}
    rows = [_outcome(one, names, outcome) for one, outcome in zip(given, outcomes, strict=True)]
    return visit.page("consent_recorded", place=_place(visit), outcomes=rows, **with_case(visit, data))


def _recording(visit: Visit, form: Mapping[str, str], given: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "key": form.get("key", ""),
        "case": f"Case:{case_id(visit)}",
        "answers": given,
        "guardian": guardian(form) if form.get("minor") == "1" else None,
        "method": form["method"],
        "language": form.get("language", ""),
    }


async def _case(visit: Visit) -> Mapping[str, Any]:
    data = await visit.ask_organisation(_CASE, case=f"Case:{case_id(visit)}")
    if data["case"] is None:
        raise NotFound("case")
    return data


async def _open_ways(visit: Visit, case: Mapping[str, Any]) -> dict[str, str]:
    """Those whom she was not asked about yet, in the order in which they are proposed, with their names."""
    try:
        found = (await visit.ask(_WAYS, case=case["id"]))["proposedRoutes"]
    except (Forbidden, NotFound):
        raise
    except HubError:  # a field of the case stands against every way; its own page says which
        return {}
    asked = [one for one in found["proposals"] if one["state"] == "ASK_HER"]
    read = [one for one in found["leftOut"] if {reason["code"] for reason in one["reasons"]} <= TO_READ]
    return {
        _key(one["recipient"], one["route"]["purpose"]): _named(
            visit, one["recipient"]["name"], one["route"]["purpose"]
        )
        for one in (*asked, *read)
    }


def _answered(visit: Visit, case: Mapping[str, Any]) -> dict[str, str]:
    """Those whom she has answered before, and who may be asked about again."""
    name = "name" if visit.language == "ja" else "nameEn"
    return {
        _key(one["recipient"], one["purpose"]): _named(visit, one["recipient"][name], one["purpose"])
        for one in case["consents"]
        if one["recipient"] is not None and one["channel"] != "outside"
    }


def _key(recipient: Mapping[str, Any], purpose: str) -> str:
    return f"{recipient['id']}/{purpose}"


def _named(visit: Visit, name: str, purpose: str) -> str:
    return f"{name} · {worded('purpose', 'Purpose', purpose, visit.language)}"


async def _asked(
    visit: Visit,
    data: Mapping[str, Any],
    ways: Mapping[str, str],
    chosen: Sequence[str],
    refusal: HubError | None = None,
    given: Mapping[str, str] | None = None,
) -> Response:
    case = data["case"]
    readings, minor = await _questions(visit, case["id"], chosen)
    others = {key: name for key, name in {**ways, **_answered(visit, case)}.items() if key not in chosen}
    return visit.page(
        "consent",
        place=_place(visit),
        refusal=refusal,
        readings=readings,
        minor=minor,
        others=list(others.items()),
        languages=[(one.code.upper(), one.words.to(visit.language)) for one in LANGUAGES],
        given=given or {"language": case["language"]},
        key=(given or {}).get("key") or secrets.token_urlsafe(24),
        **with_case(visit, data),
    )


async def _questions(visit: Visit, case: str, chosen: Sequence[str]) -> tuple[list[dict[str, Any]], bool]:
    if not chosen:
        return [], False
    wanted = [dict(zip(("recipient", "purpose"), one.split("/", 1), strict=True)) for one in chosen if "/" in one]
    if len(wanted) != len(chosen):
        raise Invalid(Reason("malformed", "wanted"))
    found = (await visit.ask(_ASKED, case=case, wanted=wanted))["consentQuestions"]
    numbers = iter(range(len(wanted)))
    return [_reading(visit, one, numbers, len(wanted)) for one in found["readings"]], found["minor"]


def _reading(visit: Visit, reading: Mapping[str, Any], numbers: Iterator[int], total: int) -> dict[str, Any]:
    return {
        "sentences": [one[_in(visit)] for one in reading["sentences"]],
        "questions": [_question(visit, one, next(numbers), total) for one in reading["questions"]],
    }


def _question(visit: Visit, one: Mapping[str, Any], number: int, total: int) -> dict[str, Any]:
    told = "sentenceJa" if visit.language == "ja" else "sentenceEn"
    return {
        **one,
        "number": number,
        "place": f"{number + 1}／{total}",
        "carried": carried(one),
        "for": worded("purpose", "Purpose", one["purpose"], visit.language),
        "tells": [duty[told] for duty in one["duties"] if duty["appliesNow"] and not duty["reachesBarred"]],
        "barred": [duty[told] for duty in one["duties"] if duty["reachesBarred"]],
        "last": datetime.fromisoformat(one["until"]).astimezone(ZONE).date().isoformat(),
        "overseas": one["abroad"] and one["abroad"][_in(visit)],
        "remains": one["ifNo"][_in(visit)],
    }


def _outcome(given: Mapping[str, Any], names: Mapping[str, str], outcome: Mapping[str, Any]) -> dict[str, Any]:
    key = f"{given['recipient']}/{given['purpose']}"
    return {
        "key": key,
        "name": names.get(key, ""),
        "yes": given["yes"],
        "kept": outcome["consent"] is not None,
        "until": outcome["consent"] and given["yes"] and outcome["consent"]["until"],
        "why": [one["sentence"] for one in outcome["reasons"]],
    }


def _in(visit: Visit) -> str:
    return "ja" if visit.language == "ja" else "en"


def _place(visit: Visit) -> str:
    return f"{CASES}/{case_id(visit)}/consent"


PAGES = (
    ConsolePage(f"{CASES}/{{case}}/consent", show=show),
    ConsolePage(f"{CASES}/{{case}}/consent/choose", act=choose, back=CASES),
    ConsolePage(f"{CASES}/{{case}}/consent/record", act=record, back=CASES),
)
