"""The start page: who I am, what waits for me, and what I can do next."""

from typing import Final

from starlette.responses import Response

from hub.console.page import Page
from hub.console.paths import START
from hub.console.visit import Visit

_DOCUMENT: Final = """
query Start($organisation: ID!, $acts: Boolean!) {
  organisation(id: $organisation) { name nameEn }
  myNotices { id label device at seenAt }
  myPasskeys { id }
  waitingActs(first: 25) @include(if: $acts) { edges { node { id sentence expiresAt } } }
}
"""
_SEE: Final = "mutation See($notice: ID!) { seeNotice(input: { notice: $notice }) { errors { code field } } }"


async def show(visit: Visit) -> Response:
    """Only what can be acted upon; one sentence where nothing waits."""
    data = await visit.ask_organisation(_DOCUMENT, acts=visit.may("waitingActs"))
    return visit.page(
        "start",
        place=START,
        organisation=data["organisation"],
        acts=[edge["node"] for edge in data["waitingActs"]["edges"]] if "waitingActs" in data else [],
        notices=[notice for notice in data["myNotices"] if notice["seenAt"] is None],
        steps=_steps(visit, len(data["myPasskeys"])),
    )


async def see(visit: Visit) -> Response:
    """Somebody asked the person by telephone: the notice is done with."""
    await visit.ask(_SEE, notice=(await visit.form()).get("notice", ""))
    return visit.go(START)


def _steps(visit: Visit, passkeys: int) -> list[tuple[str, str]]:
    found = [("/account", "start.next.second_key")] if passkeys == 1 else []
    if visit.may("members"):
        found.append(("/members", "start.next.members"))
    return [*found, ("/account", "start.next.account")]


PAGES = (Page(START, show=show), Page("/notices/seen", act=see, back=START))
