"""The first of three: a member says whom it would like to have here, why, and which other member knows them."""

from uuid import UUID

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.directory import load
from hub.directory.enrol import enrolment_reasons
from hub.identity.organisations import Enrolment
from hub.identity.work import Work
from hub.kit.errors import Invalid, Reason, Refused
from hub.kit.ids import new_id
from hub.minimisation import content
from hub.vetting.models import Candidate
from hub.vetting.rules import proposing_reasons

LONGEST_STATEMENT = 2000


async def propose(work: Work, enrolment: Enrolment, second: UUID, statement: str) -> UUID:
    """Propose an organisation as a member and ask another member to confirm it; answers the proposal's id.

    Raises `Invalid` for a wrong form, `NotFound("second")` where that is no member now, and `Refused` where it is the
    proposer itself.
    """
    _refuse(enrolment, statement)
    wrong = proposing_reasons(work.viewer.organisation, second)
    if wrong:
        raise Refused(*wrong)
    asked = await load.load_recipient(work, second, "second")
    made = Candidate(
        id=new_id(),
        org=work.viewer.organisation,
        second=asked.id,
        name=enrolment.name,
        name_en=enrolment.name_en,
        kind=enrolment.kind,
        country=enrolment.country,
        languages=list(enrolment.languages),
        statement=statement,
        proposed_by=work.viewer.principal,
        proposed_at=work.now,
    )
    work.session.add(made)
    await work.session.flush()
    trail.record(
        work.session,
        Verb.ORGANISATION_PROPOSED,
        actor=work.viewer.organisation,
        principal=work.viewer.principal,
        sender=work.viewer.organisation,
        recipient=asked.id,
        object_id=made.id,
        at=work.now,
    )
    return made.id


def _refuse(enrolment: Enrolment, statement: str) -> None:
    wrong = (*enrolment_reasons(enrolment), *statement_reasons(statement))
    for field in ("name", "name_en"):
        wrong += content.reasons(getattr(enrolment, field), field)
    if wrong:
        raise Invalid(*wrong)


def statement_reasons(statement: str) -> tuple[Reason, ...]:
    """Why this cannot stand as the words of a proposal: nothing said, too much said, or a picture in disguise."""
    if not statement.strip():
        return (Reason("required", "statement"),)
    if len(statement) > LONGEST_STATEMENT:
        return (Reason("too_long", "statement"),)
    return content.reasons(statement, "statement")
