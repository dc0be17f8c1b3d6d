"""What happened to a machine, as the ledger of its organisation keeps it: which one, and the digest of its scopes."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.identity.work import Work


def digest_of(scopes: Iterable[str]) -> bytes:
    """SHA-256 of the scopes in order, with a space between, as OAuth writes them (RFC 6749, 3.3): 32 bytes."""
    return hashlib.sha256(" ".join(sorted(scopes)).encode()).digest()


def note(work: Work, verb: Verb, object_id: UUID, scopes: Iterable[str] | None = None) -> None:
    """A line about a client, or a key of one; `scopes`: those that the client has from now on."""
    us, who = work.viewer.organisation, work.viewer.principal
    digest = None if scopes is None else digest_of(scopes)
    record_own(work.session, verb, org=us, principal=who, object_id=object_id, at=work.now, digest=digest)
