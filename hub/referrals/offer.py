"""Offering a case: the gate for the offer and for the packet behind it, both frozen, and a notice without content."""

import secrets
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.audit import heads
from hub.cases.origin import originate
from hub.delivery.due import schedule
from hub.delivery.outbox import queue
from hub.exchange.packets import Packet, PacketKind
from hub.exchange.vocabulary.purposes import REFERRAL_PURPOSES
from hub.identity.keys import OrganisationKey
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Reason
from hub.kit.folded import canonical_name
from hub.kit.ids import new_id
from hub.kit.offload import offload
from hub.minimisation.facts import Decision
from hub.minimisation.gate import GateAnswer, ask
from hub.minimisation.packer import pack, require_as_seen
from hub.minimisation.refusal import DisclosureRefused
from hub.minimisation.rules import decide
from hub.minimisation.values import clean
from hub.pairs.lock import share, take_turn
from hub.referrals.draft import OfferWanted, insert
from hub.referrals.moves import check
from hub.referrals.repository import referral
from hub.referrals.words import require_word
from hub.releases import repeat_reason
from hub.releases.earlier_requests import EarlierRequest, of_referral, rerouted
from hub.releases.make import MadeRelease, make
from hub.tasks.matching import keyed_hash
from hub.tasks.sent import requests_already_sent
from hub.tasks.steps import require_moved

REFERRAL_EXPIRES = "referral.expire"
"""The kind of due date at which an unanswered offer ends; `hub.referrals.expire` answers to it."""
OPPONENT = "opponent"
"""The kind of keyed hash that a conflict check compares."""
_FROM_DRAFT = text("""
update referral set status = 'requested', respond_by = :respond_by, expires_at = :expires_at, updated_at = :now,
  version = version + 1
where id = :id and version = :version
returning version
""")
_MATCHES = text("""
insert into opponent_match (referral, hash, sender, recipient)
select :referral, hash, :sender, :recipient from unnest(cast(:hashes as bytea[])) as given(hash)
on conflict do nothing
""")


async def offer(work: Work, wanted: OfferWanted) -> UUID:
    """Offer the case; answers the referral's id. The same number of statements whatever the case holds.

    Raises `Refused` naming each field and rule that stands against offer or packet, `AskedBeforeError` where the body
    was asked before and no reason is given, `NotFound` for a foreign case or an unknown recipient, `Invalid` for an
    unknown word or a time that is longer than the urgency gives.
    """
    require_word(wanted.purpose, REFERRAL_PURPOSES, "purpose")
    asked = await _asked(work, wanted)
    earlier = await _seen_before(work, wanted)
    offered = new_id()
    case = asked.case
    await originate(
        work, offered, case_id=case.id, recipient=wanted.recipient, purpose=wanted.purpose, channel=asked.channel
    )
    await insert(work, offered, wanted, status="requested", language=case.language)
    await _release(work, wanted, asked, offered)
    await repeat_reason.keep(work, case, offered, wanted.recipient, earlier, wanted.duplicate_reason)
    return offered


async def offer_draft(
    work: Work,
    referral_id: UUID,
    *,
    respond_by: datetime | None = None,
    expires_at: datetime | None = None,
    duplicate_reason: repeat_reason.RepeatReason | None = None,
) -> UUID:
    """Offer what was drafted, with the times counted from now. Raises what `offer` raises, and `Conflict`."""
    drafted = await referral(work, referral_id)
    check(work, drafted, "requested")
    if drafted.case is None:
        raise NotFound
    wanted = OfferWanted(
        drafted.case,
        drafted.recipient,
        drafted.purpose,
        drafted.urgency,
        respond_by,
        expires_at,
        duplicate_reason=duplicate_reason,
    )
    asked = await _asked(work, wanted)
    earlier = await _seen_before(work, wanted)
    if asked.channel != drafted.channel:
        raise Conflict(Reason("stale"))  # the recipient's channel has changed since: consent speaks of channels
    found = wanted.times(work.now)
    values = {"id": drafted.id, "version": drafted.version, "now": work.now}
    times = {"respond_by": found.respond_by, "expires_at": found.expires_at}
    require_moved((await work.session.execute(_FROM_DRAFT, {**values, **times})).one_or_none())
    await _release(work, wanted, asked, drafted.id)
    await repeat_reason.keep(work, asked.case, drafted.id, wanted.recipient, earlier, duplicate_reason)
    return drafted.id


