"""A referral prepared by the caseworker: nothing leaves, and the recipient sees nothing of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text

from hub.cases import repository
from hub.cases.origin import originate
from hub.deadlines.urgency import Times, times
from hub.directory.load import load_recipient
from hub.exchange.vocabulary.purposes import REFERRAL_PURPOSES
from hub.identity.work import Work
from hub.kit.errors import Reason, Refused
from hub.kit.ids import new_id
from hub.referrals.moves import move
from hub.referrals.repository import referral
from hub.referrals.words import require_word
from hub.releases.repeat_reason import RepeatReason

_INSERT = text("""
insert into referral (id, sender, recipient, purpose, status, urgency, language, respond_by, expires_at, rerouted_from,
  created_at, updated_at, version)
values (:id, :sender, :recipient, :purpose, :status, :urgency, :language, :respond_by, :expires_at, :rerouted_from,
  :now, :now, 1)
""")


@dataclass(frozen=True)
class OfferWanted:
    """What the caseworker wants offered to whom.

    `respond_by`, `expires_at`: earlier than the urgency gives, or None. `next_clock`: the day by which something
    must be done, as the recipient may be told it. `rerouted_from`: the referral that led nowhere. `duplicate_reason`:
    why this is asked of the same body again. `seen`: the fingerprint of the packet's preview; None: nobody looked.
    """

    case: UUID
    recipient: UUID
    purpose: str
    urgency: str
    respond_by: datetime | None = None
    expires_at: datetime | None = None
    next_clock: date | None = None
    rerouted_from: UUID | None = None
    duplicate_reason: RepeatReason | None = None
    seen: str | None = None

    def times(self, now: datetime) -> Times:
        """By when an answer is due, and when the offer ends, if it is made `now`."""
        return times(self.urgency, now, respond_by=self.respond_by, expires_at=self.expires_at)


async def draft(work: Work, wanted: OfferWanted) -> UUID:
    """Keep a draft; answers its id. Raises `NotFound` for a foreign case, `Refused` `no_route`, `Invalid`."""
    require_word(wanted.purpose, REFERRAL_PURPOSES, "purpose")
    case = await repository.case(work, wanted.case)
    to = await load_recipient(work, wanted.recipient)
    if to.connector is None:
        raise Refused(Reason("no_route", "recipient"))
    drafted = new_id()
    await originate(work, drafted, case_id=case.id, recipient=to.id, purpose=wanted.purpose, channel=to.connector)
    await insert(work, drafted, wanted, status="draft", language=case.language)
    return drafted


async def discard(work: Work, referral_id: UUID) -> None:
    """Give a draft up: it stays in the sender's timeline as entered in error."""
    await move(work, await referral(work, referral_id), "entered-in-error")


async def insert(work: Work, referral_id: UUID, wanted: OfferWanted, *, status: str, language: str) -> None:
    """Write the referral's row; its origin is there already. One statement."""
    found = wanted.times(work.now)
    values = {
        "id": referral_id,
        "sender": work.viewer.organisation,
        "recipient": wanted.recipient,
        "purpose": wanted.purpose,
        "status": status,
        "urgency": wanted.urgency,
        "language": language,
        "respond_by": found.respond_by,
        "expires_at": found.expires_at,
        "rerouted_from": wanted.rerouted_from,
        "now": work.now,
    }
    await work.session.execute(_INSERT, values)
