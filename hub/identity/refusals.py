"""Why a caller is refused before anything is read: not authenticated, or too many calls."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from hub.identity.jwk import ALGORITHMS
from hub.kit.errors import HubError, Reason

_ALGORITHMS = " ".join(ALGORITHMS)
CHALLENGE: Final = MappingProxyType({"WWW-Authenticate": f'Bearer, DPoP algs="{_ALGORITHMS}"'})
"""How a caller may show who it is (RFC 6750, RFC 9449)."""


class Unauthenticated(HubError):
    """No token, or none that is good here and now; which of the reasons it was is not told."""

    def __init__(self, challenge: Mapping[str, str] = CHALLENGE) -> None:
        """The one answer to every bad token. `challenge`: header fields that say what to come with."""
        super().__init__(Reason("unauthenticated"))
        self.challenge = challenge


class TooManyRequests(HubError):
    """A machine calls more often than its organisation decided."""

    def __init__(self, wait: int) -> None:
        """`wait`: the seconds after which it may call again."""
        super().__init__(Reason("too_many_requests"))
        self.wait = wait
