"""A new case in five steps, in any order, each saved as it is: nothing is demanded, and stopping half-way keeps all.

The case is opened at the first save, once for each form (its key stands in the address, and opens nothing to others);
from then on each step is the API's own mutations.
"""

import re
import secrets
from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from starlette.responses import Response

from hub.console.fields import control, typed_of
from hub.console.frame import say
from hub.console.kept_forms import drop, keep_here, kept_here
from hub.console.page import ConsolePage
from hub.console.paths import CASES, START
from hub.console.recording import CaseNow, Kept, keep, opened, stands, values
from hub.console.steps import (
    CHECK,
    ENTRIES,
    EVIDENCE,
    SAFETY,
    STEPS,
    WISHES,
    asked_in,
    filled,
    progress,
    shown,
    typed_on,
)
from hub.console.visit import Visit
from hub.console.worded import value, worded
from hub.exchange.vocabulary.case import LANGUAGES, URGENCIES
from hub.exchange.vocabulary.code_set import CodeSet
from hub.exchange.vocabulary.disclosure import BARRED
from hub.exchange.vocabulary.person import METHODS
from hub.kit.errors import Forbidden, HubError, NotFound, Reason
from hub.minimisation.fields import CATALOGUE

NEW: Final = f"{CASES}/new"
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{32}")
_DONE: Final = {"uncounted": "new.uncounted"}
_US: Final = "query Us($organisation: ID!) { organisation(id: $organisation) { name nameEn } }"


async def begin(visit: Visit) -> Response:
    """A fresh form; its key goes with the address, so that Back, a reload and a second tab are the same form."""
    return visit.go(f"{NEW}/{secrets.token_urlsafe(24)}/{SAFETY}")


async def show(visit: Visit) -> Response:
    """One step, with what is recorded already, and what its visitor wrote and is not recorded."""
    case = await case_of_address(visit)
    form = await kept_here(visit)
    since = filled(_step(visit), form, values(case)).since
    return await _page(visit, case, form, Kept(since=since) if since else None)


async def save(visit: Visit) -> Response:
    """Record what the form says, then on: what is refused stays in its box with its reason, and the rest is kept."""
    step, form = _step(visit), await visit.written()
    case, here = await case_of_address(visit), visit.request.url.path
    if form.get("deed") == "drop":
        await drop(visit, here)
        return visit.go(here)
    if case is None and not _says_something(step, form):
        return visit.go(_following(visit, step, form, None))
    id = case["id"] if case else await opened(visit, visit.request.path_params["key"], form.get("language", ""))
    kept = await keep(visit, id, step, form, lambda now: filled(step, form, values(now)))
    place = _address(visit, id, step)
    await drop(visit, here, place)
    if not kept.whole:
        await keep_here(visit, place, form)
        return await _page(visit, await stands(visit, id), form, kept)
    return visit.go(_following(visit, step, form, id) + ("?done=uncounted" if kept.uncounted else ""))


async def case_of_address(visit: Visit) -> CaseNow | None:
    """The case of the address; None where none is opened yet. Raises `NotFound`, and `Forbidden` for who opens none."""
    if not visit.may("openCase"):
        raise Forbidden(Reason("not_permitted"))
    if "case" not in visit.request.path_params:
        if not _KEY.fullmatch(visit.request.path_params["key"]):
            raise NotFound("case")
        return None
    try:
        return await stands(visit, f"Case:{UUID(visit.request.path_params['case'])}")
    except ValueError as error:
        raise NotFound("case") from error


def _step(visit: Visit) -> str:
    step: str = visit.request.path_params["step"]
    if step not in STEPS:
        raise NotFound("step")
    return step


def _address(visit: Visit, id: str | None, step: str) -> str:
    if id is None:
        return f"{NEW}/{visit.request.path_params['key']}/{step}"
    return f"{CASES}/{id.partition(':')[2]}/steps/{step}"


def _following(visit: Visit, step: str, form: Mapping[str, str], id: str | None) -> str:
    if form.get("deed") == "stop":
        return START
    after = STEPS[min(STEPS.index(step) + 1, len(STEPS) - 1)]
    return _address(visit, id, step if form.get("deed") == "stay" else after)


def _says_something(step: str, form: Mapping[str, str]) -> bool:
    """Whether anything was filled in: an empty form opens no case."""
    told = filled(step, form, {})
    barred = any(f"barred_recipients.{code}" in form for code in BARRED.codes())
    return bool(told.facts or told.said or barred or form.get("urgency", "routine") != "routine") or any(
        text.strip() for name, text in form.items() if name.startswith(f"{ENTRIES.name}[")
    )


