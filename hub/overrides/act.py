"""The act of an emergency override: one asks, another confirms, or nothing leaves (domain rule 3)."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from hub.acts.act import NOTHING_SHOWN, AskedAct, KindOfAct, Payload, ShownToBoth, act_registry
from hub.acts.words import ActWord, by_reference, instant, one_of, several
from hub.cases import repository
from hub.cases.repository import OpenCase
from hub.cases.rules import writing_reasons
from hub.delivery.due import schedule
from hub.directory.load import load_recipient
from hub.emergencies.begin import EmergencyGrounds, stand
from hub.emergencies.dangers import DANGERS
from hub.emergencies.rules import EMERGENCY_LASTS, EMERGENCY_OVER, Emergency
from hub.exchange.vocabulary.purposes import PURPOSES
from hub.identity.permissions import Permission
from hub.identity.work import Work, seen_by
from hub.kit.errors import Conflict, Reason
from hub.kit.text import Phrase
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.foreseen import foreseen_reasons
from hub.overrides.rules import WAITS, OverrideWanted, withdrawn_reasons
from hub.pairs.lock import share
from hub.referrals.draft import OfferWanted
from hub.referrals.offer import offer
from hub.reviews.ask import ask_review
from hub.reviews.kinds import ReviewKind
from hub.standing.calls import settle
from hub.withdrawals.history import withdrawals

_MAY = frozenset({Permission.EMERGENCY_OVERRIDE})


async def _check(work: Work, case_id: UUID, payload: Payload, asked_by: UUID) -> tuple[Reason, ...]:
    """The case is open and its team's who asked, the recipient known, and what was named could leave.

    Everything that stands against sending is asked here, so that nobody confirms what could not leave. Raises
    `NotFound`.
    """
    theirs = seen_by(work, asked_by)
    case, wanted = await repository.case(theirs, case_id), OverrideWanted.read(payload)
    to = await load_recipient(work, wanted.recipient)
    if shut := writing_reasons(case.status):
        return shut
    return (
        await foreseen_reasons(theirs, case, to, _emergency(case_id, case, wanted, work.now)) if wanted.written else ()
    )


async def _perform(work: Work, asked: AskedAct) -> ShownToBoth:
    """Let the emergency stand, unless the case was closed or she took consent back since it was asked for.

    Holds the case, as closing it and a withdrawal do: of two at once the second sees what the first did. The second
    person need not work on the case: in danger to life nobody has to be put on its team first.
    """
    theirs, wanted = seen_by(work, asked.requested_by), OverrideWanted.read(asked.payload)
    if wanted.minimum:  # the pair's lock comes before the case's
        await share(work.session, work.viewer.organisation, wanted.recipient)
    case = await repository.case(theirs, asked.object, writing=True)
    said = await withdrawals(work, case.id)
    against = (*writing_reasons(case.status), *withdrawn_reasons(said, wanted.recipient, asked.requested_at))
    if against:
        raise Conflict(*against)
    account = EmergencyGrounds(asked.requested_by, wanted.number, wanted.called_at, asked.reason or "", asked.peer)
    await stand(work, case, _emergency(asked.id, case, wanted, work.now), account)
    await settle(work, asked.id)
    if wanted.minimum and wanted.written:
        await offer(theirs, OfferWanted(case.id, wanted.recipient, wanted.purpose, "immediate", None, None))
    await schedule(work, asked.id, EMERGENCY_OVER, work.now + EMERGENCY_LASTS)
    return NOTHING_SHOWN


async def _looked_at(work: Work, asked: AskedAct) -> None:
    """A newcomer confirmed it, because it could not wait: an administrator looks at that."""
    await ask_review(work, asked.object, ReviewKind.CONFIRMED_BY_NEWCOMER, asked.id)


def _emergency(id: UUID, case: OpenCase, wanted: OverrideWanted, now: datetime) -> Emergency:
    """What would stand from now on."""
    allowed, until = wanted.allowed(), now + EMERGENCY_LASTS
    return Emergency(id, case.id, wanted.recipient, wanted.purpose, allowed, until, minimum=wanted.minimum)


def _details(payload: Payload) -> Mapping[str, str]:
    """Everything that would be allowed, and the call that came first; of the minimum the kind of danger alone.

    Who and where are for the recipient: the second person, who need not work on the case, reads which fields go.
    """
    wanted = OverrideWanted.read(payload)
    kinds = ", ".join(wanted.minimum.get("danger_kinds") or ())
    about = {"case": payload["case"]} if "case" in payload else {}
    return {
        **about,
        **({"danger": kinds} if kinds else {}),
        "recipient": payload["name"],
        "purpose": payload["purpose"],
        "fields": ", ".join(f"{name}: {form}" for name, form in sorted(wanted.allowed().items())),
        "number": payload["number"],
        "called_at": payload["called_at"],
    }


OVERRIDE = KindOfAct(
    kind="emergency_override",
    sentence=Phrase(
        "Because life is in danger, allow just these fields to be told to this recipient for 24 hours, unasked."
    ),
    may_request=_MAY,
    may_confirm=_MAY,
    check=_check,
    perform=_perform,
    lifetime=WAITS,
    by_newcomer=_looked_at,
    asks_reason=True,
    details=_details,
    words={
        "case": ActWord(Phrase("Number of the case"), by_reference),
        "danger": ActWord(Phrase("Danger"), several(DANGERS)),
        "recipient": ActWord(Phrase("Who is told")),
        "purpose": ActWord(Phrase("What for"), one_of(PURPOSES.words())),
        "fields": ActWord(Phrase("What is told"), several({n: row.label for n, row in CATALOGUE.items()})),
        "number": ActWord(Phrase("Number called first")),
        "called_at": ActWord(Phrase("When it was called"), instant),
    },
)
OVERRIDES = act_registry(OVERRIDE)
"""The registry by which this act is asked for; it is confirmed by the one that holds all acts."""
