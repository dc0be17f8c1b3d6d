"""One's own sign-ins: where they are, ending them, and one's passkeys."""

from typing import Final

from starlette.responses import Response

from hub.console.frame import machine
from hub.console.page import ConsolePage
from hub.console.visit import Visit
from hub.entry.passkeys import own
from hub.kit.errors import HubError, NotFound
from schema.engine.references import global_id

_PATH: Final = "/account"
_DONE: Final = {
    "ended": "account.done.ended",
    "added": "account.done.added",
    "removed": "account.done.removed",
}
_DOCUMENT: Final = """
query Account($organisation: ID!) {
  organisation(id: $organisation) { name nameEn }
  mySessions { id device method createdAt seenAt current }
  myPasskeys { id name createdAt usedAt }
}
"""
_END: Final = "mutation End($session: ID!) { endSession(input: { session: $session }) { errors { code field } } }"
_END_OTHERS: Final = (
    "mutation EndOthers($keep: ID!) { endOtherSessions(input: { keep: $keep }) { errors { code field } } }"
)
_REMOVE: Final = "mutation Remove($id: ID!) { removePasskey(input: { passkey: $id }) { errors { code field } } }"


async def show(visit: Visit) -> Response:
    """The newest first; what was just done stands above."""
    return await _page(visit)


async def end(visit: Visit) -> Response:
    """End one of the other sessions."""
    await visit.ask(_END, session=(await visit.form()).get("session", ""))
    return visit.go(f"{_PATH}?done=ended")


async def end_others(visit: Visit) -> Response:
    """End all of them but this one."""
    await visit.ask(_END_OTHERS, keep=global_id("Session", visit.session))
    return visit.go(f"{_PATH}?done=ended")


async def options(visit: Visit) -> Response:
    """What the browser makes a further passkey with."""
    return visit.json(await visit.console.api.do(visit.viewer, own.begin, visit.console.site))


async def add(visit: Visit) -> Response:
    """Keep it."""
    credential = (await visit.form()).get("credential", "")
    try:
        await visit.console.api.do(visit.viewer, own.finish, visit.console.site, credential, visit.device)
    except HubError as refusal:
        return await _page(visit, refusal)
    return visit.go(f"{_PATH}?done=added")


async def ask_removal(visit: Visit) -> Response:
    """Asks once more, naming the passkey."""
    data = await visit.ask_organisation(_DOCUMENT)
    wanted = visit.request.path_params["passkey"]
    found = next((one for one in data["myPasskeys"] if one["id"] == wanted), None)
    if found is None:
        raise NotFound("passkey")
    asked = {
        "what": machine(found["name"], visit.language),
        "id": wanted,
        "action": f"{_PATH}/passkeys/remove",
        "back": _PATH,
    }
    return visit.page("confirm", deed="remove", organisation=data["organisation"], **asked)


async def remove(visit: Visit) -> Response:
    """Take it away; the last one stays, and the page says so."""
    try:
        await visit.ask(_REMOVE, id=(await visit.form()).get("id", ""))
    except NotFound:
        raise
    except HubError as refusal:
        return await _page(visit, refusal)
    return visit.go(f"{_PATH}?done=removed")


async def _page(visit: Visit, refusal: HubError | None = None) -> Response:
    data = await visit.ask_organisation(_DOCUMENT)
    return visit.page(
        "account",
        place=_PATH,
        organisation=data["organisation"],
        refusal=refusal,
        done=visit.done(_DONE),
        sessions=data["mySessions"],
        passkeys=data["myPasskeys"],
        fresh=visit.viewer.fresh,
    )


PAGES = (
    ConsolePage(_PATH, show=show),
    ConsolePage(f"{_PATH}/sessions/end", act=end),
    ConsolePage(f"{_PATH}/sessions/end-others", act=end_others),
    ConsolePage(f"{_PATH}/passkeys", act=add, back=_PATH),
    ConsolePage(f"{_PATH}/passkeys/options", act=options, json=True),
    ConsolePage(f"{_PATH}/passkeys/remove", act=remove, back=_PATH),
    ConsolePage(f"{_PATH}/passkeys/remove/{{passkey}}", show=ask_removal),
)
