"""Every move of a walk, one place each: what is asked of the hub, whether it must be done, what the oracle is told.

`needs` names the mutation of the schema; a move whose mutation is not there yet is listed in `NOT_THERE_YET`.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from hub.agreements.agree import agree
from hub.agreements.rules import Terms, today
from hub.directory import enrol
from hub.identity.permissions import Role
from hub.kit.text import Text
from hub.vetting.suspend import resume, suspend
from tests.narrowing.forms import there
from tests.narrowing.oracle import LIVE, OPEN, causes, leaving, may_accept, may_send, readable
from tests.narrowing.table import column
from tests.narrowing.town import PURPOSE, RETENTION_DAYS, SAID, SENDERS, TOLD
from tests.narrowing.values import Duty, Names, Person, Thing
from tests.narrowing.walk import Walk

Args = tuple[str, ...]
LESS = frozenset({"narrative", "harm_code", "offender_handles", "call_name", "pattern"})
"""What she takes out when she allows less: nothing that a form requires."""
REFERRED = ("law", "law2", "police")
WHEN = "2026-11-22T02:00:00Z"


@dataclass(frozen=True)
class Move:
    """One kind of step. `choices`: what it can be done with now; `needs`: the mutation it is about, if one."""

    name: str
    needs: str
    choices: Callable[[Walk], Iterable[Args]]
    do: Callable[..., Awaitable[None]]


MOVES: Final[dict[str, Move]] = {}


def move(needs: str, choices: Callable[[Walk], Iterable[Args]]) -> Callable[[Any], Any]:
    """Makes the function a move by its own name."""

    def register(do: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
        MOVES[do.__name__] = Move(do.__name__, needs, choices, do)
        return do

    return register


def NOT_THERE_YET() -> tuple[str, ...]:  # noqa: N802 - reads as the constant that it will be
    """Moves whose mutation the schema does not have yet."""
    return tuple(one.name for one in MOVES.values() if one.needs and not there(one.needs))


def _cases(walk: Walk) -> list[str]:
    return [name for name, person in walk.world.people.items() if not walk.world.bodies[person.sender].suspended]


def _at(walk: Walk, kind: str, *, accepted: bool | None = None) -> list[str]:
    return [
        name
        for name, thing in walk.world.things.items()
        if thing.kind == kind and thing.statuses & LIVE and accepted in (None, thing.accepted)
    ]


def _with(names: Iterable[str], *words: str) -> list[Args]:
    return [(name, word) for name in names for word in words]


def of(walk: Walk, member: str) -> str:
    """Its id in the API."""
    return f"Organisation:{walk.town.parties[member].id}"


# ---- what she says ---------------------------------------------------------------------------------------------


@move("openCase", lambda _: [(s, age, bar) for s in SENDERS for age in ("adult", "minor") for bar in ("", "police")])
async def open_case(walk: Walk, sender: str, age: str, bar: str) -> None:
    """A case with everything recorded and one entry of evidence, preserved."""
    band, harm = ("16_17", "SEXTORTION_MINOR") if age == "minor" else ("20_or_over", "NCII_ADULT")
    fields = {**_told(band), "harm_code": harm}
    made = await walk.tell(
        sender,
        "openCase",
        "case { id }",
        language="ja",
        urgency="routine",
        barredRecipients=[bar] if bar else [],
        fields=[{"name": name, "value": value} for name, value in fields.items()],
    )
    suspended = walk.world.bodies[sender].suspended
    if walk.judge("open case", made, None if suspended else True):
        name = f"c{len(walk.world.people) + 1}"
        walk.ids[name] = made["case"]["id"]
        person = Person(sender, age == "minor", frozenset({bar} if bar else ()))
        walk.happened("case", case=name, made=person)
        entry = {"kind": "messages", "description": "やりとりの控え", "state": "preserved"}
        done = await walk.tell(sender, "addEvidence", "case { id }", case=walk.ids[name], entries=[entry])
        walk.judge("add evidence", done, expected=True)


def _told(band: str) -> dict[str, Any]:
    return {
        "call_name": "ミナ",
        "age_band_now": band,
        "age_band_at_images": band,
        "pattern": "partner_image_abuse",
        "exposure": "published",
        "matter_types": ["takedown", "damages"],
        "narrative": "公開された。",
        "timeline": [{"at": WHEN, "service": "例SNS", "account": "@x", "what": "送られた。"}],
        "offender_handles": [{"service": "例SNS", "handle": "@ookami"}],
        "no_consent_statement": "公開に同意していません。",
        "locations": [{"url": "https://sns.example.org/p/1", "service": "例SNS"}],
        "accounts": [{"service": "例SNS", "handle": "@leak"}],
    }


def _wanted(walk: Walk, body: str, which: str) -> frozenset[str]:
    """The fields of a consent: "full", "less" or "broken", in which a required one is missing."""
    to = walk.world.bodies[body]
    places = {"locations", "accounts"} if PURPOSE[body] == "removal" else set()  # of these the items are made
    full = (to.needs[PURPOSE[body]] | to.needs["offer"] | places) & walk.world.asked
    return full - LESS if which == "less" else full - to.required if which == "broken" else full


def _forms(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"name": name, "form": "full"} for name in sorted(names)]


def _about(walk: Walk, case: str, body: str) -> dict[str, str]:
    return {"case": walk.ids[case], "recipient": of(walk, body), "purpose": PURPOSE[body]}


_CONSENTS = tuple(
    (w, d, a) for w in ("full", "full", "less", "broken") for d in ("90", "20") for a in ("", "", "assent")
)


@move("recordConsent", lambda walk: [(c, b, *w) for c in _cases(walk) for b in PURPOSE for w in _CONSENTS])
async def consent(walk: Walk, case: str, body: str, which: str, days: str, asked: str) -> None:
    """She says yes. `asked`: the facts of a minor were asked although she counts as an adult."""
    person, fields = walk.world.people[case], _wanted(walk, body, which)
    until = walk.now + timedelta(days=int(days))
    facts = {
        "assent": True,
        "guardianConsent": "absent",
        "guardianReason": "本人の希望",
        "guardianInformed": False,
        "guardianInformedReason": "本人の希望",
    }
    minor = facts if person.minor or asked else {}
    about = {**_about(walk, case, body), "fields": _forms(fields), "until": until.isoformat(), **minor}
    done = await walk.tell(person.sender, "recordConsent", "consent { eventType }", **about)
    before = person.folds.get((body, PURPOSE[body]))
    if walk.judge("consent", done, not person.closed and not person.dead):
        earlier = "earlier" if before and before.event == "given" and until < before.until else ""
        said = {"case": case, "body": body, "purpose": PURPOSE[body], "yes": bool(minor), "word": earlier}
        walk.happened("consent", fields=fields, until=until, **said)
        _line(walk, "consent:given")


@move("recordRefusal", lambda walk: [(c, b) for c in _cases(walk) for b in PURPOSE])
async def refusal(walk: Walk, case: str, body: str) -> None:
    """She says no."""
    person = walk.world.people[case]
    done = await walk.tell(person.sender, "recordRefusal", "consent { eventType }", **_about(walk, case, body))
    if walk.judge("refusal", done, None if person.closed else True):
        walk.happened("refusal", case=case, body=body, purpose=PURPOSE[body])
        _line(walk, "consent:refused")


def _given(walk: Walk) -> list[tuple[str, str]]:
    people = walk.world.people
    return [
        (case, body)
        for case in _cases(walk)
        for (body, _), fold in people[case].folds.items()
        if fold.event == "given" and fold.until > walk.now and not people[case].closed
    ]


@move(
    "shortenConsent", lambda walk: [(*g, w, d) for g in _given(walk) for w in ("less", "broken", "") for d in ("5", "")]
)
async def shorten(walk: Walk, case: str, body: str, which: str, days: str) -> None:
    """She allows less: fewer fields, an earlier end, or both."""
    person = walk.world.people[case]
    fold = person.folds[body, PURPOSE[body]]
    fields = fold.fields & _wanted(walk, body, which) if which else fold.fields
    until = min(fold.until, walk.now + timedelta(days=int(days))) if days else fold.until
    given: dict[str, Any] = _about(walk, case, body)
    given |= {"fields": _forms(fields)} if which else {}
    given |= {"until": until.isoformat()} if days else {}
    done = await walk.tell(person.sender, "shortenConsent", "consent { eventType }", **given)
    if walk.judge("shorten", done, None if (fields, until) == (fold.fields, fold.until) or not fields else True):
        said = {"case": case, "body": body, "purpose": PURPOSE[body], "yes": fold.assent}
        walk.happened("consent", fields=fields, until=until, word="earlier" if until < fold.until else "", **said)
        _line(walk, "consent:shortened")


_WITHDRAWALS = tuple((when, recall) for when in ("later", "later", "now") for recall in ("", "", "recall"))


@move("withdrawConsent", lambda walk: [(c, b, *w) for c in _cases(walk) for b in ("", *PURPOSE) for w in _WITHDRAWALS])
async def withdrawal(walk: Walk, case: str, body: str, when: str, recall: str) -> None:
    """She takes it back, from one or from all ("")."""
    person = walk.world.people[case]
    given: dict[str, Any] = {"case": walk.ids[case], "recall": bool(recall)}
    given |= {"destruction": "NOW" if when == "now" else "AFTER_SEVEN_DAYS"}
    given |= {"recipient": of(walk, body)} if body else {}
    done = await walk.tell(person.sender, "withdrawConsent", "acknowledgement { id }", **given)
    if walk.judge("withdrawal", done, expected=True):  # d4: "Withdrawal always succeeds, at once"
        name = f"w{len(walk.withdrawals) + 1}"
        walk.ids[name], walk.withdrawals[name] = done["acknowledgement"]["id"], (case, body, walk.now)
        walk.happened("withdrawal", case=case, body=body, word=when, yes=bool(recall))
        _line(walk, "consent:withdrawn")


@move("withdrawConsent", lambda walk: _with(_cases(walk), "", "law"))
async def guardian(walk: Walk, case: str, body: str) -> None:
    """A guardian asks to take it back. voice: "never ... withdraws"; an objection is kept and a human decides."""
    given = {"case": walk.ids[case], "givenBy": "GUARDIAN", **({"recipient": of(walk, body)} if body else {})}
    await walk.tell(walk.world.people[case].sender, "withdrawConsent", "acknowledgement { id }", **given)
    walk.happened("guardian", case=case, body=body)


@move("undoWithdrawal", lambda walk: [(id,) for id, (case, _, _) in walk.withdrawals.items() if case in _cases(walk)])
async def undo(walk: Walk, name: str) -> None:
    """It was not hers: a new yes in her own voice."""
    case, body, at = walk.withdrawals[name]
    late = walk.now >= at + timedelta(days=7)
    given = {"withdrawal": walk.ids[name]}
    done = await walk.tell(walk.world.people[case].sender, "undoWithdrawal", "case { id }", **given)
    if walk.judge("undo", done, False if late else None):  # d4: "destroyed after 7 days unless undone"
        walk.happened("undo", case=case, body=body)


@move("", lambda walk: _with(_cases(walk), "police", "school", "legal_aid", "platform"))
async def bar(walk: Walk, case: str, word: str) -> None:
    """She bars a kind of organisation."""
    await _state_bar(walk, case, word, word)


@move("", lambda walk: [(c, b) for c in _cases(walk) for b in PURPOSE])
async def bar_one(walk: Walk, case: str, body: str) -> None:
    """She bars one organisation by name."""
    await _state_bar(walk, case, body, str(walk.town.parties[body].id))


async def _state_bar(walk: Walk, case: str, word: str, written: str) -> None:
    person = walk.world.people[case]
    if there("barRecipient"):
        done = await walk.tell(person.sender, "barRecipient", "case { id }", case=walk.ids[case], barred=written)
    else:
        all_of = [written, *(_written(walk, one) for one in sorted(person.bars))]
        done = await _record(walk, case, "barred_recipients", sorted(set(all_of)))
    if walk.judge("bar", done, None if person.closed else True):
        walk.happened("bar", case=case, word=word)
        _line(walk)


def _written(walk: Walk, word: str) -> str:
    return str(walk.town.parties[word].id) if word in walk.town.parties else word


async def _record(walk: Walk, case: str, name: str, value: object) -> Any:
    fields = [{"name": name, "value": value}]
    sender = walk.world.people[case].sender
    return await walk.tell(sender, "recordFields", "case { id }", case=walk.ids[case], fields=fields)


@move("recordFields", lambda walk: [(case,) for case in _cases(walk) if walk.world.people[case].bars])
async def edit_bars_away(walk: Walk, case: str) -> None:
    """A caseworker overwrites the bars with none. voice: a bar is lifted by her own yes alone; so nothing follows."""
    await _record(walk, case, "barred_recipients", [])


@move("liftBar", lambda walk: [(c, bar) for c in _cases(walk) for bar in walk.world.people[c].bars])
async def lift(walk: Walk, case: str, word: str) -> None:
    """Her own yes lifts it for 24 hours (voice: "A minor's bar")."""
    person = walk.world.people[case]
    given = {"case": walk.ids[case], "barred": _written(walk, word), "reason": "本人の希望", "alone": True}
    done = await walk.tell(person.sender, "liftBar", "case { id }", **given)
    if walk.judge("lift", done, expected=None):
        walk.happened("lift", case=case, word=word, until=walk.now + timedelta(hours=24))


@move(
    "recordFields", lambda walk: _with([c for c in _cases(walk) if not walk.world.people[c].closed], "minor", "adult")
)
async def age(walk: Walk, case: str, word: str) -> None:
    """An age is stated. The more protective reading rules, so "adult" after "minor" opens nothing (d15)."""
    band = "16_17" if word == "minor" else "20_or_over"
    if there("stateAge"):
        sender = walk.world.people[case].sender
        done = await walk.tell(sender, "stateAge", "case { id }", case=walk.ids[case], now=band, band=band)
    else:
        done = await _record(walk, case, "age_band_now", band)
    if walk.judge("age", done, True if word == "minor" else None):
        walk.happened(word, case=case)
        _line(walk)


def _asked(walk: Walk) -> list[Args]:
    return [
        (case, body, duty.id, word)
        for case in _cases(walk)
        for body in PURPOSE
        for duty in walk.world.bodies[body].duties
        for word in ("yes", "no")
        if duty.reports_to and not walk.world.people[case].closed
    ]


@move("recordOnwardAnswer", _asked)
async def onward(walk: Walk, case: str, body: str, duty: str, word: str) -> None:
    """The sentence of a duty was read aloud to her."""
    given = {"case": walk.ids[case], "recipient": of(walk, body), "duty": walk.ids[duty], "version": 1}
    sender = walk.world.people[case].sender
    done = await walk.tell(sender, "recordOnwardAnswer", "case { id }", **given, answer=word == "yes")
    if walk.judge("onward", done, expected=None):
        walk.happened("onward", case=case, word=duty, yes=word == "yes")
        _line(walk, "onward_report:answered")


@move("closeCase", lambda walk: [(case,) for case in _cases(walk) if not walk.world.people[case].closed])
async def close(walk: Walk, case: str) -> None:
    """n: closing is refused, or each open thing ends."""
    done = await walk.tell(walk.world.people[case].sender, "closeCase", "case { id }", case=walk.ids[case])
    if walk.judge("close", done, expected=None):
        walk.happened("closing", case=case)


@move("recordDeath", lambda walk: [(case,) for case in _cases(walk) if not walk.world.people[case].dead])
async def death(walk: Walk, case: str) -> None:
    """She died."""
    done = await walk.tell(walk.world.people[case].sender, "recordDeath", "case { id }", case=walk.ids[case])
    if walk.judge("death", done, expected=True):
        walk.happened("death", case=case)


def _line(walk: Walk, verb: str = "") -> None:
    """d8, issue 7: a change has its line in the ledger."""
    lines = {one for one, _ in walk.lines()}
    walk.must(lines & {verb} if verb else lines, f"{walk.last} | no ledger line {verb}", str(sorted(lines)))


# ---- what is sent ----------------------------------------------------------------------------------------------


def _thing(walk: Walk, kind: str, case: str, body: str, offer: Names, packet: Names, until: datetime) -> Thing:
    adult = not walk.world.people[case].minor
    return Thing(kind, case, body, PURPOSE[body], walk.now, offer, packet, frozenset({"requested"}), until, adult)


def _released(walk: Walk, name: str, thing: Thing, id: str) -> None:
    walk.ids[name] = id
    walk.happened("release", thing=name, made=thing)
    _line(walk, "offer:released" if thing.kind == "referral" else "packet:released")


@move("offerReferral", lambda walk: [(c, b, r) for c in _cases(walk) for b in REFERRED for r in ("", "draft")])
async def offer(walk: Walk, case: str, body: str, way: str) -> None:
    """A referral, at once or by a draft."""
    person, purpose = walk.world.people[case], PURPOSE[body]
    expected = may_send(walk.world, case, body, purpose, walk.now)
    shows, wanted = "referral { id expiresAt }", {**_about(walk, case, body), "urgency": "routine"}
    done = await walk.tell(person.sender, "draftReferral" if way else "offerReferral", shows, **wanted)
    if way and not done["errors"]:
        done = await walk.tell(person.sender, "offerDraftedReferral", shows, referral=done["referral"]["id"])
    if walk.judge(f"offer {_why(walk, case, body)}", done, expected is not None):
        made = done["referral"]
        until = datetime.fromisoformat(made["expiresAt"])
        shown, packet = (leaving(walk.world, case, body, purpose, form) for form in ("offer", "packet"))
        thing = _thing(walk, "referral", case, body, shown, packet, until)
        _released(walk, f"t{len(walk.world.things) + 1}", thing, made["id"])


def _why(walk: Walk, case: str, body: str) -> str:
    return "+".join(sorted(causes(walk.world, case, body, PURPOSE[body], walk.now)))


@move("sendTakedownRequest", lambda walk: [(c, b) for c in _cases(walk) for b in ("site", "board")])
async def send(walk: Walk, case: str, body: str) -> None:
    """A request to remove."""
    person, purpose = walk.world.people[case], PURPOSE[body]
    expected = may_send(walk.world, case, body, purpose, walk.now)
    items = [
        {"kind": "url", "value": "https://sns.example.org/p/1", "service": "例SNS"},
        {"kind": "account", "value": "@leak", "service": "例SNS"},
    ]
    done = await walk.tell(
        person.sender,
        "sendTakedownRequest",
        "takedownRequest { id }",
        **_about(walk, case, body),
        items=items,
        urgency="routine",
        legalGround="性的姿態撮影等処罰法",
        explanation="同意なく公開された画像です。",
        signer={"role": "authorised", "authority": "委任状", "preparedBy": "支援団体", "signedAt": WHEN},
        goodFaith={"statement": "正確かつ完全です。", "at": WHEN},
        replyContact={"name": "窓口", "mail": "desk@support.example.org"},
    )
    if walk.judge(f"send {_why(walk, case, body)}", done, expected is not None):
        packet = leaving(walk.world, case, body, purpose)
        far = walk.now + timedelta(days=3660)
        thing = _thing(walk, "request", case, body, frozenset(), packet, far)
        _released(walk, f"t{len(walk.world.things) + 1}", thing, done["takedownRequest"]["id"])


@move("disclosurePreview", lambda walk: [(c, b) for c in _cases(walk) for b in REFERRED])
async def preview(walk: Walk, case: str, body: str) -> None:
    """d16: a preview that allows is a request that leaves."""
    sender, about = walk.world.people[case].sender, _about(walk, case, body)
    document = """query($case: ID!, $recipient: ID!, $purpose: String!) {
      disclosurePreview(caseId: $case, recipientId: $recipient, purpose: $purpose) { allowed leaves { field } } }"""
    data = await walk.ask(sender, document, **about)
    expected = may_send(walk.world, case, body, PURPOSE[body], walk.now)
    seen = data["disclosurePreview"]
    kind = f"preview {_why(walk, case, body)}"
    walk.must(seen["allowed"] is (expected is not None), kind, str(seen))
    names = {one["field"] for one in seen["leaves"]} & (TOLD | SAID)
    walk.must(not seen["allowed"] or names <= (expected or set()), f"{kind} | leaves", str(names))


# ---- what becomes of a referral --------------------------------------------------------------------------------


async def _step(walk: Walk, thing: str, mutation: str, expected: bool | None, **given: Any) -> bool:
    one = walk.world.things[thing]
    what = "referral" if one.kind == "referral" else "request"
    shows = "referral { id }" if one.kind == "referral" else "takedownRequest { id }"
    done = await walk.tell(one.recipient, mutation, shows, **{what: walk.ids[thing]}, **given)
    return walk.judge(walk.blame(one, mutation), done, expected)


@move("acceptReferral", lambda walk: _with(_at(walk, "referral", accepted=False), "read", "read", "unread"))
async def accept(walk: Walk, thing: str, way: str) -> None:
    """The lawyer takes it; `unread`: and leaves it closed for now."""
    expected = may_accept(walk.world, walk.world.things[thing], walk.now)
    if await _step(walk, thing, "acceptReferral", expected):
        walk.happened("status", thing=thing, word="accepted", until=walk.now + timedelta(days=RETENTION_DAYS))
        walk.unread |= {thing} if way == "unread" else set()


@move("", lambda walk: [(thing,) for thing in sorted(walk.unread)])
async def open_up(walk: Walk, thing: str) -> None:
    """What was left closed is read from now on."""
    walk.unread.discard(thing)


def _moved(
    mutation: str, kind: str, before: frozenset[str], after: str, *, accepted: bool | None, **given: Any
) -> None:
    """A move of the recipient's own: begin, pause, finish; always allowed from these statuses."""

    def choices(walk: Walk) -> list[Args]:
        return [(n,) for n in _at(walk, kind, accepted=accepted) if walk.world.things[n].statuses <= before]

    async def do(walk: Walk, thing: str) -> None:
        let_in = not walk.world.bodies[walk.world.things[thing].recipient].suspended
        if await _step(walk, thing, mutation, None if not let_in or walk.world.things[thing].cut else True, **given):
            walk.happened("status", thing=thing, word=after)

    MOVES[mutation] = Move(mutation, mutation, choices, do)


