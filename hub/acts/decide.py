"""The second person: an act is confirmed and done in one transaction, or declined, or its challenge answered."""

from uuid import UUID

from sqlalchemy import text

from hub.acts.act import ActRegistry, ShownToBoth
from hub.acts.admissions import everybody
from hub.acts.challenge import is_answer
from hub.acts.lineage import People, asker_reasons, is_newcomer, rank_reasons, second_reasons
from hub.acts.repository import HeldAct, held_act, note, who
from hub.acts.rules import ActStatus, answer_reasons, confirm_reasons, decline_reasons
from hub.audit.verbs import Verb
from hub.identity.permissions import ROLES
from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason, Refused

_DECIDE = text("""
update two_person_act set status = :status, decided_by = :by, decided_at = :now
where org = :org and id = :id and status = 'waiting'
""")
_ANSWER = text("update two_person_act set answered_at = :now where org = :org and id = :id and answered_at is null")


async def confirm(work: Work, registry: ActRegistry, act_id: UUID) -> ShownToBoth:
    """Confirm the act and do it, both or neither; what the confirmer is shown once.

    Of many at once one finds it waiting: the row is locked. Raises `NotFound`; `Conflict` with the reasons of
    `rules.confirm_reasons` and of `lineage`; `Refused` with those of the act's own check, which is asked again here.
    """
    found = await held_act(work, registry, act_id)
    if reasons := confirm_reasons(found.standing, who(work.viewer), found.act.may_confirm, work.now):
        raise Conflict(*reasons)
    people = await everybody(work)
    if reasons := lineage_reasons(work, found, people):
        raise Conflict(*reasons)
    if reasons := await found.act.check(work, found.asked.object, found.asked.payload, found.asked.requested_by):
        raise Refused(*reasons)
    await _decide(work, act_id, "done", Verb.ACT_CONFIRMED)
    shown = await found.act.perform(work, found.asked)
    if found.act.by_newcomer and is_newcomer(people.get(work.viewer.principal), work.now, work.newcomer_for):
        await found.act.by_newcomer(work, found.asked)
    return shown


def lineage_reasons(work: Work, found: HeldAct, people: People) -> tuple[Reason, ...]:
    """Why the viewer is no second person for this: one human with who asked, new here, or below whom it is about."""
    act, me, asked_by = found.act, work.viewer.principal, found.asked.requested_by
    reasons = [*asker_reasons(people, asked_by, act.may_request), *second_reasons(people, asked_by, me)]
    if act.by_newcomer is None and is_newcomer(people.get(me), work.now, work.newcomer_for):
        reasons.append(Reason("act_newcomer"))
    # her role as it is now, not as it was when the request came in: it may have been lowered meanwhile
    role = people[me].role if me in people else work.viewer.role
    if not ROLES[role] & act.may_confirm:
        reasons.append(Reason("not_permitted"))
    if act.over is not None:
        reasons.extend(rank_reasons(role, act.over(found.asked.payload)))
    return tuple(reasons)


async def decline(work: Work, registry: ActRegistry, act_id: UUID) -> None:
    """Say no, or take back what oneself asked for: it can never be confirmed.

    Raises `NotFound`, and `Conflict` with the reasons of `rules.decline_reasons`.
    """
    found = await held_act(work, registry, act_id)
    if reasons := decline_reasons(found.standing, who(work.viewer), found.act.may_confirm, work.now):
        raise Conflict(*reasons)
    await _decide(work, act_id, "declined", Verb.ACT_DECLINED)
    if found.act.declined:
        await found.act.declined(work, found.asked)


async def answer(work: Work, registry: ActRegistry, act_id: UUID, text_given: str) -> None:
    """Give back what was sealed to the new key, or sent to the new address; twice is the same as once.

    Raises `NotFound`, and `Conflict` with the reasons of `rules.answer_reasons`.
    """
    found = await held_act(work, registry, act_id)
    may = found.act.may_request | found.act.may_confirm
    right = is_answer(found.challenge, text_given)
    if reasons := answer_reasons(found.standing, who(work.viewer), may, right=right, now=work.now):
        raise Conflict(*reasons)
    if found.standing.challenge == "answered":
        return
    place = {"org": work.viewer.organisation, "id": act_id}
    await work.session.execute(_ANSWER, {**place, "now": work.now})
    note(work, Verb.ACT_ANSWERED, act_id)


async def _decide(work: Work, act_id: UUID, status: ActStatus, verb: Verb) -> None:
    given = {"org": work.viewer.organisation, "id": act_id, "status": status, "by": work.viewer.principal}
    await work.session.execute(_DECIDE, {**given, "now": work.now})
    note(work, verb, act_id)
