"""Need-to-know inside an organisation: a case, and whatever came of it, is there for those who work on it.

The conditions below are SQL for the one statement of a repository or of a list, so that nobody meets a case and is
turned away afterwards: outside the team it is as absent as a foreign one. They ask `:principal` and `:now`.
"""

from hub.identity.permissions import Permission
from hub.identity.viewer import THE_HUB, Viewer
from hub.identity.work import Work

LIVING = "t.ended_at is null and (t.until is null or t.until > cast(:now as timestamptz))"
"""SQL: does this membership (`t`) hold now? What somebody opened on duty ends by itself."""
_TEAM = """exists (
  select from case_team t
  where (t.org, t.case_file, t.principal) = ($org, $case, :principal) and $living)""".replace("$living", LIVING)
_ORIGIN = """exists (
  select from origin o join case_team t on (t.org, t.case_file) = (o.org, o.case_file)
  where (o.org, o.object) = ($org, $object) and t.principal = :principal and $living)""".replace("$living", LIVING)


def works_on(org: str, case: str) -> str:
    """SQL: is `:principal` on the team of this case? `org`, `case`: the columns that name it."""
    return _TEAM.replace("$org", org).replace("$case", case)


def works_on_origin(org: str, object_id: str) -> str:
    """SQL: the same for the case that this referral or request came from; false for one that others sent."""
    return _ORIGIN.replace("$org", org).replace("$object", object_id)


def or_the_hub(condition: str) -> str:
    """SQL: the condition, which the hub itself need not meet: it expires and delivers and is on no team."""
    return f"(cast(:principal as uuid) = '{THE_HUB}' or {condition})"


def oversees(viewer: Viewer) -> bool:
    """Whether this viewer meets the clear rows of every case of the organisation, and none of their content.

    A supervisor puts people on cases, an auditor proves what left; the hub itself does its work.
    """
    whole = {Permission.TEAM_MANAGE, Permission.PROVISION_READ}
    return viewer.principal == THE_HUB or bool(viewer.permissions & whole)


def asking(work: Work) -> dict[str, object]:
    """What the conditions are asked with."""
    return {"principal": work.viewer.principal, "oversees": oversees(work.viewer), "now": work.now}