_WORKING = frozenset({"accepted", "in-progress"})
_moved("receiveReferral", "referral", frozenset({"requested"}), "received", accepted=False)
_moved("startReferral", "referral", frozenset({"accepted", "on-hold"}), "in-progress", accepted=True)
_moved("holdReferral", "referral", _WORKING, "on-hold", accepted=True, reason="waiting-for-person")
_moved("completeReferral", "referral", _WORKING, "completed", accepted=True, outcome="advice-given")
_moved("failReferral", "referral", _WORKING, "failed", accepted=True, reason="not-possible")
_moved("rejectReferral", "referral", OPEN, "rejected", accepted=False, reason="no-capacity")
_moved("receiveTakedownRequest", "request", frozenset({"requested"}), "received", accepted=False)
_moved("startTakedownRequest", "request", frozenset({"accepted", "on-hold"}), "in-progress", accepted=True)
_moved("holdTakedownRequest", "request", _WORKING, "on-hold", accepted=True, reason="waiting-for-third-party")
_moved("failTakedownRequest", "request", _WORKING, "failed", accepted=True, reason="not-possible")
_moved("rejectTakedownRequest", "request", OPEN, "rejected", accepted=False, reason="not-eligible")


@move("rejectReferral", lambda walk: _with(_at(walk, "referral", accepted=False), "consent-withdrawn", "expired"))
async def reject_with_the_hubs_word(walk: Walk, thing: str, word: str) -> None:
    """Issue 7: reasons that only the hub may give are refused from others."""
    await _step(walk, thing, "rejectReferral", expected=False, reason=word)


