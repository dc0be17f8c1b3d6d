"""What a referral and a takedown request show alike: the parties' names, the timeline, and what was released."""

from base64 import b64encode
from typing import Any

import graphene

from hub.exchange.messages import Document as DocumentRow
from hub.exchange.packets import Packet
from hub.minimisation.fields import CATALOGUE
from hub.tasks.lists import Filter
from schema.choices import choice
from schema.preview import Handling
from schema.references import global_id
from schema.scalars import DateTime, FieldValue

Box = choice(
    "Box",
    "Which list: what your organisation sent, or what it received.",
    {
        "sent": "What your organisation sent, drafts too.",
        "inbox": "What it received.",
    },
)


def narrowing() -> dict[str, Any]:
    """The arguments by which a list of either is narrowed."""
    return {
        "box": Box(required=True, description="Sent or received."),
        "status": graphene.String(description="Only in this status, e.g. `requested`."),
        "urgency": graphene.String(description="Only of this urgency."),
        "overdue": graphene.Boolean(description="True: only those whose answer is late."),
    }


def narrowed_to(
    *, box: Any, status: str | None = None, urgency: str | None = None, overdue: bool | None = None
) -> Filter:
    """What the caller gave for `narrowing`."""
    return Filter(box.value, status, urgency, overdue=bool(overdue))


class NamedOrganisation(graphene.ObjectType):
    """An organisation by its name; ask `organisation` for everything else."""

    id = graphene.ID(required=True, description="Its id, `Organisation:…`.")
    name = graphene.String(required=True, description="Its name.")
    kind = graphene.String(required=True, description="What it is, e.g. `legal_aid`.")
    country = graphene.String(required=True, description="Its country, ISO 3166-1 alpha-2.")

    def resolve_id(self: Any, _info: object) -> str:
        """The global id."""
        return global_id("Organisation", self.id)


class Step(graphene.ObjectType):
    """One change of status."""

    status = graphene.String(required=True, description="The status from then on.")
    reason = graphene.String(description="The finer meaning, a permanent word.")
    actor = graphene.ID(description="The organisation that did it; null for the hub itself.")
    at = DateTime(required=True, description="When.")

    def resolve_actor(self: Any, _info: object) -> str | None:
        """The global id."""
        return global_id("Organisation", self.actor) if self.actor else None


class ReleasedField(graphene.ObjectType):
    """One field as it was released."""

    name = graphene.String(required=True, description="The field's name.")
    label = graphene.String(required=True, description="The same for people, in the caller's language.")
    value = FieldValue(description="The value in the form in which it was released.")


class Released(graphene.ObjectType):
    """A frozen copy of what was released: exactly this, whatever becomes of the case. Reading it is in the ledger."""

    kind = graphene.String(required=True, description="`offer`, which identifies nobody, or `packet`.")
    purpose = graphene.String(required=True, description="What it was released for.")
    created_at = DateTime(required=True, description="When it was frozen.")
    language = graphene.String(required=True, description="The person's language.")
    urgency = graphene.String(required=True, description="`immediate`, `urgent` or `routine`.")
    handling = graphene.Field(Handling, required=True, description="How it must be handled; cannot be withheld.")
    fields = graphene.List(graphene.NonNull(ReleasedField), required=True, description="In the catalogue's order.")
    digest = graphene.String(required=True, description="SHA-256 of the canonical bytes, which the ledger keeps.")
    canonical = graphene.String(required=True, description="The canonical JSON itself.")

    def resolve_fields(self: Packet, info: Any) -> list[dict[str, Any]]:
        """As forms show them."""
        language = info.context.language
        return [
            {"name": name, "label": CATALOGUE[name].label.to(language), "value": self.fields[name]}
            for name in CATALOGUE
            if name in self.fields
        ]

    def resolve_digest(self: Packet, _info: object) -> str:
        """In hexadecimal."""
        return self.digest().hex()

    def resolve_canonical(self: Packet, _info: object) -> str:
        """As text."""
        return self.canonical().decode()


class Document(graphene.ObjectType):
    """A file to take along, encrypted to your organisation's own public key."""

    file_name = graphene.String(required=True, description="A neutral name.")
    media_type = graphene.String(required=True, description="Of the encrypted file.")
    content = graphene.String(required=True, description="The age file in base64.")


def documents(files: tuple[DocumentRow, ...]) -> list[dict[str, str]]:
    """The files as they are shown."""
    return [
        {"file_name": one.name, "media_type": one.media_type, "content": b64encode(one.content).decode()}
        for one in files
    ]
