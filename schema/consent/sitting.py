"""The mutation of one sitting: her answers to several recipients, each kept or refused by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

import graphene

from hub.cases import repository
from hub.consent import load
from hub.exchange.packets import Form
from hub.identity.work import Work
from hub.intake.answers import About, HowSaid, Minority
from hub.intake.sitting import DutyRead, SittingAnswer, record_answer
from hub.intake.sitting_rules import MOST_ANSWERS, GuardianSide, guardian_side
from hub.kit.errors import HubError, Invalid, Reason
from hub.withdrawals.narrow import narrow
from schema.cases.answers import Consent
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.errors import Problem, reasons_told
from schema.engine.inputs import form_list, forms_by_name
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.references import reference
from schema.engine.scalars import DateTime, UUIDText


class GuardianSideInput(graphene.InputObjectType):
    """What is said of a guardian."""

    consent = enums.GuardianConsent(description="Whether a guardian consented; `ABSENT` with its reason.")
    reason = graphene.String(description="Why a guardian's consent is absent.")
    informed = graphene.Boolean(description="Whether a guardian is informed.")
    informed_reason = graphene.String(description="Why a guardian is not informed.")


class ReadDutyInput(graphene.InputObjectType):
    """Her answer to a duty or practice whose sentence was read aloud; see `recordOnwardAnswer`."""

    duty = reference("ReportingDuty", "The duty.")
    version = graphene.Int(required=True, description="The version of the sentence that was read.")
    answer = graphene.Boolean(required=True, description="Her answer.")
    expected_answer = graphene.Boolean(description="Her answer that you have seen, null for none.")


class SittingAnswerInput(graphene.InputObjectType):
    """Her answer about one recipient. Whoever is not decided yet is left out."""

    recipient = reference("Organisation", "The recipient.")
    purpose = enums.Purpose(required=True, description="What for.")
    channel = graphene.String(description="As in `recordConsent`.")
    yes = graphene.Boolean(required=True, description="Whether she says yes.")
    fields = form_list("What may leave, and in which form; with a yes.", required=False)
    until = DateTime(description="When it ends, within twelve months; as `consentQuestions` says where not given.")
    expected_answer_id = UUIDText(
        description="The id of her last answer that you have seen; null: she was never asked."
    )
    assent = graphene.Boolean(description="A minor's own assent. Nothing leaves without it.")
    abroad_accepted = graphene.Boolean(description="Her answer about a recipient abroad.")
    guardian = graphene.InputField(
        GuardianSideInput, description="What is said of a guardian for this recipient alone; as for all if not given."
    )
    duties = graphene.List(
        graphene.NonNull(ReadDutyInput), description="Her answers to the sentences that were read to her."
    )
    text = graphene.String(description="Why not, in her own words, where she gave any.")


class SittingOutcome(graphene.ObjectType):
    """What became of her answer about one recipient."""

    number = graphene.Int(required=True, description="Which of those that were given, from 1.")
    consent = graphene.Field(Consent, description="What holds now; null where it was refused.")
    reasons = graphene.List(
        graphene.NonNull(Problem), required=True, description="Why nothing of this one was kept; empty where it was."
    )

    def resolve_reasons(self: "OutcomeOfOne", info: Any) -> list[Problem]:
        """Each as in every refusal."""
        return reasons_told(self.reasons, info.context.language)


@dataclass(frozen=True)
class OutcomeOfOne:
    """The same as the mutation answers it."""

    number: int
    consent: load.Consent | None
    reasons: tuple[Reason, ...]


class RecordSitting(HubMutation):
    """Record all that the person answered in one sitting: each recipient by itself, as its own mutation would.

    Of one recipient nothing is half kept, and one that is refused holds no other back. Sent again under the same key,
    each is recorded once.
    """

    class Input:
        idempotency_key = idempotency_key()
        case = reference("Case", "The case.")
        answers = graphene.List(
            graphene.NonNull(SittingAnswerInput), required=True, description="One for each recipient, at most 15."
        )
        guardian = graphene.InputField(
            GuardianSideInput,
            description="What is said of a guardian for all recipients that say nothing of their own.",
        )
        given_by = enums.Giver(description="Who answers; the person where not given.")
        method = enums.Way(description="How it was said; orally where not given.")
        language = enums.Language(description="The language in which it was asked; `JA` where not given.")
        wording = graphene.String(description="The version of the text that was read out.")

    outcomes = graphene.List(
        graphene.NonNull(SittingOutcome), description="One for each, in their order; null where all was refused."
    )

    @staticmethod
    async def perform(
        context: Context,
        *,
        case: UUID,
        answers: Sequence[Mapping[str, Any]],
        guardian: Mapping[str, Any] | None = None,
        **given: Any,
    ) -> dict[str, object]:
        """Each in a transaction of its own, then what holds now."""
        _require_each_once(answers)
        how, side = HowSaid(**_said(given)), _side(guardian)
        parts = {_name(one): partial(_recorded, case=case, given=one, how=how, of_all=side) for one in answers}
        kept = await context.each_once(parts)
        holds = await context.ask(_holds, case) if any(isinstance(one, UUID) for one in kept.values()) else {}
        return {"outcomes": [_outcome(n, one, holds) for n, one in enumerate(kept.values(), 1)]}


def _require_each_once(answers: Sequence[Mapping[str, Any]]) -> None:
    if not answers:
        raise Invalid(Reason("required", "answers"))
    if len(answers) > MOST_ANSWERS:
        raise Invalid(Reason("too_long", "answers", (f"{MOST_ANSWERS}",)))
    if len({_name(one) for one in answers}) != len(answers):
        raise Invalid(Reason("malformed", "answers"))


def _name(one: Mapping[str, Any]) -> str:
    return f"{one['recipient']}/{one['purpose']}/{one.get('channel') or ''}"


async def _recorded(
    work: Work, *, case: UUID, given: Mapping[str, Any], how: HowSaid, of_all: GuardianSide | None
) -> UUID:
    return await record_answer(work, case, _answer(given, how, of_all), narrow=narrow)


def _answer(given: Mapping[str, Any], how: HowSaid, of_all: GuardianSide | None) -> SittingAnswer:
    fields: Mapping[str, Form] = forms_by_name(given.get("fields")) if given["yes"] else {}
    return SittingAnswer(
        About(given["recipient"], given["purpose"], given.get("channel")),
        given["yes"],
        how,
        fields,
        given.get("until"),
        _minority(given, guardian_side(of_all, _side(given.get("guardian")))),
        given.get("expected_answer_id"),
        tuple(
            DutyRead(one["duty"], one["version"], one["answer"], one.get("expected_answer"))
            for one in given.get("duties") or ()
        ),
        given.get("text") or "",
    )


def _minority(given: Mapping[str, Any], side: GuardianSide) -> Minority:
    return Minority(
        assent=given.get("assent"),
        guardian_consent=side.consent,
        guardian_reason=side.reason,
        guardian_informed=side.informed,
        guardian_informed_reason=side.informed_reason,
        abroad_accepted=given.get("abroad_accepted"),
    )


def _side(given: Mapping[str, Any] | None) -> GuardianSide | None:
    return GuardianSide(**_said(given)) if given else None


def _said(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None}


async def _holds(work: Work, case_id: UUID) -> Mapping[UUID, load.Consent]:
    standing = await load.overview(work, await repository.case(work, case_id))
    return {one.id: one for one in standing}


def _outcome(number: int, kept: UUID | HubError, holds: Mapping[UUID, load.Consent]) -> OutcomeOfOne:
    if isinstance(kept, UUID):
        return OutcomeOfOne(number, holds.get(kept), ())
    return OutcomeOfOne(number, None, kept.reasons)
