"""Asking the same body again: only by whoever saw that it was asked before, and with a reason that is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.cases.repository import OpenCase, key
from hub.exchange.vocabulary.tasks import AGAIN_REASONS
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, Reason
from hub.kit.ids import new_id
from hub.kit.sealed_values import seal_value, unseal_value
from hub.minimisation import content
from hub.minimisation.shapes import several_lines
from hub.releases.earlier_requests import EarlierRequest

LONGEST = 500
_KEEP = text("""
insert into asked_again (id, org, case_file, object, sealed, recorded_by, at)
values (:id, :org, :case, :object, :sealed, :principal, :now)
""")
_OF_OBJECT = text("""
select id, case_file, sealed, recorded_by, at from asked_again where org = :org and object = :object order by at, id
""")


@dataclass(frozen=True)
class RepeatReason:
    """Why it is asked again: a code of `AGAIN_REASONS`, and a short text for the sender's own record."""

    code: str
    text: str = field(default="", repr=False)

    def cleaned(self) -> "RepeatReason":
        """The same in the form that is kept; raises `Invalid`."""
        if self.code not in AGAIN_REASONS:
            raise Invalid(Reason("malformed", "duplicate_reason.code", AGAIN_REASONS.codes()))
        if not self.text.strip():
            return RepeatReason(self.code)
        found = str(several_lines(LONGEST)(self.text, "duplicate_reason.text"))
        refused = content.reasons(found, "duplicate_reason.text")
        if refused:
            raise Invalid(*refused)
        return RepeatReason(self.code, found)


@dataclass(frozen=True)
class RepeatCheck:
    """A reason as it was kept: who gave it, when."""

    code: str
    text: str = field(repr=False)
    recorded_by: UUID
    at: datetime


class AskedBeforeError(Conflict):
    """The same was asked of the same body before, and no reason was given for asking again."""

    def __init__(self, earlier: Sequence[EarlierRequest]) -> None:
        """Name each place that was asked for before; `earlier` says by what."""
        super().__init__(*dict.fromkeys(one.reason() for one in earlier))
        self.earlier = tuple(earlier)


def require_reason(earlier: Sequence[EarlierRequest], why: RepeatReason | None) -> RepeatReason | None:
    """The reason in the form that is kept; raises `AskedBeforeError` where one is needed, `Invalid` for no word."""
    found = why.cleaned() if why else None
    if earlier and found is None:
        raise AskedBeforeError(earlier)
    return found


async def keep(
    work: Work,
    of: OpenCase,
    object_id: UUID,
    recipient: UUID,
    earlier: Sequence[EarlierRequest],
    why: RepeatReason | None,
) -> None:
    """Keep why this was asked again, sealed under the case's key, and a line in the ledger; nothing where it was not.

    One statement.
    """
    if not earlier or why is None:
        return
    us, kept = work.viewer.organisation, new_id()
    value = {"code": why.code, "text": why.text, "earlier": [str(one.object) for one in earlier if one.object]}
    row: dict[str, Any] = {"id": kept, "org": us, "case": of.id, "object": object_id, "now": work.now}
    row |= {"sealed": seal_value(of.key, _place(kept), value), "principal": work.viewer.principal}
    await work.session.execute(_KEEP, row)
    record_own(
        work.session,
        Verb.ASKED_AGAIN,
        org=us,
        principal=work.viewer.principal,
        object_id=object_id,
        at=work.now,
        about=recipient,
    )


async def given(work: Work, object_id: UUID, case_id: UUID | None) -> tuple[RepeatCheck, ...]:
    """Why this was asked again, for the team of its case; nothing for its recipient. Two statements."""
    opens = await key(work, case_id) if case_id is not None else None
    if opens is None:
        return ()
    rows = (await work.session.execute(_OF_OBJECT, {"org": work.viewer.organisation, "object": object_id})).all()
    values = [(row, unseal_value(opens, _place(row.id), row.sealed)) for row in rows]
    return tuple(RepeatCheck(value["code"], value["text"], row.recorded_by, row.at) for row, value in values)


def _place(kept: UUID) -> str:
    return f"asked_again.sealed/{kept}"
