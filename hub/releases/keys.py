"""The two organisations' keys under which a release's own key is wrapped."""

from uuid import UUID

from sqlalchemy import text

from hub.identity.fragments import newest_key
from hub.identity.keys import OrganisationKey
from hub.identity.work import Work
from hub.kit.errors import NotFound

_NEWEST = text(f"""
select s.asked as organisation, k.epoch, k.wrapped, k.matching
from (values (cast(:sender as uuid)), (cast(:recipient as uuid))) as s(asked)
cross join {newest_key("k", "s.asked")}
""")  # noqa: S608 - fragments of other rooms'


def place(release: UUID) -> str:
    """The place of a wrapped release key."""
    return f"release_key/{release}"


async def holders(work: Work, sender: UUID, recipient: UUID) -> tuple[OrganisationKey, OrganisationKey]:
    """The newest keys of sender and recipient; one statement. Raises `NotFound` where one of them has none."""
    rows = (await work.session.execute(_NEWEST, {"sender": sender, "recipient": recipient})).all()
    found = {
        row.organisation: work.keys.organisation_key(row.organisation, row.epoch, row.wrapped, row.matching)
        for row in rows
    }
    if sender not in found or recipient not in found:
        raise NotFound("recipient")
    return found[sender], found[recipient]