@move("recordEngagement", lambda walk: _with(_at(walk, "referral", accepted=True), "engaged", "consultation-only"))
async def engage(walk: Walk, thing: str, word: str) -> None:
    """受任, or advice alone."""
    one = walk.world.things[thing]
    unsure = one.cut or one.engaged or walk.world.bodies[one.recipient].suspended
    day = today(walk.now).isoformat()
    done = await _step(walk, thing, "recordEngagement", None if unsure else True, engagement=word, engagedOn=day)
    if done and word == "engaged":
        walk.happened("engaged", thing=thing)


_ENDS = ("no-capacity", "other", "conflict-of-interest")


@move("cancelReferral", lambda walk: _with(_at(walk, "referral"), *_ENDS))
async def recipient_cancels(walk: Walk, thing: str, reason: str) -> None:
    """The recipient ends it; in conflict of interest for the whole office."""
    one = walk.world.things[thing]
    unsure = one.cut or walk.world.bodies[one.recipient].suspended or one.statuses - LIVE
    if await _step(walk, thing, "cancelReferral", None if unsure else True, reason=reason):
        cause = "conflict" if reason == "conflict-of-interest" else "recipient_cancels"
        walk.happened("ending", thing=thing, word=cause)


@move("cancelReferral", lambda walk: _with([t for t in _at(walk, "referral") if _ours(walk, t)], "other", "duplicate"))
async def sender_cancels(walk: Walk, thing: str, reason: str) -> None:
    """The sender ends it."""
    one = walk.world.things[thing]
    sender = walk.sender_of(one)
    done = await walk.tell(sender, "cancelReferral", "referral { id }", referral=walk.ids[thing], reason=reason)
    if walk.judge(walk.blame(one, "cancelReferral"), done, None if one.cut or one.statuses - LIVE else True):
        walk.happened("ending", thing=thing, word="sender_cancels")


