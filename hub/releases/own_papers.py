"""A sender's own papers again: the letter as it was sent, the sheet for the desk that somebody carries."""

from datetime import datetime
from uuid import UUID

from anyio import to_thread
from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.cases.fragments import origin
from hub.exchange.messages import Document
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Reason
from hub.releases.download import Papers, canonical, own_seal
from hub.releases.read import log_use, look

_STANDS = text(f"""
select o.channel, r.opened_at is not null as opened, r.cut_at, cardinality(r.held_for) > 0 as held, r.readable_until
from release r {origin("o", "r.sender", "r.object")}
where r.id = :release and r.sender = :org
""")  # noqa: S608 - a fragment of the room below


async def own_papers(work: Work, object_id: UUID, papers: Papers) -> tuple[Document, ...]:
    """What the sender released for this referral or request, in the recipient's form, sealed to the sender's own key.

    As long as its recipient could read it: what was cut, held or ran out is not printed any more. What nobody has
    accepted yet is printed only where a person carries it. Raises `NotFound` outside the team of the case,
    `Conflict` (`not_your_move` for the recipient, `release_closed`), `Refused` `no_public_key`. Writes the ledger.
    """
    opened = await look(work, object_id, "packet")
    if work.viewer.organisation != opened.sender:
        raise Conflict(Reason("not_your_move"))
    found = (await work.session.execute(_STANDS, {"release": opened.id, "org": opened.sender})).one_or_none()
    if found is None:
        raise NotFound
    profile = work.profiles.get(found.channel)
    carried = profile is not None and profile.channel == "none"
    cut, may_go = found.cut_at is not None or found.held, found.opened or carried
    against = shut_reasons(cut=cut, until=found.readable_until, now=work.now, may_go=may_go)
    if against:
        raise Conflict(*against)
    seal, render = await own_seal(work, papers), papers.documents.get(found.channel, canonical)
    sealed = await to_thread.run_sync(lambda: seal(render(opened.packet) or canonical(opened.packet)))
    await log_use(work, opened, Verb.PAPERS_DOWNLOADED)
    return sealed


def shut_reasons(*, cut: bool, until: datetime, now: datetime, may_go: bool) -> tuple[Reason, ...]:
    """Why its sender cannot print it any more, or not yet; empty where she can. `may_go`: accepted, or carried."""
    return () if may_go and not cut and now < until else (Reason("release_closed"),)
