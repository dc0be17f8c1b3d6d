"""The act of a notice under the organisation's own duty: one asks, another confirms within a day, or none is given."""

from collections.abc import Mapping
from uuid import UUID

from hub.acts.act import NOTHING_SHOWN, AskedAct, KindOfAct, Payload, ShownToBoth, act_registry
from hub.acts.words import ActWord, instant, one_of, several
from hub.cases import outside, repository
from hub.cases.outside import Handover
from hub.cases.repository import OpenCase
from hub.directory.load import load_recipient
from hub.exchange.vocabulary.oversight import ABUSERS
from hub.identity.permissions import Permission
from hub.identity.work import Work, seen_by
from hub.kit.errors import Reason
from hub.kit.text import Phrase
from hub.minimisation.fields import CATALOGUE
from hub.own_duty.notices import MadeNotice, keep
from hub.own_duty.rules import LAWS, LEAST, DutyNotice, child_reasons, do_not_contact, least, notice_reasons
from hub.releases import provision

_MAY = frozenset({Permission.OWN_DUTY})
PURPOSE = "care"
"""What a child guidance centre is told for."""


async def _check(work: Work, case_id: UUID, payload: Payload, asked_by: UUID) -> tuple[Reason, ...]:
    """The case is its team's who asked, the person may be a child, the receiver known. Raises `NotFound`.

    No bar, no refusal and no agreement is asked about: the law does not. A closed case is no obstacle to it either.
    """
    case, notice = await repository.case(seen_by(work, asked_by), case_id), DutyNotice.read(payload)
    if notice.recipient is not None:
        await load_recipient(work, notice.recipient)
    nothing = () if least(case.values) else (Reason("nothing_to_send"),)
    return (*notice_reasons(notice, work.now), *child_reasons(case.values.get("age_band_now")), *nothing)


async def _perform(work: Work, asked: AskedAct) -> ShownToBoth:
    """Record what was told, on record as resting on this duty, and the notice with the bars as they stand."""
    case = await repository.case(seen_by(work, asked.requested_by), asked.object, writing=True)
    notice, fields = DutyNotice.read(asked.payload), least(case.values)
    told = await _told(work, case, notice, asked.id)
    made = MadeNotice(told, fields, do_not_contact(case.barred()))
    await keep(work, case, asked.id, asked.requested_by, notice, made, asked.reason or "")
    return NOTHING_SHOWN


async def _told(work: Work, case: OpenCase, notice: DutyNotice, act: UUID) -> UUID:
    """The outside disclosure, and the records of both sides for a member."""
    to, fields = notice.recipient, least(case.values)
    name, kind = ("", "") if to else (notice.recipient_name, notice.recipient_kind)
    handover = Handover(to, PURPOSE, notice.called_at, "telephone", fields, "", name, kind)
    kept = await outside.note(work, case, handover, ())
    if to is not None:
        await provision.under_duty(
            work, kept, act=act, recipient=to, purpose=PURPOSE, fields=list(fields), at=notice.called_at
        )
    return kept


def _details(payload: Payload) -> Mapping[str, str]:
    """Everything the second person must see: who is told, by which law, whose abuse, and the call that came first."""
    names = ("recipient_name", "law", "abuser", "number", "called_at", "not_told_because")
    told = "yes" if payload["told_first"] else "no"
    return {**{name: payload[name] for name in names}, "told_first": told, "fields": ", ".join(LEAST)}


OWN_DUTY = KindOfAct(
    kind="own_duty_notice",
    sentence=Phrase(
        "Because of abuse by her guardian or somebody she lives with, give the notice that the law asks for, with the "
        "fixed fields and no others."
    ),
    may_request=_MAY,
    may_confirm=_MAY,
    check=_check,
    perform=_perform,
    asks_reason=True,
    details=_details,
    words={
        "recipient_name": ActWord(Phrase("Who is told", "act")),
        "law": ActWord(Phrase("Law"), one_of({word: law.title for word, law in LAWS.items()})),
        "abuser": ActWord(Phrase("Abuse by whom"), one_of(ABUSERS.words())),
        "number": ActWord(Phrase("Number called first")),
        "called_at": ActWord(Phrase("When it was called"), instant),
        "not_told_because": ActWord(Phrase("Reason for not telling her first")),
        "told_first": ActWord(
            Phrase("Was she told first"),
            one_of({"yes": Phrase("Yes", "act"), "no": Phrase("Not yet")}),
        ),
        "fields": ActWord(Phrase("What is told"), several({n: CATALOGUE[n].label for n in LEAST})),
    },
)
OWN_DUTIES = act_registry(OWN_DUTY)
"""The registry by which this act is asked for; it is confirmed by the one that holds all acts."""
