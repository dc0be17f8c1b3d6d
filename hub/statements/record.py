"""A statement is kept as it was said; what all of them add up to then stands in the case's own values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.cases.record import record_reading
from hub.cases.repository import OpenCase
from hub.identity.work import Work
from hub.kit.errors import Reason
from hub.kit.ids import new_id
from hub.kit.sealed_values import seal_value
from hub.statements import ages
from hub.statements.associated_data import statement_sealed
from hub.statements.load import CaseOfStatements, statements_of_case
from hub.statements.readings import reading
from hub.statements.said import FIELD_OF, How, Statement, StatementKind

_ADD = text("""
insert into statement (org, id, case_file, number, kind, sealed, counts, contradicts, about, recorded_by, recorded_at)
select :org, said.id, :case, last.number + said.place, said.kind, said.sealed, said.counts, said.contradicts,
  said.about, said.recorded_by, said.recorded_at
from unnest(cast(:ids as uuid[]), cast(:kinds as text[]), cast(:sealed as bytea[]), cast(:counts as boolean[]),
    cast(:contradicts as uuid[]), cast(:about as uuid[]), cast(:by as uuid[]), cast(:at as timestamptz[]))
  with ordinality
  as said(id, kind, sealed, counts, contradicts, about, recorded_by, recorded_at, place),
  (select coalesce(max(number), 0) as number from statement where (org, case_file) = (:org, :case)) last
""")
_VERBS: Mapping[str, Verb] = {
    "bar-lift": Verb.BAR_LIFTED,
    "bar-restored": Verb.BAR_RESTORED,
    "word": Verb.WORD_CHOSEN,
    "death": Verb.DEATH_RECORDED,
    "settlement": Verb.STATEMENT_SETTLED,
}
_KEPT_BEFORE = How("staff", wording="before-statements")
_BEFORE: Mapping[str, tuple[StatementKind, str]] = {
    "barred_recipients": ("bar", "of"),
    "age_band_now": ("age-now", "band"),
    "age_band_at_images": ("age-at-images", "band"),
    "safe_contact": ("safe-contact", "contact"),
    "wishes": ("wish", "wishes"),
}
"""Field to the kind of its first statement and the name under which that holds the value."""


@dataclass(frozen=True)
class New:
    """A statement that is to be kept. `not_counted`: why it does not count as a yes; empty where it does."""

    kind: StatementKind
    value: Mapping[str, Any] = field(repr=False)
    how: How = field(default_factory=How, repr=False)
    not_counted: tuple[Reason, ...] = ()
    contradicts: UUID | None = None
    about: UUID | None = None
    id: UUID = field(default_factory=new_id)


@dataclass(frozen=True)
class KeptStatement:
    """The new statement's id, everything said so far with it, and the readings of the fields before and after."""

    id: UUID
    statements: tuple[Statement, ...] = field(repr=False)
    before: Mapping[str, Any] = field(repr=False)
    after: Mapping[str, Any] = field(repr=False)

    def changed(self, name: str) -> bool:
        """Whether the reading of this field is another one now."""
        return bool(self.before.get(name) != self.after.get(name))


def first_said(values: Mapping[str, Any], how: How) -> tuple[New, ...]:
    """The first statements of a case, of the values that are statements; the rest is not theirs.

    Older in the images than now is a contradiction already.
    """
    news = {
        kind: New(kind, {inside: values[name]}, how)
        for name, (kind, inside) in _BEFORE.items()
        if values.get(name) is not None
    }
    now, images = news.get("age-now"), news.get("age-at-images")
    if now and images and ages.older_in_images(now.value["band"], images.value["band"]):
        news["age-at-images"] = replace(images, contradicts=now.id)
    return tuple(news.values())


async def said_so_far(work: Work, case: OpenCase) -> tuple[Statement, ...]:
    """Everything said in a case that the caller holds (`door.case(…, writing=True)`).

    A value from before statements had a history becomes its first statement, as old as it is, by nobody in particular.
    """
    said = await statements_of_case(work, case)
    spoken = {FIELD_OF[one.kind] for one in said if one.kind in FIELD_OF}
    older = {name: value for name, value in case.values.items() if name in _BEFORE and name not in spoken}
    if not older:
        return said
    news = first_said(older, _KEPT_BEFORE)
    await _add(work, case, news, [case.recorded_at[FIELD_OF[new.kind]] for new in news], None)
    return await statements_of_case(work, case)


async def begin(work: Work, case: CaseOfStatements, news: Sequence[New]) -> None:
    """Keep the first statements of a new case, whose values hold them already; one statement of SQL.

    The ledger tells of changes: that a case was opened is none, and so neither are its first words.
    """
    if news:
        await _add(work, case, news, [work.now] * len(news), work.viewer.principal)


async def keep(work: Work, case: OpenCase, said: Sequence[Statement], new: New) -> KeptStatement:
    """Keep one statement after all that was said (`said_so_far`), read the fields anew, and tell the ledger.

    The caller holds the case. Whoever protects more by it calls `narrow` afterwards.
    """
    before = {name: case.values.get(name) for name in _BEFORE}
    await _add(work, case, [new], [work.now], work.viewer.principal)
    statements = (*said, _statement(work, new, len(said) + 1))
    read = reading(statements)
    after = {**before, **read}
    turned = {name: value for name, value in read.items() if value != before[name]}
    if turned:
        await record_reading(work, case, turned)
    _to_ledger(work, case.id, new)
    return KeptStatement(new.id, statements, before, after)


def _statement(work: Work, new: New, number: int) -> Statement:
    return Statement(
        id=new.id,
        number=number,
        kind=new.kind,
        value=new.value,
        recorded_at=work.now,
        how=new.how,
        counts=not new.not_counted,
        not_counted=tuple(reason.code for reason in new.not_counted),
        contradicts=new.contradicts,
        about=new.about,
        recorded_by=work.viewer.principal,
    )


async def _add(
    work: Work, case: CaseOfStatements, news: Sequence[New], at: Sequence[datetime], by: UUID | None
) -> None:
    ids = [new.id for new in news]
    given = {
        "org": work.viewer.organisation,
        "case": case.id,
        "ids": ids,
        "kinds": [new.kind for new in news],
        "sealed": [_sealed(case.key, new) for new in news],
        "counts": [not new.not_counted for new in news],
        "contradicts": [new.contradicts for new in news],
        "about": [new.about for new in news],
        "by": [by] * len(news),
        "at": list(at),
    }
    await work.session.execute(_ADD, given)


def _sealed(key: bytes, new: New) -> bytes:
    how = new.how
    said = {
        "value": dict(new.value),
        "said_by": how.said_by,
        "method": how.method,
        "language": how.language,
        "wording": how.wording,
        "said_at": how.said_at.isoformat() if how.said_at else None,
        "not_counted": [reason.code for reason in new.not_counted],
    }
    return seal_value(key, statement_sealed(new.id, new.kind), said)


def _to_ledger(work: Work, case_id: UUID, new: New) -> None:
    """What does not count is a statement all the same, and lifts nothing."""
    verb = _VERBS.get(new.kind, Verb.STATEMENT_RECORDED)
    if new.not_counted:
        verb = Verb.STATEMENT_RECORDED
    us, who = work.viewer.organisation, work.viewer.principal
    record_own(work.session, verb, org=us, principal=who, object_id=case_id, at=work.now)
