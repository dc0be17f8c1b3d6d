"""What either side ends before its end, and the case that is closed."""

from typing import Any, Final

from tests.narrowing.moves.answered import by_api, step, sure
from tests.narrowing.moves.registry import cases, live, move, ours, sender, with_each
from tests.narrowing.table import column
from tests.narrowing.town import PEOPLE
from tests.narrowing.values import LIVE, Thing
from tests.narrowing.walk import Walk

_CONFLICT: Final = "conflict-of-interest"
_HUBS_WORDS = ("consent-withdrawn", "expired")


def _can_end(thing: Thing) -> bool | None:
    """Open: ending what may have ended already."""
    return None if thing.cut or thing.statuses - LIVE else True


@move("closeCase", lambda walk: with_each(cases(walk, closed=False), "", "cancel", "cancel", "watched"))
async def close(walk: Walk, case: str, way: str) -> None:
    """n: closing is refused while something is open, or each open thing ends, or has a watcher."""
    there = {n: t for n, t in walk.world.things.items() if t.case == case and t.statuses & LIVE}
    member = sender(walk, case)
    watcher = f"Principal:{walk.town.people[member, PEOPLE['support_ngo'][0]]}"
    given: dict[str, Any] = {"case": walk.ids[case], "cancelOpen": way == "cancel"}
    kinds = (("referrals", "referral"), ("takedownRequests", "request"))
    watched = {name: [walk.ids[n] for n, t in there.items() if t.kind == kind] for name, kind in kinds}
    given |= {"watchers": [{"watcher": watcher, **watched}]} if way == "watched" and there else {}
    done = await walk.tell(member, "closeCase", "case { id }", **given)
    sure = all(t.statuses <= LIVE for t in there.values())
    if walk.judge("close", done, expected=(bool(way) or not there) if sure else None):
        walk.happened("closing", case=case, yes=way == "watched")


def _theirs(walk: Walk) -> list[str]:
    return [name for name in live(walk, "referral") if not walk.suspends(walk.world.things[name].recipient)]


@move("cancelReferral", lambda walk: with_each(_theirs(walk), "no-capacity", "other", _CONFLICT))
async def recipient_cancels(walk: Walk, name: str, reason: str) -> None:
    """The recipient ends it; in conflict of interest for the whole office."""
    expected = _can_end(walk.world.things[name]) and sure(walk, walk.world.things[name])
    if await step(walk, name, "cancelReferral", expected=expected, reason=reason):
        walk.happened("ending", thing=name, word="conflict" if reason == _CONFLICT else "recipient_cancels")


@move("cancelTakedownRequest", lambda walk: with_each(by_api(walk), "other", _CONFLICT))
async def platform_cancels(walk: Walk, name: str, reason: str) -> None:
    """The platform ends it; n: a conflict is "that reviewer only"."""
    one_reviewers = reason == _CONFLICT
    if await step(walk, name, "cancelTakedownRequest", expected=False if one_reviewers else None, reason=reason):
        walk.happened("ending", thing=name, word="recipient_cancels")
    elif one_reviewers:
        walk.tried("conflict", name)


@move("rejectReferral", lambda walk: with_each(live(walk, "referral", accepted=False), *_HUBS_WORDS))
async def reject_with_the_hubs_word(walk: Walk, name: str, word: str) -> None:
    """Reasons that only the hub may give are refused from others."""
    await step(walk, name, "rejectReferral", expected=False, reason=word)


@move("cancelReferral", lambda walk: with_each(ours(walk, "referral"), "other", "duplicate", "no-capacity"))
async def sender_cancels(walk: Walk, name: str, reason: str) -> None:
    """The sender ends it."""
    thing = walk.world.things[name]
    given = {"referral": walk.ids[name], "reason": reason}
    done = await walk.tell(walk.sender_of(thing), "cancelReferral", "referral { id }", **given)
    if walk.judge(walk.blame(thing, "cancelReferral"), done, _can_end(thing)):
        walk.happened("ending", thing=name, word="sender_cancels")


@move("cancelReferral", lambda walk: with_each(ours(walk, "referral"), *_HUBS_WORDS))
async def cancel_with_the_hubs_word(walk: Walk, name: str, word: str) -> None:
    """The same for a sender."""
    thing = walk.world.things[name]
    given = {"referral": walk.ids[name], "reason": word}
    done = await walk.tell(walk.sender_of(thing), "cancelReferral", "referral { id }", **given)
    walk.judge(walk.blame(thing, f"cancelReferral {word}"), done, expected=False)


_WORDS = ("sent-in-error", "duplicate", "other", "consent-withdrawn")


@move("cancelTakedownRequest", lambda walk: with_each(ours(walk, "request"), *_WORDS))
async def sender_cancels_request(walk: Walk, name: str, reason: str) -> None:
    """n: sender cancels: `sent-in-error`, `duplicate`, or her yes; of a taken one only sent in error."""
    thing = walk.world.things[name]
    right = reason == "sent-in-error" or (reason == "duplicate" and column(thing) == "untaken")
    given = {"request": walk.ids[name], "reason": reason}
    done = await walk.tell(walk.sender_of(thing), "cancelTakedownRequest", "takedownRequest { id }", **given)
    expected = _can_end(thing) if right else False
    if walk.judge(walk.blame(thing, f"cancelTakedownRequest {reason}"), done, expected):
        walk.happened("ending", thing=name, word="sender_cancels")


@move("recallTakedownRequest", lambda walk: with_each(ours(walk, "request"), "yes", "no"))
async def recall(walk: Walk, name: str, word: str) -> None:
    """Her own yes takes it back, and nothing else does (d4)."""
    thing = walk.world.things[name]
    given = {"request": walk.ids[name], "herOwnYes": word == "yes"}
    done = await walk.tell(walk.sender_of(thing), "recallTakedownRequest", "takedownRequest { id }", **given)
    if walk.judge(walk.blame(thing, f"recall {word}"), done, _can_end(thing) if word == "yes" else False):
        walk.happened("ending", thing=name, word="sender_cancels")
