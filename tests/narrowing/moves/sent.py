"""What is sent: referrals, by a draft or again to the next choice; requests to remove; previews of both."""

from datetime import datetime, timedelta
from typing import Any, Final

from tests.narrowing.moves.registry import Args, about, cases, id_of, line, move, sender, why
from tests.narrowing.oracle import causes, leaving
from tests.narrowing.town import PURPOSE, SAID, TOLD
from tests.narrowing.values import NOTHING, OPEN, Names, Thing
from tests.narrowing.walk import Walk

REFERRED: Final = ("law", "law2", "police", "aid")
_SENT = (("site", ""), ("site", "unread"), ("board", ""))
_ITEMS = (
    {"kind": "URL", "value": "https://sns.example.org/p/1", "service": "例SNS"},
    {"kind": "ACCOUNT", "value": "@leak", "service": "例SNS"},
)
_PREVIEW = """query($case: ID!, $recipient: ID!, $purpose: Purpose!) {
  disclosurePreview(caseId: $case, recipientId: $recipient, purpose: $purpose) { allowed leaves { field } } }"""


def allowed(walk: Walk, case: str, body: str) -> bool | None:
    """Whether sending succeeds. Open: which routes wait while two ages contradict, or the harm code fits no more."""
    against = causes(walk.world, case, body, PURPOSE[body], walk.now)
    return None if not against and case in walk.aged else not against


def released(walk: Walk, case: str, body: str, id: str, until: datetime) -> None:
    """What has just been sent is out."""
    purpose, referral = PURPOSE[body], body in REFERRED
    offer: Names = leaving(walk.world, case, body, purpose, "offer") if referral else NOTHING
    packet, name = leaving(walk.world, case, body, purpose), f"t{len(walk.world.things) + 1}"
    adult, kind = not walk.world.people[case].minor, "referral" if referral else "request"
    requested = frozenset({"requested"})
    walk.ids[name] = id
    made = Thing(kind, case, body, purpose, walk.now, offer, packet, requested, until, adult)
    walk.happened("release", thing=name, made=made)
    line(walk, "offer:released" if referral else "packet:released")


@move("offerReferral", lambda walk: [(c, b, r) for c in cases(walk) for b in REFERRED for r in ("", "draft")])
async def offer(walk: Walk, case: str, body: str, way: str) -> None:
    """A referral, at once or by a draft."""
    expected, shows = allowed(walk, case, body), "referral { id expiresAt }"
    given = {**about(walk, case, body), "urgency": "ROUTINE"}
    done = await walk.tell(sender(walk, case), "draftReferral" if way else "offerReferral", shows, **given)
    if way and not done["errors"]:
        draft = done["referral"]["id"]
        done = await walk.tell(sender(walk, case), "offerDraftedReferral", shows, referral=draft)
    if walk.judge(f"offer, {why(walk, case, body)}", done, expected):
        made = done["referral"]
        released(walk, case, body, made["id"], datetime.fromisoformat(made["expiresAt"]))


@move("discardReferral", lambda walk: [(c, b) for c in cases(walk, closed=False) for b in REFERRED])
async def discard(walk: Walk, case: str, body: str) -> None:
    """A draft that is thrown away was never sent."""
    given = {**about(walk, case, body), "urgency": "ROUTINE"}
    done = await walk.tell(sender(walk, case), "draftReferral", "referral { id }", **given)
    if not done["errors"]:
        draft = done["referral"]["id"]
        done = await walk.tell(sender(walk, case), "discardReferral", "referral { id }", referral=draft)
        walk.judge("discard", done, expected=True)


def _declined(walk: Walk) -> list[Args]:
    things = walk.world.things.items()
    mine, found = cases(walk), {"rejected"} | OPEN
    known = [n for n, t in things if t.kind == "referral" and t.statuses <= found and t.case in mine]
    return [(name, body) for name in known for body in REFERRED]


@move("rerouteReferral", _declined)
async def reroute(walk: Walk, thing: str, body: str) -> None:
    """Sent on to the next choice after a no, or while it is silent, which ends the first."""
    case = walk.world.things[thing].case
    expected = allowed(walk, case, body)
    given = {"referral": walk.ids[thing], "recipient": id_of(walk, body)}
    done = await walk.tell(sender(walk, case), "rerouteReferral", "referral { id expiresAt }", **given)
    if walk.judge(f"reroute, {why(walk, case, body)}", done, expected and None):
        made = done["referral"]
        if walk.world.things[thing].statuses & OPEN:
            walk.happened("ending", thing=thing, word="sender_cancels")
        released(walk, case, body, made["id"], datetime.fromisoformat(made["expiresAt"]))


def wanted(walk: Walk, case: str, body: str) -> dict[str, Any]:
    """Everything that a request says."""
    now = walk.now.isoformat()
    return {
        **about(walk, case, body),
        "items": _ITEMS,
        "urgency": "ROUTINE",
        "legalGround": "性的姿態撮影等処罰法",
        "explanation": "同意なく公開された画像です。",
        "signer": {
            "role": "AUTHORISED",
            "authority": "委任状",
            "preparedBy": "支援団体",
            "signedAt": now,
        },
        "goodFaith": {"statement": "正確かつ完全です。", "at": now},
        "replyContact": {"name": "窓口", "mail": "desk@support.example.org"},
    }


@move("sendTakedownRequest", lambda walk: [(c, *b) for c in cases(walk) for b in _SENT])
async def send(walk: Walk, case: str, body: str, way: str) -> None:
    """A request to remove; `unread`: its platform leaves it closed for now."""
    expected, given = allowed(walk, case, body), wanted(walk, case, body)
    done = await walk.tell(sender(walk, case), "sendTakedownRequest", "takedownRequest { id }", **given)
    if walk.judge(f"send, {why(walk, case, body)}", done, expected):
        released(walk, case, body, done["takedownRequest"]["id"], walk.now + timedelta(days=3660))
        walk.unread |= {f"t{len(walk.world.things)}"} if way else set()


@move("disclosurePreview", lambda walk: [(c, b) for c in cases(walk) for b in REFERRED if not walk.suspends(b)])
async def preview(walk: Walk, case: str, body: str) -> None:
    """d16: a preview that allows is a request that leaves."""
    data = await walk.ask(sender(walk, case), _PREVIEW, **about(walk, case, body))
    expected, seen = allowed(walk, case, body), data["disclosurePreview"]
    kind = f"preview, {why(walk, case, body)}"
    walk.must(expected is None or seen["allowed"] is expected, kind, str(seen))
    names = {one["field"] for one in seen["leaves"]} & (TOLD | SAID)
    most = leaving(walk.world, case, body, PURPOSE[body])
    walk.must(not seen["allowed"] or names <= most, f"{kind} | leaves", str(sorted(names - most)))
