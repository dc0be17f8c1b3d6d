"""Each state of the table, put there with real releases, and each cause, as its own room brings it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from psycopg.types.json import Jsonb
from sqlalchemy import text

from hub.cases import door
from hub.consent.expire import expire
from hub.consent.load import Place, overview
from hub.consent.onward import answer as answer_duty
from hub.consent.record import record
from hub.identity.work import Work
from hub.intake.answers import About, Said
from hub.intake.correct import record_fields
from hub.intake.end_case import close_case
from hub.intake.refuse import record_refusal
from hub.intake.shorten import shorten_consent
from hub.kit.errors import Conflict, NotFound
from hub.narrowing.causes import Cause, Narrowing
from hub.narrowing.states import State
from hub.referrals import cancel as referral_cancel
from hub.referrals.accept import accept
from hub.releases.read import by_id, read
from hub.takedowns import recall
from hub.takedowns.door import takedown
from hub.takedowns.ended_there import end_there as end_request
from hub.takedowns.items import seal_items
from hub.withdrawals.narrow import narrow
from hub.withdrawals.withdraw import Change, withdraw
from tests.parties import NOW, Parties, Party
from tests.withdrawals.scene import BY_HER, LEGAL, REMOVAL, Released, Scene, a_case

LATER = NOW + timedelta(hours=1)
END = NOW + timedelta(days=60)
_WAY = {"kind": "chat", "wording": "友人として", "voicemail": False}
CONTACT = {"ways": [{**_WAY, "value": "canary-chat", "hours": "平日の昼"}]}
OTHER_CONTACT = {"ways": [{**_WAY, "value": "another-chat", "hours": "夜"}]}
FIELDS = {**LEGAL, "safe_contact": "full"}
LEFT = {name: form for name, form in FIELDS.items() if name != "exposure"}
REFERRED = {State.OFFERED: "received", State.ACCEPTED: "accepted", State.ENGAGED: "in-progress"}
REFERRED |= {State.QUEUED: "requested", State.HOLDER: "accepted"}


@dataclass(frozen=True)
class Stage:
    """One thing that is out, in one state."""

    scene: Scene
    other: Party
    state: State
    sent: Released

    @property
    def parties(self) -> Parties:
        return self.scene.parties

    @property
    def removal(self) -> bool:
        return self.state in (State.UNTAKEN, State.TAKEN)

    async def read(self) -> Mapping[str, Any] | None:
        """What the recipient reads now; None where it reads nothing. Before acceptance that is the offer."""
        kind = "offer" if self.state in (State.OFFERED, State.QUEUED) else "packet"
        async with self.parties.work(self.other, LATER) as work:
            try:
                return (await read(work, self.sent.object, "offer" if kind == "offer" else "packet")).fields
            except NotFound:
                return None

    async def can_accept(self) -> bool:
        """Whether the recipient's acceptance opens the packet now. What it would open is rolled back."""
        try:
            async with self.parties.work(self.other, LATER) as work:
                await accept(work, self.sent.object)
                await work.session.rollback()
        except Conflict:
            return False
        return True

    def status(self) -> tuple[str, str | None]:
        table = "takedown" if self.removal else "referral"
        ((status, reason),) = self.parties.rows(
            f"select status, reason from {table} where id = %(o)s", o=self.sent.object
        )
        return status, reason

    def releases(self) -> list[Any]:
        """Every release of the thing, the newest last."""
        return self.parties.rows(
            "select id, kind, opened_at, readable_until, cut_at, destroy_at, destroyed_at, held_for, replaces"
            " from release where object = %(o)s order by created_at, id",
            o=self.sent.object,
        )

    def message(self) -> tuple[str, list[str]]:
        """Where the first message stands, and what it waits for."""
        ((status, held_for),) = self.parties.rows(
            "select status, held_for from delivery where id = %(d)s", d=self.sent.delivery.id
        )
        return status, held_for

    def asked(self) -> list[str]:
        """What its holder was asked."""
        rows = self.parties.rows(
            "select h.asks from holding h join release r on r.id = h.release where r.object = %(o)s", o=self.sent.object
        )
        return sorted(asks for (asks,) in rows)

    def cause(self) -> list[tuple[str, str]]:
        return self.parties.rows("select cause, act from narrowed where object = %(o)s", o=self.sent.object)


