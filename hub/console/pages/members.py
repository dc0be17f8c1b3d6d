"""Who belongs to the organisation, for its administrators: inviting, ending, letting somebody back in."""

import secrets
from collections.abc import Mapping
from typing import Any, Final

from starlette.responses import Response

from hub.console.page import ConsolePage
from hub.console.visit import Visit
from hub.identity.permissions import Role
from hub.kit.errors import HubError, NotFound
from schema.engine.choices import code_of, enum_name

_PATH: Final = "/members"
_DONE: Final = {
    "ended": "members.done.ended",
    "withdrawn": "members.done.withdrawn",
    "asked": "members.done.asked",
}
_DOCUMENT: Final = """
query Members($organisation: ID!, $after: String) {
  organisation(id: $organisation) { name nameEn }
  viewer { principalId }
  members(first: 25, after: $after) {
    edges { node { id kind role label since } }
    pageInfo { hasNextPage endCursor }
  }
  invitations { id role label comesBack until waits }
}
"""
_INVITE: Final = """
mutation Invite($key: String!, $role: MemberRole!, $label: String!) {
  inviteMember(input: { idempotencyKey: $key, role: $role, label: $label }) {
    link act { id expiresAt } errors { code field }
  }
}
"""
_WITHDRAW: Final = "mutation Withdraw($id: ID!) { endInvitation(input: { invitation: $id }) { errors { code field } } }"
_END: Final = "mutation End($id: ID!) { endMember(input: { member: $id }) { errors { code field } } }"
_RECOVER: Final = """
mutation Recover($key: String!, $id: ID!) {
  requestAccessRecovery(input: { idempotencyKey: $key, member: $id }) {
    link act { id expiresAt } errors { code field }
  }
}
"""
_ROLE: Final = """
mutation Role($key: String!, $id: ID!, $role: MemberRole!, $reason: String!) {
  requestRoleChange(input: { idempotencyKey: $key, member: $id, role: $role, reason: $reason }) {
    errors { code field }
  }
}
"""


async def show(visit: Visit) -> Response:
    """Members, open invitations, and the form for a new one."""
    return await _page(visit)


async def invite(visit: Visit) -> Response:
    """The link, shown this once; whoever confirms has the code. The page cannot be come back to."""
    form = await visit.form()
    asked = {"key": form.get("key", ""), "role": enum_name(form.get("role", "")), "label": form.get("label", "")}
    try:
        made = (await visit.ask(_INVITE, **asked))["inviteMember"]
    except HubError as refusal:
        return await _page(visit, refusal, form)
    return await _asked_once(visit, made)


async def _asked_once(visit: Visit, made: Mapping[str, Any]) -> Response:
    if made["link"] is None:
        return visit.go(f"{_PATH}?done=asked")
    link = f"{visit.console.settings.public_url}/invitation/{made['link']}"
    data = await visit.ask_organisation(_DOCUMENT)
    until, act = made["act"]["expiresAt"], made["act"]["id"].partition(":")[2]
    shown = {"link": link, "code": None, "act": act, "until": until, "back": _PATH}
    return visit.page("invited", organisation=data["organisation"], **shown)


async def withdraw(visit: Visit) -> Response:
    """An invitation that nobody has taken up is worth nothing from now on."""
    await visit.ask(_WITHDRAW, id=(await visit.form()).get("id", ""))
    return visit.go(f"{_PATH}?done=withdrawn")


async def ask_end(visit: Visit) -> Response:
    """Asks once more, naming the member by the name of the work."""
    data, found = await _member(visit)
    asked = {"what": found["label"], "id": found["id"], "action": f"{_PATH}/end", "back": _PATH}
    return visit.page("confirm", deed="end_member", organisation=data["organisation"], **asked)


