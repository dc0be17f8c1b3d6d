"""Keys of organisations, under keys of epochs that live outside the database; and the data keys under them."""

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

import anyio
from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.kit.epoch_keys import EpochKeys
from hub.kit.errors import NotFound
from hub.kit.sealed import new_key, seal, unseal

_NEWEST = text("""
select epoch, wrapped, matching from organisation_key where organisation = :organisation and retired_at is null
order by epoch desc limit 1
""")
_LIVING = text("""
select epoch, wrapped, matching from organisation_key where organisation = :organisation order by epoch desc
""")
_CACHE_SIZE = 4096
FORGET_SECONDS = 60
_MATCHING = "matching"


@dataclass(frozen=True)
class OrganisationKey:
    """An organisation's key of one epoch, open.

    `matching`: the key of its keyed hashes, which outlives epochs: what was hashed before a turn is still recognised.
    """

    organisation: UUID
    epoch: int
    key: bytes = field(repr=False)
    matching: bytes = field(repr=False)


@dataclass(frozen=True)
class EpochBegun:
    """A new epoch, for the table `organisation_key`."""

    epoch: int
    wrapped: bytes
    matching: bytes


class Keyring:
    """Opens organisations' keys with the keys of their epochs, and data keys with those.

    Open keys are cached only by the wrapped bytes that a statement returned: a destroyed row is never answered; and
    under an epoch whose key has left, nothing is.
    """

    def __init__(self, epochs: EpochKeys) -> None:
        """Hold nothing open yet."""
        self._epochs = epochs
        self._open: OrderedDict[tuple[bytes, bytes], bytes] = OrderedDict()

    def begin(self, organisation: UUID, present: OrganisationKey | None = None) -> EpochBegun:
        """The organisation's next epoch, or its first; the key of its hashes goes on."""
        epoch, over = self._epochs.begin(organisation, present.epoch if present else 0)
        key = new_key()
        goes_on = present is not None and present.matching != present.key
        under = OrganisationKey(organisation, epoch, key, present.matching if present and goes_on else new_key())
        wrapped = seal(over, _place_of_organisation(organisation, epoch), key)
        return EpochBegun(epoch, wrapped, self.wrap(under, _MATCHING, under.matching))

    def organisation_key(
        self, organisation: UUID, epoch: int, wrapped: bytes, matching: bytes | None = None
    ) -> OrganisationKey:
        """The open key of this row of `organisation_key`; raises `Unopenable`.

        `matching`: where hashes are made. An epoch from before keys had one hashed under its own key.
        """
        over = self._epochs.key(organisation, epoch)
        key = self._unseal(over, _place_of_organisation(organisation, epoch), wrapped)
        under = OrganisationKey(organisation, epoch, key, key)
        if matching is None:
            return under
        return replace(under, matching=self.unwrap(under, _MATCHING, matching))

    def leave(self, organisation: UUID, epoch: int, now: datetime) -> None:
        """Take the key of this epoch out of the running hub; its sealed copy stays for the days of the backups."""
        self._epochs.leave(organisation, epoch, self.backups_until(now))
        self.forget()

    def tidy(self, today: date) -> None:
        """Destroy sealed copies whose day has passed, and make those that are missing."""
        self._epochs.tidy(today)

    @property
    def backup_days(self) -> int:
        """For how many days a backup opens what left the running hub."""
        return self._epochs.backup.days

    def backups_until(self, gone: datetime) -> date:
        """The last day (UTC) on which a backup opens what left the running hub at that instant."""
        return (gone + timedelta(days=self.backup_days)).date()

    def forget(self) -> None:
        """Keep no open key in memory: what was destroyed meanwhile must not live on here."""
        self._open.clear()
        self._epochs.forget()

    async def newest(self, session: AsyncSession, organisation: UUID) -> OrganisationKey:
        """The organisation's key of its newest epoch; one statement. Raises `NotFound` where it has none."""
        row = (await session.execute(_NEWEST, {"organisation": organisation})).one_or_none()
        if row is None:
            raise NotFound("organisation")
        return self.organisation_key(organisation, row.epoch, row.wrapped, row.matching)

    async def matching(self, session: AsyncSession, organisation: UUID) -> tuple[OrganisationKey, ...]:
        """The organisation's keys whose hashes may be in use, each once, the newest first; one statement.

        Raises `NotFound` where it has none.
        """
        rows = (await session.execute(_LIVING, {"organisation": organisation})).all()
        if not rows:
            raise NotFound("organisation")
        found: dict[bytes, OrganisationKey] = {}
        for row in rows:
            key = self.organisation_key(organisation, row.epoch, row.wrapped, row.matching)
            found.setdefault(key.matching, key)
        return tuple(found.values())

    def wrap(self, under: OrganisationKey, place: str, data_key: bytes) -> bytes:
        """A data key wrapped under an organisation's key for `place` ("case_key/<id>", "release_key/<id>")."""
        return seal(under.key, f"{place}/{under.organisation}/{under.epoch}", data_key)

    def unwrap(self, under: OrganisationKey, place: str, wrapped: bytes) -> bytes:
        """The open data key; raises `Unopenable`."""
        return self._unseal(under.key, f"{place}/{under.organisation}/{under.epoch}", wrapped)

    def _unseal(self, key: bytes, place: str, wrapped: bytes) -> bytes:
        known = self._open.get((key, wrapped))
        if known is None:
            known = unseal(key, place, wrapped)
            self._open[key, wrapped] = known
            if len(self._open) > _CACHE_SIZE:
                self._open.popitem(last=False)
        return known


async def forget_each_minute(keys: Keyring) -> None:
    """Until cancelled: so long at most does memory hold a key that has left, or one whose row was destroyed."""
    while True:
        await anyio.sleep(FORGET_SECONDS)
        keys.forget()


def _place_of_organisation(organisation: UUID, epoch: int) -> str:
    return f"organisation_key/{organisation}/{epoch}"