def _ours(walk: Walk, thing: str) -> bool:
    return not walk.world.bodies[walk.sender_of(walk.world.things[thing])].suspended


# ---- what becomes of a request ---------------------------------------------------------------------------------


def _api(walk: Walk, *, accepted: bool | None = None) -> list[str]:
    return [n for n in _at(walk, "request", accepted=accepted) if walk.world.things[n].recipient == "site"]


@move("acceptTakedownRequest", lambda walk: [(n, w) for n in _api(walk, accepted=False) for w in ("accept", "answer")])
async def take(walk: Walk, thing: str, way: str) -> None:
    """The platform takes it on, or answers its first item, which is the same."""
    expected = may_accept(walk.world, walk.world.things[thing], walk.now)
    answers = {"answers": [{"number": 1, "status": "under-review"}]} if way == "answer" else {}
    mutation = "answerTakedownItems" if way == "answer" else "acceptTakedownRequest"
    if await _step(walk, thing, mutation, expected, **answers):
        walk.happened("status", thing=thing, word="accepted")


@move("completeTakedownRequest", lambda walk: [(n,) for n in _api(walk, accepted=True)])
async def finish(walk: Walk, thing: str) -> None:
    """Every item is answered, and the request closed."""
    one = walk.world.things[thing]
    sure = not one.cut and one.statuses <= _WORKING and not walk.world.bodies[one.recipient].suspended
    answers = [{"number": number, "status": "removed"} for number in (1, 2)]
    done = await _step(walk, thing, "answerTakedownItems", True if sure else None, answers=answers)
    if done and await _step(walk, thing, "completeTakedownRequest", True if sure else None):
        walk.happened("status", thing=thing, word="completed")


