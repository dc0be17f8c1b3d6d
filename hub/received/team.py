"""Need-to-know of what an organisation received: SQL for the one statement of every lookup, list and step.

Nobody meets a thing and is turned away afterwards: to whoever is walled off, and for details to whoever is not
assigned, it is as absent as a foreign one. The conditions ask `:org`, `:principal` and what `asking` gives.
"""

from hub.cases import team
from hub.identity.fragments import principal_is
from hub.identity.permissions import ROLES, Permission
from hub.identity.work import Work

ANSWERS = {"referral": Permission.REFERRAL_ANSWER, "takedown": Permission.TAKEDOWN_ANSWER}
"""Kind of thing to the permission of those who may be assigned to it."""
LIVING = "t.ended_at is null"
"""SQL: does this assignment (`t`) hold now?"""
STANDS = "w.lifted_at is null"
"""SQL: does this wall (`w`) stand now?"""
_ASSIGNED = """exists (
  select from received_team t where (t.org, t.object, t.principal) = ($org, $object, :principal) and $living)"""
_WALLED = """exists (
  select from received_wall w where (w.org, w.object, w.principal) = ($org, $object, $who) and $stands)"""
IS_PERSON = principal_is(":org", ":principal", "p.kind = 'person'")
"""SQL: a person asks, no machine: a machine has nothing but what a person gave it."""
NOT_WALLED = """not in (
  select w.object from received_wall w where (w.org, w.principal) = (:org, :principal) and $stands)""".replace(
    "$stands", STANDS
)
"""SQL after a column: is `:principal` not walled off from it? Asked once a statement: a list keeps its index."""


def walled_off(org: str, object_id: str, who: str = ":principal") -> str:
    """SQL: is this person walled off from this received thing? `who`: an expression for her id."""
    filled = _WALLED.replace("$org", org).replace("$object", object_id)
    return filled.replace("$who", who).replace("$stands", STANDS)


def works_on_received(org: str, object_id: str) -> str:
    """SQL: is `:principal` assigned to it, and not walled off? `org`, `object_id`: columns that name it."""
    assigned = _ASSIGNED.replace("$org", org).replace("$object", object_id).replace("$living", LIVING)
    return f"({assigned} and not {walled_off(org, object_id)})"


def sees_offer(org: str, object_id: str) -> str:
    """SQL: may `:principal` look at this offer without being assigned? While it waits for an answer, an intake may."""
    return f"(:takes_referrals and {IS_PERSON} and not {walled_off(org, object_id)})"


def asking(work: Work) -> dict[str, object]:
    """What the conditions are asked with, those of `hub.cases.team` among them."""
    takes = {kind: permission in work.viewer.permissions for kind, permission in ANSWERS.items()}
    return {
        **team.asking(work),
        "org": work.viewer.organisation,
        "takes": [kind for kind, may in takes.items() if may],
        "takes_referrals": takes["referral"],
        "takes_requests": takes["takedown"],
    }


def roles(kind: str) -> list[str]:
    """The roles that may be assigned to things of this kind."""
    return sorted(role.value for role, held in ROLES.items() if ANSWERS[kind] in held)
