"""Evidence exists and stands somewhere: written down, kept safe, or not to be kept. The thing itself never comes in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from hub.cases import evidence
from hub.cases.repository import OpenCase
from hub.exchange.vocabulary.case import EVIDENCE_STATES
from hub.identity.work import Work
from hub.intake.validation import case_to_overwrite, case_to_write, known_word
from hub.kit.errors import Invalid, Reason
from hub.kit.offload import offload
from hub.minimisation import content
from hub.minimisation.dates import SEEN, in_reason
from hub.minimisation.generalised import minor
from hub.minimisation.shapes import Shape, instant, line, record, rows, several_lines, word
from hub.minimisation.values import DIGITS

LONGEST = 500
"""Entries in one inventory: what a person can have seen, not what a table can hold."""

_ENTRY: Shape = record(
    {"kind": line(50), "description": several_lines(2_000)},
    {
        "taken_at": instant,
        "sha256": line(DIGITS["sha256"]),
        "state": word(*EVIDENCE_STATES.codes()),
        "held_by": line(200),
    },
)


async def add_evidence(work: Work, case_id: UUID, entries: Sequence[Mapping[str, Any]]) -> UUID:
    """Add entries `{kind, description, taken_at?, sha256?, state?, held_by?}` to the case; its id.

    `sha256` is of a document such as saved messages; where the person may have been under 18 staff hash nothing.
    Raises `NotFound`, `Invalid` and `Conflict`.
    """
    case = await case_to_write(work, case_id)
    if len(case.evidence) + len(entries) > LONGEST:
        raise Invalid(Reason("too_long", "entries", (f"{LONGEST - len(case.evidence)}",)))
    may_be_minor = minor(case.values.get("age_band_at_images")) != "no"
    clean = await offload(_cleaned, entries, may_be_minor=may_be_minor)
    if wrong := _taken_reasons([entry for _, entry in clean], case, work.now):
        raise Invalid(*wrong)
    await evidence.add(work, case, clean)
    return case.id


async def set_evidence_state(
    work: Work, case_id: UUID, numbers: Sequence[int], state: str, *, expected_version: int
) -> None:
    """Say where these entries stand; where they stood before is kept.

    `expected_version`: the version of the case that the caller has seen. Raises `NotFound` for a stray case or number,
    `Invalid`, `Conflict` (stale, closed).
    """
    known_word(state, EVIDENCE_STATES, "state")
    if not numbers:
        raise Invalid(Reason("required", "numbers"))
    case = await case_to_overwrite(work, case_id, expected_version)
    await evidence.set_state(work, case, numbers, state)


def _cleaned(entries: Sequence[Mapping[str, Any]], *, may_be_minor: bool) -> list[tuple[str, dict[str, Any]]]:
    found = rows(_ENTRY)(entries, "entries")
    if not found:
        raise Invalid(Reason("required", "entries"))
    wrong = [reason for place, entry in enumerate(found) for reason in _hash_reasons(entry, place, may_be_minor)]
    refused = wrong or content.reasons([{**entry, "sha256": ""} for entry in found], "entries")
    if refused:
        raise Invalid(*refused)
    return [
        (
            entry.get("state", "noted"),
            {name: entry.get(name) for name in ("kind", "description", "taken_at", "sha256", "held_by")},
        )
        for entry in found
    ]


def _taken_reasons(entries: Sequence[Mapping[str, Any]], case: OpenCase, now: datetime) -> list[Reason]:
    """A capture of tomorrow, or from before there was a web."""
    return [
        Reason(SEEN.code, f"entries.{place}.taken_at")
        for place, entry in enumerate(entries)
        if entry["taken_at"] and not in_reason(datetime.fromisoformat(entry["taken_at"]), SEEN, case.created_at, now)
    ]


def _hash_reasons(entry: Mapping[str, Any], place: int, may_be_minor: bool) -> list[Reason]:  # noqa: FBT001
    digits, path = entry.get("sha256"), f"entries.{place}.sha256"
    if digits is None:
        return []
    if may_be_minor:
        return [Reason("hash_by_staff_of_minor", path)]
    well_formed = len(digits) == DIGITS["sha256"] and set(digits) <= set("0123456789abcdef")
    return [] if well_formed else [Reason("malformed", path)]