@move("cancelTakedownRequest", lambda walk: _with(_api(walk), "other", "conflict-of-interest"))
async def platform_cancels(walk: Walk, thing: str, reason: str) -> None:
    """The platform ends it."""
    if await _step(walk, thing, "cancelTakedownRequest", None, reason=reason):
        cause = "conflict" if reason == "conflict-of-interest" else "recipient_cancels"
        walk.happened("ending", thing=thing, word=cause)


_SENDERS_WORDS = ("sent-in-error", "duplicate", "other", "consent-withdrawn")


@move("cancelTakedownRequest", lambda walk: _with([t for t in _at(walk, "request") if _ours(walk, t)], *_SENDERS_WORDS))
async def sender_cancels_request(walk: Walk, thing: str, reason: str) -> None:
    """n: sender cancels: `sent-in-error`, `duplicate`, or her yes; a taken one only sent in error."""
    one = walk.world.things[thing]
    right = ("sent-in-error", "duplicate") if column(one) == "untaken" else ("sent-in-error",)
    expected = (None if one.cut or one.statuses - LIVE else True) if reason in right else False
    expected = None if (reason, column(one)) == ("duplicate", "taken") else expected
    done = await walk.tell(
        walk.sender_of(one), "cancelTakedownRequest", "takedownRequest { id }", request=walk.ids[thing], reason=reason
    )
    if walk.judge(walk.blame(one, f"cancelTakedownRequest {reason}"), done, expected):
        walk.happened("ending", thing=thing, word="sender_cancels")


