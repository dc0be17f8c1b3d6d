"""An organisation's own endpoint, as its people see and guard it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.directory.endpoints import SECRETS_OVERLAP
from hub.directory.routes import open_secrets, seal_secrets
from hub.identity.entry_marks import checked, entry
from hub.identity.fragments import epoch_key
from hub.identity.work import Work
from hub.kit.errors import NotFound

Which = Literal["older", "all"]
_OWN = text(f"""
select {entry("route", "r")} as route, r.secrets_sealed, k.epoch, k.wrapped
from route r left {epoch_key("k", "r.organisation", "r.epoch")}
where r.organisation = :organisation and r.valid_to is null
""")  # noqa: S608 - our own columns
# held until the confirming transaction ends: of two changes at once the second finds that the first was made
_HELD = text("select id from route where organisation = :organisation and valid_to is null for update")
_KEEP = text("""
update route set secrets_sealed = :sealed, epoch = :epoch where organisation = :organisation and id = :id
""")


@dataclass(frozen=True)
class OwnEndpoint:
    """Where the hub sends what concerns this organisation. `secrets`: the newest first, two during a rotation.

    `older_secret_until`: until when messages are signed with the older secret too.
    """

    id: UUID
    connector: str
    address: Mapping[str, str]
    since: datetime
    older_secret_until: datetime | None
    secrets: tuple[str, ...] = field(repr=False)


async def own_endpoint(work: Work) -> OwnEndpoint | None:
    """The caller's organisation's endpoint, secrets open; None where there is none. One statement."""
    organisation = work.viewer.organisation
    row = (await work.session.execute(_OWN, {"organisation": organisation})).one_or_none()
    route = checked(work.session, "route", row.route) if row else None
    if row is None or route is None:
        return None
    secrets = open_secrets(work, organisation, route, row)
    until = route.valid_from + SECRETS_OVERLAP if len(secrets) > 1 else None
    return OwnEndpoint(route.id, route.connector, route.address, route.valid_from, until, secrets)


async def held_endpoint(work: Work) -> UUID | None:
    """The present route's id, locked until this transaction ends; one statement."""
    found: UUID | None = (
        await work.session.execute(_HELD, {"organisation": work.viewer.organisation})
    ).scalar_one_or_none()
    return found


async def revoke_secrets(work: Work, which: Which) -> None:
    """Stop signing with the older secret, or with all: then nothing is sent until there is a new one. At once.

    Raises `NotFound` where there is none of that kind.
    """
    await held_endpoint(work)
    endpoint = await own_endpoint(work)
    keep = 1 if which == "older" else 0
    if endpoint is None or len(endpoint.secrets) <= keep:
        raise NotFound("which")
    viewer = work.viewer
    under = await work.keys.newest(work.session, viewer.organisation)
    sealed = seal_secrets(work.keys, under, endpoint.id, endpoint.secrets[:keep])
    given = {"organisation": viewer.organisation, "id": endpoint.id, "sealed": sealed}
    await work.session.execute(_KEEP, {**given, "epoch": under.epoch if keep else None})
    record_own(
        work.session,
        Verb.ENDPOINT_SECRETS_REVOKED,
        org=viewer.organisation,
        principal=viewer.principal,
        object_id=endpoint.id,
        at=work.now,
    )
