"""The gate once more, at the moment of sending: what was frozen must still be allowed, field by field."""

from typing import Any
from uuid import UUID

from hub.exchange.packets import Packet
from hub.identity.work import Work
from hub.kit.errors import NotFound, Reason
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.gate import Asked, ask
from hub.minimisation.generalised import generaliser
from hub.minimisation.refusal import DisclosureRefused
from hub.releases.read import by_id
from hub.tasks import causes

_AGES = frozenset({"age_band_now", "age_band_at_images"})
"""What the rules themselves read: always the case's own word, never the frozen copy's."""


async def reasons(
    work: Work, *, case_id: UUID, release_id: UUID, purpose: str, channel: str, packet: Packet
) -> tuple[Reason, ...]:
    """Why the frozen packet may not leave now; empty where it may. Nine statements.

    Holds the fold, an emergency that was confirmed, and then the release FOR SHARE until the transaction ends: a
    withdrawal either comes first and is seen here, or waits for this transaction. The packet's values stand for the
    case's, whose later edits do not count.
    """
    request, copied = halves(packet)
    try:
        asked = await ask(
            work,
            case_id=case_id,
            recipient_id=packet.recipient.id,
            purpose=purpose,
            kind=packet.kind,
            request=request,
            derived=copied,
            lock="share",
        )
        await by_id(work, release_id, lock=True)
    except NotFound:
        return (Reason("release_closed"),)
    if asked.channel != channel:
        return (Reason("no_route"),)
    if asked.decision.reasons:
        return await _unforgiven(work, asked.decision.reasons, packet.object)
    return _narrowed(asked, packet)


async def require(work: Work, *, case_id: UUID, release_id: UUID, purpose: str, channel: str, packet: Packet) -> None:
    """Raise `DisclosureRefused` with the same reasons where the frozen packet may not leave now."""
    against = await reasons(
        work, case_id=case_id, release_id=release_id, purpose=purpose, channel=channel, packet=packet
    )
    if against:
        raise DisclosureRefused(case_id, packet.recipient.id, against)


async def _unforgiven(work: Work, reasons: tuple[Reason, ...], object_id: UUID) -> tuple[Reason, ...]:
    """All of them, unless there is one alone that does not stand against what goes on by her own word."""
    if len(reasons) > 1:
        return reasons
    code = (await causes.forgiven(work, (object_id,))).get(object_id)
    return tuple(reason for reason in reasons if reason.code != code)


def halves(packet: Packet) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the packet says of the request, and what it copied from the case."""
    request = {name: value for name, value in packet.fields.items() if CATALOGUE[name].category == "request"}
    copied = {name: value for name, value in packet.fields.items() if name not in request and name not in _AGES}
    return request, copied


def _narrowed(asked: Asked, packet: Packet) -> tuple[Reason, ...]:
    """Fields of the packet that are not allowed any more, or only in a coarser form than the one frozen."""
    allowed = asked.decision.fields
    gone = [name for name in packet.fields if name not in allowed]
    coarser = [name for name in packet.fields if allowed.get(name) == "generalised" and _is_full(asked, packet, name)]
    return tuple(Reason("not_consented", name) for name in (*gone, *coarser))


def _is_full(asked: Asked, packet: Packet, name: str) -> bool:
    """Whether the packet holds the case's own value, and that says more than its generalised form."""
    generalise, value = generaliser(name), asked.case.values.get(name)
    return generalise is not None and packet.fields[name] == value and generalise(value) != value
