"""A client's name for the outside, which says whose client it is: so no row is looked for in the wrong house."""

import re
from dataclasses import dataclass
from uuid import UUID

_UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_SHAPE = re.compile(rf"({_UUID})\.({_UUID})")


@dataclass(frozen=True)
class ClientId:
    """The organisation and the client in it (the `client_id` of OAuth)."""

    organisation: UUID
    client: UUID

    @classmethod
    def parse(cls, text: str) -> "ClientId | None":
        """The name that this text is; None for any other text, and for the same one written otherwise."""
        found = _SHAPE.fullmatch(text)
        return cls(UUID(found[1]), UUID(found[2])) if found else None

    def text(self) -> str:
        """As it is told to the client: two numbers with a dot between."""
        return f"{self.organisation}.{self.client}"