async def _page(
    visit: Visit, case: CaseNow | None, form: Mapping[str, str] | None = None, kept: Kept | None = None
) -> Response:
    step, id = _step(visit), case["id"] if case else None
    us, language = await visit.ask_organisation(_US), visit.language
    sent = visit.request.method == "POST"
    refusal = HubError(*kept.refused) if kept and sent else None
    typed, present = typed_on(step, form or {}), values(case)
    facts = {
        "place": _address(visit, id, step),
        "organisation": us["organisation"],
        "refusal": refusal,
        "done": visit.done(_DONE),
        "step": step,
        "steps": [(_address(visit, id, one), one, _state(one, case)) for one in STEPS],
        "case": case,
        "sent": bool(case and (case["referrals"] or case["takedownRequests"])),
        "unsafe": present.get("safe_tonight") == "no",
        "key": (form or {}).get("key") or visit.request.path_params.get("key") or secrets.token_urlsafe(24),
        "shown": shown(step, present) if step != CHECK else "",
        "controls": list(_controls(step, typed, present, language)),
        "given": {"method": "orally", "alone": "", "urgency": _urgency(case), "language": "ja", **(form or {})},
        "choices": _choices(language),
        "to_bar": [(code, text) for code, text in _words(BARRED, language) if code not in _barred(present)],
        "told": list(_told(case, language)) if step == CHECK else (),
        "entries": [_entry(one, language) for one in case["evidence"]] if case and step == EVIDENCE else (),
        "paste": _address(visit, id, "places") if id is None else f"{CASES}/{id.partition(':')[2]}/places",
        "kept": bool(form) and not sent,
        "speaks_of_her": step in (SAFETY, WISHES),
    }
    if kept:
        since = [_since(name, present, language) for name in kept.since]
        facts["problems"] = [*since, *({"field": o.field, "sentence": o.sentence(language)} for o in kept.refused)]
    return visit.page("new_case", **facts)


def _state(step: str, case: CaseNow | None) -> str:
    if step == CHECK:
        return ""
    known = {*values(case), *(("evidence",) if case and case["evidence"] else ())}
    return progress(step, known)


def _controls(step: str, typed: Mapping[str, Any], present: Mapping[str, Any], language: str) -> Iterator[object]:
    """Each field with what was typed, else with what is recorded."""
    for field in asked_in(step) if step != CHECK else ():
        standing = typed_of(field, present.get(field.name))
        yield control(field, typed.get(field.name, standing), language)
    if step == EVIDENCE:
        yield control(ENTRIES, typed.get(ENTRIES.name), language)


def _since(name: str, present: Mapping[str, Any], language: str) -> Mapping[str, str]:
    """What others wrote where she wrote too: hers stays in the box, theirs is said beside it."""
    said = say("new.since", language), value(CATALOGUE[name], present.get(name), language)
    return {"field": name, "sentence": " ".join(said)}


def _urgency(case: CaseNow | None) -> str:
    return str(case["urgency"]).lower() if case else "routine"


def _barred(present: Mapping[str, Any]) -> list[str]:
    return list(present.get("barred_recipients") or ())


def _words(codes: CodeSet, language: str) -> list[tuple[str, str]]:
    return [(one.code, one.words.to(language)) for one in codes]


def _choices(language: str) -> Mapping[str, list[tuple[str, str]]]:
    return {
        "urgency": _words(URGENCIES, language),
        "language": _words(LANGUAGES, language),
        "method": _words(METHODS, language),
    }


def _told(case: CaseNow | None, language: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Everything that is recorded, by step, in words."""
    recorded = values(case)
    for step in STEPS[:-1]:
        fields = [field for field in asked_in(step) if field.name in recorded]
        yield step, [(field.label.to(language), value(field, recorded[field.name], language)) for field in fields]


def _entry(one: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    return {**one, "state": worded("evidence_state", "EvidenceState", one["state"], language)}


PAGES = (
    ConsolePage(NEW, show=begin),
    ConsolePage(f"{NEW}/{{key}}/{{step}}", show=show, act=save, back=CASES, keeps=True),
    ConsolePage(f"{CASES}/{{case}}/steps/{{step}}", show=show, act=save, back=CASES, keeps=True),
)
