"""Access tokens (RFC 9068): short, signed by the hub for itself; the rights behind one are looked up each time."""

import hashlib
import re
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from authlib.oauth2 import OAuth2Error
from joserfc import jwt
from joserfc.jwk import OKPKey

from hub.identity.entry_marks import key_at
from hub.identity.jwk import ALGORITHMS
from hub.identity.permissions import permissions
from hub.identity.refusals import TooManyRequests, Unauthenticated
from hub.identity.viewer import Viewer
from hub.kit.clock import Clock, SystemClock
from hub.kit.db import Database
from hub.kit.ids import new_id
from hub.kit.signing import SigningKey
from hub.machines.bearer import ALGORITHM, REGISTRY, AccessTokens
from hub.machines.claims import LIFETIME, Claims, read
from hub.machines.dpop.nonce import Nonces
from hub.machines.dpop.proof import NonceNeeded, ProofOfKey, ProofRefused, ShownProof, check
from hub.machines.dpop.replay import SPEND_ALONE, spend
from hub.machines.rates import Rates
from hub.machines.standing import TokenStanding, standing

TOLERANCE = timedelta(seconds=30)
"""How far ahead the clock of the machine that issued a token may be."""

_SHAPE = re.compile(r"[A-Za-z0-9_-]{1,400}\.[A-Za-z0-9_-]{1,4000}\.[A-Za-z0-9_-]{86}")
_CACHE_SIZE = 4096
_ALGORITHMS = " ".join(ALGORITHMS)


