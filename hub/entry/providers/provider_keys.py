"""The keys with which a provider signs, from its own address and from nowhere else (RFC 7517)."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OKPKey, RSAKey
from joserfc.util import urlsafe_b64decode

from hub.exchange.network import Fetch

REMEMBERED = timedelta(minutes=10)
"""How long keys are believed without asking again: what a provider revokes is dead here soon after."""
MOST_KEYS = 50
SMALLEST_RSA, LARGEST_RSA = 2048, 8192

_MATERIAL = {"RSA": ("kty", "n", "e"), "EC": ("kty", "crv", "x", "y"), "OKP": ("kty", "crv", "x")}
_KINDS: Mapping[str, type[RSAKey | ECKey | OKPKey]] = {"RSA": RSAKey, "EC": ECKey, "OKP": OKPKey}
_CURVES = {"EC": "P-256", "OKP": "Ed25519"}
_SIGNS = {"RS256": "RSA", "PS256": "RSA", "ES256": "EC", "EdDSA": "OKP", "Ed25519": "OKP"}
_PRIVATE = frozenset({"d", "p", "q", "dp", "dq", "qi", "k"})
_CACHE_SIZE = 256


@dataclass(frozen=True)
class ProviderKey:
    """A public key that signs. `key_id` and `algorithm` where the provider says them."""

    kind: str
    key_id: str | None
    algorithm: str | None
    key: RSAKey | ECKey | OKPKey


def usable(document: Mapping[str, Any]) -> tuple[ProviderKey, ...]:
    """The keys of a JWK set that could have signed an ID token; the others are passed over."""
    entries = document.get("keys")
    if not isinstance(entries, list):
        return ()
    return tuple(key for entry in entries[:MOST_KEYS] if (key := _read(entry)) is not None)


def key_for(keys: Sequence[ProviderKey], algorithm: str, key_id: str | None) -> ProviderKey | None:
    """The one key that fits the token's header; None where there is none, or more than one."""
    fitting = [
        key
        for key in keys
        if key.kind == _SIGNS.get(algorithm)
        and key.algorithm in (None, algorithm)
        and (key_id is None or key.key_id == key_id)
    ]
    return fitting[0] if len(fitting) == 1 else None


def signs_with_any(keys: Sequence[ProviderKey], algorithms: Sequence[str]) -> bool:
    """Whether there is a key for one of these algorithms at least."""
    return any(key_for([key], algorithm, None) for key in keys for algorithm in algorithms)


class KeySets:
    """Providers' keys as they were fetched last, by the address that the check of the provider found."""

    def __init__(self, fetch: Fetch) -> None:
        """`fetch`: the way out."""
        self._fetch = fetch
        self._known: OrderedDict[str, tuple[datetime, tuple[ProviderKey, ...]]] = OrderedDict()

    async def find(self, address: str, algorithm: str, key_id: str | None, now: datetime) -> ProviderKey | None:
        """The key that fits; an unknown one is looked for once more at the provider. Raises `Unanswered`."""
        fetched, keys = self._known.get(address, (None, ()))
        if fetched is not None and fetched <= now < fetched + REMEMBERED:
            found = key_for(keys, algorithm, key_id)
            if found is not None:
                return found
        return key_for(await self.fetch(address, now), algorithm, key_id)

    async def fetch(self, address: str, now: datetime) -> tuple[ProviderKey, ...]:
        """The keys as the provider shows them now. Raises `Unanswered`."""
        keys = usable(await self._fetch.get(address))
        self._known[address] = (now, keys)
        self._known.move_to_end(address)
        if len(self._known) > _CACHE_SIZE:
            self._known.popitem(last=False)
        return keys


def _read(entry: object) -> ProviderKey | None:
    if not isinstance(entry, dict) or entry.keys() & _PRIVATE:
        return None  # a private key that is shown to everybody proves nothing any more
    kind, key_id, algorithm = (entry.get(name) for name in ("kty", "kid", "alg"))
    if kind not in ("RSA", "EC", "OKP") or not all(
        word is None or isinstance(word, str) for word in (key_id, algorithm)
    ):
        return None
    material: dict[str, Any] = {name: entry.get(name) for name in _MATERIAL[kind]}
    try:
        good = _is_for_signatures(entry) and _is_strong(material)
        return ProviderKey(kind, key_id, algorithm, _KINDS[kind].import_key(material)) if good else None
    except (JoseError, ValueError, TypeError, AttributeError):
        return None  # no key at all


def _is_for_signatures(entry: Mapping[str, Any]) -> bool:
    return entry.get("use", "sig") == "sig" and "verify" in entry.get("key_ops", ["verify"])


def _is_strong(material: Mapping[str, Any]) -> bool:
    if material["kty"] == "RSA":
        bits = int.from_bytes(urlsafe_b64decode(material["n"].encode()), "big").bit_length()
        return SMALLEST_RSA <= bits <= LARGEST_RSA
    return bool(material["crv"] == _CURVES[material["kty"]])
