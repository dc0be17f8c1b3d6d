"""The two acts by which a peer becomes standing second: two people of the one name it, two of the other agree."""

from collections.abc import Mapping
from uuid import UUID

from hub.acts.act import NOTHING_SHOWN, AskedAct, KindOfAct, Payload, ShownToBoth, act_registry
from hub.acts.request import request
from hub.acts.words import ActWord
from hub.directory.load import load_recipient, organisation
from hub.identity.permissions import Permission
from hub.identity.work import Work
from hub.kit.errors import Reason
from hub.kit.ids import new_id
from hub.kit.text import Phrase
from hub.standing import seconds
from hub.standing.rules import agreeing_reasons, naming_reasons

_WORDS = {"name": ActWord(Phrase("Organisation"))}
_MAY = frozenset({Permission.STANDING_MANAGE})


async def _may_name(work: Work, _id: UUID, payload: Payload, _asked_by: UUID) -> tuple[Reason, ...]:
    """The peer is a member now, of our kind, and not ourselves. Raises `NotFound`."""
    us = await organisation(work, work.viewer.organisation)
    peer = await load_recipient(work, UUID(payload["peer"]), "peer")
    return naming_reasons(us.id, us.kind, peer.id, peer.kind)


async def _name(work: Work, asked: AskedAct) -> ShownToBoth:
    await seconds.keep_named(work, asked)
    return NOTHING_SHOWN


async def _may_agree(work: Work, id: UUID, _payload: Payload, _asked_by: UUID) -> tuple[Reason, ...]:
    return agreeing_reasons(await seconds.second(work, id), work.viewer.organisation)


async def _agree(work: Work, asked: AskedAct) -> ShownToBoth:
    await seconds.keep_agreed(work, asked)
    return NOTHING_SHOWN


def _details(payload: Payload) -> Mapping[str, str]:
    return {"name": payload["name"]}


STANDING_NAMED = KindOfAct(
    kind="standing_named",
    sentence=Phrase(
        "Name this organisation as your standing second for emergencies at night; it counts once two of its people "
        "agreed."
    ),
    may_request=_MAY,
    may_confirm=_MAY,
    check=_may_name,
    perform=_name,
    details=_details,
    words=_WORDS,
)
STANDING_AGREED = KindOfAct(
    kind="standing_agreed",
    sentence=Phrase("Agree to be this organisation's standing second for emergencies at night."),
    may_request=_MAY,
    may_confirm=_MAY,
    check=_may_agree,
    perform=_agree,
    details=_details,
    words=_WORDS,
)
STANDINGS = act_registry(STANDING_NAMED, STANDING_AGREED)
"""The registry by which these are asked for; they are confirmed by the one that holds all acts."""


async def name_standing_second(work: Work, peer: UUID) -> UUID:
    """Ask for a member to become our standing second; the act's id. Raises what `request` raises, and `NotFound`."""
    found = (await load_recipient(work, peer, "peer")).party()
    return await request(work, STANDINGS, STANDING_NAMED.kind, new_id(), {"peer": str(peer), "name": found.name})


async def agree_standing_second(work: Work, id: UUID) -> UUID:
    """Ask to become the standing second of the member that named us; the act's id. Raises as above."""
    asked = await organisation(work, (await seconds.second(work, id)).org)
    return await request(work, STANDINGS, STANDING_AGREED.kind, id, {"name": asked.name})
