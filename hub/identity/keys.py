"""Keys of organisations, and the data keys under them."""

from collections import OrderedDict
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.kit.errors import NotFound
from hub.kit.sealed import RootKey, new_key, seal, unseal

_NEWEST = text("""
select epoch, wrapped from organisation_key where organisation = :organisation and retired_at is null
order by epoch desc limit 1
""")
_LIVING = text("select epoch, wrapped from organisation_key where organisation = :organisation order by epoch desc")
_CACHE_SIZE = 4096


@dataclass(frozen=True)
class OrganisationKey:
    """An organisation's key of one epoch, open."""

    organisation: UUID
    epoch: int
    key: bytes = field(repr=False)


class Keyring:
    """Opens organisations' keys with the root key, and data keys with those.

    Open keys are cached only by the wrapped bytes that a statement returned: a destroyed row is never answered.
    """

    def __init__(self, root: RootKey) -> None:
        """Hold the root key in memory."""
        self._root = root
        self._open: OrderedDict[bytes, bytes] = OrderedDict()

    def wrap_organisation_key(self, organisation: UUID, epoch: int) -> bytes:
        """A new organisation key, wrapped under the root key, for the table `organisation_key`."""
        return seal(self._root.key, _place_of_organisation(organisation, epoch), new_key())

    def organisation_key(self, organisation: UUID, epoch: int, wrapped: bytes) -> OrganisationKey:
        """The open key of this row of `organisation_key`."""
        return OrganisationKey(
            organisation, epoch, self._unseal(self._root.key, _place_of_organisation(organisation, epoch), wrapped)
        )

    async def newest(self, session: AsyncSession, organisation: UUID) -> OrganisationKey:
        """The organisation's key of its newest epoch; one statement. Raises `NotFound` where it has none."""
        row = (await session.execute(_NEWEST, {"organisation": organisation})).one_or_none()
        if row is None:
            raise NotFound("organisation")
        return self.organisation_key(organisation, row.epoch, row.wrapped)

    async def living(self, session: AsyncSession, organisation: UUID) -> tuple[OrganisationKey, ...]:
        """The organisation's keys of every epoch that is not destroyed, newest first; one statement.

        What was fingerprinted before a rotation is still recognised. Raises `NotFound` where it has none.
        """
        rows = (await session.execute(_LIVING, {"organisation": organisation})).all()
        if not rows:
            raise NotFound("organisation")
        return tuple(self.organisation_key(organisation, row.epoch, row.wrapped) for row in rows)

    def wrap(self, under: OrganisationKey, place: str, data_key: bytes) -> bytes:
        """A data key wrapped under an organisation's key for `place` ("case_key/<id>", "release_key/<id>")."""
        return seal(under.key, f"{place}/{under.organisation}/{under.epoch}", data_key)

    def unwrap(self, under: OrganisationKey, place: str, wrapped: bytes) -> bytes:
        """The open data key; raises `Unopenable`."""
        return self._unseal(under.key, f"{place}/{under.organisation}/{under.epoch}", wrapped)

    def _unseal(self, key: bytes, place: str, wrapped: bytes) -> bytes:
        known = self._open.get(wrapped)
        if known is None:
            known = unseal(key, place, wrapped)
            self._open[wrapped] = known
            if len(self._open) > _CACHE_SIZE:
                self._open.popitem(last=False)
        return known


def _place_of_organisation(organisation: UUID, epoch: int) -> str:
    return f"organisation_key/{organisation}/{epoch}"
