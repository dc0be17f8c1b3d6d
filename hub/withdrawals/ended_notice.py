"""The word to a recipient that something has ended: a notice without content, and without the true cause."""

from collections.abc import Iterable, Sequence

from hub.delivery import outbox
from hub.identity.work import Work
from hub.narrowing.planned import End
from hub.narrowing.states import Thing


async def tell(work: Work, things: Iterable[Thing], ends: Sequence[End]) -> None:
    """Queue a notice to each recipient that heard of what has ended; it discloses nothing and so asks no gate.

    For a referral it is the same notice whatever the cause. Of a request only the person's own word says "withdrawn".
    """
    known = {thing.object: thing for thing in things if thing.told}
    for one in ends:
        thing = known.get(one.object)
        if thing is not None:
            await outbox.queue(
                work,
                recipient_id=thing.recipient,
                object_id=thing.object,
                release_id=None,
                connector=thing.channel,
                event=_event(one),
            )


def _event(end: End) -> str:
    if end.kind == "referral":
        return "referral.cancelled"
    return "takedown.request.withdrawn" if end.recalled else "takedown.request.cancelled"
