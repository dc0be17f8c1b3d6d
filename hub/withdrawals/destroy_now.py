"""The act by which a second person lets a "now" that waits be done: what it cut is destroyed in that moment."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.acts.act import NOTHING_SHOWN, ActRegistry, AskedAct, KindOfAct, Payload, ShownToBoth, act_registry
from hub.acts.request import request
from hub.acts.words import ActWord, Profiles, as_written, by_reference, instant
from hub.cases import repository
from hub.delivery import due
from hub.identity import organisations
from hub.identity.permissions import Permission
from hub.identity.work import Work
from hub.kit.errors import Reason
from hub.kit.text import Phrase, Text
from hub.narrowing.planned import GRACE
from hub.releases import cut, outstanding
from hub.releases.postpone import cut_until

_MAY = frozenset({Permission.CONSENT_WITHDRAW})
_EVERYBODY = "all"
_WAITS = text("""
select case_file, recipient, at from withdrawal
where org = :org and id = :id and now_waits and now_at is null and undone_at is null
""")
_DONE = text("update withdrawal set now_at = :now where org = :org and id = :id and now_at is null")


async def ask(work: Work, withdrawal: UUID, case_id: UUID, recipient: UUID | None) -> UUID:
    """The hub's own asking, in the same call that cut: the act's id. Nobody's fresh sign-in is asked for it.

    It takes nothing away that the same person had not said: she had said "now".
    """
    payload = {
        "case": str(case_id),
        "from": await _name(work, recipient),
        "at": work.now.isoformat(),
        "destroy_at": (work.now + GRACE).isoformat(),
    }
    return await request(work, DESTROY_NOW_ALONE, DESTROY_NOW.kind, withdrawal, payload)


async def still_waits(work: Work, withdrawal: UUID, _payload: Payload, _asked_by: UUID) -> tuple[Reason, ...]:
    """Not where it was undone meanwhile, or done."""
    given = {"org": work.viewer.organisation, "id": withdrawal}
    found = (await work.session.execute(_WAITS, given)).one_or_none()
    return () if found else (Reason("wrong_move"),)


async def destroy(work: Work, asked: AskedAct) -> ShownToBoth:
    """Destroy what this withdrawal cut, and what was cut before it from the same recipients: all that "now" reaches.

    What she agreed to since then stays. In the order of locks: the case, its releases. A hold does not stand against
    it: two people say that it is her word.
    """
    given = {"org": work.viewer.organisation, "id": asked.object, "now": work.now}
    row = (await work.session.execute(_WAITS, given)).one()
    at: datetime = row.at
    await repository.hold(work, row.case_file)
    await outstanding.hold_case(work, row.case_file, row.recipient)
    ids = await cut_until(work, row.case_file, row.recipient, at)
    await cut.destroy(work, ids)
    await due.unschedule(work, ids, cut.DESTROY)
    await work.session.execute(_DONE, given)
    return NOTHING_SHOWN


async def _name(work: Work, recipient: UUID | None) -> str:
    if recipient is None:
        return _EVERYBODY
    return await organisations.name(work.session, recipient)


def _from(value: str, profiles: Profiles) -> Text:
    return Phrase("everybody") if value == _EVERYBODY else as_written(value, profiles)


def _details(payload: Payload) -> Mapping[str, str]:
    return {name: payload[name] for name in ("case", "from", "at", "destroy_at")}


DESTROY_NOW = KindOfAct(
    kind="destroy_now",
    sentence=Phrase('As the person said "now", destroy the keys of what was cut without waiting for seven days.'),
    may_request=_MAY,
    may_confirm=_MAY,
    check=still_waits,
    perform=destroy,
    lifetime=GRACE,
    asked_by_the_hub=True,
    details=_details,
    words={
        "case": ActWord(Phrase("Case"), by_reference),
        "from": ActWord(Phrase("Taken back from"), _from),
        "at": ActWord(Phrase("Cut at"), instant),
        "destroy_at": ActWord(Phrase("Without you, destroyed on"), instant),
    },
)
DESTROY_NOW_ALONE: ActRegistry = act_registry(DESTROY_NOW)
