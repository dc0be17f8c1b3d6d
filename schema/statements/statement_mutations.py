"""Mutations on what the person said of herself and her safety; each answers with the statement that it kept."""

from collections.abc import Mapping, Sequence
from typing import Any, cast
from uuid import UUID

import graphene

import hub.statements.said
from hub.acts.lists import ListedAct
from hub.cases import repository
from hub.identity.work import Work
from hub.intake import bar, choose_word, lift_bar, say_age, say_contact, say_death, say_wishes, settle
from hub.intake.voice import Safety, Spoken
from hub.kit.errors import NotFound
from hub.narrowing.causes import Cause
from hub.referrals.open_dates import Retained, ended_with
from hub.statements import load
from hub.withdrawals.narrow import narrow
from schema.acts import TwoPersonAct, shown_act
from schema.engine import enums
from schema.engine.choices import choice
from schema.engine.context import Context
from schema.engine.inputs import barred_word
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.references import global_id, optional_reference, optional_references, reference
from schema.engine.scalars import DateTime, FieldValue
from schema.referrals.open_dates import RetainedLawyer
from schema.statements.statement import Statement, shown

AgeAbout = choice(
    "AgeAbout", "Which of her ages.", {"now": "How old she is now.", "at_images": "How old she was in the images."}
)
Settlement = choice(
    "Settlement",
    "Which of two statements holds.",
    {
        "earlier": "The one that was said before; a death that was recorded wrongly too.",
        "later": "The one that was said last, where it counts as her yes.",
    },
)


class _Spoken:
    """How it was said: the part that every statement has."""

    idempotency_key = idempotency_key()
    case = reference("Case", "The case.")
    said_by = enums.Voice(description="Who said it; the person where not given.")
    method = enums.Way(description="How it was said; orally where not given.")
    language = enums.Language(description="The language in which it was said; the case's where not given.")
    wording = graphene.String(description="The version of the text that was read out.")
    said_at = DateTime(description="When it was said; now where not given, never later.")


class _Lowering(_Spoken):
    """What a word that lowers protection starts with."""

    alone = graphene.Boolean(
        description='Her answer to "Are you alone? Can you talk freely?"; without a yes it is recorded, not counted.'
    )
    word = graphene.String(description="The shared word, where one was chosen.")


class Says(HubMutation):
    """A mutation that answers with the statement it kept; `perform` gives the case's and the statement's id."""

    class Meta:
        abstract = True

    statement = graphene.Field(
        Statement, description="What was recorded, and whether it counts; null where this was refused."
    )


async def _said(context: Context, case: UUID, id: UUID) -> dict[str, object]:
    said = await context.ask(_of_case, case)
    found = [row for row in shown(said, context.language) if row["id"] == global_id("Statement", id)]
    if not found:
        raise NotFound("statement")
    return {"statement": found[0]}


async def _of_case(work: Work, case_id: UUID) -> tuple[hub.statements.said.Statement, ...]:
    return await load.statements_of_case(work, await repository.case(work, case_id))


async def _ended_with(work: Work, case_id: UUID, statement_id: UUID) -> tuple[Retained, ...]:
    said = next(one for one in await _of_case(work, case_id) if one.id == statement_id)
    return await ended_with(work, case_id, Cause.BAR, said.recorded_at)


def _spoken(given: Mapping[str, Any]) -> Spoken:
    names = ("said_by", "method", "language", "wording", "said_at")
    return Spoken(**{name: given[name] for name in names if given.get(name) is not None})


def _safety(given: Mapping[str, Any]) -> Safety:
    return Safety(given.get("alone"), given.get("word"))


class BarRecipients(Says):
    """Record whom she bars: kinds of organisation, one organisation, her guardian. It holds at once, for everything."""

    class Input(_Spoken):
        recipients = graphene.List(
            graphene.NonNull(graphene.String),
            required=True,
            description="Kinds of organisation, `guardian`, or organisations' ids.",
        )
        excepted = optional_references(
            "Organisation", "Organisations that she lets through although their kind is barred with this."
        )

    retained = graphene.List(
        graphene.NonNull(RetainedLawyer),
        description="Lawyers who had been retained (受任) and whom this bars, with the dates that nobody keeps for her "
        "any more; null where this was refused.",
    )

    @staticmethod
    async def perform(
        context: Context,
        *,
        case: UUID,
        recipients: Sequence[str],
        excepted: Sequence[UUID] | None = None,
        **given: Any,
    ) -> dict[str, object]:
        """One call."""
        words = [barred_word(one) for one in recipients]
        id = await context.ask_once(
            bar.bar_recipients, case, words, _spoken(given), narrow=narrow, excepted=excepted or ()
        )
        kept = await _said(context, case, id)
        return {**kept, "retained": await context.ask(_ended_with, case, id)}


