"""The demo's way in: a link that signs one invented person in once, on this machine, for as long as ten minutes."""

import base64
import binascii
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from hub.entry.handles import Handle
from hub.entry.passkeys.ceremonies import spend
from hub.entry.passkeys.user_handles import UserHandle
from hub.entry.sessions.begin import SessionBegun, begin_session
from hub.identity.people import find
from hub.kit.db import Database
from hub.kit.errors import NotFound
from hub.kit.ids import new_id
from hub.kit.sealed import RootKey

LIFETIME = timedelta(minutes=10)
_PURPOSE = "tsunagu demo sign-in link"
_ID, _TIME, _MAC = 16, 8, 32
_HEAD = 3 * _ID + _TIME


@dataclass(frozen=True)
class DemoLink:
    """A good link: `raw` is what is used up when it is followed."""

    id: UUID
    whose: UserHandle
    raw: bytes = field(repr=False)


@dataclass(frozen=True)
class DemoLinks:
    """Makes and knows them. Kept nowhere: the hub's HMAC says that the operator's command made it."""

    key: bytes = field(repr=False)

    @classmethod
    def under(cls, root: RootKey) -> "DemoLinks":
        """With a key of their own, derived from the root key."""
        return cls(root.derived(_PURPOSE))

    def new(self, whose: UserHandle, now: datetime) -> str:
        """For a path: letters, digits, - and _."""
        until = int((now + LIFETIME).timestamp())
        head = new_id().bytes + whose.organisation.bytes + whose.principal.bytes + until.to_bytes(_TIME, "big")
        return base64.urlsafe_b64encode(head + self._mac(head)).decode().rstrip("=")

    def read(self, text: str, now: datetime) -> DemoLink | None:
        """The link that the hub made and that has not ended; None for anything else."""
        try:
            raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        head, mac = raw[:_HEAD], raw[_HEAD:]
        if len(mac) != _MAC or not secrets.compare_digest(mac, self._mac(head)):
            return None
        id, organisation, principal = (UUID(bytes=head[at : at + _ID]) for at in range(0, 3 * _ID, _ID))
        over = now.timestamp() >= int.from_bytes(head[3 * _ID :], "big")
        return None if over else DemoLink(id, UserHandle(organisation, principal), raw)

    def _mac(self, head: bytes) -> bytes:
        return hmac.digest(self.key, head, "sha256")


async def follow(
    database: Database, links: DemoLinks, text: str, *, device: str, known: Handle | None, now: datetime
) -> SessionBegun:
    """Sign the link's person in and use the link up; raises `NotFound` for a bad one and for one that was used."""
    link = links.read(text, now)
    if link is None:
        raise NotFound("link")
    whose = link.whose
    async with database.transaction(whose.organisation) as session:
        if not await spend(session, link.id, link.raw, whose, now, lives=LIFETIME):
            raise NotFound("link")
        await find(session, whose.principal)
        return await begin_session(
            session,
            organisation=whose.organisation,
            principal=whose.principal,
            method="demo",
            device=device,
            known=known,
            now=now,
        )
