"""Part of act 3: the platform's endpoint is gone; the dead delivery is seen, mended, and the request sent again."""

from typing import Any

from hub.demo.story import Story

SEEN = (
    "query Seen($id: ID!) { takedownRequest(id: $id) { status deliveryStatus dueAt overdue receivedAt "
    "items { status } trouble { code sentence reason nextStep delivery } } }"
)
FAILED = "{ takedownRequests(box: SENT, deliveryStatus: FAILED, first: 100) { edges { node { id } } } }"
COUNT = "{ undeliveredCount { takedowns } }"


async def mended(story: Story, request: str) -> None:
    """What its sender sees of a request that nobody took, and that it is sent once the endpoint is there again."""
    failed = await story.checks.until("the dead delivery stands in the caseworker's list", _failed(story, request))
    items = {item["status"] for item in failed["items"]}
    story.checks.check(
        "nothing reads sent, and no clock runs",
        holds=items == {"DELIVERY_FAILED"} and not any((failed["dueAt"], failed["receivedAt"], failed["overdue"])),
    )
    trouble = failed["trouble"]
    story.checks.check(
        "it says why, and what to do next",
        holds=(trouble["code"], trouble["nextStep"]) == ("DELIVERY_GONE", "SEND_AGAIN") and bool(trouble["sentence"]),
    )
    counted = (await story.caseworker.ask(COUNT))["undeliveredCount"]
    story.checks.check("it is counted among what was not delivered", holds=counted["takedowns"] == 1)
    story.stage.desk.gone = False
    await story.caseworker.do("redeliver", "delivery { status }", {"delivery": trouble["delivery"]}, once=True)


async def taken(story: Story, request: str) -> None:
    """The platform took it: from here on it is sent, and its clock runs."""

    async def sent() -> dict[str, Any] | None:
        seen = await _look(story, request)
        return seen if seen["deliveryStatus"] == "SENT" else None

    seen = await story.checks.until("sent again, the platform took it", sent)
    story.checks.check(
        "now it is sent, and the clock runs",
        holds={item["status"] for item in seen["items"]} == {"SENT"} and bool(seen["dueAt"]) and not seen["trouble"],
    )


def _failed(story: Story, request: str) -> Any:  # noqa: ANN401 - a question for `until`
    async def failed() -> dict[str, Any] | None:
        listed = (await story.caseworker.ask(FAILED))["takedownRequests"]["edges"]
        return await _look(story, request) if request in [edge["node"]["id"] for edge in listed] else None

    return failed


async def _look(story: Story, request: str) -> dict[str, Any]:
    return dict((await story.caseworker.ask(SEEN, id=request))["takedownRequest"])
