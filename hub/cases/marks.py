"""What workers said of names and numbers in the words of a case: hide this, keep that, and why. Appended to only."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.cases.associated_data import mark_sealed
from hub.cases.ledger_lines import note
from hub.identity.work import Work
from hub.kit.sealed_values import seal_value, unseal_value

_MARK = text("""
insert into identity_mark (org, case_file, number, sealed, marked_by, marked_at)
values (:organisation, :case, :number, :sealed, :principal, :now)
""")


@dataclass(frozen=True)
class MarkOnWords:
    """One mark: in the words of `field`, what is written as `find` (its canonical form) is kept, or hidden.

    Of two on the same the later one rules. `reason`: why it is kept; "" for one that hides.
    """

    number: int
    field: str
    find: str = dataclasses.field(repr=False)
    keep: bool
    reason: str = dataclasses.field(default="", repr=False)


def opened(key: bytes, case_id: UUID, numbers: Sequence[int], sealed: Sequence[bytes]) -> tuple[MarkOnWords, ...]:
    """The marks of a case from its rows, the oldest first."""
    return tuple(
        MarkOnWords(number=number, **unseal_value(key, mark_sealed(case_id, number), value))
        for number, value in zip(numbers, sealed, strict=True)
    )


async def add(work: Work, case_id: UUID, key: bytes, mark: MarkOnWords) -> None:
    """Keep the mark; the caller holds the case and has counted its marks. One statement, and a line in the ledger."""
    said: dict[str, Any] = {"field": mark.field, "find": mark.find, "keep": mark.keep, "reason": mark.reason}
    given = {
        "organisation": work.viewer.organisation,
        "case": case_id,
        "number": mark.number,
        "sealed": seal_value(key, mark_sealed(case_id, mark.number), said),
        "principal": work.viewer.principal,
        "now": work.now,
    }
    await work.session.execute(_MARK, given)
    note(work, Verb.IDENTITY_KEPT if mark.keep else Verb.IDENTITY_HIDDEN, case_id, mark.field)
