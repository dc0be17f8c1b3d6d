"""Public keys that others sign with: which kinds the hub takes, and how it reads a signature made with one."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from joserfc import jws
from joserfc.errors import JoseError, UnsupportedAlgorithmError
from joserfc.jwa import JWSAlgModel
from joserfc.jwk import ECKey, Key, OKPKey, RSAKey, import_key
from joserfc.jws import JWSRegistry
from joserfc.util import base64_to_int

from hub.kit.errors import Reason

ALGORITHMS: Final = ("ES256", "EdDSA", "Ed25519", "PS256", "RS256")
"""Signatures that the hub takes from others. `Ed25519` is the newer name of the same `EdDSA` (RFC 9864)."""
WEAKEST_RSA, LARGEST_RSA = 2048, 4096
"""Bits: a larger key would let a stranger choose how long a check takes."""

_PUBLIC: Mapping[str, tuple[str, ...]] = {"EC": ("crv", "x", "y"), "OKP": ("crv", "x"), "RSA": ("n", "e")}
# tuples, not sets: what is looked for in them may be anything that JSON can hold
_FITTING: Mapping[str, tuple[str, ...]] = {"EC": ("ES256",), "OKP": ("EdDSA", "Ed25519"), "RSA": ("PS256", "RS256")}
_CURVES: Mapping[str, str] = {"EC": "P-256", "OKP": "Ed25519"}
_SECRET = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
_KID = re.compile(r"[A-Za-z0-9._~:+/=-]{1,128}")


class Signatures(JWSRegistry):
    """joserfc's checks of a signature, for the algorithms above and no others.

    The header may be large enough for an RSA key. joserfc would warn at each use that `EdDSA` has a newer name.
    """

    max_header_length = 2_000
    max_payload_length = 8_000

    def get_alg(self, name: str) -> JWSAlgModel:
        """The algorithm of this name; raises joserfc's error for one that the hub does not take."""
        if name not in ALGORITHMS:
            raise UnsupportedAlgorithmError(name)
        return self.algorithms[name]


SIGNATURES = Signatures(algorithms=ALGORITHMS)


def key_reasons(jwk: Mapping[str, Any]) -> tuple[Reason, ...]:
    """Why this JWK is not taken: it is private, of another kind, weak, meant for something else, or oddly named."""
    if reasons := unfit(jwk):
        return reasons
    kid = jwk.get("kid", public_key(jwk).thumbprint())
    return () if isinstance(kid, str) and _KID.fullmatch(kid) else (Reason("malformed", "kid"),)


def unfit(jwk: Mapping[str, Any], largest_rsa: int = LARGEST_RSA) -> tuple[Reason, ...]:
    """Why nobody's signature is read with this JWK, whatever it is called. `largest_rsa`: bits."""
    if _SECRET & set(jwk):
        return (Reason("private_key", "jwk"),)
    kind = jwk.get("kty")
    if not isinstance(kind, str) or kind not in _PUBLIC or jwk.get("crv") != _CURVES.get(kind):
        return (Reason("key_unsupported", "jwk"),)
    if jwk.get("use", "sig") != "sig" or jwk.get("alg", _FITTING[kind][0]) not in _FITTING[kind]:
        return (Reason("key_unsupported", "jwk"),)
    if kind == "RSA" and not WEAKEST_RSA <= _bits(jwk.get("n")) <= largest_rsa:
        return (Reason("key_unsupported", "jwk"),)
    return () if _is_readable(kind, jwk) else (Reason("malformed", "jwk"),)


def public_key(jwk: Mapping[str, Any]) -> Key:
    """The key of a JWK against which there are no reasons, with its numbers alone."""
    return import_key(_numbers(str(jwk["kty"]), jwk))


def fits(key: Key, algorithm: object) -> bool:
    """Whether a signature by this algorithm can be one of this key."""
    return algorithm in _FITTING[key.key_type]


def header_of(token: str) -> dict[str, Any] | None:
    """The header of a compact JWS, unchecked; None for what is none."""
    try:
        return jws.extract_compact(token.encode(), registry=SIGNATURES).headers()
    except (JoseError, ValueError, RecursionError):
        return None


def payload_of(token: str) -> dict[str, Any] | None:
    """What a compact JWS says, believed by nobody yet: it only tells where to look for keys. None for what is none."""
    try:
        claims = json.loads(jws.extract_compact(token.encode(), registry=SIGNATURES).payload or b"")
    except (JoseError, ValueError, RecursionError):
        return None
    return claims if isinstance(claims, dict) else None


def _bits(modulus: object) -> int:
    """How long an RSA key is; 0 for what is no number."""
    try:
        return base64_to_int(modulus).bit_length() if isinstance(modulus, str) else 0
    except ValueError:
        return 0


def _numbers(kind: str, jwk: Mapping[str, Any]) -> dict[str, Any]:
    return {"kty": kind, **{name: jwk[name] for name in _PUBLIC[kind]}}


def _is_readable(kind: str, jwk: Mapping[str, Any]) -> bool:
    try:
        key = import_key(_numbers(kind, jwk))
        key.thumbprint()
    except (JoseError, ValueError, TypeError, KeyError):
        return False
    return isinstance(key, ECKey | OKPKey | RSAKey)