async def end(visit: Visit) -> Response:
    """Let somebody go; the last administrator stays, and the page says so."""
    try:
        await visit.ask(_END, id=(await visit.form()).get("id", ""))
    except NotFound:
        raise
    except HubError as refusal:
        return await _page(visit, refusal)
    return visit.go(f"{_PATH}?done=ended")


async def ask_recovery(visit: Visit) -> Response:
    """Asks once more, naming the member by the name of the work."""
    data, found = await _member(visit)
    asked = {"what": found["label"], "id": found["id"], "action": f"{_PATH}/recover", "back": _PATH}
    key = secrets.token_urlsafe(24)
    return visit.page("confirm", deed="recover", organisation=data["organisation"], key=key, **asked)


async def recover(visit: Visit) -> Response:
    """Ask for somebody to be let back in; another one confirms it, or nothing happens."""
    form = await visit.form()
    try:
        made = (await visit.ask(_RECOVER, key=form.get("key", ""), id=form.get("id", "")))["requestAccessRecovery"]
    except NotFound:
        raise
    except HubError as refusal:
        return await _page(visit, refusal)
    return await _asked_once(visit, made)


async def ask_role(visit: Visit) -> Response:
    """Which role, and why."""
    data, found = await _member(visit)
    asked = {
        "what": found["label"],
        "id": found["id"],
        "now": code_of("MemberRole", found["role"]),
        "roles": [role.value for role in Role],
    }
    return visit.page("role", organisation=data["organisation"], key=secrets.token_urlsafe(24), **asked)


async def change_role(visit: Visit) -> Response:
    """Ask for another role; another one confirms it, or nothing changes."""
    form = await visit.form()
    asked = {"key": form.get("key", ""), "id": form.get("id", ""), "role": enum_name(form.get("role", ""))}
    try:
        await visit.ask(_ROLE, **asked, reason=form.get("reason", ""))
    except NotFound:
        raise
    except HubError as refusal:
        return await _page(visit, refusal)
    return visit.go(f"{_PATH}?done=asked")


async def _member(visit: Visit) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    data = await _asked(visit)
    wanted = visit.request.path_params["member"]
    found = next((edge["node"] for edge in data["members"]["edges"] if edge["node"]["id"] == wanted), None)
    if found is None:
        raise NotFound("member")
    return data, found


async def _asked(visit: Visit) -> Mapping[str, Any]:
    return await visit.ask_organisation(_DOCUMENT, after=visit.request.query_params.get("after"))


async def _page(visit: Visit, refusal: HubError | None = None, given: Mapping[str, str] | None = None) -> Response:
    data = await _asked(visit)
    members = data["members"]
    return visit.page(
        "members",
        place=_PATH,
        organisation=data["organisation"],
        refusal=refusal,
        done=visit.done(_DONE),
        me=data["viewer"]["principalId"],
        members=[edge["node"] for edge in members["edges"]],
        here=visit.request.query_params.get("after", ""),
        more=members["pageInfo"]["endCursor"] if members["pageInfo"]["hasNextPage"] else None,
        invitations=data["invitations"],
        roles=[role.value for role in Role],
        given={"role": "", "label": "", **(given or {})},
        key=secrets.token_urlsafe(24),
        fresh=visit.viewer.fresh,
    )


PAGES = (
    ConsolePage(_PATH, show=show),
    ConsolePage(f"{_PATH}/invite", act=invite, back=_PATH),
    ConsolePage(f"{_PATH}/invitations/end", act=withdraw, back=_PATH),
    ConsolePage(f"{_PATH}/end", act=end, back=_PATH),
    ConsolePage(f"{_PATH}/end/{{member}}", show=ask_end, back=_PATH),
    ConsolePage(f"{_PATH}/recover", act=recover, back=_PATH),
    ConsolePage(f"{_PATH}/recover/{{member}}", show=ask_recovery, back=_PATH),
    ConsolePage(f"{_PATH}/role", act=change_role, back=_PATH),
    ConsolePage(f"{_PATH}/role/{{member}}", show=ask_role, back=_PATH),
)
