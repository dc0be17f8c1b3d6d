"""What a peer is asked and answers: whose, of what kind, by when; never a word of a case, nor whether it exists."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound
from hub.kit.pages import Page, Position, Slice
from hub.kit.rows import by_name
from hub.vetting.peer_rules import PeerAnswer, PeerAsked, PeerKind, peer_reasons

_SELECT = """
select id, org as organisation, kind, recipient, asked_at, decide_by, decide_by <= :now as overdue, answer,
  answered_at, done_at
from peer_question where peer = :org
"""
_PAGE = text(
    _SELECT
    + """
  and (cast(:at as timestamptz) is null or (asked_at, id) < (:at, cast(:after as uuid)))
order by asked_at desc, id desc limit :limit
"""
)
_ONE = text(_SELECT + "and id = :id")
_HELD = text("""
select kind, object, org, decide_by, answer, done_at is not null as over from peer_question
where peer = :org and id = :id for update
""")
_ANSWER = text("""
update peer_question set answer = :answer, answered_by = :principal, answered_at = :now
where peer = :org and id = :id and answer is null
""")


@dataclass(frozen=True)
class PeerQuestion:
    """One question. `organisation`: the suspended member; `recipient`: from whom consent is taken back, None: all.

    `overdue`: its time is over. `done_at`: when the hub acted on it, whatever there was to act on.
    """

    id: UUID
    organisation: UUID
    kind: PeerKind
    recipient: UUID | None
    asked_at: datetime
    decide_by: datetime
    overdue: bool
    answer: PeerAnswer | None
    answered_at: datetime | None
    done_at: datetime | None


async def peer_questions(work: Work, page: Page) -> Slice[PeerQuestion]:
    """What the viewer's organisation is asked as a peer, newest first. One statement."""
    after = page.after
    place = {"at": after.at if after else None, "after": after.object if after else None, "limit": page.limit}
    rows = (await work.session.execute(_PAGE, {"org": work.viewer.organisation, "now": work.now, **place})).all()
    return Slice.of([by_name(PeerQuestion, row) for row in rows], page, lambda one: Position(one.asked_at, one.id))


async def peer_question(work: Work, question_id: UUID) -> PeerQuestion:
    """One of them; raises `NotFound`."""
    given = {"org": work.viewer.organisation, "now": work.now, "id": question_id}
    row = (await work.session.execute(_ONE, given)).one_or_none()
    if row is None:
        raise NotFound("question")
    return by_name(PeerQuestion, row)


async def answer(work: Work, question_id: UUID, said: PeerAnswer, case: UUID | None = None) -> None:
    """The peer's word, once; the hub acts on it within a minute, as the suspended member.

    `case`: what the person told the peer itself. Raises `NotFound`, and `Conflict` with `peer_reasons`.
    """
    us, who = work.viewer.organisation, work.viewer.principal
    given = {"org": us, "id": question_id}
    row = (await work.session.execute(_HELD, given)).one_or_none()
    if row is None:
        raise NotFound("question")
    asked = PeerAsked(row.kind, row.object, row.decide_by, row.answer, row.over)
    if against := peer_reasons(asked, said, case, work.now):
        raise Conflict(*against)
    await work.session.execute(_ANSWER, {**given, "answer": said, "principal": who, "now": work.now})
    trail.record(
        work.session,
        Verb.ORGANISATION_PEER_ANSWERED,
        actor=us,
        principal=who,
        sender=row.org,
        recipient=us,
        object_id=question_id,
        at=work.now,
    )
