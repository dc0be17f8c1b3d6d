"""A case as its page shows it: each fact in words, places as text alone, and one timeline. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from hub.console.case_notes import noted
from hub.console.worded import BETWEEN, value, worded
from hub.minimisation.fields import CATALOGUE

Case = Mapping[str, Any]
PLACES: Final = ("locations", "accounts", "hashes")
IN_THE_STRIP: Final = frozenset({"safe_contact", "barred_recipients"})
OPEN_FIRST: Final = ("circumstances", "demand")
"""The two categories that are in use while somebody talks; all others are folded."""
EVENTS: Final = ("fact", "consent", "sent", "told", "note")
"""Kinds of what stands in the timeline."""
ANSWERED: Final = {"GIVEN": "yes", "SHORTENED": "yes", "REFUSED": "no", "WITHDRAWN": "taken_back", "EXPIRED": "ended"}
"""What her last answer is called: yes and no are words, and so is what is neither."""


def case_shown(case: Case, labels: Mapping[str, str], language: str) -> dict[str, Any]:
    """The facts of the page. `labels`: who of the team is called what, by the name of her work."""
    who = _who(case["history"], "field", labels)
    by_name = {one["name"]: one for one in case["fields"]}
    return {
        "case": {**case, **_heads(case, by_name, language)},
        "contact": _text(by_name, "safe_contact", language),
        "facts": list(_by_category(case["fields"], who, language)),
        "places": [_places(by_name[name], language) for name in PLACES if name in by_name],
        "evidence": list(_evidence(case, labels, language)),
        "consents": [_consent(one, language) for one in case["consents"]],
        "tasks": list(_tasks(case, language)),
        "holdings": [{**one, "said": _said(one)} for one in case["holdings"]],
        "events": sorted(_events(case, labels, language), key=lambda one: one["at"], reverse=True),
        "kinds": EVENTS,
        "between": BETWEEN.get(language, ", "),
    }


def _heads(case: Case, by_name: Mapping[str, Case], language: str) -> dict[str, Any]:
    return {
        "urgency": worded("urgency", "Urgency", case["urgency"], language),
        "closed": case["status"] == "CLOSED",
        "kept": worded("evidence_state", "EvidenceState", case["preservation"], language),
        "tags": [text for name in ("age_band_now", "exposure") if (text := _text(by_name, name, language))],
    }


def _text(by_name: Mapping[str, Case], name: str, language: str) -> str:
    return value(CATALOGUE[name], by_name[name]["value"], language) if name in by_name else ""


def _who(history: Sequence[Case], by: str, labels: Mapping[str, str]) -> Mapping[Any, tuple[str, str]]:
    """Of what stands: when it was recorded, and by whom of the team; "" for somebody who has left it."""
    standing = [one for one in history if one["replacedAt"] is None]
    return {one[by]: (one["recordedAt"], labels.get(one["recordedById"] or "", "")) for one in standing}


def _by_category(fields: Sequence[Case], who: Mapping[str, tuple[str, str]], language: str) -> Iterator[dict[str, Any]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for one in fields:
        if one["name"] not in IN_THE_STRIP and one["name"] not in PLACES:
            field = CATALOGUE[one["name"]]
            at, by = who.get(one["name"], (one["recordedAt"], ""))
            told = {"label": one["label"], "lines": _lines(one, language), "at": at, "by": by}
            found.setdefault(field.category, []).append(told)
    for category, facts in found.items():
        yield {"category": category, "facts": facts, "open": category in OPEN_FIRST}


def _lines(one: Case, language: str) -> list[str]:
    """A list is shown a row a line, everything else in one."""
    field, given = CATALOGUE[one["name"]], one["value"]
    rows = given if field.kind == "rows" and isinstance(given, list) else [given]
    return [value(field, row, language) for row in rows]


def _places(one: Case, language: str) -> dict[str, Any]:
    """Addresses, accounts or hashes: what is copied stands apart from what is said about it."""
    field, rows = CATALOGUE[one["name"]], []
    for row in one["value"]:
        what = next(name for name in ("url", "handle", "value", *row) if row.get(name))
        about = {name: given for name, given in row.items() if name != what and given}
        rows.append({"what": str(row[what]), "about": value(field, about, language) if about else ""})
    return {"label": one["label"], "rows": rows}


def _evidence(case: Case, labels: Mapping[str, str], language: str) -> Iterator[dict[str, Any]]:
    who = _who(case["evidenceHistory"], "number", labels)
    kinds = CATALOGUE["evidence_inventory"]
    for one in case["evidence"]:
        at, by = who.get(one["number"], ("", ""))
        state = worded("evidence_state", "EvidenceState", one["state"], language)
        kind = value(kinds.part("kind"), one["kind"], language)
        taken = value(kinds.part("taken_at"), one["takenAt"], language) if one["takenAt"] else ""
        yield {**one, "kind": kind, "state": state, "at": at, "by": by, "taken": taken}


def _consent(one: Case, language: str) -> dict[str, Any]:
    return {
        **one,
        "purpose": worded("purpose", "Purpose", one["purpose"], language),
        "word": ANSWERED[one["eventType"]],
    }


def _tasks(case: Case, language: str) -> Iterator[dict[str, Any]]:
    """What was sent, referrals first: where it stands, whether it arrived, and each item of a request."""
    for kind, things, due in (
        ("referral", case["referrals"], "respondBy"),
        ("request", case["takedownRequests"], "dueAt"),
    ):
        for one in things:
            yield {
                "id": one["id"],
                "kind": kind,
                "to": one["recipient"]["name"],
                "state": worded("task_status", "TaskStatus", one["status"], language),
                "delivery": _on_the_way(one["deliveryStatus"], language),
                "trouble": one["trouble"]["sentence"] if one["trouble"] else "",
                "due": one[due],
                "late": one["overdue"],
                "at": one["createdAt"],
                "items": [_item(item, language) for item in one.get("items", ())],
            }


def _on_the_way(word: str, language: str) -> str:
    """Whether it arrived, as long as that is not so; then where it stands says more."""
    return "" if word == "SENT" else worded("delivery_status", "DeliveryStatus", word, language)


def _item(item: Case, language: str) -> tuple[int, str]:
    return item["number"], worded("item_status", "ItemState", item["status"], language) if item["status"] else ""


def _said(one: Case) -> str:
    """What became of it: the holder's word, its silence, or nothing yet."""
    return "silent" if one["silentSince"] else (one["answer"] or "none").lower()