@move("recallTakedownRequest", lambda walk: _with([t for t in _at(walk, "request") if _ours(walk, t)], "yes", "no"))
async def recall(walk: Walk, thing: str, word: str) -> None:
    """Her own yes takes it back, and nothing else does."""
    one = walk.world.things[thing]
    given = {"request": walk.ids[thing], "herOwnYes": word == "yes"}
    done = await walk.tell(walk.sender_of(one), "recallTakedownRequest", "takedownRequest { id }", **given)
    expected = (None if one.cut or one.statuses - LIVE else True) if word == "yes" else False
    if walk.judge(walk.blame(one, "recallTakedownRequest"), done, expected):
        walk.happened("ending", thing=thing, word="sender_cancels")


# ---- what the operator, time and the worker do -------------------------------------------------------------------


@move("", lambda _: [(b, k, u) for b in PURPOSE for k in ("police", "school", "guardian") for u in ("", "minors")])
async def duty(walk: Walk, body: str, kind: str, under: str) -> None:
    """The operator records a duty of a recipient."""
    day, name = today(walk.now), f"{body}:{kind}:{len(walk.world.bodies[body].duties)}"
    words = Text("警察に知らせます。", "We tell them.")
    declared = enrol.DeclaredDuty(kind, 18 if under else None, words, "test", day)
    async with walk.desk.operator.transaction(None) as session:
        made = await enrol.duty(session, walk.town.parties[body].id, declared)
    walk.ids[name] = f"ReportingDuty:{made}"
    walk.happened("duty", body=body, duty=Duty(name, kind, bool(under), walk.now))


