"""What every use case is handed: one transaction, the viewer, the instant, and with which keys and partners' forms."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from hub.exchange.profiles import Profile
from hub.identity.keys import Keyring
from hub.identity.viewer import Viewer
from hub.kit.settings import NEWCOMER_DAYS


@dataclass(frozen=True)
class Work:
    """One unit of work inside one transaction whose organisation is `viewer.organisation`.

    `now` is aware and UTC, one instant for the whole unit. `profiles` maps a connector's permanent name to its form.
    `newcomer_for`: for so long whoever joined confirms nothing of what needs two people.
    """

    session: AsyncSession
    viewer: Viewer
    now: datetime
    keys: Keyring
    profiles: Mapping[str, Profile]
    newcomer_for: timedelta = timedelta(days=NEWCOMER_DAYS)


def seen_by(work: Work, principal: UUID) -> Work:
    """The same transaction, as this person of the organisation sees it: whether a case is there is her question.

    For the second person of an act alone, who confirms what she asked for and need not see what it is about.
    """
    return replace(work, viewer=replace(work.viewer, principal=principal))