def _events(case: Case, labels: Mapping[str, str], language: str) -> Iterator[dict[str, Any]]:
    """Everything with a time, each with its kind."""
    for one in case["history"]:
        label = CATALOGUE[one["field"]].label.to(language) if one["field"] in CATALOGUE else ""
        yield _event("fact", one["recordedAt"], label, labels.get(one["recordedById"] or "", ""))
    for one in case["consents"]:
        yield _event(
            "consent", one["updatedAt"], one["recipient"]["name"], word=f"case.answer.{ANSWERED[one['eventType']]}"
        )
    for one in case["withdrawals"]:
        to = one["recipient"]["name"] if one["recipient"] else ""
        yield _event("consent", one["at"], to, word="case.answer.taken_back")
    for one in (*case["referrals"], *case["takedownRequests"]):
        status = worded("task_status", "TaskStatus", one["status"], language)
        yield _event("sent", one["createdAt"], one["recipient"]["name"], status)
    for one in case["outsideDisclosures"]:
        to = one["recipient"]["name"] if one["recipient"] else one["recipientName"]
        yield _event("told", one["disclosedAt"], to)
    for one in noted(case, labels, language):
        yield _event("note", one["at"], one["what"], one["by"], text=one["words"])


def _event(kind: str, at: str, what: str, more: str = "", word: str = "", text: str = "") -> dict[str, Any]:
    return {"kind": kind, "at": at, "what": what, "more": more, "word": word, "text": text}
