"""What a recipient does with what arrived: takes it, works on it, finishes, turns it down."""

from datetime import timedelta
from typing import Any

from hub.agreements.rules import today
from tests.narrowing.moves.registry import Args, Move, add, live, move, ours, with_each
from tests.narrowing.oracle import may_accept
from tests.narrowing.town import RETENTION_DAYS
from tests.narrowing.values import OPEN, Names, Thing
from tests.narrowing.walk import Walk

_WORKING: Names = frozenset({"accepted", "in-progress"})
_SHOWS = {"referral": "referral { id }", "request": "takedownRequest { id }"}


async def step(walk: Walk, name: str, mutation: str, *, expected: bool | None, **given: Any) -> bool:
    """One move of the recipient; whether it was done."""
    thing = walk.world.things[name]
    of = {thing.kind: walk.ids[name]}
    done = await walk.tell(thing.recipient, mutation, _SHOWS[thing.kind], **of, **given)
    return walk.judge(walk.blame(thing, mutation), done, expected)


def sure(walk: Walk, thing: Thing) -> bool | None:
    """True where nothing stands in the way. Open: moves on what is cut or held, or of a suspended member."""
    held = thing.cut or not thing.sure or walk.suspends(thing.recipient) or walk.suspends(walk.sender_of(thing))
    return None if held or len(thing.statuses) > 1 or walk.hinders(thing) else True


def by_api(walk: Walk, *, accepted: bool | None = None) -> list[str]:
    """Requests to the platform that answers by itself."""
    return [n for n in live(walk, "request", accepted=accepted) if walk.world.things[n].recipient == "site"]


@move("acceptReferral", lambda walk: with_each(live(walk, "referral", accepted=False), "read", "read", "unread"))
async def accept(walk: Walk, name: str, way: str) -> None:
    """The lawyer takes it; `unread`: and leaves it closed for now."""
    if await step(walk, name, "acceptReferral", expected=may_accept(walk.world, walk.world.things[name], walk.now)):
        walk.happened("status", thing=name, word="accepted", until=walk.now + timedelta(days=RETENTION_DAYS))
        walk.unread |= {name} if way == "unread" else set()


@move("", lambda walk: [(name,) for name in sorted(walk.unread)])
async def open_up(walk: Walk, name: str) -> None:
    """What was left closed is read from now on."""
    walk.unread.discard(name)


@move("acceptTakedownRequest", lambda walk: with_each(by_api(walk, accepted=False), "accept", "answer"))
async def take(walk: Walk, name: str, way: str) -> None:
    """The platform takes it on, or answers its first item, which is the same."""
    answers = {"answers": [{"number": 1, "status": "UNDER_REVIEW"}]} if way == "answer" else {}
    mutation = "answerTakedownItems" if way == "answer" else "acceptTakedownRequest"
    expected = may_accept(walk.world, walk.world.things[name], walk.now)
    if await step(walk, name, mutation, expected=expected, **answers):
        walk.happened("status", thing=name, word="accepted")


def _moved(mutation: str, kind: str, before: Names, after: str, **given: Any) -> None:
    """A move from one of these statuses to the next."""

    def choices(walk: Walk) -> list[Args]:
        accepted, reached = not before <= OPEN, walk.world.things
        return [(n,) for n in live(walk, kind, accepted=accepted) if reached[n].statuses & before]

    async def do(walk: Walk, name: str) -> None:
        expected = sure(walk, walk.world.things[name])
        if await step(walk, name, mutation, expected=expected, **given):
            walk.happened("status", thing=name, word=after)

    add(Move(mutation, mutation, choices, do))


_PAUSED: Names = frozenset({"accepted", "on-hold"})
_NEW: Names = frozenset({"requested"})
_moved("receiveReferral", "referral", _NEW, "received")
_moved("startReferral", "referral", _PAUSED, "in-progress")
_moved("holdReferral", "referral", _WORKING, "on-hold", reason="WAITING_FOR_PERSON")
_moved("completeReferral", "referral", _WORKING, "completed", outcome="ADVICE_GIVEN")
_moved("failReferral", "referral", _WORKING, "failed", reason="NOT_POSSIBLE")
_moved("rejectReferral", "referral", OPEN, "rejected", reason="NO_CAPACITY")
_moved("receiveTakedownRequest", "request", _NEW, "received")
_moved("startTakedownRequest", "request", _PAUSED, "in-progress")
_moved("holdTakedownRequest", "request", _WORKING, "on-hold", reason="WAITING_FOR_THIRD_PARTY")
_moved("failTakedownRequest", "request", _WORKING, "failed", reason="NOT_POSSIBLE")
_moved("rejectTakedownRequest", "request", OPEN, "rejected", reason="NOT_ELIGIBLE")


@move("recordEngagement", lambda walk: with_each(live(walk, "referral", accepted=True), "engaged", "consultation-only"))
async def engage(walk: Walk, name: str, word: str) -> None:
    """受任, or advice alone."""
    thing = walk.world.things[name]
    expected = None if thing.engaged else sure(walk, thing)
    given: dict[str, Any] = {"engagement": word, "engagedOn": today(walk.now).isoformat()}
    given["expectedVersion"] = await walk.version_of(thing.recipient, walk.ids[name])
    if await step(walk, name, "recordEngagement", expected=expected, **given):
        walk.happened("engaged", thing=name, yes=word == "engaged")


@move("completeTakedownRequest", lambda walk: [(name,) for name in by_api(walk, accepted=True)])
async def finish(walk: Walk, name: str) -> None:
    """Every item is answered, and the request closed."""
    thing = walk.world.things[name]
    expected = sure(walk, thing) if thing.statuses <= _WORKING and not thing.four else None
    answers = [{"number": number, "status": "REMOVED"} for number in (1, 2)]
    done = await step(walk, name, "answerTakedownItems", expected=expected, answers=answers)
    if done and await step(walk, name, "completeTakedownRequest", expected=expected):
        walk.happened("status", thing=name, word="completed")


def _by_mail(walk: Walk) -> list[str]:
    return [name for name in ours(walk, "request") if walk.world.things[name].recipient == "board"]


@move("recordTakedownAnswers", lambda walk: with_each(_by_mail(walk), "received", "removed"))
async def record_answers(walk: Walk, name: str, word: str) -> None:
    """A platform that only gets mail has answered, and the sender records it."""
    thing = walk.world.things[name]
    given = {"request": walk.ids[name], "answers": [{"number": 1, "status": word}]}
    shows = "takedownRequest { status }"
    done = await walk.tell(walk.sender_of(thing), "recordTakedownAnswers", shows, **given)
    if walk.judge(walk.blame(thing, "recordTakedownAnswers"), done, expected=None):
        walk.happened("status", thing=name, word=done["takedownRequest"]["status"])
