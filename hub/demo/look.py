"""What each party sees now, and how to look for yourself."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from hub.demo.acts.intake import GIRL, MAN
from hub.demo.stage import Stage
from hub.demo.story import Story
from hub.kit.settings import Settings


@dataclass(frozen=True)
class Look:
    """One party's question. `document` may hold `%s`, the first person's case; `of`: the list it asks for."""

    organisation: str
    person: str
    what: str
    document: str
    of: str


ROLES = (
    ("caseworker", "support", "caseworker"),
    ("supervisor", "support", "supervisor"),
    ("admin", "support", "admin"),
    ("second admin", "support", "second_admin"),
    ("auditor", "support", "auditor"),
    ("lawyer", "lawyers", "lawyer"),
    ("reviewer", "board", "reviewer"),
)
"""Whom a browser can be opened for: role, organisation, person."""
REFERRALS = "{ referrals(box: INBOX, first: 100) { edges { node { id status reason } } } }"
LOOKS = (
    Look(
        "support",
        "caseworker",
        "the first hundred lines in the ledger of the first case",
        '{ caseLedger(caseId: "%s", first: 100) { edges { node { verb at } } } }',
        "caseLedger",
    ),
    Look("lawyers", "lawyer", "the referrals that came in", REFERRALS, "referrals"),
    Look("silent_lawyers", "lawyer", "the same, of those who stayed silent", REFERRALS, "referrals"),
    Look("next_lawyers", "lawyer", "the same, of the next choice", REFERRALS, "referrals"),
    Look(
        "platform",
        "reviewer",
        "the requests to remove",
        "{ takedownRequests(box: INBOX, first: 100) { edges { node { id status reason outcome } } } }",
        "takedownRequests",
    ),
    Look("leaving_lawyers", "lawyer", "the same, of those whose agreement ended", REFERRALS, "referrals"),
    Look("police", "desk", "what came in for the police", REFERRALS, "referrals"),
    Look("other_police", "desk", "the same, of the desk that stayed barred", REFERRALS, "referrals"),
)


async def what_each_sees(story: Story) -> str:
    """One line a party: how many of what, as its own token shows it."""
    lines = [f"What each party sees now ({GIRL}: {story.cases[GIRL]}, {MAN}: {story.cases[MAN]}):"]
    for look in LOOKS:
        asked = await story.party(look.organisation, look.person).ask(_document(story, look))
        nodes = [edge["node"] for edge in asked[look.of]["edges"]]
        counted = Counter(_word(node) for node in nodes)
        seen = ", ".join(f"{number} × {word}" for word, number in counted.most_common()) or "nothing"
        lines.append(f"  {look.organisation}/{look.person}, {look.what}: {seen}")
    return "\n".join(lines)


def how_to_look(story: Story) -> str:
    """URL, tokens of ten minutes, and GraphQL to paste."""
    lines = [f"Or ask the API at {story.stage.url} (Ctrl-C stops everything):"]
    for look in LOOKS:
        body = json.dumps({"query": _document(story, look)})
        lines += [
            f"\n# {look.organisation}/{look.person}: {look.what}",
            f"TOKEN={story.stage.token(story.stage.cast.people[look.organisation][look.person])}",
            f"curl -s {story.stage.url} -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' \\",
            f"  -d '{body}'",
        ]
    principal = story.stage.cast.people["support"]["caseworker"]
    environ = _environ(story.stage.settings)
    return "\n".join([*lines, "", f"# A new token, once these have ended:\n{environ} \\", _command(principal)])


def how_to_come_in(stage: Stage) -> str:
    """A link of each role for the browser, good once."""
    lines = ["Come in with a browser (each link once, within ten minutes, on this machine only):"]
    lines += [f"  {role:<13}{stage.sign_in_link(stage.cast.people[at][who])}" for role, at, who in ROLES]
    environ = _environ(stage.settings)
    again = "  .venv/bin/python -m hub organisation sign-in-link"
    return "\n".join(
        [*lines, "", f"# New links for everybody, once these are used:\nHUB_DEMO_SIGN_IN=1 {environ} \\", again]
    )


def _environ(settings: Settings) -> str:
    names = {"HUB_MODE": "mode", "HUB_PORT": "port", "HUB_PUBLIC_URL": "public_url"}
    names |= {"HUB_DATA": "data", "HUB_ROOT_KEY_FILE": "root_key_file"}
    return " ".join(f"{name}={getattr(settings, setting)}" for name, setting in names.items())


def _command(principal: str) -> str:
    return f"  .venv/bin/python -m hub token --principal {principal}"


def _document(story: Story, look: Look) -> str:
    return look.document.replace("%s", story.cases[GIRL])


def _word(node: dict[str, Any]) -> str:
    return " ".join(node[name] for name in ("verb", "status", "reason", "outcome") if node.get(name))
