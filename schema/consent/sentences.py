"""The sentences that are read to the person when she is asked for her consent."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import graphene

from hub.intake import consent_sentence
from hub.intake.answers import About
from hub.kit.text import Text
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.inputs import form_list, forms_by_name
from schema.engine.references import reference
from schema.engine.scalars import DateTime


class SentenceToRead(graphene.ObjectType):
    """One sentence to read to the person, in the languages of the hub: hers is not the caller's."""

    ja = graphene.String(required=True, description="In Japanese.")
    ja_easy = graphene.String(required=True, description="In easy Japanese.")
    en = graphene.String(required=True, description="In English.")

    def resolve_ja(self: Text, _info: object) -> str:
        """In Japanese."""
        return self.ja

    def resolve_ja_easy(self: Text, _info: object) -> str:
        """In easy Japanese."""
        return self.to("ja@easy")

    def resolve_en(self: Text, _info: object) -> str:
        """In English."""
        return self.en


@query(
    graphene.List(graphene.NonNull(SentenceToRead)),
    required=True,
    case_id=reference("Case", "The case."),
    recipient_id=reference("Organisation", "The recipient."),
    purpose=enums.Purpose(required=True, description="What for."),
    channel=graphene.String(description="As in `recordConsent`."),
    fields=form_list("What she is asked to let leave, and in which form."),
    until=DateTime(description="As in `recordConsent`."),
)
async def consent_sentences(
    context: Context,
    *,
    case_id: UUID,
    recipient_id: UUID,
    purpose: str,
    fields: Sequence[Mapping[str, Any]],
    channel: str | None = None,
    until: datetime | None = None,
) -> tuple[Text, ...]:
    """What to read to her before `recordConsent`: to whom, what for, what, until when, that she may take it back.

    And where an address or account that leaves as it is contains her name or contact, that it does.
    """
    about = About(recipient_id, purpose, channel)
    return await context.ask(consent_sentence.consent_sentences, case_id, about, forms_by_name(fields), until)
