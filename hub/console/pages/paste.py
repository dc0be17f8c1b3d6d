"""Places pasted into a case, one a line: each answered by itself; what is wrong stays in the box with its reason.

Nothing is fetched, and nothing of it is a link.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from starlette.responses import Response

from hub.console.kept_forms import drop, keep_here, kept_here
from hub.console.page import ConsolePage
from hub.console.pages.new_case import NEW, case_of_address
from hub.console.paths import CASES
from hub.console.recording import opened, stands
from hub.console.visit import Visit
from hub.kit.errors import Forbidden, HubError, NotFound, Reason
from schema.engine.choices import code_of

_US: Final = "query Us($organisation: ID!) { organisation(id: $organisation) { name nameEn } }"
_ADD: Final = """
mutation Add($case: ID!, $places: [PlaceInput!]!) {
  addPlaces(input: { case: $case, places: $places }) {
    outcomes { number outcome reasons { code sentence } requestedFrom { name } }
    errors { code field }
  }
}
"""
_KINDS: Final = {"LOCATIONS": "paste.url", "ACCOUNTS": "paste.account"}
_IMAGE: Final = "image_content"


async def show(visit: Visit) -> Response:
    """The box, empty."""
    case = await case_of_address(visit)
    return await _page(visit, case["id"] if case else None, text=(await kept_here(visit)).get("places", ""))


async def add(visit: Visit) -> Response:
    """The right lines move into the case, the wrong ones stay; sent again, a line is there already."""
    form = await visit.written()
    case = await case_of_address(visit)
    await drop(visit, visit.request.url.path)
    lines = [line.strip() for line in form.get("places", "").splitlines() if line.strip()]
    if not lines:
        return await _page(visit, case["id"] if case else None, refusal=HubError(Reason("required", "places")))
    id = case["id"] if case else await opened(visit, visit.request.path_params["key"], form.get("language", ""))
    places = [place_in(line) for line in lines]
    try:
        outcomes = (await visit.ask(_ADD, case=id, places=places))["addPlaces"]["outcomes"]
    except (Forbidden, NotFound):
        raise
    except HubError as refusal:
        return await _page(visit, id, text="\n".join(lines), refusal=_at_the_box(refusal))
    rows = [_row(*one) for one in zip(lines, places, outcomes, strict=True)]
    left = [row["line"] for row in rows if row["outcome"] == "wrong"]
    if left:
        await keep_here(visit, f"{CASES}/{id.partition(':')[2]}/places", {"places": "\n".join(left)})
    return await _page(visit, id, rows=rows, text="\n".join(left), refusal=_refusal(outcomes) if left else None)


def place_in(line: str) -> dict[str, Any]:
    """A line as a place: `@name service` is an account, everything else an address, which the API looks at."""
    if line.startswith("@"):
        handle, _, service = line.partition(" ")
        return {"field": "ACCOUNTS", "value": {"handle": handle, "service": service.strip()}}
    return {"field": "LOCATIONS", "value": {"url": line, "service": service_of(line) or "-"}}


def service_of(line: str) -> str:
    """The host by which a service is known; "" where the line names none."""
    try:
        host = urlsplit(line).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").removeprefix("m.")


def _row(line: str, place: Mapping[str, Any], outcome: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "line": line,
        "kind": _KINDS[place["field"]],
        "service": place["value"]["service"],
        "outcome": code_of("PlaceResult", outcome["outcome"]),
        "reasons": ["" if one["code"] == "IMAGE_CONTENT" else one["sentence"] for one in outcome["reasons"]],
        "asked": [one["name"] for one in outcome["requestedFrom"]],
        "image": any(one["code"] == "IMAGE_CONTENT" for one in outcome["reasons"]),
    }


def _refusal(outcomes: Sequence[Mapping[str, Any]]) -> HubError:
    """What is wrong with the lines that stay, each reason once."""
    codes = dict.fromkeys(code_of("ProblemCode", one["code"]) for row in outcomes for one in row["reasons"])
    return HubError(*(Reason(code, "places") for code in codes))


def _at_the_box(refusal: HubError) -> HubError:
    """The same, all of it at the box: nothing was taken."""
    return HubError(*dict.fromkeys(Reason(reason.code, "places") for reason in refusal.reasons))


async def _page(
    visit: Visit,
    id: str | None,
    *,
    rows: Sequence[Mapping[str, Any]] = (),
    text: str = "",
    refusal: HubError | None = None,
) -> Response:
    us = await visit.ask_organisation(_US)
    case = await stands(visit, id) if id else None
    bare = id.partition(":")[2] if id else ""
    address = f"{CASES}/{bare}/places" if id else f"{NEW}/{visit.request.path_params['key']}/places"
    return visit.page(
        "paste",
        place=address,
        organisation=us["organisation"],
        refusal=refusal,
        case=case,
        steps=f"{CASES}/{bare}/steps/evidence" if id else f"{NEW}/{visit.request.path_params['key']}/evidence",
        rows=rows,
        text=text,
        image=bool(refusal and any(reason.code == _IMAGE for reason in refusal.reasons)),
    )


PAGES = (
    ConsolePage(f"{NEW}/{{key}}/places", show=show, act=add, back=CASES, keeps=True),
    ConsolePage(f"{CASES}/{{case}}/places", show=show, act=add, back=CASES, keeps=True),
)