async def _seen_before(work: Work, wanted: OfferWanted) -> tuple[EarlierRequest, ...]:
    """What asked the same before; raises `AskedBeforeError` where there is some and no reason to ask again."""
    found = await of_referral(work, wanted.case, wanted.recipient, wanted.purpose)
    if wanted.rerouted_from:
        found += await rerouted(work, wanted.case, wanted.rerouted_from)
    repeat_reason.require_reason(found, wanted.duplicate_reason)
    return found


async def _asked(work: Work, wanted: OfferWanted) -> GateAnswer:
    """The gate's answer, holding the pair, and the fold against a withdrawal; raises where one may not leave."""
    await share(work.session, work.viewer.organisation, wanted.recipient)
    await take_turn(work.session, work.viewer.organisation, wanted.recipient)
    asked = await ask(
        work,
        case_id=wanted.case,
        recipient_id=wanted.recipient,
        purpose=wanted.purpose,
        kind="offer",
        request={**_request(work, wanted), **await _ledger_head(work)},
        derived=await requests_already_sent(work, wanted.case),
        lock="share",
    )
    against = dict.fromkeys(asked.decision.reasons + _packet(asked).reasons)
    if against:
        raise DisclosureRefused(asked.case.id, asked.recipient.id, tuple(against))
    if wanted.seen is not None:
        await offload(require_as_seen, wanted.seen, _packet(asked), replace(asked.facts, kind="packet"))
    return asked


def _request(work: Work, wanted: OfferWanted) -> dict[str, object]:
    """What the offer says of the request itself."""
    request: dict[str, object] = {"respond_by": clean("respond_by", wanted.times(work.now).respond_by)}
    if wanted.next_clock is not None:
        request["next_clock"] = clean("next_clock", wanted.next_clock)
    return request


async def _ledger_head(work: Work) -> dict[str, object]:
    """Where the sender's ledger stands, for a form that asks for it; nothing before the first head is signed."""
    head = await heads.newest(work.session, work.viewer.organisation)
    if head is None:
        return {}
    at = head.at.isoformat(timespec="seconds")
    return {"ledger_head": clean("ledger_head", {"number": head.seq, "hash": head.hash.hex(), "at": at})}


def _packet(asked: GateAnswer) -> Decision:
    """The same facts, asked about the packet behind the offer."""
    return decide(replace(asked.facts, kind="packet"))


async def _release(work: Work, wanted: OfferWanted, asked: GateAnswer, referral_id: UUID) -> None:
    """Freeze offer and packet, note what a conflict check compares, tell the recipient, and set the end."""
    ends = wanted.times(work.now).expires_at
    offered = await _frozen(work, wanted, asked, asked.decision, "offer", referral_id, ends)
    await _frozen(work, wanted, asked, _packet(asked), "packet", referral_id, ends)
    await _note_opponents(work, asked, referral_id, offered.recipient_key)
    await queue(
        work,
        recipient_id=wanted.recipient,
        object_id=referral_id,
        release_id=offered.id,
        connector=asked.channel,
        event="referral.offered",
    )
    await schedule(work, referral_id, REFERRAL_EXPIRES, ends)


async def _frozen(
    work: Work,
    wanted: OfferWanted,
    asked: GateAnswer,
    decision: Decision,
    kind: PacketKind,
    referral_id: UUID,
    ends: datetime,
) -> MadeRelease:
    """The offer, open at once; or the packet, which only the acceptance opens."""
    packet: Packet = await offload(  # it looks into every word that leaves
        lambda: pack(
            decision,
            replace(asked.facts, kind=kind),
            id=new_id(),
            object=referral_id,
            created_at=work.now,
            salt=secrets.token_hex(32),
            language=asked.case.language,
            urgency=wanted.urgency,
        )
    )
    until = ends if decision.until is None else min(decision.until, ends)
    return await make(work, packet, opened=kind == "offer", readable_until=until)


async def _note_opponents(work: Work, asked: GateAnswer, referral_id: UUID, key: OrganisationKey) -> None:
    rows = asked.facts.value("offender_handles") or ()
    hashes = {keyed_hash(key, OPPONENT, canonical_name(row["handle"])) for row in rows}
    if hashes:
        sender, recipient = asked.facts.sender.id, asked.facts.recipient.id
        values = {"referral": referral_id, "sender": sender, "recipient": recipient, "hashes": sorted(hashes)}
        await work.session.execute(_MATCHES, values)