async def stage(parties: Parties, state: State) -> Stage:
    """A thing in this state; `QUEUED` is an offer whose message waits, `HOLDER` a packet that was read."""
    scene = await a_case(parties)
    async with parties.work(scene.ngo) as work:
        await record_fields(work, scene.case, {"safe_contact": CONTACT}, narrow=narrow)
    removal = state in (State.UNTAKEN, State.TAKEN)
    other = scene.recipient("platform" if removal else "legal_aid")
    parties.admin.execute(
        'update agreement set fields = fields || \'{"safe_contact": "full"}\' where recipient = %s', (other.id,)
    )
    async with parties.work(scene.ngo) as work:
        place = Place(other.id, "removal" if removal else "legal_advice", "nowhere")
        fields: Any = REMOVAL if removal else FIELDS
        case = await door.case(work, scene.case)
        await record(work, case, place, "given", BY_HER, fields=dict(fields), until=END)
    if removal:
        sent = await scene.request(other, "in-progress" if state is State.TAKEN else "requested")
        await _seal_items(scene, other, sent)
    else:
        sent = await scene.referral(other, REFERRED[state])
    if state is State.ENGAGED:
        parties.admin.execute(
            "update referral set engagement = 'engaged', engaged_on = %s where id = %s", (NOW.date(), sent.object)
        )
    made = Stage(scene, other, state, sent)
    if state is State.HOLDER:
        assert await made.read() is not None
    return made


async def _seal_items(scene: Scene, other: Party, sent: Released) -> None:
    async with scene.parties.work(scene.ngo) as work:
        opened = await by_id(work, sent.packet)
    scene.parties.insert(
        "takedown_sealed",
        request=sent.object,
        release=sent.packet,
        sender=scene.ngo.id,
        recipient=other.id,
        sealed=seal_items(opened.key, sent.object, opened.packet.fields["items"]),
    )


Bring = Callable[[Stage], Awaitable[None]]


