"""The start page: who I am, what waits for me, and what I can do next."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlencode

from starlette.responses import Response

from hub.console.kept_forms import drafts
from hub.console.page import ConsolePage
from hub.console.pages.night import MORNING
from hub.console.pages.waiting import waiting_for
from hub.console.paths import CASES, START, STREAM
from hub.console.visit import Visit
from hub.console.worded import worded
from schema.engine.choices import code_of

_DOCUMENT: Final = """
query Start($organisation: ID!, $acts: Boolean!, $alarms: Boolean!, $night: Boolean!, $cases: Boolean!) {
  organisation(id: $organisation) { name nameEn }
  today @include(if: $cases) {
    why caseId caseNumber caseName recipient { name } status urgency dueAt total
  }
  caseCounts @include(if: $cases) { overdue }
  myNotices { id label device at seenAt }
  myPasskeys { id }
  alarms(first: 25) @include(if: $alarms) { edges { node { id count at seenAt } } }
  standingCalls @include(if: $night) { id organisation { name } calledAt }
  reviews(first: 25) @include(if: $night) { edges { node { id kind askedBy } } }
  viewer { principalId }
  waitingActs(first: 25) @include(if: $acts) { edges { node { id sentence expiresAt } } }
}
"""
_LIVE: Final = "subscription Live($since: DateTime!) { newAnswers(since: $since) }"
_SEE: Final = "mutation See($notice: ID!) { seeNotice(input: { notice: $notice }) { errors { code field } } }"

_SEE_ALARM: Final = "mutation SeeAlarm($alarm: ID!) { seeAlarm(input: { alarm: $alarm }) { errors { code field } } }"


async def show(visit: Visit) -> Response:
    """Only what can be acted upon; one sentence where nothing waits."""
    asked = {"acts": "waitingActs", "alarms": "alarms", "night": "standingCalls", "cases": "today"}
    data = await visit.ask_organisation(_DOCUMENT, **{name: visit.may(field) for name, field in asked.items()})
    me = data["viewer"]["principalId"]
    return visit.page(
        "start",
        place=START,
        organisation=data["organisation"],
        today=_today(data.get("today") or (), visit.language),
        office=data["caseCounts"]["overdue"] if visit.may("addToTeam") and "caseCounts" in data else 0,
        casework="today" in data,
        opens=visit.may("openCase"),
        drafts=await drafts(visit) if visit.may("openCase") else (),
        live=_live(visit) if "today" in data else "",
        now=visit.now,
        acts=_nodes(data, "waitingActs"),
        calls=data.get("standingCalls") or (),
        morning=[one for one in _nodes(data, "reviews") if one["kind"] in MORNING and one["askedBy"] != me],
        alarms=[alarm for alarm in _nodes(data, "alarms") if alarm["seenAt"] is None],
        notices=[notice for notice in data["myNotices"] if notice["seenAt"] is None],
        **await waiting_for(visit),
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


def _today(waiting: Sequence[Mapping[str, Any]], language: str) -> list[tuple[str, int, list[Mapping[str, Any]]]]:
    """What waits, by reason: its code, how many there are, and those that are shown."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for one in waiting:
        groups.setdefault(code_of("WaitingReason", one["why"]), []).append(_shown(one, language))
    return [(why, some[0]["total"], some) for why, some in groups.items()]


def _shown(one: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    status = worded("task_status", "TaskStatus", one["status"], language) if one["status"] else ""
    case = {"number": one["caseNumber"], "name": one["caseName"], "onTeam": True}
    return {**one, **case, "address": f"{CASES}/{one['caseId'].partition(':')[2]}", "state": status}


def _live(visit: Visit) -> str:
    """Where the page hears of answers that come after it was drawn; nothing of anybody's stands in that address."""
    since = {"since": visit.now.isoformat()}
    return f"{STREAM}?{urlencode({'query': _LIVE, 'variables': json.dumps(since)})}"


def _steps(visit: Visit, passkeys: int) -> list[tuple[str, str]]:
    found = [(CASES, "today.all")] if visit.may("cases") else []
    found += [("/account", "start.next.second_key")] if passkeys == 1 else []
    if visit.may("members"):
        found.append(("/members", "start.next.members"))
    return [*found, ("/account", "start.next.account")]


PAGES = (
    ConsolePage(START, show=show),
    ConsolePage("/notices/seen", act=see, back=START),
    ConsolePage("/alarms/seen", act=see_alarm, back=START),
)
