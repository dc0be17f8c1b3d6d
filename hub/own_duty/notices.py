"""The notices that were given: kept under the case key, and shown to the team."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.cases.repository import OpenCase
from hub.exchange.packets import Form
from hub.identity.work import Work
from hub.kit.sealed_values import seal_value, unseal_value
from hub.own_duty.rules import DutyNotice

_KEEP = text("""
insert into own_duty_notice
  (org, id, case_file, recipient, disclosure, law, sealed, asked_by, confirmed_by, confirmed_at)
values (:org, :id, :case, :recipient, :disclosure, :law, :sealed, :asked_by, :confirmed_by, :now)
""")
_OF_CASE = text("""
select id, recipient, disclosure, law, sealed, asked_by, confirmed_by, confirmed_at from own_duty_notice
where (org, case_file) = (:org, :case) order by confirmed_at, id
""")


@dataclass(frozen=True)
class NoticeGiven:
    """A notice as it was given. `do_not_contact`: whom she barred, as the receiver was told."""

    id: UUID
    recipient: UUID | None
    disclosure: UUID
    law: str
    asked_by: UUID
    confirmed_by: UUID
    confirmed_at: datetime
    fields: Mapping[str, Form]
    do_not_contact: tuple[str, ...]
    told_first: bool
    number: str
    called_at: datetime
    abuser: str = field(repr=False)
    not_told_because: str = field(repr=False)
    reason: str = field(repr=False)


@dataclass(frozen=True)
class MadeNotice:
    """What came of the confirmation: what was told, by which record, and with which handling block."""

    disclosure: UUID
    fields: Mapping[str, Form]
    do_not_contact: tuple[str, ...]


async def keep(
    work: Work, case: OpenCase, id: UUID, asked_by: UUID, notice: DutyNotice, made: MadeNotice, reason: str
) -> None:
    """Write it down and into the ledger; one statement. The caller holds the case and is the one who confirmed."""
    said = {
        "abuser": notice.abuser,
        "fields": dict(made.fields),
        "told_first": notice.told_first,
        "not_told_because": notice.not_told_because,
        "called": {"number": notice.number, "at": notice.called_at.isoformat()},
        "reason": reason,
        "do_not_contact": list(made.do_not_contact),
    }
    us, who = work.viewer.organisation, work.viewer.principal
    given = {
        "org": us,
        "id": id,
        "case": case.id,
        "recipient": notice.recipient,
        "disclosure": made.disclosure,
        "law": notice.law,
        "sealed": seal_value(case.key, notice_sealed(id), said),
        "asked_by": asked_by,
        "confirmed_by": who,
        "now": work.now,
    }
    await work.session.execute(_KEEP, given)
    about = notice.recipient
    record_own(work.session, Verb.OWN_DUTY_GIVEN, org=us, principal=who, object_id=case.id, at=work.now, about=about)


async def notices_of_case(work: Work, case: OpenCase) -> tuple[NoticeGiven, ...]:
    """The notices of a case in the order in which they were given; one statement."""
    rows = await work.session.execute(_OF_CASE, {"org": work.viewer.organisation, "case": case.id})
    return tuple(_opened(case, row) for row in rows)


def _opened(case: OpenCase, row: Row[Any]) -> NoticeGiven:
    said = unseal_value(case.key, notice_sealed(row.id), row.sealed)
    called = said.pop("called")
    return NoticeGiven(
        id=row.id,
        recipient=row.recipient,
        disclosure=row.disclosure,
        law=row.law,
        asked_by=row.asked_by,
        confirmed_by=row.confirmed_by,
        confirmed_at=row.confirmed_at,
        number=called["number"],
        called_at=datetime.fromisoformat(called["at"]),
        **{**said, "do_not_contact": tuple(said["do_not_contact"])},
    )


def notice_sealed(id: UUID) -> str:
    """The associated data without which a notice does not open."""
    return f"own_duty_notice.sealed/{id}"
