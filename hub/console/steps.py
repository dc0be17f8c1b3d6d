"""A new case in five steps: which field of the catalogue is asked in which, and how far each has come. Pure.

A field that is added to the catalogue stands in the step of its category by itself.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from hub.console.fields import FieldJson, Typed, typed_in, typed_of, value_of
from hub.exchange.vocabulary.field import Category, Field
from hub.intake.validation import DERIVED, HER_OWN
from hub.minimisation.fields import CATALOGUE

SAFETY, HAPPENED, EVIDENCE, WISHES, CHECK = STEPS = ("safety", "happened", "evidence", "wishes", "check")
_STEP_OF: Final[Mapping[Category, str]] = {
    "identity": SAFETY,
    "age": SAFETY,
    "contact": SAFETY,
    "care": SAFETY,
    "circumstances": HAPPENED,
    "demand": HAPPENED,
    "offender": HAPPENED,
    "location": EVIDENCE,
    "evidence": EVIDENCE,
    "legal": WISHES,
    "internal": WISHES,
}
"""What speaks of the organisation's own request is asked where the request is written."""
FIRST: Final = ("safe_tonight", "speaks_with_us", "caller_advised")
"""Asked before anything else, although the organisation alone keeps them."""
ELSEWHERE: Final = frozenset({*DERIVED, "locations", "accounts", "hashes", "barred_recipients"})
"""Asked in another form: places and evidence are added one by one, a bar is set and never unset here, danger to life
has a page of its own."""
_WRITTEN_BY: Final[Mapping[str, frozenset[str]]] = {
    SAFETY: frozenset({"safe_tonight", "speaks_with_us", "age_band_now", "age_band_at_images", "safe_contact"}),
    HAPPENED: frozenset({"pattern", "exposure"}),
    EVIDENCE: frozenset({"evidence"}),
    WISHES: frozenset({"wishes"}),
}
"""What must be known of a step before it counts as written; nothing of it is demanded."""
_OTHERS: Final[Mapping[str, frozenset[str]]] = {
    EVIDENCE: frozenset({"locations", "accounts", "hashes"}),
    WISHES: frozenset({"barred_recipients"}),
}
ENTRIES: Final = replace(
    CATALOGUE["evidence_inventory"],
    name="entries",
    parts=tuple(part for part in CATALOGUE["evidence_inventory"].parts if part.name != "number"),
)
"""New entries of the inventory, as `addEvidence` takes them."""


def step_of(field: Field) -> str | None:
    """Where it is asked; None for what is asked elsewhere."""
    if field.name in ELSEWHERE:
        return None
    return SAFETY if field.name in FIRST else _STEP_OF.get(field.category)


def asked_in(step: str) -> tuple[Field, ...]:
    """The fields of a step: those of the first talk first, then in the catalogue's order."""
    found = [field for field in CATALOGUE.values() if step_of(field) == step]
    return tuple(sorted(found, key=lambda field: field.name not in FIRST))


def progress(step: str, known: Collection[str]) -> str:
    """`written`, `begun` or `not_yet`. `known`: the names of what is recorded, `evidence` for the inventory."""
    needed = _WRITTEN_BY[step]
    if needed.issubset(known):
        return "written"
    mine = {*needed, *_OTHERS.get(step, ()), *(field.name for field in asked_in(step))}
    return "not_yet" if mine.isdisjoint(known) else "begun"


@dataclass(frozen=True)
class Filled:
    """What a form says. `facts`: corrections; `said`: what is hers to say; `since`: what others wrote meanwhile.

    A fact whose value is None is taken away.
    """

    facts: Mapping[str, FieldJson]
    said: Mapping[str, FieldJson]
    since: tuple[str, ...]


def filled(step: str, form: Mapping[str, str], present: Mapping[str, FieldJson]) -> Filled:
    """What was changed on the form and stands otherwise now; what nobody touched is left as it is.

    What the form showed when it was drawn is known by `shown`. Where somebody else has changed the same field since,
    it is in `since` and in neither of the others: nobody's word is written over unseen.
    """
    changed: dict[str, FieldJson] = {}
    since: list[str] = []
    before = _drawn(form)
    for field in asked_in(step):
        typed, now = typed_in(field, form), present.get(field.name)
        drawn = before.get(field.name, _digest(typed_of(field, None)))
        if typed is None or _digest(typed) == drawn or typed == typed_of(field, now):
            continue
        if _digest(typed_of(field, now)) != drawn:
            since.append(field.name)
        else:
            changed[field.name] = value_of(field, typed, now)
    facts = {name: value for name, value in changed.items() if name not in HER_OWN}
    said = {name: value for name, value in changed.items() if name in HER_OWN and value is not None}
    return Filled(facts, said, tuple(since))


def shown(step: str, present: Mapping[str, FieldJson]) -> str:
    """By which a form is known again to have been drawn from these values; it says nothing that is not on the page."""
    digests = {field.name: _digest(typed_of(field, present.get(field.name))) for field in asked_in(step)}
    return " ".join(f"{name}:{digest}" for name, digest in digests.items())


def typed_on(step: str, form: Mapping[str, str]) -> dict[str, Any]:
    """What was filled in otherwise than it was drawn, by field, for the form to show again."""
    before, found = _drawn(form), {}
    for field in (*asked_in(step), *((ENTRIES,) if step == EVIDENCE else ())):
        typed = typed_in(field, form)
        if typed is not None and _digest(typed) != before.get(field.name, _digest(typed_of(field, None))):
            found[field.name] = typed
    return found


def _drawn(form: Mapping[str, str]) -> dict[str, str]:
    return dict(one.partition(":")[::2] for one in form.get("shown", "").split())


def _digest(typed: Typed) -> str:
    return hashlib.sha256(json.dumps(typed, sort_keys=True).encode()).hexdigest()[:8]
