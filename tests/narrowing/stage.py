"""Each state of the table, put there with real releases, and each cause, as its own room brings it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hub.cases import repository
from hub.consent.load import ConsentPlace
from hub.consent.record import record
from hub.kit.errors import Conflict, NotFound
from hub.narrowing.states import ThingState
from hub.referrals.accept import accept
from hub.releases.read import by_id, read
from hub.takedowns.items import seal_items
from tests.narrowing.words import states_contact
from tests.parties import NOW, Parties, Party
from tests.withdrawals.scene import BY_HER, LEGAL, REMOVAL, Released, Scene, a_case

LATER = NOW + timedelta(hours=1)
END = NOW + timedelta(days=60)
_WAY = {"kind": "chat", "wording": "友人として", "voicemail": False}
CONTACT = {"ways": [{**_WAY, "value": "canary-chat", "hours": "平日の昼"}]}
OTHER_CONTACT = {"ways": [{**_WAY, "value": "another-chat", "hours": "夜"}]}
FIELDS = {**LEGAL, "safe_contact": "full"}
LEFT = {name: form for name, form in FIELDS.items() if name != "exposure"}
REFERRED = {ThingState.OFFERED: "received", ThingState.ACCEPTED: "accepted", ThingState.ENGAGED: "in-progress"}
REFERRED |= {ThingState.QUEUED: "requested", ThingState.HOLDER: "accepted"}


@dataclass(frozen=True)
class Stage:
    """One thing that is out, in one state."""

    scene: Scene
    other: Party
    state: ThingState
    sent: Released

    @property
    def parties(self) -> Parties:
        return self.scene.parties

    @property
    def removal(self) -> bool:
        return self.state in (ThingState.UNTAKEN, ThingState.TAKEN)

    async def read(self) -> Mapping[str, Any] | None:
        """What the recipient reads now; None where it reads nothing. Before acceptance that is the offer."""
        kind = "offer" if self.state in (ThingState.OFFERED, ThingState.QUEUED) else "packet"
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


async def stage(parties: Parties, state: ThingState) -> Stage:
    """A thing in this state; `QUEUED` is an offer whose message waits, `HOLDER` a packet that was read."""
    scene = await a_case(parties)
    async with parties.work(scene.ngo) as work:
        await states_contact(work, scene.case, CONTACT)
    removal = state in (ThingState.UNTAKEN, ThingState.TAKEN)
    other = scene.recipient("platform" if removal else "legal_aid")
    parties.admin.execute(
        'update agreement set fields = fields || \'{"safe_contact": "full"}\' where recipient = %s', (other.id,)
    )
    async with parties.work(scene.ngo) as work:
        place = ConsentPlace(other.id, "removal" if removal else "legal_advice", "nowhere")
        fields: Any = REMOVAL if removal else FIELDS
        case = await repository.case(work, scene.case)
        await record(work, case, place, "given", BY_HER, fields=dict(fields), until=END)
    if removal:
        sent = await scene.request(other, "in-progress" if state is ThingState.TAKEN else "requested")
        await _seal_items(scene, other, sent)
    else:
        sent = await scene.referral(other, REFERRED[state])
    if state is ThingState.ENGAGED:
        parties.admin.execute(
            "update referral set engagement = 'engaged', engaged_on = %s where id = %s", (NOW.date(), sent.object)
        )
    made = Stage(scene, other, state, sent)
    if state is ThingState.HOLDER:
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
