"""Who of the organisation can be put on a case: shown to whoever manages teams, by the name of her work."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from hub.identity.fragments import HERE, PEOPLE
from hub.identity.permissions import ROLES, Permission
from hub.identity.work import Work
from hub.kit.rows import by_name

MOST = 500
"""So many are shown: an office, and no directory."""
_READERS = sorted(role.value for role, may in ROLES.items() if Permission.CASE_READ in may)
_COLLEAGUES = text(f"""
select p.id as principal, p.label, p.role {PEOPLE}
where p.organisation = :org and p.role = any(:readers) and {HERE}
order by p.label, p.id limit :most
""")


@dataclass(frozen=True)
class Colleague:
    """Somebody, a machine too, whose role reads cases. `label`: the name of her work."""

    principal: UUID
    label: str
    role: str


async def colleagues(work: Work) -> tuple[Colleague, ...]:
    """Everybody of the organisation who can be put on a case, by label; one statement."""
    given = {"org": work.viewer.organisation, "readers": _READERS, "now": work.now, "most": MOST}
    return tuple(by_name(Colleague, row) for row in await work.session.execute(_COLLEAGUES, given))
