"""Mutations on a case: open, correct, add evidence, close."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import graphene

from hub.intake import correct, end_case, inventory, open_case
from hub.kit.errors import NotFound
from hub.withdrawals.narrow import narrow
from schema.case_payload import ShowsCase
from schema.context import Context
from schema.inputs import field_list, values_by_name
from schema.mutation import idempotency_key
from schema.references import parts, reference
from schema.scalars import DateTime, FieldValue


class OpenCase(ShowsCase):
    """Open a case for a person with what was told so far. Show her first to whom the law makes you report."""

    class Input:
        idempotency_key = idempotency_key()
        language = graphene.String(required=True, description="The person's language, `ja` or `en`.")
        urgency = graphene.String(required=True, description="`immediate`, `urgent` or `routine`.")
        fields = field_list("What was told, by the catalogue.")
        wishes = FieldValue(description="What she wants: the field `wishes`.")
        barred_recipients = graphene.List(
            graphene.NonNull(graphene.String),
            description="Whom she bars: kinds of organisation, `guardian`, or organisations' ids.",
        )
        safe_contact = FieldValue(description="How she can be reached safely: the field `safe_contact`.")

    @staticmethod
    async def perform(
        context: Context,
        *,
        language: str,
        urgency: str,
        fields: Sequence[Mapping[str, Any]],
        barred_recipients: Sequence[str] | None = None,
        **named: Any,
    ) -> dict[str, object]:
        """One call."""
        told = {**values_by_name(fields), **{name: value for name, value in named.items() if value is not None}}
        if barred_recipients is not None:
            told["barred_recipients"] = [_barred(one) for one in barred_recipients]
        id = await context.ask_once(open_case.open_case, language=language, urgency=urgency, fields=told)
        return {"case": id}


class RecordFields(ShowsCase):
    """Correct a case: the newest word on a field replaces the older one. What was released before stays as it was."""

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        fields = field_list("The fields with their new values; null takes one away.")
        urgency = graphene.String(description="The new urgency, where it has changed.")
        expected_version = graphene.Int(description="The version you have seen: refused as `stale` if it has moved on.")

    @staticmethod
    async def perform(
        context: Context,
        *,
        case: UUID,
        fields: Sequence[Mapping[str, Any]],
        urgency: str | None = None,
        expected_version: int | None = None,
    ) -> dict[str, object]:
        """One call."""
        await context.ask(
            correct.record_fields,
            case,
            values_by_name(fields),
            narrow=narrow,
            urgency=urgency,
            expected_version=expected_version,
        )
        return {"case": case}


class EvidenceInput(graphene.InputObjectType):
    """An entry of the inventory; the thing itself is never sent."""

    kind = graphene.String(required=True, description="What it is, e.g. `messages`.")
    description = graphene.String(required=True, description="In words.")
    taken_at = DateTime(description="When it was taken.")
    sha256 = graphene.String(
        description="SHA-256 of a document. Refused where the person was or may have been under 18 in the images."
    )
    state = graphene.String(description="`noted` (where not given), `preserved` or `waived`.")


class AddEvidence(ShowsCase):
    """Add entries to the inventory of evidence."""

    class Input:
        idempotency_key = idempotency_key()
        case = reference("Case", "The case.")
        entries = graphene.List(graphene.NonNull(EvidenceInput), required=True, description="The entries.")

    @staticmethod
    async def perform(context: Context, *, case: UUID, entries: Sequence[Mapping[str, Any]]) -> dict[str, object]:
        """One call."""
        id = await context.ask_once(inventory.add_evidence, case, entries)
        return {"case": id}


class SetEvidenceState(ShowsCase):
    """Say that evidence is preserved, or that the person waives it; a request to remove waits for that."""

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        numbers = graphene.List(
            graphene.NonNull(graphene.Int), required=True, description="The numbers of the entries."
        )
        state = graphene.String(required=True, description="`noted`, `preserved` or `waived`.")

    @staticmethod
    async def perform(context: Context, *, case: UUID, numbers: Sequence[int], state: str) -> dict[str, object]:
        """One call."""
        await context.ask(inventory.set_evidence_state, case, numbers, state)
        return {"case": case}


class WatcherInput(graphene.InputObjectType):
    """Who goes on watching one referral or request after its case is closed."""

    thing = graphene.ID(required=True, description="The referral or request, `Referral:…` or `TakedownRequest:…`.")
    watcher = reference("Principal", "Somebody of the case's team.")


class CloseCase(ShowsCase):
    """Close a case: nothing more is recorded in it and nothing leaves it.

    What is still open is watched by somebody of the team, who gets its answers, or cancelled; with neither the closing
    is refused (`still_open`), naming each thing.
    """

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        cancel_open = graphene.Boolean(description="True: what is open and nobody watches ends.")
        watchers = graphene.List(graphene.NonNull(WatcherInput), description="Who goes on watching what is open.")

    @staticmethod
    async def perform(
        context: Context,
        *,
        case: UUID,
        cancel_open: bool | None = None,
        watchers: Sequence[Mapping[str, Any]] | None = None,
    ) -> dict[str, object]:
        """One call."""
        named = {_watched(one["thing"]): one["watcher"] for one in watchers or ()}
        await context.ask(end_case.close_case, case, narrow=narrow, cancel_open=bool(cancel_open), watchers=named)
        return {"case": case}


def _barred(word: str) -> str:
    """An organisation's global id as the case keeps it; any other word as it is."""
    found = parts(word)
    return str(found[1]) if found and found[0] == "Organisation" else word


def _watched(id: str) -> UUID:
    """The id of a referral or request; raises `NotFound`."""
    found = parts(id)
    if found is None or found[0] not in ("Referral", "TakedownRequest"):
        raise NotFound("watchers")
    return found[1]