@dataclass(frozen=True)
class Issuer:
    """Who signs, and for whom: `issuer` and `audience` are the settings' own (`iss`, `aud`).

    `previous`: the key that signed before this one, whose tokens are good until they end.
    """

    key: SigningKey
    issuer: str
    audience: str
    previous: SigningKey | None = None

    @property
    def keys(self) -> tuple[SigningKey, ...]:
        """Those whose tokens are taken."""
        return (self.key,) if self.previous is None else (self.key, self.previous)

    def issue(
        self,
        *,
        principal: UUID,
        organisation: UUID,
        client: str,
        scopes: Iterable[str],
        now: datetime,
        lifetime: timedelta = LIFETIME,
        thumbprint: str | None = None,
    ) -> str:
        """A token for one principal of one organisation; `lifetime` can only be shortened.

        `client` names the program that will call: idempotency keys are the client's own. `thumbprint`: of the key that
        the token is bound to (RFC 9449, 6.1).
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
            **({} if thumbprint is None else {"cnf": {"jkt": thumbprint}}),
        }
        return jwt.encode(_header(self.key), claims, OKPKey.import_key(self.key.pem()), registry=REGISTRY)


class Verifier:
    """Turns a token into a viewer.

    A token's signature and words are checked once and remembered by the SHA-256 of the token until it expires; the
    membership behind it is asked for in every request, in one statement, so that whoever was let go is out at once.
    """

    def __init__(
        self, issuer: Issuer, database: Database, clock: Clock | None = None, *, machines_only: bool = False
    ) -> None:
        """`database`: the pool of the role that answers requests; the clock is the machine's unless one is given.

        `machines_only`: take no token of a person. Among real people she comes by passkey or her organisation's
        provider; only somebody who holds a copy of the signing key could have made one for her.
        """
        self._issuer = issuer
        self._machines_only = machines_only
        # The header must be, byte for byte, one that this hub writes: no word of it can choose key or algorithm.
        self._forms = {
            _head_of(key): AccessTokens(OKPKey.import_key(key.pem()), issuer.issuer, issuer.audience)
            for key in issuer.keys
        }
        self._database = database
        self._engine = database.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._clock = clock or SystemClock()
        self._nonces = nonces_of(issuer)
        self._rates = Rates()
        self._known: OrderedDict[bytes, Claims] = OrderedDict()

    async def viewer(self, token: str, language: str, proof: tuple[str, str] | None = None) -> Viewer:
        """Who asks with this token; raises `Unauthenticated` and, for a machine, `TooManyRequests`.

        `language`: "ja" or "en", for sentences. `proof`: what was shown beside a token that came as `DPoP`, and the
        method of the request; a token that is bound to a key is good with it and never without.
        """
        now = self._clock.now()
        claims = self.claims(token, now)
        shown = self._proven(claims, token, proof, now)
        standing = await self.standing(claims, now)
        if standing.rate is not None and (wait := self._rates.wait(claims.client, standing.rate, now)):
            raise TooManyRequests(wait)
        if shown is not None:
            await self._spend(claims, shown)
        return Viewer(
            organisation=claims.organisation,
            principal=claims.principal,
            client=claims.client,
            role=standing.role,
            permissions=permissions(standing.role, standing.scopes),
            language=language,
            suspended=standing.suspended,
            machine=standing.machine,
        )

    def claims(self, token: str, now: datetime) -> Claims:
        """What a good token says that has not ended; raises `Unauthenticated`. Who is still a member is not asked."""
        digest = hashlib.sha256(token.encode("utf-8", "replace")).digest()
        known = self._known.get(digest)
        if known is None:
            known = self._checked(token, now)
            self._known[digest] = known
            if len(self._known) > _CACHE_SIZE:
                self._known.popitem(last=False)
        if not known.issued_at - TOLERANCE.seconds <= now.timestamp() < known.expires_at:
            raise Unauthenticated
        return known

    async def standing(self, claims: Claims, now: datetime) -> TokenStanding:
        """The membership behind the token, if principal, organisation, client and token are all still good."""
        found = await standing(self._engine, key_at(self._database), claims, now)
        if found is None or (self._machines_only and not found.machine):
            raise Unauthenticated
        return found

    def _checked(self, token: str, now: datetime) -> Claims:
        form = self._forms.get(token.partition(".")[0]) if _SHAPE.fullmatch(token) else None
        if form is None:
            raise Unauthenticated
        try:
            claims = form.claims(token, int(now.timestamp()), TOLERANCE.seconds)
            return read(claims, issuer=self._issuer.issuer, audience=self._issuer.audience)
        except (OAuth2Error, ValueError) as error:
            raise Unauthenticated from error

    def _proven(self, claims: Claims, token: str, proof: tuple[str, str] | None, now: datetime) -> ProofOfKey | None:
        """The proof that a bound token needs; raises `Unauthenticated` where it is missing, bad, or not asked for."""
        if proof is None and claims.thumbprint is None:
            return None
        if proof is None or claims.thumbprint is None:
            raise Unauthenticated
        text, method = proof
        try:
            shown = check(ShownProof(text, method, self._issuer.audience), self._nonces, now, token=token)
        except NonceNeeded as error:
            raise Unauthenticated(_nonce_challenge(self._nonces.fresh(now))) from error
        except ProofRefused as error:
            raise Unauthenticated from error
        if shown.thumbprint != claims.thumbprint:
            raise Unauthenticated
        return shown

    async def _spend(self, claims: Claims, shown: ProofOfKey) -> None:
        async with self._engine.connect() as connection:
            if not await spend(connection, claims.organisation, shown, SPEND_ALONE):
                raise Unauthenticated


def nonces_of(issuer: Issuer) -> Nonces:
    """The nonces of every machine that signs with this key."""
    return Nonces.under(issuer.key.raw())


def _nonce_challenge(nonce: str) -> Mapping[str, str]:
    return {"WWW-Authenticate": f'DPoP error="use_dpop_nonce", algs="{_ALGORITHMS}"', "DPoP-Nonce": nonce}


def _header(key: SigningKey) -> dict[str, Any]:
    return {"typ": "at+jwt", "alg": ALGORITHM, "kid": key.key_id}


def _head_of(key: SigningKey) -> str:
    token = jwt.encode(_header(key), {}, OKPKey.import_key(key.pem()), registry=REGISTRY)
    return token.partition(".")[0]
