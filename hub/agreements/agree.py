"""Recording what two organisations signed, by operator command."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.agreements.models import Agreement
from hub.agreements.rules import Terms
from hub.audit import trail
from hub.audit.verbs import Verb
from hub.kit.errors import Invalid, NotFound, Reason
from hub.pairs.lock import hold

LONGEST_RETENTION_DAYS = 3660


async def agree(session: AsyncSession, sender: UUID, recipient: UUID, terms: Terms, now: datetime) -> UUID:
    """Record an agreement: what `sender` may give `recipient`. What goes back is an agreement of its own.

    It takes the place of an older one for the same purposes, also where it covers less. The fields and their forms must
    have been checked against the catalogue. Raises `Invalid`, and `NotFound` where one of the organisations is unknown.
    """
    reasons = _reasons(sender, recipient, terms)
    if reasons:
        raise Invalid(*reasons)
    await hold(session, sender, recipient)
    row = Agreement(
        sender=sender,
        recipient=recipient,
        purposes=sorted(terms.purposes),
        fields=_sorted(terms.fields),
        retention_days=terms.retention_days,
        onward_sharing=terms.onward_sharing,
        valid_from=terms.valid_from,
        valid_to=terms.valid_to,
        created_at=now,
    )
    session.add(row)
    try:
        await session.flush()
    except IntegrityError as error:
        raise NotFound("organisation") from error
    made = row.id
    for side in (sender, recipient):
        await trail.record_of_operator(session, Verb.AGREEMENT_RECORDED, org=side, object_id=made, at=now)
    return made


def _sorted(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: fields[name] for name in sorted(fields)}


def _reasons(sender: UUID, recipient: UUID, terms: Terms) -> list[Reason]:
    reasons = [Reason("required", name) for name in ("purposes", "fields") if not getattr(terms, name)]
    if sender == recipient:
        reasons.append(Reason("malformed", "recipient"))
    if not 1 <= terms.retention_days <= LONGEST_RETENTION_DAYS:
        reasons.append(Reason("out_of_range", "retention_days", ("1", f"{LONGEST_RETENTION_DAYS}")))
    if terms.valid_to is not None and terms.valid_to < terms.valid_from:
        reasons.append(Reason("out_of_range", "valid_to", (f"{terms.valid_from}", "..")))
    return reasons
