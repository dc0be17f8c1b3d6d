"""A worker says of words that leave: this is kept, with a reason; that is hidden. Remembered for the case."""

from uuid import UUID

from hub.cases import marks
from hub.cases.marks import IdentityMark
from hub.identity.work import Work
from hub.intake.told import case_to_write, spoken
from hub.kit.errors import Invalid, Reason
from hub.minimisation.canonical import key
from hub.minimisation.fields import field as known_field
from hub.minimisation.finds import find_key, has_words
from hub.minimisation.shapes import line

MOST_MARKS = 500
"""So many marks one case takes."""
LONGEST = 200
"""Letters of what is marked at once."""


async def mark_identity(work: Work, case_id: UUID, field: str, words: str, *, keep: bool, reason: str = "") -> None:
    """Mark `words`, in any spelling, in this field: kept as they are, or hidden. The newest mark on the same rules.

    What is hidden need not have been found by the hub; said again as it stands it is no change. Raises `NotFound`,
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
    if stands is not None and (stands.keep, stands.reason) == (keep, why):
        return
    number = 1 + max((mark.number for mark in case.marks), default=0)
    await marks.add(work, case.id, case.key, IdentityMark(number, field, find, keep, why))
