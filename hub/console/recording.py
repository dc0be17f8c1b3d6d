"""A step's form becomes the API's own mutations; what is refused is answered by field, and the rest stands."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from hub.console.fields import FieldJson, typed_in, value_of
from hub.console.steps import ENTRIES, EVIDENCE, Filled
from hub.console.visit import Visit
from hub.exchange.vocabulary.case import LANGUAGES, URGENCIES
from hub.exchange.vocabulary.disclosure import BARRED
from hub.kit.errors import Forbidden, HubError, NotFound, Reason
from schema.engine.choices import enum_name

CaseNow = Mapping[str, Any]
TRIES: Final = 5
"""How often a correction is tried where somebody records side by side."""
_SAYS: Final = "statement { counts } errors { code field }"
_HOW: Final = "idempotencyKey: $key, case: $case, saidBy: $saidBy, method: $method"
_OPEN: Final = """
mutation Open($key: String!, $language: Language!) {
  openCase(input: { idempotencyKey: $key, language: $language, urgency: ROUTINE, fields: [] }) {
    case { id } errors { code field }
  }
}
"""
STANDS: Final = """
query Stands($case: ID!) {
  case(id: $case) {
    id number status language urgency version barredInWords fields { name label value recordedAt }
    evidence { number kind description takenAt state } referrals { id } takedownRequests { id }
  }
}
"""
_RECORD: Final = """
mutation Record($case: ID!, $fields: [FieldInput!]!, $urgency: Urgency, $version: Int!) {
  recordFields(input: { case: $case, fields: $fields, urgency: $urgency, expectedVersion: $version }) {
    errors { code field }
  }
}
"""
_AGE: Final = f"""
mutation Age($key: String!, $case: ID!, $saidBy: Voice, $method: Way, $alone: Boolean, $about: AgeAbout!,
  $value: AgeBand!) {{
  stateAge(input: {{ {_HOW}, alone: $alone, about: $about, band: $value }}) {{ {_SAYS} }}
}}
"""
_CONTACT: Final = f"""
mutation Contact($key: String!, $case: ID!, $saidBy: Voice, $method: Way, $alone: Boolean, $value: FieldValue) {{
  stateSafeContact(input: {{ {_HOW}, alone: $alone, contact: $value }}) {{ {_SAYS} }}
}}
"""
_WISH: Final = f"""
mutation Wish($key: String!, $case: ID!, $saidBy: Voice, $method: Way, $alone: Boolean, $value: FieldValue!) {{
  stateWishes(input: {{ {_HOW}, alone: $alone, wishes: $value }}) {{ {_SAYS} }}
}}
"""
_BAR: Final = f"""
mutation Bar($key: String!, $case: ID!, $saidBy: Voice, $method: Way, $value: [RecipientKind!]!) {{
  barRecipients(input: {{ {_HOW}, recipients: $value }}) {{ {_SAYS} }}
}}
"""
_ENTRY: Final = """
mutation Entries($key: String!, $case: ID!, $value: [EvidenceInput!]!) {
  addEvidence(input: { idempotencyKey: $key, case: $case, entries: $value }) { errors { code field } }
}
"""
_ALONE: Final = {"yes": True, "no": False}
_COUNTS: Final = {"counts": True}
_VOICE: Final = {"self": "SELF", "guardian": "GUARDIAN"}
"""Whoever speaks with us says it; who is neither is a third party."""


@dataclass(frozen=True)
class Kept:
    """What became of a form. `refused`: every reason, by field; `since`: fields that others wrote in meanwhile.

    `uncounted`: whether something was kept as it was said and does not count as her yes.
    """

    refused: tuple[Reason, ...] = ()
    since: tuple[str, ...] = ()
    uncounted: bool = False

    @property
    def whole(self) -> bool:
        """Whether everything was recorded."""
        return not self.refused and not self.since


async def opened(visit: Visit, key: str, language: str) -> str:
    """The case that this key opened, now or before: `Case:…`. Twice pressed, Back and again, two tabs: one case.

    Nothing but the language is told with it, so that another word on the form never makes another case; and of the
    languages there are two, so that another choice finds the one case too.
    """
    first = language if language in LANGUAGES else "ja"
    for one in (first, *(other for other in LANGUAGES.codes() if other != first)):
        try:
            answer = await visit.ask(_OPEN, key=key, language=enum_name(one))
        except HubError as refusal:
            if any(reason.code != "idempotency_key_reused" for reason in refusal.reasons):
                raise
            continue
        return str(answer["openCase"]["case"]["id"])
    raise NotFound("case")


async def stands(visit: Visit, case: str) -> CaseNow:
    """The case as it stands; raises `NotFound`."""
    found: CaseNow | None = (await visit.ask(STANDS, case=case))["case"]
    if found is None:
        raise NotFound("case")
    return found


def values(case: CaseNow | None) -> dict[str, FieldJson]:
    """Name to value."""
    return {one["name"]: one["value"] for one in case["fields"]} if case else {}


async def keep(visit: Visit, case: str, step: str, form: Mapping[str, str], read: Callable[[CaseNow], Filled]) -> Kept:
    """Record what the form says: facts, then what she said, then entries. Each by itself; none holds another back."""
    before, told, refused = await _facts(visit, case, form, read)
    uncounted = False
    speaks = {**values(before), **told.facts}.get("speaks_with_us") or "self"
    how = {
        "saidBy": _VOICE.get(speaks, "THIRD_PARTY"),
        "method": enum_name(form.get("method") or "orally"),
        "alone": _ALONE.get(form.get("alone", "")),
    }
    for document, name, given in _deeds(step, form, told, before):
        deed = {**how, **given, "case": case, "key": _key(form, name, given)}
        try:
            answer = await visit.ask(document, **deed)
            uncounted |= not next(iter(answer.values())).get("statement", _COUNTS)["counts"]
        except (Forbidden, NotFound):
            raise
        except HubError as refusal:
            refused += refusal.reasons
    return Kept(tuple(refused), told.since, uncounted)


async def _facts(
    visit: Visit, case: str, form: Mapping[str, str], read: Callable[[CaseNow], Filled]
) -> tuple[CaseNow, Filled, list[Reason]]:
    """What can be recorded of the facts is recorded: the case as it stood, what was told, what was refused."""
    left_out: set[str] = set()
    refused: list[Reason] = []
    for _ in range(TRIES):
        before = await stands(visit, case)
        told = read(before)
        facts = {name: value for name, value in told.facts.items() if name not in left_out}
        wrong = await _recorded(visit, before, facts, form.get("urgency", ""))
        if any(one.code == "stale" for one in wrong):
            continue
        refused += wrong
        left_out |= {_root(one.field) for one in wrong}
        if not wrong or not left_out & facts.keys():
            break
    else:
        refused.append(Reason("stale"))
    return before, told, refused


async def _recorded(visit: Visit, before: CaseNow, facts: Mapping[str, FieldJson], urgency: str) -> Sequence[Reason]:
    changed = enum_name(urgency) if urgency in URGENCIES and enum_name(urgency) != before["urgency"] else None
    if not facts and changed is None:
        return ()
    fields = [{"name": name, "value": value} for name, value in facts.items()]
    given = {"fields": fields, "urgency": changed, "version": before["version"]}
    try:
        await visit.ask(_RECORD, case=before["id"], **given)
    except (Forbidden, NotFound):
        raise
    except HubError as refusal:
        return [_by_name(one, list(facts)) for one in refusal.reasons]
    return ()


def _by_name(reason: Reason, names: Sequence[str]) -> Reason:
    """The same, at the field itself: what is refused before fields are looked at is named by its place in the list."""
    found = re.match(r"fields\[(\d+)\]\.value", reason.field)
    return replace(reason, field=names[int(found[1])]) if found else reason


def _deeds(
    step: str, form: Mapping[str, str], told: Filled, before: CaseNow
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each mutation, the name by which its key is told apart, and what it is given.

    Her age before her contact: a contact that has just changed lets nothing be lowered.
    """
    for name, about in (("age_band_now", "NOW"), ("age_band_at_images", "AT_IMAGES")):
        if name in told.said:
            yield _AGE, name, {"about": about, "value": enum_name(str(told.said[name]))}
    if "safe_contact" in told.said:
        yield _CONTACT, "safe_contact", {"value": told.said["safe_contact"]}
    if "wishes" in told.said:
        yield _WISH, "wishes", {"value": told.said["wishes"]}
    standing = values(before).get("barred_recipients") or ()
    if barred := [code for code in BARRED.codes() if f"barred_recipients.{code}" in form and code not in standing]:
        yield _BAR, "barred_recipients", {"value": [enum_name(code) for code in barred]}
    entries = value_of(ENTRIES, typed_in(ENTRIES, form)) if step == EVIDENCE else None
    if new := [one for one in entries or () if not any(_same(one, other) for other in before["evidence"])]:
        yield _ENTRY, "entries", {"value": [_entry(one) for one in new]}


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether this entry stands already: the same form was sent again."""
    instants = [datetime.fromisoformat(at) if at else None for at in (one.get("taken_at"), other["takenAt"])]
    return instants[0] == instants[1] and all(one.get(name) == other[name] for name in ("kind", "description"))


def _entry(one: Mapping[str, Any]) -> dict[str, Any]:
    """As `addEvidence` takes it; a kind or description that is missing is refused there, by its place."""
    state = {"state": enum_name(one["state"])} if "state" in one else {}
    taken = {"takenAt": one["taken_at"]} if "taken_at" in one else {}
    return {"kind": one.get("kind", ""), "description": one.get("description", ""), **taken, **state}


def _key(form: Mapping[str, str], name: str, given: Mapping[str, Any]) -> str:
    """The same for the same words on the same form, another for others."""
    told = json.dumps(given, sort_keys=True)
    return sha256(f"{form.get('key', '')}/{name}/{told}".encode()).hexdigest()


def _root(path: str) -> str:
    return path.partition("[")[0].partition(".")[0]
