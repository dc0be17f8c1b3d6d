"""What the operator, the two organisations, time and the worker do."""

from base64 import b64decode
from datetime import timedelta
from typing import Final

from pyrage import decrypt, x25519

from hub.agreements.agree import agree
from hub.agreements.rules import Terms, today
from hub.directory import enrol
from hub.kit.text import Bilingual
from hub.vetting.suspend import resume, suspend
from tests.narrowing.look import left
from tests.narrowing.moves.registry import line, move, with_each
from tests.narrowing.moves.wanted import LESS
from tests.narrowing.town import PEOPLE, PURPOSE, RETENTION_DAYS, SAID, SENDERS, TOLD
from tests.narrowing.values import Duty
from tests.narrowing.walk import Walk

KEYED: Final = ("law", "law2", "site", "board")
_PAIRS: Final = tuple((s, body) for s in SENDERS for body in PURPOSE if body != "board")


@move("", lambda _: [(b, k, u) for b in PURPOSE for k in ("police", "school", "guardian") for u in ("", "minors")])
async def duty(walk: Walk, body: str, kind: str, under: str) -> None:
    """The operator records a duty of a recipient."""
    name = f"{body}:{kind}:{len(walk.world.bodies[body].duties)}"
    words = Bilingual("知らせる義務があります。", "We must tell them.")
    declared = enrol.DeclaredDuty(kind, 18 if under else None, words, "test", today(walk.now))
    async with walk.desk.operator.transaction(None) as session:
        made = await walk.as_operator(enrol.duty, session, walk.town.parties[body].id, declared)
    walk.ids[name] = f"ReportingDuty:{made}"
    walk.happened("duty", body=body, duty=Duty(name, kind, bool(under), walk.now))


@move("", lambda _: with_each(PURPOSE, "police", "guardian"))
async def practice(walk: Walk, body: str, kind: str) -> None:
    """The operator records what a recipient usually does; it stops sending like a duty does (voice)."""
    name = f"{body}:{kind}:{len(walk.world.bodies[body].duties)}"
    words = Bilingual("ふだんは電話で知らせます。", "We will normally call them.")
    declared = enrol.DeclaredDuty(kind, None, words, "test", today(walk.now), kind="practice")
    async with walk.desk.operator.transaction(None) as session:
        made = await walk.as_operator(enrol.duty, session, walk.town.parties[body].id, declared)
    walk.ids[name] = f"ReportingDuty:{made}"
    walk.happened("duty", body=body, duty=Duty(name, kind, under_age=False, since=walk.now))


@move("", lambda _: [(*pair, which) for pair in _PAIRS for which in ("full", "less", "one")])
async def agreement(walk: Walk, member: str, body: str, which: str) -> None:
    """A new agreement takes the place of the old one: for all, for less, or for few."""
    to, whole = walk.world.bodies[body], TOLD | SAID
    fields = {"full": whole, "less": whole - LESS, "one": (whole & LESS) - to.required}[which]
    purposes, day = frozenset({PURPOSE[body]}), today(walk.now)
    terms = Terms(purposes, dict.fromkeys(fields, "full"), RETENTION_DAYS, False, day, None)
    async with walk.desk.operator.transaction(None) as session:
        parties = walk.town.parties
        await agree(session, parties[member].id, parties[body].id, terms, walk.now)
    walk.happened("agreement", sender=member, body=body, fields=fields)


