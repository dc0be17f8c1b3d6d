"""A worker says of words that leave: this is kept, with a reason; that is hidden. Remembered for the case."""

from dataclasses import dataclass, replace
from uuid import UUID

from anyio import to_thread

from hub.cases import marks
from hub.cases.marks import MarkOnWords
from hub.cases.repository import OpenCase
from hub.exchange.packets import NamedOrganisation, PacketKind
from hub.identity.work import Work
from hub.intake.validation import case_to_write, spoken
from hub.kit.errors import Invalid, Reason
from hub.minimisation.canonical import key
from hub.minimisation.fields import known_field
from hub.minimisation.finds import find_key, has_words, says
from hub.minimisation.shapes import line
from hub.releases.read import of_case

MOST_MARKS = 500
"""So many marks one case takes."""
LONGEST = 200
"""Letters of what is marked at once."""


@dataclass(frozen=True)
class StillOut:
    """What left before the mark, and says the words still. `kind`: offer or packet of the referral or request."""

    object: UUID
    kind: PacketKind
    purpose: str
    recipient: NamedOrganisation


async def mark_identity(
    work: Work, case_id: UUID, field: str, words: str, *, keep: bool, reason: str = ""
) -> tuple[StillOut, ...]:
    """Mark `words`, in any spelling, in this field: kept as they are, or hidden. The newest mark on the same rules.

    What is hidden need not have been found by the hub; said again as it stands it is no change. Answers what left
    before and says still what is hidden now: a mark changes nothing that is out. Raises `NotFound`,
    `Conflict` where the case is closed, and `Invalid`: a field that holds no words, words without a letter, a keep
    without a reason, a picture, too many marks.
    """
    case = await case_to_write(work, case_id)
    if not has_words(known_field(field).name):
        raise Invalid(Reason("no_words_in_field", "field"))
    said = spoken(str(line(LONGEST)(words, "words")), "words")
    why = spoken(reason, "reason")
    if not key(said):
        raise Invalid(Reason("malformed", "words"))
    if keep and not why:
        raise Invalid(Reason("required", "reason"))
    if len(case.marks) >= MOST_MARKS:
        raise Invalid(Reason("too_many_marks", "words"))
    find = find_key(said)
    stands = next((mark for mark in reversed(case.marks) if (mark.field, mark.find) == (field, find)), None)
    if stands is None or (stands.keep, stands.reason) != (keep, why):
        await _add(work, case, MarkOnWords(0, field, find, keep, why))
    return () if keep else await _still_out(work, case.id, field, find)


async def _add(work: Work, case: OpenCase, mark: MarkOnWords) -> None:
    number = 1 + max((mark.number for mark in case.marks), default=0)
    await marks.add(work, case.id, case.key, replace(mark, number=number))


async def _still_out(work: Work, case_id: UUID, field: str, find: str) -> tuple[StillOut, ...]:
    packets = [one.packet for one in await of_case(work, case_id)]
    saying = await to_thread.run_sync(lambda: [one for one in packets if says(one.fields.get(field), find)])
    return tuple(StillOut(one.object, one.kind, one.purpose, one.recipient) for one in saying)
