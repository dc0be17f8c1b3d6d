"""The start page: who I am, what waits for me, and what I can do next."""

from collections.abc import Mapping
from typing import Any, Final

from starlette.responses import Response

from hub.console.page import ConsolePage
from hub.console.pages.night import MORNING
from hub.console.paths import START
from hub.console.visit import Visit

_DOCUMENT: Final = """
query Start($organisation: ID!, $acts: Boolean!, $alarms: Boolean!, $night: Boolean!) {
  organisation(id: $organisation) { name nameEn }
  myNotices { id label device at seenAt }
  myPasskeys { id }
  alarms(first: 25) @include(if: $alarms) { edges { node { id count at seenAt } } }
  standingCalls @include(if: $night) { id organisation { name } calledAt }
  reviews(first: 25) @include(if: $night) { edges { node { id kind askedBy } } }
  viewer { principalId }
  waitingActs(first: 25) @include(if: $acts) { edges { node { id sentence expiresAt } } }
}
"""
_SEE: Final = "mutation See($notice: ID!) { seeNotice(input: { notice: $notice }) { errors { code field } } }"

_SEE_ALARM: Final = "mutation SeeAlarm($alarm: ID!) { seeAlarm(input: { alarm: $alarm }) { errors { code field } } }"


async def show(visit: Visit) -> Response:
    """Only what can be acted upon; one sentence where nothing waits."""
    asked = {"acts": "waitingActs", "alarms": "alarms", "night": "standingCalls"}
    data = await visit.ask_organisation(_DOCUMENT, **{name: visit.may(field) for name, field in asked.items()})
    me = data["viewer"]["principalId"]
    return visit.page(
        "start",
        place=START,
        organisation=data["organisation"],
        acts=_nodes(data, "waitingActs"),
        calls=data.get("standingCalls") or (),
        morning=[one for one in _nodes(data, "reviews") if one["kind"] in MORNING and one["askedBy"] != me],
        alarms=[alarm for alarm in _nodes(data, "alarms") if alarm["seenAt"] is None],
        notices=[notice for notice in data["myNotices"] if notice["seenAt"] is None],
        steps=_steps(visit, len(data["myPasskeys"])),
    )


async def see(visit: Visit) -> Response:
    """Somebody asked the person by telephone: the notice is done with."""
    await visit.ask(_SEE, notice=(await visit.form()).get("notice", ""))
    return visit.go(START)


async def see_alarm(visit: Visit) -> Response:
    """Somebody asked the person for the reason: the alarm is done with. Nobody does that with one of their own."""
    await visit.ask(_SEE_ALARM, alarm=(await visit.form()).get("alarm", ""))
    return visit.go(START)


def _nodes(data: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The things of a list that was asked for; none where the visitor may not ask."""
    return [edge["node"] for edge in data[name]["edges"]] if name in data else []


def _steps(visit: Visit, passkeys: int) -> list[tuple[str, str]]:
    found = [("/account", "start.next.second_key")] if passkeys == 1 else []
    if visit.may("members"):
        found.append(("/members", "start.next.members"))
    return [*found, ("/account", "start.next.account")]


PAGES = (
    ConsolePage(START, show=show),
    ConsolePage("/notices/seen", act=see, back=START),
    ConsolePage("/alarms/seen", act=see_alarm, back=START),
)
