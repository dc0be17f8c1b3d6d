"""Sending a request to remove or to keep: the gate, the frozen packet, the sealed items, and the delivery."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import text

from hub.agreements.rules import Terms, retained_until
from hub.cases.origin import originate
from hub.cases.requested_places import note_asked
from hub.deadlines.ruling import Ruling
from hub.delivery.due import schedule
from hub.delivery.outbox import queue
from hub.exchange.vocabulary.purposes import REMOVAL
from hub.identity.work import Work
from hub.kit.errors import Invalid, Reason, Refused
from hub.kit.ids import new_id
from hub.kit.offload import offload
from hub.minimisation.due import due_if_sent
from hub.minimisation.gate import GateAnswer, ask
from hub.minimisation.packer import pack, require_as_seen
from hub.minimisation.refusal import DisclosureRefused
from hub.minimisation.values import formed, picture_reasons
from hub.pairs.lock import share, take_turn
from hub.releases import repeat_reason
from hub.releases.cut import DESTROY
from hub.releases.earlier_requests import of_request
from hub.releases.fragments import KEEP_HASHES
from hub.releases.make import MadeRelease, make
from hub.takedowns.items import item_hash, seal_items
from hub.takedowns.not_yet_requested import items_of
from hub.takedowns.request import Request, beside_the_gate, not_as_recorded, unrecorded_reasons
from hub.takedowns.words import NOT_SENT

_SEND = text(
    """
with request as (
  insert into takedown (id, sender, recipient, status, urgency, language, due_at, clock, clocks, item_status,
    item_reason, answered_by, delivery_status, created_at, updated_at, version, purpose)
  values (:id, :sender, :recipient, 'requested', :urgency, :language, :due_at, :clock, :clocks,
    array_fill(cast(:not_sent as text), array[:count]), array_fill(cast('' as text), array[:count]), :answered_by,
    'waiting', :now, :now, 1, :purpose)
), blob as (
  insert into takedown_sealed (request, release, sender, recipient, sealed)
  values (:id, :release, :sender, :recipient, :sealed)
)
$keep_hashes
""".replace("$keep_hashes", KEEP_HASHES)
)


async def send(work: Work, wanted: Request) -> UUID:
    """Send the request; answers its id. The same number of statements for one item and for two hundred.

    Raises `Invalid` for what has not its form, `Refused` naming each field and rule that stands against it (consent,
    agreement or statutory ceiling, evidence first, the signer, an item that the case does not record, the person's
    name in an address), `AskedBeforeError` where it was asked before and no reason is given, `NotFound` for a
    foreign case or an unknown recipient.
    """
    asked = await _asked(work, wanted)
    items = asked.facts.request["items"]
    earlier = await of_request(work, asked.case, wanted.recipient, items, wanted.purpose)
    repeat_reason.require_reason(earlier, wanted.duplicate_reason)
    sent = new_id()
    case, recipient = asked.case.id, wanted.recipient
    await originate(work, sent, case_id=case, recipient=recipient, purpose=wanted.purpose, channel=asked.channel)
    ends = due_if_sent(asked.facts, asked.decision.fields, asked.recipient.known_facts, wanted.target(work.now))
    made = await _frozen(work, wanted, _saying(asked, ends), sent)
    await _write(work, wanted, asked, sent, made, ends)
    await note_asked(work, asked.case, sent, items)
    await repeat_reason.keep(work, asked.case, sent, recipient, earlier, wanted.duplicate_reason)
    await queue(
        work,
        recipient_id=recipient,
        object_id=sent,
        release_id=made.id,
        connector=asked.channel,
        event="takedown.request.created",
    )
    return sent


async def _asked(work: Work, wanted: Request) -> GateAnswer:
    request = None if wanted.places else wanted.formed(work.now)
    await share(work.session, work.viewer.organisation, wanted.recipient)
    await take_turn(work.session, work.viewer.organisation, wanted.recipient)
    if request is None:
        request = await _with_places(work, wanted)
    asked = await ask(
        work,
        case_id=wanted.case,
        recipient_id=wanted.recipient,
        purpose=wanted.purpose,
        kind="packet",
        request=request,
        lock="share",
    )
    unrecorded = unrecorded_reasons(request["items"], asked.case.values)
    # the costly question last: it is refused anyway; what the case holds to the letter was looked at when it came in
    unread = {**request, "items": not_as_recorded(request["items"], asked.case.values)}
    shown = () if unrecorded else await offload(picture_reasons, unread)
    if shown:
        raise Invalid(*shown)
    besides = await offload(beside_the_gate, request, asked.case.values)
    against = (*asked.decision.reasons, *besides)
    if against:
        raise DisclosureRefused(asked.case.id, asked.recipient.id, tuple(dict.fromkeys(against)))
    if wanted.seen is not None:
        await offload(require_as_seen, wanted.seen, asked.decision, asked.facts)
    return asked


async def _with_places(work: Work, wanted: Request) -> dict[str, Any]:
    """The request with its places as items, after those that were written out."""
    items = (*wanted.items, *await items_of(work, wanted.case, wanted.places))
    return replace(wanted, items=items).formed(work.now)


async def _frozen(work: Work, wanted: Request, asked: GateAnswer, sent: UUID) -> MadeRelease:
    """The packet, open at once: while consent lasts, and once taken as long as agreement or law lets it be kept."""
    packet = await offload(  # it looks into every word that leaves
        lambda: pack(
            asked.decision,
            asked.facts,
            id=new_id(),
            object=sent,
            created_at=work.now,
            salt=secrets.token_hex(32),
            language=asked.case.language,
            urgency=wanted.urgency,
        )
    )
    kept = retained_until(_terms(asked), work.now)
    until = min(kept, asked.decision.until or kept)
    made = await make(work, packet, opened=True, readable_until=until, kept_until=kept)
    await schedule(work, made.id, DESTROY, kept)
    return made


def _terms(asked: GateAnswer) -> Terms:
    """The terms that the gate went by; it allows nothing without."""
    if asked.facts.terms is None:
        raise Refused(Reason("no_agreement"))
    return asked.facts.terms


async def _write(work: Work, wanted: Request, asked: GateAnswer, sent: UUID, made: MadeRelease, ends: Ruling) -> None:
    items = asked.facts.request["items"]
    values: Mapping[str, Any] = {
        "id": sent,
        "sender": work.viewer.organisation,
        "recipient": wanted.recipient,
        "release": made.id,
        "urgency": wanted.urgency,
        "language": asked.case.language,
        "due_at": ends.at,
        "clock": ends.rule,
        "clocks": [one.dump() for one in ends.clocks],
        "not_sent": NOT_SENT,
        "answered_by": _answered_by(asked),
        "count": len(items),
        "sealed": seal_items(made.key, sent, items),
        # by these the recipient finds what it is asked to remove twice: to keep a thing is no such request
        "hashes": [item_hash(made.recipient_key, item) for item in items] if wanted.purpose == REMOVAL else [],
        "purpose": wanted.purpose,
        "now": work.now,
    }
    await work.session.execute(_SEND, values)


def _saying(asked: GateAnswer, ends: Ruling) -> GateAnswer:
    """The same with the one end in it: what the packet says is what every list shows."""
    request = {**asked.facts.request, "respond_by": formed("respond_by", ends.at)}
    return replace(asked, facts=replace(asked.facts, request=request))


def _answered_by(asked: GateAnswer) -> str:
    """A partner with a machine of its own answers by itself; for one that only gets mail the sender may record."""
    profile = asked.facts.profile
    return "recipient" if profile is not None and profile.channel == "webhook" else "sender"
