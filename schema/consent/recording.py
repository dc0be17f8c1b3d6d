"""Mutations on what the person said: yes, no, less than before, a guardian's word, her answer to a duty."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import graphene

from hub.cases import repository
from hub.consent import load
from hub.consent.guardian import GuardianSaid
from hub.identity.work import Work
from hub.intake import answer_duty, give, refuse, shorten
from hub.intake.answers import About, HowSaid, Minority, NotCapable, last_answer_about
from hub.intake.guardian_says import record_guardian_word
from hub.withdrawals.narrow import narrow
from schema.cases.answers import Consent
from schema.cases.payload import ShowsCase
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.inputs import form_list, forms_by_name
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.references import optional_reference, reference
from schema.engine.scalars import DateTime, UUIDText

_MINORITY = (
    "assent",
    "guardian_consent",
    "guardian_reason",
    "guardian_informed",
    "guardian_informed_reason",
    "abroad_accepted",
)


class _About:
    """Whom, what for, and how it was said: the part that every answer has."""

    case = reference("Case", "The case.")
    recipient = reference("Organisation", "The recipient.")
    purpose = enums.Purpose(required=True, description="What for.")
    channel = graphene.String(
        description="The recipient's present channel (where not given), or `outside` for telephone, paper, own mail."
    )
    given_by = enums.Giver(
        description="Who answers; the person where not given. `GUARDIAN` or `LAWYER` where she cannot be asked."
    )
    method = enums.Way(description="How it was said; orally where not given.")
    language = enums.Language(description="The language in which it was asked; `JA` where not given.")
    wording = graphene.String(description="The version of the text that was read out.")


_SEEN = (
    "The id of her last answer to this recipient, purpose and channel that you have seen (`answerId` of the consent, "
    "or the query `lastAnswerId`): refused as `answered_since` if she has answered since."
)


@query(
    graphene.String,
    case_id=reference("Case", "The case."),
    recipient_id=reference("Organisation", "The recipient."),
    purpose=enums.Purpose(required=True, description="What for."),
    channel=graphene.String(
        description="The recipient's present channel (where not given), or `outside` for telephone and paper."
    ),
)
async def last_answer_id(
    context: Context, *, case_id: UUID, recipient_id: UUID, purpose: str, channel: str | None = None
) -> str | None:
    """The id of her last answer about this recipient, a withdrawal among them, as `expectedAnswerId`.

    Null: she was never asked.
    """
    found = await context.ask(last_answer_about, case_id, About(recipient_id, purpose, channel))
    return str(found) if found else None


class NotCapableInput(graphene.InputObjectType):
    """Why a minor cannot be asked. A guardian or a lawyer answers (`givenBy`); a second person looks at it."""

    reason = graphene.String(required=True, description="Why she cannot be asked; kept sealed.")
    guardian_is_not_offender = graphene.Boolean(
        description="Your statement that nobody named this guardian as offender; needed where a guardian answers."
    )


class RecordConsent(HubMutation):
    """Record the person's yes to one recipient, purpose and set of fields. It replaces what was said before to it."""

    class Input(_About):
        idempotency_key = idempotency_key()
        fields = form_list("What may leave, and in which form.")
        until = DateTime(
            description="When it ends, within twelve months; after 90 days (to remove: twelve months) where not given."
        )
        expected_answer_id = UUIDText(description=f"{_SEEN} Null: she was never asked.")
        assent = graphene.Boolean(description="A minor's own assent. Nothing leaves without it.")
        guardian_consent = enums.GuardianConsent(description="Whether a guardian consented; `ABSENT` with its reason.")
        guardian_reason = graphene.String(description="Why a guardian's consent is absent.")
        guardian_informed = graphene.Boolean(description="Whether a guardian is informed.")
        guardian_informed_reason = graphene.String(description="Why a guardian is not informed.")
        not_capable = graphene.InputField(
            NotCapableInput,
            description="Where she cannot be asked and somebody answers in her place; never beside `assent`.",
        )
        abroad_accepted = graphene.Boolean(
            description="Her answer after country, protection and safeguards of a recipient abroad were explained."
        )

    consent = graphene.Field(Consent, description="What holds now; null where it was refused.")

    @staticmethod
    async def perform(
        context: Context,
        *,
        case: UUID,
        fields: Sequence[Mapping[str, Any]],
        until: datetime | None = None,
        expected_answer_id: UUID | None = None,
        **given: Any,
    ) -> dict[str, object]:
        """One call."""
        minority = _minority(given)
        yes = give.Yes(_about(given), forms_by_name(fields), until, _said(given), minority, expected_answer_id)
        id = await context.ask_once(give.record_consent, case, yes, narrow=narrow)
        return {"consent": await context.ask(_consent, case, id)}


