"""Act 12: each role comes in with a browser, by a link that is good once."""

import asyncio

from hub.demo.look import ROLES
from hub.demo.story import Story
from hub.demo.visitor import press, session_of

OUT, IN, GONE = 303, 200, 404


async def play(story: Story) -> None:
    """As a browser does it: the link's page, its button, the start page; and the same link again."""
    story.checks.step("Each role comes in with a browser, by a link that is good once and on this machine only")
    for role, organisation, person in ROLES:
        principal = story.stage.cast.people[organisation][person]
        link = await asyncio.to_thread(story.stage.sign_in_link, principal)
        entered = await press(story.stage, story.client, link)
        start = await story.client.get(story.stage.settings.public_url, headers={"Cookie": session_of(entered)})
        story.checks.check(
            f"the {role} sees a page of their own",
            holds=(entered.status_code, start.status_code) == (OUT, IN) and "/sign-out" in start.text,
        )
        again = await press(story.stage, story.client, link)
        story.checks.check("the link is used up", holds=again.status_code == GONE)
