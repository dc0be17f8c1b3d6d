"""The second person: what one did alone stands, or it ends now."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.acts.admissions import everybody
from hub.acts.lineage import are_two, hands
from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.cases.fragments import cases
from hub.cases.team import works_on
from hub.identity.fragments import principal_is
from hub.identity.viewer import THE_HUB
from hub.identity.work import Work, seen_by
from hub.kit.errors import Conflict, NotFound
from hub.narrowing.causes import Narrow, Narrowed, Narrowing
from hub.reviews.kinds import NOTHING_WAITS, AskedReview, ReviewDecision, ReviewKind, ReviewRegistry
from hub.reviews.lists import SEEN, administers, seeing, supervises
from hub.reviews.rules import Decider, decide_reasons

# the case first, as everybody who takes several locks does; then of many deciders one finds it open
_HOLD_CASE = text(f"""
select c.id {cases("c")} join review r on (r.org, r.case_file) = (c.org, c.id)
where r.org = :org and r.id = :id and {SEEN} for no key update of c
""")
_HOLD = text(f"""
select r.id, r.case_file, r.kind, r.subject, r.asked_by, r.asked_at, r.decided_at,
  {works_on("r.org", "r.case_file")} as on_team,
  {principal_is("r.org", ":principal", "p.kind = 'person'")} as is_person
from review r where r.org = :org and r.id = :id for update of r
""")  # noqa: S608
_DECIDE = text("""
update review set decided_by = :principal, decided_at = :now, decision = :decision
where org = :org and id = :id and decided_at is null
""")


async def decide(
    work: Work,
    registry: ReviewRegistry,
    review_id: UUID,
    decision: ReviewDecision,
    *,
    narrow: Narrow,
    upheld: ReviewRegistry = NOTHING_WAITS,
) -> None:
    """Say that it stands, or cut it: then its kind's room ends it, in this transaction.

    `upheld`: what follows where it stands, for the kinds where something waited for that.

    Raises `NotFound` for a foreign one and outside the team (a supervisor meets all); `Conflict` with the reasons of
    `rules.decide_reasons`: decided already, whoever asked for it or may be she, a machine, nothing to cut.
    """
    given = {**seeing(work), "id": review_id}
    if (await work.session.execute(_HOLD_CASE, given)).one_or_none() is None:
        raise NotFound("review")
    row = (await work.session.execute(_HOLD, given)).one()
    asked = AskedReview(row.id, row.case_file, ReviewKind(row.kind), row.subject, row.asked_by, row.asked_at)
    who = await _decider(work, row)
    is_cut, decided, has_cut = decision == "cut", row.decided_at is not None, asked.kind in registry
    if reasons := decide_reasons(asked.kind, row.asked_by, who, decided=decided, cut=is_cut, has_cut=has_cut):
        raise Conflict(*reasons)
    await work.session.execute(_DECIDE, {**given, "decision": decision, "now": work.now})
    _to_ledger(work, asked)
    follows = (registry if is_cut else upheld).get(asked.kind)
    if follows is not None:
        await follows(work, asked, _as_the_hub(narrow))


async def _decider(work: Work, row: Row[Any]) -> Decider:
    """Whoever asked in the hub's own name is nobody's other membership."""
    me, viewer = work.viewer.principal, work.viewer
    another = row.asked_by == THE_HUB or are_two(hands(await everybody(work)), row.asked_by, me)
    may = {"supervises": supervises(viewer), "administers": administers(viewer)}
    return Decider(me, row.is_person, row.on_team, another=another, **may)


def _as_the_hub(narrow: Narrow) -> Narrow:
    """The same, where the decider may be off the case's team: the hub itself asks the gate what still may be read."""

    async def ask(work: Work, narrowing: Narrowing) -> Narrowed:
        return await narrow(seen_by(work, THE_HUB), narrowing)

    return ask


def _to_ledger(work: Work, asked: AskedReview) -> None:
    us, who = work.viewer.organisation, work.viewer.principal
    record_own(work.session, Verb.REVIEW_DECIDED, org=us, principal=who, object_id=asked.case, at=work.now)
