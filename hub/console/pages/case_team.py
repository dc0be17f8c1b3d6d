"""Who works on a case, changed by whoever manages teams; the page of the case shows it."""

from typing import Final

from starlette.responses import Response

from hub.console.case_place import case_id
from hub.console.page import ConsolePage
from hub.console.pages.case import case_page
from hub.console.paths import CASES
from hub.console.visit import Visit
from hub.kit.errors import HubError, Invalid, NotFound, Reason
from schema.engine.references import global_id

_ADD: Final = """
mutation Add($case: ID!, $principal: ID!, $reason: String!) {
  addToTeam(input: { case: $case, principal: $principal, reason: $reason }) { errors { code field } }
}
"""
_REMOVE: Final = """
mutation Remove($case: ID!, $principal: ID!) {
  removeFromTeam(input: { case: $case, principal: $principal }) { errors { code field } }
}
"""


async def add(visit: Visit) -> Response:
    """A colleague is put on the case, with a reason."""
    form = await visit.form()
    given = {name: form.get(name, "") for name in ("principal", "why")}
    try:
        if not given["principal"]:
            raise Invalid(Reason("required", "principal"))
        await visit.ask(_ADD, case=f"Case:{case_id(visit)}", principal=given["principal"], reason=given["why"])
    except NotFound:
        raise
    except HubError as refusal:
        return await case_page(visit, _at_why(refusal), given)
    return visit.go(f"{CASES}/{case_id(visit)}?done=added")


async def remove(visit: Visit) -> Response:
    """Somebody is taken off; whoever takes herself off does not see the case any more."""
    principal = (await visit.form()).get("principal", "")
    try:
        await visit.ask(_REMOVE, case=f"Case:{case_id(visit)}", principal=principal)
    except NotFound:
        raise
    except HubError as refusal:
        return await case_page(visit, refusal)
    herself = principal == global_id("Principal", visit.viewer.principal)
    return visit.go(CASES if herself else f"{CASES}/{case_id(visit)}?done=taken_off")


def _at_why(refusal: HubError) -> HubError:
    """The same with the page's own name for the reason: another form has a reason too."""
    told = (Reason(one.code, "why" if one.field == "reason" else one.field, one.allowed) for one in refusal.reasons)
    return HubError(*told)


PAGES = (
    ConsolePage(f"{CASES}/{{case}}/team/add", act=add, back=CASES),
    ConsolePage(f"{CASES}/{{case}}/team/remove", act=remove, back=CASES),
)
