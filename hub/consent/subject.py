"""The case that a consent belongs to, as far as this room knows it."""

from typing import Protocol
from uuid import UUID


class ConsentedCase(Protocol):
    """A case that its repository has opened (`hub.cases.repository`): its id and its data key."""

    @property
    def id(self) -> UUID:
        """The case."""
        ...

    @property
    def key(self) -> bytes:
        """The case's open data key."""
        ...