@move("", lambda _: [(s, b, w) for s in SENDERS for b in PURPOSE if b != "board" for w in ("full", "less", "one")])
async def agreement(walk: Walk, sender: str, body: str, which: str) -> None:
    """A new agreement takes the place of the old one: for all, for less, or for few."""
    to, all_of = walk.world.bodies[body], TOLD | SAID
    fields = {"full": all_of, "less": all_of - LESS, "one": (all_of & LESS) - to.required}[which]
    terms = Terms(
        frozenset({PURPOSE[body]}), dict.fromkeys(fields, "full"), RETENTION_DAYS, False, today(walk.now), None
    )
    async with walk.desk.operator.transaction(None) as session:
        await agree(session, walk.town.parties[sender].id, walk.town.parties[body].id, terms, walk.now)
    walk.happened("agreement", sender=sender, body=body, fields=frozenset(fields))


@move("endAgreement", lambda _: [(s, b, w) for s in SENDERS for b in PURPOSE if b != "board" for w in ("", "breach")])
async def end_agreement(walk: Walk, sender: str, body: str, word: str) -> None:
    """Either side ends it; `breach`: because it was broken."""
    given: dict[str, Any] = {"sender": of(walk, sender), "recipient": of(walk, body), "purpose": PURPOSE[body]}
    given |= {"breach": bool(word), "reason": word or "other"}
    done = await walk.tell(f"{sender}:supervisor", "endAgreement", "agreement { id }", **given)
    if walk.judge("end agreement", done, expected=None):
        walk.happened("agreement", sender=sender, body=body, word=word)


@move("", lambda _: [(b, w) for b in (*SENDERS, *PURPOSE) for w in ("security", "administrative")])
async def suspension(walk: Walk, body: str, word: str) -> None:
    """The operator suspends a member, or lets one go on that is."""
    now, before = walk.world.bodies[body].suspended, walk.town.parties[body].id
    async with walk.desk.operator.transaction(None) as session:
        if now:
            await resume(session, before, walk.now)
        else:
            await suspend(session, before, "security" if word == "security" else "request", walk.now)
    walk.happened("suspension", body=body, word="" if now else word, yes=now == "administrative")


@move("", lambda _: [(d,) for d in ("1", "24", "24", "192", "744")])
async def time(walk: Walk, hours: str) -> None:
    """Time goes by."""
    walk.passed(timedelta(hours=int(hours)))


@move("", lambda _: [()])
async def worker(walk: Walk) -> None:
    """The worker does what is due."""
    await walk.desk.work()
    walk.happened("worker")


# ---- keys, and everything else that changes no right to read -----------------------------------------------------


@move("revokeKey", lambda walk: [(b,) for b in ("law", "law2") if b not in walk.keyless])
async def revoke_key(walk: Walk, body: str) -> None:
    """n: recipient key revoked: the download is off, the page stays."""
    data = await walk.ask(f"{body}:admin", "{ recipientKeys { id state endedAt } }")
    keys = [key["id"] for key in data["recipientKeys"] if key["endedAt"] is None] if data else []
    for key in keys:
        done = await walk.tell(f"{body}:admin", "revokeKey", "keys { id }", key=key)
        walk.judge("revoke key", done, expected=True)
        walk.keyless |= {body}
        walk.happened("key", body=body)


