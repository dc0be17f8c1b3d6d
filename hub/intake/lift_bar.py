"""She lets somebody through whom she barred, for a day or lastingly: her own yes, freely said, or it does not count."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hub.acts.request import request
from hub.cases.repository import OpenCase
from hub.directory.entries import Recipient
from hub.directory.load import load_recipient
from hub.directory.rules import GUARDIAN, KINDS
from hub.identity.work import Work
from hub.intake.lasting_lift import LASTING_LIFT, LASTING_LIFTS
from hub.intake.validation import case_to_write, known_purpose, known_word
from hub.intake.voice import Safety, Spoken, check_yes, how_said, not_counted
from hub.kit.errors import Conflict, Invalid, Reason
from hub.reviews.ask import ask_review
from hub.reviews.kinds import ReviewKind
from hub.statements.ages import may_be_child
from hub.statements.bars import LIFT_LASTS, bars, lift_reasons
from hub.statements.record import New, keep, said_so_far
from hub.statements.said import Statement, died


@dataclass(frozen=True)
class Lift:
    """What she lifts: one body (`recipient`), or a whole word (`word`: a kind or "guardian"), which always lasts.

    A lift of one body that does not last is for one `purpose` and 24 hours.
    """

    recipient: UUID | None = None
    word: str | None = None
    purpose: str | None = None
    lasting: bool = False


async def lift_bar(work: Work, case_id: UUID, lift: Lift, spoken: Spoken, safety: Safety) -> UUID:
    """The id of the statement, which says whether it counts, and why not.

    Whoever is or may be under 18: a day's lift counts at once and is reviewed; a lasting one counts once a second
    person confirms the act that this asks for. It opens nothing that was asked before. Raises `NotFound`, `Invalid`,
    `Conflict` where nothing is barred, the case is closed or she died, `Refused` where an act may not be asked for.
    """
    case = await case_to_write(work, case_id)
    how, said = how_said(spoken, case.language, work.now), await said_so_far(work, case)
    check_yes(case, how)
    if died(said):
        raise Conflict(Reason("person_died"))
    value = await _value(work, lift, said)
    against = await not_counted(work, case, said, how, safety)
    if not against and lift.lasting and _child(case):
        value["act"] = str(await request(work, LASTING_LIFTS, LASTING_LIFT.kind, case.id, _shown(value)))
        against = (Reason("lift_takes_two"),)
    kept = await keep(work, case, said, New("bar-lift", value, how, against))
    if not against and _child(case):
        await ask_review(work, case.id, ReviewKind.BAR_LIFTED, kept.id)
    return kept.id


async def _value(work: Work, lift: Lift, said: Sequence[Statement]) -> dict[str, Any]:
    """What the statement keeps; raises `Invalid` for a lift that is none, `Conflict` where nothing is barred."""
    body, word, purpose = lift.recipient, lift.word, lift.purpose
    if wrong := lift_reasons(body=body, word=word, purpose=purpose, lasting=lift.lasting):
        raise Invalid(*wrong)
    if purpose is not None:
        known_purpose(purpose)
    found = await load_recipient(work, body) if body else None
    standing = bars(said)
    words = _words(found) if found else {known_word(word or "", KINDS | {GUARDIAN}, "kind")}
    against = [one for one in standing if one in words]
    if not against:
        raise Conflict(Reason("nothing_barred"))
    if found is None:
        return {"of": word}
    ends = None if lift.lasting else (work.now + LIFT_LASTS).isoformat()
    about = {"body": str(found.id), "name": found.party().name, "purpose": purpose}
    return {**about, "until": ends, "against": against}


def _words(recipient: Recipient) -> set[str]:
    return {recipient.kind, str(recipient.id)}


def _shown(value: dict[str, Any]) -> dict[str, str]:
    """What the second person sees before she confirms."""
    named = {"of": value.get("of"), "recipient": value.get("name"), "purpose": value.get("purpose")}
    return {name: word for name, word in named.items() if word}


def _child(case: OpenCase) -> bool:
    """Under 18, or nobody knows: the reading of everything that was said of her age."""
    return may_be_child(case.values.get("age_band_now"))