async def _withdrawal(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await withdraw(work, on.scene.case, Change(None))


def _about(on: Stage) -> About:
    return About(on.other.id, "removal" if on.removal else "legal_advice")


async def _refusal(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await record_refusal(work, on.scene.case, _about(on), Said(), text="", narrow=narrow)


async def _shortening(on: Stage) -> None:
    fields: Any = {"locations": "full"} if on.removal else LEFT
    async with on.parties.work(on.scene.ngo, LATER) as work:
        until = NOW + timedelta(days=9)
        await shorten_consent(work, on.scene.case, _about(on), Said(), fields=fields, until=until, narrow=narrow)


async def _expiry(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo) as work:
        (consent,) = await overview(work, await door.case(work, on.scene.case))
    on.parties.admin.execute("update consent_fold set until = %s where id = %s", (LATER, consent.id))
    async with on.parties.work(on.scene.ngo, LATER, hub_itself=True) as work:
        assert await expire(work, consent.id, narrow)


async def _bar(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await record_fields(work, on.scene.case, {"barred_recipients": [on.other.kind]}, narrow=narrow)


def add_duty(on: Stage) -> UUID:
    """The recipient must report to the police; the person barred the police."""
    duty = uuid4()
    on.parties.insert(
        "reporting_duty",
        id=duty,
        organisation=on.other.id,
        version=1,
        reports_to="police",
        sentence_ja="警察に届け出ます。",
        sentence_en="It reports to the police.",
        source="test",
        valid_from=date(2020, 1, 1),
    )
    return duty


async def _duty(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await record_fields(work, on.scene.case, {"barred_recipients": ["police"]}, narrow=narrow)
    add_duty(on)
    await _directly(Cause.DUTY)(on)


async def _duty_refused(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await record_fields(work, on.scene.case, {"barred_recipients": ["police"]}, narrow=narrow)
    duty = add_duty(on)
    async with on.parties.work(on.scene.ngo, LATER) as work:
        given = {"recipient": on.other.id, "duty": duty, "version": 1, "answer": False}
        await answer_duty(work, on.scene.case, **given)  # type: ignore[arg-type]
        await narrow(work, Narrowing(Cause.DUTY, on.scene.case, on.other.id))


async def _closing(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await close_case(work, on.scene.case, narrow=narrow, cancel_open=True)


async def _sender_cancels(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        if on.removal:
            await recall.cancel(work, on.sent.object, reason="sent-in-error", narrow=narrow)
        else:
            await referral_cancel.cancel(work, on.sent.object, reason="declined-by-person", narrow=narrow)


async def _recipient_cancels(on: Stage) -> None:
    async with on.parties.work(on.other, LATER) as work:
        if on.removal:
            await end_request(work, await takedown(work, on.sent.object), "cancelled", "no-capacity")
        else:
            await referral_cancel.cancel(work, on.sent.object, reason="no-capacity", narrow=narrow)


async def _conflict(on: Stage) -> None:
    if on.removal:
        await _directly(Cause.CONFLICT_OF_INTEREST)(on)
        return
    async with on.parties.work(on.other, LATER) as work:
        await referral_cancel.cancel(work, on.sent.object, reason="conflict-of-interest", narrow=narrow)


async def _agreement_narrowed(on: Stage) -> None:
    left = Jsonb({"locations": "full", "items": "full"} if on.removal else dict(LEFT))
    on.parties.admin.execute("update agreement set fields = %s where recipient = %s", (left, on.other.id))
    await _directly(Cause.AGREEMENT_NARROWED)(on)


async def _agreement_breached(on: Stage) -> None:
    day = date(2026, 11, 1)
    on.parties.admin.execute("update agreement set valid_to = %s where recipient = %s", (day, on.other.id))
    await _directly(Cause.AGREEMENT_BREACHED)(on)


async def _safe_contact(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await record_fields(work, on.scene.case, {"safe_contact": OTHER_CONTACT}, narrow=narrow)
        await narrow(work, Narrowing(Cause.SAFE_CONTACT, on.scene.case))


def _directly(cause: Cause, **given: Any) -> Bring:
    """A cause whose room is another branch's: the function that it calls, as it calls it."""

    async def bring(on: Stage) -> None:
        async with on.parties.work(on.scene.ngo, LATER) as work:
            await hold_case(work, on.scene.case)
            await narrow(work, Narrowing(cause, on.scene.case, on.other.id, **given))

    return bring


async def hold_case(work: Work, case_id: UUID) -> None:
    """As every caller of `narrow` does."""
    await work.session.execute(text("select from case_file where id = :id for no key update"), {"id": case_id})


CAUSES: Mapping[Cause, Bring] = {
    **{cause: _directly(cause) for cause in Cause},
    Cause.WITHDRAWAL: _withdrawal,
    Cause.REFUSAL: _refusal,
    Cause.SHORTENING: _shortening,
    Cause.EXPIRY: _expiry,
    Cause.BAR: _bar,
    Cause.DUTY: _duty,
    Cause.DUTY_REFUSED: _duty_refused,
    Cause.CASE_CLOSED: _closing,
    Cause.SENDER_CANCELS: _sender_cancels,
    Cause.RECIPIENT_CANCELS: _recipient_cancels,
    Cause.CONFLICT_OF_INTEREST: _conflict,
    Cause.AGREEMENT_NARROWED: _agreement_narrowed,
    Cause.AGREEMENT_BREACHED: _agreement_breached,
    Cause.SENDER_SUSPENDED: _directly(Cause.SENDER_SUSPENDED, since=NOW - timedelta(hours=1)),
    Cause.SAFE_CONTACT: _safe_contact,
}
"""How each cause comes: through the room where it is said, or, where that is not here, the call that it makes."""