@move("answerHolding", lambda _: _with(REFERRED, "DELETED", "KEPT"))
async def answer_holding(walk: Walk, body: str, word: str) -> None:
    """A holder says what became of what it had."""
    data = await walk.ask(body, "{ holdings(box: INBOX, first: 5, status: ASKED) { edges { node { id } } } }")
    for edge in data["holdings"]["edges"][:1] if data else ():
        given = {"holding": edge["node"]["id"], "answer": word, **({"duty": "弁護士法"} if word == "KEPT" else {})}
        done = await walk.tell(body, "answerHolding", "holding { id }", **given)
        if walk.judge("answer holding", done, expected=True):
            _line(walk, "holding:answered")


@move("checkConflict", lambda walk: [(n,) for n in _at(walk, "referral", accepted=False)])
async def check_conflict(walk: Walk, thing: str) -> None:
    """The lawyer asks whether it acts for the opponent; nothing is learnt of an offer that cannot be read."""
    one = walk.world.things[thing]
    given = {"referral": walk.ids[thing], "names": ["@ookami"]}
    done = await walk.tell(one.recipient, "checkConflict", "conflict", **given)
    _, most = readable(walk.world, one, "offer", walk.now)
    fine = most or done["errors"] or done["conflict"] is None
    walk.must(fine, f"{walk.blame(one, 'checkConflict')} | answered", str(done))


@move("setEvidenceState", lambda walk: _with([c for c in _cases(walk) if not walk.world.people[c].closed], "preserved"))
async def evidence(walk: Walk, case: str, state: str) -> None:
    """The evidence is preserved, as it was."""
    given = {"case": walk.ids[case], "numbers": [1], "state": state}
    await walk.tell(walk.world.people[case].sender, "setEvidenceState", "case { id }", **given)


@move("recordFields", lambda walk: [(c,) for c in _cases(walk) if not walk.world.people[c].closed])
async def edit(walk: Walk, case: str) -> None:
    """The story is written anew: nothing of it reaches what is out (d6)."""
    walk.judge("edit", await _record(walk, case, "narrative", "あとで書き直した。"), expected=True)
    _line(walk)


@move("addToTeam", lambda walk: [(case,) for case in _cases(walk)])
async def team(walk: Walk, case: str) -> None:
    """The supervisor puts herself on the case."""
    sender = walk.world.people[case].sender
    me = f"Principal:{walk.town.people[sender, Role.SUPERVISOR]}"
    given = {"case": walk.ids[case], "principal": me, "reason": "確認のため"}
    await walk.tell(f"{sender}:supervisor", "addToTeam", "team { role }", **given)


@move("recordOutsideDisclosure", lambda walk: [(c, b) for c in _cases(walk) for b in REFERRED])
async def outside(walk: Walk, case: str, body: str) -> None:
    """Told by telephone; what happened can always be recorded (d13)."""
    given: dict[str, Any] = {**_about(walk, case, body), "how": "telephone", "fields": _forms(["call_name"])}
    given["disclosedAt"] = walk.now.isoformat()
    sender = walk.world.people[case].sender
    done = await walk.tell(sender, "recordOutsideDisclosure", "disclosure { how }", **given)
    walk.judge("outside disclosure", done, expected=True)


@move("rerouteReferral", lambda walk: [(n, b) for n in walk.world.things for b in REFERRED if _closed(walk, n)])
async def reroute(walk: Walk, thing: str, body: str) -> None:
    """Sent on to the next choice after a no."""
    one = walk.world.things[thing]
    expected = may_send(walk.world, one.case, body, PURPOSE[body], walk.now)
    given = {"referral": walk.ids[thing], "recipient": of(walk, body)}
    done = await walk.tell(walk.sender_of(one), "rerouteReferral", "referral { id expiresAt }", **given)
    if walk.judge(f"reroute {_why(walk, one.case, body)}", done, None if expected is not None else False):
        shown, packet = (leaving(walk.world, one.case, body, PURPOSE[body], form) for form in ("offer", "packet"))
        until = datetime.fromisoformat(done["referral"]["expiresAt"])
        made = _thing(walk, "referral", one.case, body, shown, packet, until)
        _released(walk, f"t{len(walk.world.things) + 1}", made, done["referral"]["id"])


def _closed(walk: Walk, thing: str) -> bool:
    one = walk.world.things[thing]
    return one.kind == "referral" and one.statuses <= {"rejected"} and _ours(walk, thing)


@move("recordTakedownAnswers", lambda walk: _with(_board(walk), "received", "removed"))
async def record_answers(walk: Walk, thing: str, word: str) -> None:
    """A platform that only gets mail has answered, and the sender records it."""
    one = walk.world.things[thing]
    given = {"request": walk.ids[thing], "answers": [{"number": 1, "status": word}]}
    shows = "takedownRequest { status }"
    done = await walk.tell(walk.sender_of(one), "recordTakedownAnswers", shows, **given)
    if walk.judge(walk.blame(one, "recordTakedownAnswers"), done, expected=None):
        walk.happened("status", thing=thing, word=done["takedownRequest"]["status"])


def _board(walk: Walk) -> list[str]:
    return [n for n in _at(walk, "request") if walk.world.things[n].recipient == "board" and _ours(walk, n)]