class LiftBar(Says):
    """Record that she lifts a bar: for one recipient and purpose for 24 hours, or lastingly.

    It counts as her yes only where she could say it freely. Of a person who is or may be under 18, a day's lift is
    reviewed by a second person the next working day; a lasting one counts once another person confirms it. It opens
    nothing that was asked before: ask her consent anew.
    """

    class Input(_Lowering):
        recipient = optional_reference("Organisation", "The one recipient that she lets through.")
        kind = enums.RecipientKind(description="Or the kind of recipient whose bar she lifts.")
        purpose = enums.Purpose(description="What for; required where it is for a day.")
        lasting = graphene.Boolean(description="Whether it lasts; 24 hours where not given.")

    act = graphene.Field(TwoPersonAct, description="The act that another person confirms; null where none is needed.")

    @staticmethod
    async def perform(
        context: Context,
        *,
        case: UUID,
        recipient: UUID | None = None,
        kind: str | None = None,
        purpose: str | None = None,
        lasting: bool | None = None,
        **given: Any,
    ) -> dict[str, object]:
        """One call."""
        lift = lift_bar.Lift(recipient, kind, purpose, lasting is True)
        id = await context.ask_once(lift_bar.lift_bar, case, lift, _spoken(given), _safety(given))
        kept = await _said(context, case, id)
        return {**kept, "act": await _act(context, case, id)}


class StateAge(Says):
    """Record what was said of her age. The youngest rules until another member of the team settles it."""

    class Input(_Lowering):
        about = AgeAbout(required=True, description="Which age.")
        band = enums.AgeBand(required=True, description="How old.")

    @staticmethod
    async def perform(context: Context, *, case: UUID, about: Any, band: str, **given: Any) -> dict[str, object]:
        """One call."""
        spoken, safety = _spoken(given), _safety(given)
        which = cast("say_age.AgeAbout", about)
        id = await context.ask_once(say_age.state_age, case, which, band, spoken, safety, narrow=narrow)
        return await _said(context, case, id)


class StateSafeContact(Says):
    """Record how she can be reached safely. An unsafe way is stopped at once; another is used only after her word."""

    class Input(_Lowering):
        contact = FieldValue(description="The way: the field `safe_contact`. Not given where there is none.")
        unsafe = graphene.Boolean(description="Whether the way that was kept so far is safe no more.")

    @staticmethod
    async def perform(
        context: Context, *, case: UUID, contact: Any = None, unsafe: bool | None = None, **given: Any
    ) -> dict[str, object]:
        """One call."""
        id = await context.ask_once(
            say_contact.state_safe_contact,
            case,
            contact,
            _spoken(given),
            _safety(given),
            unsafe=unsafe is True,
            narrow=narrow,
        )
        return await _said(context, case, id)


class StateWishes(Says):
    """Record what she wishes. A no counts at once; a yes to police, guardian or school where she could say it freely.

    A wish lifts no bar.
    """

    class Input(_Lowering):
        wishes = FieldValue(required=True, description="The field `wishes`; what is not named stays as it was.")

    @staticmethod
    async def perform(context: Context, *, case: UUID, wishes: Any, **given: Any) -> dict[str, object]:
        """One call."""
        id = await context.ask_once(
            say_wishes.state_wishes, case, wishes, _spoken(given), _safety(given), narrow=narrow
        )
        return await _said(context, case, id)


class RecordDeath(Says):
    """Record that the person died: her bars stand for ever, and nothing new goes out."""

    class Input(_Spoken):
        note = graphene.String(description="How it became known.")

    @staticmethod
    async def perform(context: Context, *, case: UUID, note: str | None = None, **given: Any) -> dict[str, object]:
        """One call."""
        id = await context.ask_once(say_death.record_death, case, note or "", _spoken(given), narrow=narrow)
        return await _said(context, case, id)


class SettleContradiction(Says):
    """Say which of two statements holds, with the reason. Never whoever recorded the later one; both stay as said."""

    class Input:
        idempotency_key = idempotency_key()
        case = reference("Case", "The case.")
        statement = reference("Statement", "The later of the two, or a death that was recorded wrongly.")
        holds = Settlement(required=True, description="Which one holds.")
        reason = graphene.String(required=True, description="Why; kept sealed.")

    @staticmethod
    async def perform(context: Context, *, case: UUID, statement: UUID, holds: Any, reason: str) -> dict[str, object]:
        """One call."""
        id = await context.ask_once(settle.settle_contradiction, case, statement, holds, reason, narrow=narrow)
        return await _said(context, case, id)


class ChooseWord(Says):
    """Record the word that she chose to be known again by. Only a slow hash of it is kept."""

    class Input(_Lowering):
        chosen = graphene.String(required=True, description="The new word, 2 to 100 letters without spaces.")

    @staticmethod
    async def perform(context: Context, *, case: UUID, chosen: str, **given: Any) -> dict[str, object]:
        """One call."""
        id = await context.ask_once(choose_word.choose_word, case, chosen, _spoken(given), _safety(given))
        return await _said(context, case, id)


async def _act(context: Context, case: UUID, id: UUID) -> ListedAct | None:
    said = await context.ask(_of_case, case)
    act = next((one.value.get("act") for one in said if one.id == id), None)
    return await shown_act(context, UUID(act)) if act else None
