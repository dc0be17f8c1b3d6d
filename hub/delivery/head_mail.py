"""Once a day the newest signed head of a member's ledger goes to it by mail, so that one is kept outside the hub.

The mail holds number, hash, instant and signature (`hub/audit/heads.py`), and not a word of a case. It goes where the
member's notices go by mail, over the same mail server and under the same rules, or not at all. Who is sent notices and
has nobody here (a legal channel of a platform) gets none: nobody there would know what it is.
"""

from datetime import UTC, timedelta
from uuid import UUID

from sqlalchemy import text

from hub.audit.fragments import newest_head
from hub.audit.heads import Head, numbered
from hub.delivery.engine import Engine
from hub.directory.fragments import endpoints
from hub.exchange.messages import Document, Message
from hub.exchange.outcomes import Delivered, TryLater
from hub.identity.entry_marks import checked, entry
from hub.identity.fragments import ORGANISATIONS, PEOPLE
from hub.identity.membership import asking
from hub.kit import logs

BY_MAIL = frozenset({"mail", "download"})
"""Channels whose notices go by mail."""
AGAIN = timedelta(minutes=30)
"""After what a mail server did not take for now; a worker that was killed is forgotten after it, too."""
AT_ONCE = 50
_SUBJECT = "お知らせ / Notice"
_BODY = """ハブの台帳の、署名された今日の末尾です。添付のファイルを、ハブの外で保管してください。
あとで tsunagu_verify の --saved-head に渡すと、それまでの記録が書き換えられていないことを確かめられます。
返信は要りません。

This is today's signed head of your organisation's ledger at the hub. Keep the attached file outside the hub.
Given to tsunagu_verify as --saved-head, it later shows whether anything before it was rewritten.
No answer is needed.
"""

# one row a member, of its newest day; of two workers at once the second finds the first one's lease
_CLAIM = asking(f"""
insert into head_mail (org, day, begun_at, leased_until)
select o.id, :day, :now, :until {ORGANISATIONS}
where $member and exists (select {endpoints("r", "o.id")}
    and r.connector = any(:connectors) and r.address ? 'mail')
  and exists (select {PEOPLE} where p.organisation = o.id and p.kind = 'person' and $in_office)
  and not exists (select from head_mail h where h.org = o.id and h.day >= :day
    and (h.ended_at is not null or h.leased_until > :now))
order by o.id limit :limit
on conflict (org) do update set leased_until = excluded.leased_until, day = excluded.day, ended_at = null,
  begun_at = case when head_mail.day = excluded.day then head_mail.begun_at else excluded.begun_at end,
  seq = case when head_mail.day = excluded.day then head_mail.seq end
where head_mail.day < excluded.day or (head_mail.ended_at is null and head_mail.leased_until <= :now)
returning org
""")  # noqa: S608 - fragments of other rooms'
# the same head on every attempt of a day
_HEAD = text(f"""
update head_mail h set seq = coalesce(h.seq, {newest_head("h.org")})
where h.org = :org returning h.seq, h.day, h.begun_at,
  (select {entry("route", "r")} {endpoints("r", "h.org")}
     and r.connector = any(:connectors) order by r.valid_from desc limit 1) as route
""")  # noqa: S608 - our own columns
_END = text("update head_mail set ended_at = :now where org = :org and day = :day")


async def mail_heads(engine: Engine) -> int:
    """Mail today's head (of the day in UTC) to every member that has not had it; how many went.

    At most one a day and member, under one message id and with the same bytes however often it is tried. Safe to
    repeat and to kill.
    """
    now, connectors = engine.clock.now(), _connectors(engine)
    given = {"now": now, "day": now.astimezone(UTC).date(), "until": now + AGAIN, "limit": AT_ONCE}
    async with engine.database.transaction(None) as session:
        claimed = (await session.execute(_CLAIM, {**given, "connectors": connectors})).scalars().all()
    return sum([await _mail(engine, organisation, connectors) for organisation in claimed])


def head_message(head: Head) -> Message:
    """The mail of a head: nothing of it tells more than the head itself."""
    file = Document("ledger-head.json", "application/json", f"{head.export()}\n".encode())
    return Message("text/plain", _BODY.encode(), subject=_SUBJECT, documents=(file,))


async def _mail(engine: Engine, organisation: UUID, connectors: list[str]) -> bool:
    given = {"org": organisation, "connectors": connectors, "now": engine.clock.now()}
    async with engine.work(organisation) as work:
        claimed = (await work.session.execute(_HEAD, given)).one()
        head = await numbered(work.session, organisation, claimed.seq)
        route = checked(work.session, "route", claimed.route)
    address = route.address.get("mail") if route else None
    if head is None or address is None:
        return False
    message = head_message(head)
    name = f"head-{claimed.day.isoformat()}-{head.hash.hex()[:32]}"
    outcome = await engine.carrier.mail(address, name, claimed.begun_at, message)
    if isinstance(outcome, TryLater):
        return False
    async with engine.work(organisation) as work:
        await work.session.execute(_END, {"org": organisation, "day": claimed.day, "now": engine.clock.now()})
    if not isinstance(outcome, Delivered):
        logs.record("head.not_mailed", organisation=organisation, code=outcome.code)
    return isinstance(outcome, Delivered)


def _connectors(engine: Engine) -> list[str]:
    return sorted(name for name, profile in engine.profiles().items() if profile.channel in BY_MAIL)