class RecordRefusal(HubMutation):
    """Record the person's no to a recipient: an answer of its own, different from not having been asked."""

    class Input(_About):
        idempotency_key = idempotency_key()
        text = graphene.String(description="Why not, in her own words, where she gave any.")

    consent = graphene.Field(Consent, description="What holds now; null where it was refused.")

    @staticmethod
    async def perform(context: Context, *, case: UUID, text: str | None = None, **given: Any) -> dict[str, object]:
        """One call."""
        about, said = _about(given), _said(given)
        id = await context.ask_once(refuse.record_refusal, case, about, said, text=text or "", narrow=narrow)
        return {"consent": await context.ask(_consent, case, id)}


class ShortenConsent(HubMutation):
    """Record that the person allows less: fewer fields, a coarser form, an earlier end. What is not opened follows."""

    class Input(_About):
        idempotency_key = idempotency_key()
        fields = form_list("What may still leave; all that might before where not given.", required=False)
        until = DateTime(description="The new end, within twelve months; the old one where not given.")
        expected_answer_id = UUIDText(required=True, description=_SEEN)

    consent = graphene.Field(Consent, description="What holds now; null where it was refused.")

    @staticmethod
    async def perform(
        context: Context,
        *,
        case: UUID,
        expected_answer_id: UUID,
        fields: Sequence[Mapping[str, Any]] | None = None,
        until: datetime | None = None,
        **given: Any,
    ) -> dict[str, object]:
        """One call."""
        id = await context.ask_once(
            shorten.shorten_consent,
            case,
            _about(given),
            _said(given),
            fields=None if fields is None else forms_by_name(fields),
            until=until,
            seen=expected_answer_id,
            narrow=narrow,
        )
        return {"consent": await context.ask(_consent, case, id)}


class RecordGuardianWord(ShowsCase):
    """Keep what a guardian said. It answers nothing in the person's place and takes nothing from her.

    An objection informs those who work for her, and asks a human to decide within a day.
    """

    class Input:
        idempotency_key = idempotency_key()
        case = reference("Case", "The case.")
        recipient = optional_reference("Organisation", "About whom; about everybody where not given.")
        word = enums.GuardianWordKind(required=True, description="What it was.")
        text = graphene.String(description="In the guardian's own words, where there are any; kept sealed.")
        method = enums.Way(description="How it was said; orally where not given.")
        language = enums.Language(description="In which language; `JA` where not given.")

    @staticmethod
    async def perform(
        context: Context, *, case: UUID, word: Any, recipient: UUID | None = None, **given: Any
    ) -> dict[str, object]:
        """One call."""
        more = {name: value for name, value in given.items() if value is not None}
        said = GuardianSaid(recipient, word, **more)
        await context.ask_once(record_guardian_word, case, said, narrow=narrow)
        return {"case": case}


class RecordOnwardAnswer(ShowsCase):
    """Record the person's own yes or no after a recipient's duty to report was read aloud to her."""

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        recipient = reference("Organisation", "Whose duty it is.")
        duty = reference("ReportingDuty", "The duty.")
        version = graphene.Int(required=True, description="The version of the sentence that was read.")
        answer = graphene.Boolean(required=True, description="Her answer.")
        expected_answer = graphene.Boolean(
            description="Her answer that you have seen, null for none: a yes over a no that you have not seen is "
            "refused as `answered_since`. A no is always taken."
        )

    @staticmethod
    async def perform(
        context: Context,
        *,
        case: UUID,
        recipient: UUID,
        duty: UUID,
        version: int,
        answer: bool,
        expected_answer: bool | None = None,
    ) -> dict[str, object]:
        """One call."""
        await context.ask(
            answer_duty.record_onward_answer,
            case,
            recipient,
            duty=duty,
            version=version,
            answer=answer,
            seen=expected_answer,
            narrow=narrow,
        )
        return {"case": case}


def _minority(given: Mapping[str, Any]) -> Minority:
    facts = {name: given[name] for name in _MINORITY if given.get(name) is not None}
    not_capable = given.get("not_capable")
    return Minority(**facts, not_capable=NotCapable(**not_capable) if not_capable else None)


def _about(given: Mapping[str, Any]) -> About:
    return About(given["recipient"], given["purpose"], given.get("channel"))


def _said(given: Mapping[str, Any]) -> HowSaid:
    names = ("given_by", "method", "language", "wording")
    return HowSaid(**{name: given[name] for name in names if given.get(name) is not None})


async def _consent(work: Work, case_id: UUID, fold_id: UUID) -> load.Consent:
    """The consent as the case shows it."""
    standing = await load.overview(work, await repository.case(work, case_id))
    return next(consent for consent in standing if consent.id == fold_id)
