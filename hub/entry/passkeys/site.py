"""What a passkey is bound to: the hub's own address, so that a look-alike page gets nothing out of it."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

NAME: Final = "Tsunagu"


@dataclass(frozen=True)
class Site:
    """The relying party of WebAuthn: `rp_id` is the host, `origin` what the browser must report, byte for byte."""

    rp_id: str
    origin: str

    @classmethod
    def of(cls, public_url: str) -> "Site":
        """The site at `settings.public_url` (scheme, host and port, without a path)."""
        return cls(urlsplit(public_url).hostname or "", public_url)
