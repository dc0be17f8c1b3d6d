"""What each party sees now, and how to look for yourself."""

from hub.demo.acts.intake import GIRL
from hub.demo.story import Story

LOOKS = (
    ("support", "caseworker", "the cases, and every disclosure of the first one", "ledger"),
    ("lawyers", "lawyer", "the referrals that came in", "referrals"),
    ("platform", "reviewer", "the queue of requests to remove, by deadline", "queue"),
)
QUERIES = {
    "ledger": '{{ caseLedger(caseId: "{case}", first: 50) {{ edges {{ node {{ verb at }} }} }} }}',
    "referrals": "{{ referrals(box: INBOX, first: 10) {{ edges {{ node {{ id status respondBy }} }} }} }}",
    "queue": "{{ takedownQueue(first: 10) {{ edges {{ node {{ id status dueAt }} }} }} }}",
}


def how_to_look(story: Story) -> str:
    """URL, tokens of ten minutes, and GraphQL to paste."""
    lines = [f"Look for yourself at {story.stage.url} (tokens live ten minutes; Ctrl-C stops everything):"]
    for organisation, person, what, query in LOOKS:
        token = story.stage.token(story.stage.cast.people[organisation][person])
        document = QUERIES[query].format(case=story.cases[GIRL])
        lines += [
            "",
            f"# {organisation}/{person}: {what}",
            f"TOKEN={token}",
            f"curl -s {story.stage.url} -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' \\",
            "  -d '" + '{"query": ' + _quoted(document) + "}'",
        ]
    return "\n".join(lines)


def _quoted(document: str) -> str:
    return '"' + document.replace('"', '\\"') + '"'
