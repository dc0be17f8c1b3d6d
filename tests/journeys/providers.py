"""An identity provider of a neighbourhood's organisation, as it stands in the database."""

from uuid import uuid4

from hub.entry.providers.client import place
from tests.parties import NOW, Parties, Party


def with_provider(parties: Parties, party: Party) -> None:
    """The party's people sign in elsewhere, at a place where nobody answers."""
    id = uuid4()
    wrapped = parties.rows("select wrapped from organisation_key where organisation = %(o)s", o=party.id)[0][0]
    under = parties.keys.organisation_key(party.id, 1, bytes(wrapped))
    parties.insert(
        "identity_provider",
        org=party.id,
        id=id,
        issuer="http://127.0.0.1:1",
        client_id="hub",
        method="client_secret_basic",
        sign_in_word=f"w-{id.hex[:12]}",
        secret_sealed=parties.keys.wrap(under, place(id), b"s3cret"),
        epoch=1,
        set_by=party.principal,
        set_at=NOW,
    )
