"""People of a neighbourhood as they stand in the database: signed in, invited, told of a device."""

from uuid import uuid4

from tests.parties import NOW, Parties, Party

DIGEST = bytes(32)


def signed_in(parties: Parties, party: Party) -> None:
    """The party's person has a passkey, a session and a notice; and somebody is invited."""
    mine = {"org": party.id, "principal": party.principal}
    parties.insert(
        "passkey",
        id=uuid4(),
        credential=uuid4().bytes,
        public_key=b"key",
        sign_count=0,
        name="Firefox, Windows",
        created_at=NOW,
        **mine,
    )
    parties.insert(
        "web_session",
        id=uuid4(),
        digest=DIGEST,
        method="passkey",
        device="Firefox, Windows",
        created_at=NOW,
        seen_at=NOW,
        **mine,
    )
    parties.insert("notice", id=uuid4(), recipient=party.principal, device="Firefox, Windows", at=NOW, **mine)
    parties.insert(
        "invitation",
        org=party.id,
        id=uuid4(),
        role="caseworker",
        label="desk",
        digest=DIGEST,
        code=DIGEST,
        wrong=0,
        created_at=NOW,
        until=NOW.replace(year=NOW.year + 1),
    )