@move("endAgreement", lambda _: [(*pair, side, word) for pair in _PAIRS for side in "sr" for word in ("", "breach")])
async def end_agreement(walk: Walk, member: str, body: str, side: str, word: str) -> None:
    """Either side ends what stands; `breach`: because it was broken."""
    kind = walk.world.bodies[body].kind
    who, box = (f"{member}:supervisor", "SENT") if side == "s" else (f"{body}:{PEOPLE[kind][1]}", "INBOX")
    document = """query($box: AgreementBox!) { agreements(box: $box, first: 100) { edges { node {
      id endedAt sender { id } recipient { id } } } } }"""
    data = await walk.ask(who, document, box=box)
    for node in [edge["node"] for edge in data["agreements"]["edges"]] if data else ():
        pair = walk.town.named(node["sender"]["id"]), walk.town.named(node["recipient"]["id"])
        if node["endedAt"] is None and pair == (member, body):
            given = {"agreement": node["id"], "reason": "BREACH" if word else "ENDED"}
            done = await walk.tell(who, "endAgreement", "agreement { id }", **given)
            if walk.judge("end agreement", done, expected=True):
                walk.happened("agreement", sender=member, body=body, word=word)
                line(walk)


@move("", lambda _: [(body, word) for body in (*SENDERS, *PURPOSE) for word in ("security", "administrative")])
async def suspension(walk: Walk, body: str, word: str) -> None:
    """The operator suspends a member, or lets one go on that is."""
    now, party = walk.world.bodies[body].suspended, walk.town.parties[body].id
    async with walk.desk.operator.transaction(None) as session:
        if now:
            await resume(session, party, walk.now)
        else:
            await suspend(session, party, "security" if word == "security" else "request", walk.now)
    walk.happened("suspension", body=body, word="" if now else word, yes=now == "administrative")


@move("revokeKey", lambda walk: with_each([b for b in KEYED if b not in walk.keyless], "", "stolen"))
async def revoke_key(walk: Walk, body: str, word: str) -> None:
    """n: recipient key revoked: the download is off, the page stays; of a stolen one not what was accepted."""
    data = await walk.ask(f"{body}:admin", "{ recipientKeys { id endedAt } }")
    for key in [one["id"] for one in data["recipientKeys"] if one["endedAt"] is None] if data else ():
        done = await walk.tell(f"{body}:admin", "revokeKey", "keys { id }", key=key, stolen=bool(word))
        if walk.judge("revoke key", done, expected=True):
            walk.keyless |= {body}
            walk.happened(word or "key", body=body)


@move("requestKeyChange", lambda walk: [(body,) for body in sorted({*walk.keyless, "law"})])
async def new_key(walk: Walk, body: str) -> None:
    """A new one proves itself and is confirmed by a second administrator; until then it changes nothing (d18).

    What the lost one held comes back with the worker, which comes within a minute (built).
    """
    holder, shows = x25519.Identity.generate(), "act { id sealedChallenge }"
    given = {"purpose": "AGE", "public": str(holder.to_public())}
    asked = await walk.tell(f"{body}:admin", "requestKeyChange", shows, **given)
    if walk.suspends(body) or not walk.judge("new key", asked, expected=True):
        return
    act = {"act": asked["act"]["id"]}
    early = await walk.tell(f"{body}:admin2", "confirmAct", "act { id }", **act)
    walk.judge("new key, unproven", early, expected=False)
    answer = decrypt(b64decode(asked["act"]["sealedChallenge"]), [holder]).decode()
    await walk.tell(f"{body}:admin", "answerChallenge", "act { id }", **act, answer=answer)
    alone = await walk.tell(f"{body}:admin", "confirmAct", "act { id }", **act)
    walk.judge("new key, alone", alone, expected=False)
    done = await walk.tell(f"{body}:admin2", "confirmAct", "act { id }", **act)
    if walk.judge("new key, by two", done, expected=True):
        walk.keyless.discard(body)
        walk.happened("new_key", body=body)
        line(walk, "key:added")
        await worker(walk)


@move("", lambda _: [(hours,) for hours in ("1", "24", "24", "192", "744")])
async def time(walk: Walk, hours: str) -> None:
    """Time goes by."""
    walk.passed(timedelta(hours=int(hours)))


@move("", lambda _: [()])
async def worker(walk: Walk) -> None:
    """The worker does what is due."""
    await walk.desk.work()
    left(walk)
    walk.happened("worker")
