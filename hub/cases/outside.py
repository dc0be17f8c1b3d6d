"""Handovers by telephone, on paper or by own mail, kept on the person's page like every other (domain rule 13)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.cases.associated_data import outside_sealed
from hub.cases.repository import OpenCase
from hub.exchange.packets import Form
from hub.identity.work import Work
from hub.kit.errors import Reason
from hub.kit.ids import new_id
from hub.kit.rows import by_name
from hub.kit.sealed_values import seal_value, unseal_value

_NOTE = text("""
insert into outside_disclosure
  (id, org, case_file, recipient, purpose, sealed, covered, recorded_by, disclosed_at, recorded_at)
values (:id, :organisation, :case, :recipient, :purpose, :sealed, :covered, :principal, :disclosed_at, :now)
""")
_OF_CASE = text("""
select id, recipient, purpose, sealed, disclosed_at, recorded_at from outside_disclosure
where (org, case_file) = (:organisation, :case) order by disclosed_at, id
""")
# nothing is opened: whoever asks holders may have no key of the case
_TOLD = text("""
select id, recipient from outside_disclosure
where (org, case_file) = (:organisation, :case)
  and (cast(:recipient as uuid) is null or recipient = :recipient)
order by id
""")


@dataclass(frozen=True)
class Handover:
    """What was told to whom outside the hub. `how`: telephone, paper, meeting or own_mail.

    `recipient` None: somebody who is no member, by the name and kind that were written down.
    """

    recipient: UUID | None
    purpose: str
    disclosed_at: datetime
    how: str
    fields: Mapping[str, Form]
    note: str = field(default="", repr=False)
    recipient_name: str = field(default="", repr=False)
    recipient_kind: str = ""


@dataclass(frozen=True)
class DisclosedOutside:
    """A handover as it was recorded. `against`: why her word did not cover it; empty where it did."""

    id: UUID
    handover: Handover
    recorded_at: datetime
    against: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class ToldOutside:
    """Somebody who was told outside, without a word of what. `recipient` None: no member, to be asked by hand."""

    id: UUID
    recipient: UUID | None


async def note(work: Work, case: OpenCase, handover: Handover, against: Sequence[Reason]) -> UUID:
    """Keep the handover; one statement. `against`: why it was not covered, as the rules said above."""
    id = new_id()
    sealed = {
        "how": handover.how,
        "fields": dict(handover.fields),
        "note": handover.note,
        "recipient_name": handover.recipient_name,
        "recipient_kind": handover.recipient_kind,
        "against": [[reason.code, reason.field] for reason in against],
    }
    given = {
        "id": id,
        "organisation": work.viewer.organisation,
        "case": case.id,
        "recipient": handover.recipient,
        "purpose": handover.purpose,
        "sealed": seal_value(case.key, outside_sealed(id), sealed),
        "covered": not against,
        "principal": work.viewer.principal,
        "disclosed_at": handover.disclosed_at,
        "now": work.now,
    }
    await work.session.execute(_NOTE, given)
    return id


async def of_case(work: Work, case: OpenCase) -> tuple[DisclosedOutside, ...]:
    """The handovers of a case in the order in which they happened; one statement."""
    rows = await work.session.execute(_OF_CASE, {"organisation": work.viewer.organisation, "case": case.id})
    return tuple(_opened(case, row) for row in rows)


async def told(work: Work, case_id: UUID, recipient: UUID | None) -> tuple[ToldOutside, ...]:
    """Who was told outside of this case: all of them, or this recipient; one statement, and nothing is opened."""
    given = {"organisation": work.viewer.organisation, "case": case_id, "recipient": recipient}
    return tuple(by_name(ToldOutside, row) for row in await work.session.execute(_TOLD, given))


def _opened(case: OpenCase, row: Row[Any]) -> DisclosedOutside:
    said = unseal_value(case.key, outside_sealed(row.id), row.sealed)
    against = tuple(Reason(code, field) for code, field in said.pop("against", ()))
    return DisclosedOutside(
        row.id, Handover(row.recipient, row.purpose, row.disclosed_at, **said), row.recorded_at, against
    )
