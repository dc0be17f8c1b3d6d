"""A new endpoint: asked for by one, proven by whoever is there, confirmed by another; until then the old one counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from hub.acts.act import NOTHING_SHOWN, ActRegistry, AskedAct, KindOfAct, Payload, ShownToBoth
from hub.acts.challenge import Challenge
from hub.acts.request import request
from hub.acts.words import ActWord, connector
from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.directory.endpoints import address_of, address_reasons, is_challenged, new_secret
from hub.directory.models import RouteRow
from hub.directory.own_endpoint import OwnEndpoint, held_endpoint, own_endpoint
from hub.directory.routes import put
from hub.identity.permissions import Permission
from hub.identity.work import Work
from hub.kit.errors import Invalid, Reason
from hub.kit.ids import new_id
from hub.kit.text import Phrase

KIND = "endpoint_change"


@dataclass(frozen=True)
class Proposed:
    """An act that waits. `secret`: the new signing secret, shown this once; None where nothing is signed."""

    act: UUID
    secret: str | None = field(repr=False)


async def ask(work: Work, registry: ActRegistry, connector: str, address: str | None) -> Proposed:
    """Ask for the organisation to be reached by this connector at this address.

    The hub makes the signing secret. Asked for with the present address it is a rotation: messages are signed with both
    secrets for a while. Raises `Invalid` for an unknown connector, and what `request` raises.
    """
    profile = work.profiles.get(connector)
    if profile is None:
        raise Invalid(Reason("connector_unknown", "connector"))
    present = await own_endpoint(work)
    found = address_of(profile.channel, address)
    secret = new_secret() if profile.channel == "webhook" else None
    challenge = Challenge.new() if is_challenged(found) else None
    payload = {
        "connector": connector,
        "address": found,
        "secret": secret,
        "replaces": str(present.id) if present else None,
        "challenge": challenge.text if challenge else None,
    }
    act = await request(work, registry, KIND, new_id(), payload, challenge=challenge)
    return Proposed(act, secret)


async def may_change(work: Work, _route: UUID, payload: Payload, _asked_by: UUID) -> tuple[Reason, ...]:
    """Not to an address that the connector does not take, and not if somebody else changed it meanwhile."""
    profile = work.profiles.get(payload["connector"])
    if profile is None:
        return (Reason("connector_unknown", "connector"),)
    if reasons := address_reasons(profile.channel, payload["address"]):
        return reasons
    present = await held_endpoint(work)
    moved_on = (str(present) if present else None) != payload["replaces"]
    return (Reason("stale"),) if moved_on else ()


async def change(work: Work, asked: AskedAct) -> ShownToBoth:
    """The new endpoint takes the old one's place in this transaction: what is sent after it goes there."""
    viewer, payload = work.viewer, asked.payload
    made = RouteRow(
        id=asked.object,
        organisation=viewer.organisation,
        connector=payload["connector"],
        address=payload["address"],
        valid_from=work.now,
        act=asked.id,
    )
    await put(work.session, work.keys, made, secrets_of(payload, await own_endpoint(work)))
    record_own(
        work.session,
        Verb.ENDPOINT_CHANGED,
        org=viewer.organisation,
        principal=viewer.principal,
        object_id=asked.object,
        at=work.now,
    )
    return NOTHING_SHOWN


def secrets_of(payload: Payload, present: OwnEndpoint | None) -> tuple[str, ...]:
    """The secrets to sign with: the new one; and the present one too, where the address stays the same."""
    if payload["secret"] is None:
        return ()
    same = present is not None and (present.connector, present.address) == (payload["connector"], payload["address"])
    return (payload["secret"], *(present.secrets[:1] if present and same else ()))


def shown(payload: Payload) -> Mapping[str, str]:
    """What the second person compares; the secret is not shown again."""
    return {"connector": payload["connector"], **payload["address"]}


def _somebody_is_there(payload: Payload) -> bool:
    return is_challenged(payload["address"])


ENDPOINT_CHANGE = KindOfAct(
    kind=KIND,
    sentence=Phrase("Change where the organisation is reached."),
    may_request=frozenset({Permission.ROUTE_MANAGE}),
    may_confirm=frozenset({Permission.ROUTE_MANAGE}),
    check=may_change,
    perform=change,
    challenged=_somebody_is_there,
    details=shown,
    words={
        "connector": ActWord(Phrase("Way of delivery"), connector),
        "url": ActWord(Phrase("Address")),
        "mail": ActWord(Phrase("Mail address")),
    },
)
