"""What one person did alone, waiting for a second."""

from datetime import timedelta
from uuid import uuid4

from tests.parties import NOW, Parties, Party


def done_alone(parties: Parties, ngo: Party, case: str) -> None:
    """A review of something that the group's caseworker did, as if it had been asked for. `case`: a global id."""
    about = {"org": ngo.id, "case_file": case.partition(":")[2], "asked_by": ngo.principal, "subject": uuid4()}
    times = {"asked_at": NOW, "due_at": NOW + timedelta(days=2)}
    parties.insert("review", id=uuid4(), kind="bar-lifted", **about, **times)


def asked_as_a_peer(parties: Parties, peer: Party, stopped: Party) -> None:
    """A question to the peer of another member, as if that one were suspended for security."""
    about = {"org": stopped.id, "peer": peer.id, "kind": "withdrawal", "object": uuid4()}
    parties.insert("peer_question", id=uuid4(), asked_at=NOW, decide_by=NOW + timedelta(days=400), **about)
