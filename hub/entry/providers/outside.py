"""What lies beyond the hub, as use cases that look there are handed it from above."""

from dataclasses import dataclass

from hub.entry.providers.provider_keys import KeySets
from hub.exchange.network import Fetch

ANSWER_PATH = "/sign-in/provider/answer"
"""Where providers send people back to; the one redirect address of this hub."""


@dataclass(frozen=True)
class Outside:
    """The way to identity providers.

    `key_sets`: their keys, remembered for minutes. `public_url`: the origin of the hub's pages. `loopback`: whether a
    provider on this machine may be spoken to without TLS (demo and test). `patience`: the seconds after which it is
    said that a check met no answer, however early that was known.
    """

    fetch: Fetch
    key_sets: KeySets
    public_url: str
    loopback: bool
    patience: float = 10.0

    @property
    def redirect_uri(self) -> str:
        """The exact address that an organisation registers at its provider."""
        return self.public_url + ANSWER_PATH
