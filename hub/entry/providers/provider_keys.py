"""The keys with which a provider signs, from its own address and from nowhere else (RFC 7517)."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from joserfc.jwk import Key

from hub.exchange.network import Fetch
from hub.identity.jwk import fits, public_key, unfit

REMEMBERED = timedelta(minutes=10)
"""How long keys are believed without asking again: what a provider revokes is dead here soon after."""
MOST_KEYS = 50
LARGEST_RSA = 8192
"""Bits: a provider's keys may be larger than a client's."""

_CACHE_SIZE = 256


@dataclass(frozen=True)
class ProviderKey:
    """A public key that signs. `key_id` and `algorithm` where the provider says them."""

    key_id: str | None
    algorithm: str | None
    key: Key


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
        if fits(key.key, algorithm) and key.algorithm in (None, algorithm) and (key_id is None or key.key_id == key_id)
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
    if not isinstance(entry, dict):
        return None
    uses, key_id, algorithm = entry.get("key_ops", ["verify"]), entry.get("kid"), entry.get("alg")
    if not isinstance(uses, list) or "verify" not in uses:
        return None
    if not all(word is None or isinstance(word, str) for word in (key_id, algorithm)):
        return None
    # a private key that is shown to everybody proves nothing any more; `alg` may be there and say nothing
    said = {name: word for name, word in entry.items() if (name, word) != ("alg", None)}
    return None if unfit(said, LARGEST_RSA) else ProviderKey(key_id, algorithm, public_key(said))
