"""Access tokens (RFC 9068): short, signed by the hub for itself; the rights behind one are looked up each time."""

import hashlib
import re
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from authlib.oauth2 import OAuth2Error
from joserfc import jwt
from joserfc.jwk import OKPKey

from hub.identity.bearer import ALGORITHM, REGISTRY, AccessTokens
from hub.identity.membership import asking
from hub.identity.permissions import Role, permissions
from hub.identity.viewer import Viewer
from hub.kit.clock import Clock, SystemClock
from hub.kit.db import Database
from hub.kit.errors import HubError, Reason
from hub.kit.ids import new_id
from hub.kit.signing import SigningKey

LIFETIME = timedelta(minutes=10)
"""How long a token is good for: whoever leaves keeps no key."""
TOLERANCE = timedelta(seconds=30)
"""How far ahead the clock of the machine that issued a token may be."""

_CLAIMS = frozenset({"iss", "aud", "sub", "client_id", "organisation", "scope", "iat", "exp", "jti"})
_SHAPE = re.compile(r"[A-Za-z0-9_-]{1,400}\.[A-Za-z0-9_-]{1,4000}\.[A-Za-z0-9_-]{86}")
_CACHE_SIZE = 4096
_MEMBERSHIP = asking("""
select p.role from principal p join organisation o on o.id = p.organisation
where p.id = :principal and p.organisation = :organisation
  and (p.ended_at is null or p.ended_at > :now) and $member
""")


class Unauthenticated(HubError):
    """No token, or none that is good here and now; which of the reasons it was is not told."""

    def __init__(self) -> None:
        """The one answer to every bad token."""
        super().__init__(Reason("unauthenticated"))


@dataclass(frozen=True)
class Issuer:
    """Who signs, and for whom: `issuer` and `audience` are the settings' own (`iss`, `aud`)."""

    key: SigningKey
    issuer: str
    audience: str

    def issue(
        self,
        *,
        principal: UUID,
        organisation: UUID,
        client: str,
        scopes: Iterable[str],
        now: datetime,
        lifetime: timedelta = LIFETIME,
    ) -> str:
        """A token for one principal of one organisation; `lifetime` can only be shortened.

        `client` names the program that will call: idempotency keys are the client's own.
        """
        claims = {
            "iss": self.issuer,
            "aud": self.audience,
            "sub": str(principal),
            "client_id": client,
            "organisation": str(organisation),
            "scope": " ".join(sorted(scopes)),
            "iat": int(now.timestamp()),
            "exp": int((now + min(lifetime, LIFETIME)).timestamp()),
            "jti": str(new_id()),
        }
        return jwt.encode(_header(self.key), claims, OKPKey.import_key(self.key.pem()), registry=REGISTRY)


@dataclass(frozen=True)
class _Claims:
    """What a good token says."""

    principal: UUID
    organisation: UUID
    client: str
    scopes: frozenset[str]
    issued_at: int
    expires_at: int


class Verifier:
    """Turns a token into a viewer.

    A token's signature and words are checked once and remembered by the SHA-256 of the token until it expires; the
    membership behind it is asked for in every request, in one statement, so that whoever was let go is out at once.
    """

    def __init__(self, issuer: Issuer, database: Database, clock: Clock | None = None) -> None:
        """`database`: the pool of the role that answers requests; the clock is the machine's unless one is given."""
        self._issuer = issuer
        self._form = AccessTokens(OKPKey.import_key(issuer.key.pem()), issuer.issuer, issuer.audience)
        # The header must be, byte for byte, the one that this hub writes: no word of it can choose key or algorithm.
        self._header = _head_of(issuer.key)
        self._engine = database.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._clock = clock or SystemClock()
        self._known: OrderedDict[bytes, _Claims] = OrderedDict()

    async def viewer(self, token: str, language: str) -> Viewer:
        """Who asks with this token; raises `Unauthenticated`. `language`: "ja" or "en", for sentences."""
        now = self._clock.now()
        claims = self._remembered(token, now)
        if not claims.issued_at - TOLERANCE.seconds <= now.timestamp() < claims.expires_at:
            raise Unauthenticated
        role = await self._role(claims, now)
        return Viewer(
            organisation=claims.organisation,
            principal=claims.principal,
            client=claims.client,
            role=role,
            permissions=permissions(role, claims.scopes),
            language=language,
        )

    def _remembered(self, token: str, now: datetime) -> _Claims:
        digest = hashlib.sha256(token.encode("utf-8", "replace")).digest()
        known = self._known.get(digest)
        if known is None:
            known = self._checked(token, now)
            self._known[digest] = known
            if len(self._known) > _CACHE_SIZE:
                self._known.popitem(last=False)
        return known

    def _checked(self, token: str, now: datetime) -> _Claims:
        if not _SHAPE.fullmatch(token) or not token.startswith(self._header):
            raise Unauthenticated
        try:
            claims = self._form.claims(token, int(now.timestamp()), TOLERANCE.seconds)
            return _read(claims, self._issuer)
        except (OAuth2Error, ValueError) as error:
            raise Unauthenticated from error

    async def _role(self, claims: _Claims, now: datetime) -> Role:
        asked = {"principal": claims.principal, "organisation": claims.organisation, "now": now}
        async with self._engine.connect() as connection:
            role = (await connection.execute(_MEMBERSHIP, asked)).scalar_one_or_none()
        if role is None:
            raise Unauthenticated
        return Role(role)


def _header(key: SigningKey) -> dict[str, Any]:
    return {"typ": "at+jwt", "alg": ALGORITHM, "kid": key.key_id}


def _head_of(key: SigningKey) -> str:
    token = jwt.encode(_header(key), {}, OKPKey.import_key(key.pem()), registry=REGISTRY)
    return token.partition(".")[0] + "."


def _read(claims: dict[str, Any], issuer: Issuer) -> _Claims:
    """The claims as values; raises `ValueError` for anything that `issue` would not have written."""
    if set(claims) != _CLAIMS or claims["iss"] != issuer.issuer or claims["aud"] != issuer.audience:
        raise ValueError("claims")
    words = [claims[name] for name in ("sub", "client_id", "organisation", "scope", "jti")]
    times = [claims[name] for name in ("iat", "exp")]
    if any(type(word) is not str for word in words) or any(type(time) is not int for time in times):
        raise ValueError("types")
    if not claims["client_id"] or not 0 < claims["exp"] - claims["iat"] <= LIFETIME.seconds:
        raise ValueError("span")
    UUID(claims["jti"])
    return _Claims(
        principal=UUID(claims["sub"]),
        organisation=UUID(claims["organisation"]),
        client=claims["client_id"],
        scopes=frozenset(claims["scope"].split()),
        issued_at=claims["iat"],
        expires_at=claims["exp"],
    )
