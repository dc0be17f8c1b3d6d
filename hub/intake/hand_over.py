"""Something was told by telephone, on paper or by own mail: checked, kept, and in the ledger (domain rule 13)."""

from uuid import UUID

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.cases import outside
from hub.cases.outside import Handover
from hub.consent.load import OUTSIDE
from hub.directory.load import recipient as load_recipient
from hub.identity.work import Work
from hub.intake.told import case_to_write, forms, known_purpose, known_word, spoken
from hub.kit.errors import Invalid, Reason
from hub.minimisation.gate import Question, gather
from hub.minimisation.outside_rules import outside_reasons
from hub.minimisation.refusal import DisclosureRefused
from hub.releases import provision

WAYS = frozenset({"telephone", "paper", "meeting", "own_mail"})


async def record_outside_disclosure(work: Work, case_id: UUID, handover: Handover) -> UUID:
    """The id of the record. Raises `NotFound`, `Invalid`, `Conflict`, and `Refused` where consent does not cover it.

    Consent is that for the channel "outside". `handover.disclosed_at` lies in the past or is now.
    """
    case = await case_to_write(work, case_id)
    told = _cleaned(work, handover)
    recipient = await load_recipient(work, told.recipient)
    facts = await gather(work, case, recipient, Question(told.purpose, "packet", OUTSIDE))
    refused = outside_reasons(facts, told.fields)
    if refused:
        raise DisclosureRefused(case.id, recipient.id, refused)
    kept = await outside.note(work, case, told)
    await provision.outside(
        work,
        kept,
        case_id=case.id,
        recipient=told.recipient,
        purpose=told.purpose,
        fields=list(told.fields),
        at=told.disclosed_at,
    )
    trail.record(
        work.session,
        Verb.DISCLOSURE_OUTSIDE,
        actor=work.viewer.organisation,
        principal=work.viewer.principal,
        sender=work.viewer.organisation,
        recipient=None,
        object_id=case.id,
        at=work.now,
    )
    return kept


def _cleaned(work: Work, handover: Handover) -> Handover:
    if handover.disclosed_at > work.now:
        raise Invalid(Reason("out_of_range", "disclosed_at"))
    return Handover(
        recipient=handover.recipient,
        purpose=known_purpose(handover.purpose),
        disclosed_at=handover.disclosed_at,
        how=known_word(handover.how, WAYS, "how"),
        fields=forms(handover.fields),
        note=spoken(handover.note, "note"),
    )
