"""Sending a request to remove: the gate, the frozen packet, the sealed items, and the delivery."""

import secrets
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from anyio import to_thread
from sqlalchemy import text

from hub.agreements.rules import Terms, retained_until
from hub.delivery.due import schedule
from hub.delivery.outbox import queue
from hub.identity.work import Work
from hub.kit.errors import Invalid, Reason, Refused
from hub.kit.ids import new_id
from hub.minimisation.gate import Asked, ask
from hub.minimisation.packer import pack
from hub.minimisation.refusal import DisclosureRefused
from hub.minimisation.values import picture_reasons
from hub.pairs.lock import share
from hub.releases.cut import DESTROY
from hub.releases.make import Made, make, originate
from hub.takedowns.clock import Due, due
from hub.takedowns.identity_check import identity_reasons
from hub.takedowns.items import item_hash, seal_items
from hub.takedowns.request import PURPOSE, Request, unrecorded_reasons

_SEND = text("""
with request as (
  insert into takedown (id, sender, recipient, status, urgency, language, due_at, clock, received_at, received_proof,
    item_status, item_reason, answered_by, created_at, updated_at, version)
  values (:id, :sender, :recipient, 'requested', :urgency, :language, :due_at, :clock, :now, 'sent',
    array_fill(cast('sent' as text), array[:count]), array_fill(cast('' as text), array[:count]), :answered_by,
    :now, :now, 1)
), blob as (
  insert into takedown_sealed (request, release, sender, recipient, sealed)
  values (:id, :release, :sender, :recipient, :sealed)
)
insert into item_match (request, item, hash, sender, recipient)
select :id, item, hash, :sender, :recipient
from unnest(cast(:hashes as bytea[])) with ordinality as given(hash, item)
""")


async def send(work: Work, wanted: Request) -> UUID:
    """Send the request; answers its id. The same number of statements for one item and for two hundred.

    Raises `Invalid` for what has not its form, `Refused` naming each field and rule that stands against it (consent,
    agreement or statutory ceiling, evidence first, the signer, an item that the case does not record, the person's
    name in an address), `NotFound` for a foreign case or an unknown recipient.
    """
    asked = await _asked(work, wanted)
    sent = new_id()
    case, recipient = asked.case.id, wanted.recipient
    await originate(work, sent, case_id=case, recipient=recipient, purpose=PURPOSE, channel=asked.channel)
    made = await _frozen(work, wanted, asked, sent)
    await _write(work, wanted, asked, sent, made)
    await queue(
        work,
        recipient_id=recipient,
        object_id=sent,
        release_id=made.id,
        connector=asked.channel,
        event="takedown.request.created",
    )
    return sent


async def _asked(work: Work, wanted: Request) -> Asked:
    request = wanted.formed(work.now)
    await share(work.session, work.viewer.organisation, wanted.recipient)
    asked = await ask(
        work,
        case_id=wanted.case,
        recipient_id=wanted.recipient,
        purpose=PURPOSE,
        kind="packet",
        request=request,
        lock="share",
    )
    unrecorded = unrecorded_reasons(request["items"], asked.case.values)
    shown = () if unrecorded else picture_reasons(request)  # the costly question last: it is refused anyway
    if shown:
        raise Invalid(*shown)
    named = await to_thread.run_sync(identity_reasons, request, asked.case.values)
    against = (*asked.decision.reasons, *unrecorded, *named)
    if against:
        raise DisclosureRefused(asked.case.id, asked.recipient.id, tuple(dict.fromkeys(against)))
    return asked


async def _frozen(work: Work, wanted: Request, asked: Asked, sent: UUID) -> Made:
    """The packet, open at once, for as long as agreement or law lets the recipient keep it."""
    packet = await to_thread.run_sync(  # it looks into every word that leaves
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
    until = retained_until(_terms(asked), work.now)
    made = await make(work, packet, opened=True, readable_until=until)
    await schedule(work, made.id, DESTROY, until)
    return made


def _terms(asked: Asked) -> Terms:
    """The terms that the gate went by; it allows nothing without."""
    if asked.facts.terms is None:
        raise Refused(Reason("no_agreement"))
    return asked.facts.terms


async def _write(work: Work, wanted: Request, asked: Asked, sent: UUID, made: Made) -> None:
    items = asked.facts.request["items"]
    ends = _due(work, wanted, asked)
    values: Mapping[str, Any] = {
        "id": sent,
        "sender": work.viewer.organisation,
        "recipient": wanted.recipient,
        "release": made.id,
        "urgency": wanted.urgency,
        "language": asked.case.language,
        "due_at": ends.at,
        "clock": ends.rule,
        "answered_by": _answered_by(asked),
        "count": len(items),
        "sealed": seal_items(made.key, sent, items),
        "hashes": [item_hash(made.recipient_key, item) for item in items],
        "now": work.now,
    }
    await work.session.execute(_SEND, values)


def _due(work: Work, wanted: Request, asked: Asked) -> Due:
    return due(
        facts=wanted.facts,
        harm_code=str(asked.facts.values.get("harm_code", "")),
        elements=frozenset(asked.decision.fields),
        may_be_minor=asked.facts.minor_in_images() != "no" or asked.facts.person_is_minor() != "no",
        now=work.now,
        target=wanted.target(work.now),
    )


def _answered_by(asked: Asked) -> str:
    """A partner with a machine of its own answers by itself; for one that only gets mail the sender may record."""
    profile = asked.facts.profile
    return "recipient" if profile is not None and profile.channel == "webhook" else "sender"
