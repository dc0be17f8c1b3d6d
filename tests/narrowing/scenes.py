"""Short ways to each cell of the table: somebody's case, something that is out in this state, and the cause."""

from collections.abc import Iterator, Mapping
from random import Random

from tests.narrowing.moves import MOVES, Args, can
from tests.narrowing.walk import Walk

HALF = 0.5
Step = tuple[str, Args]


def scene(walk: Walk, rng: Random, cause: str, state: str) -> Iterator[Step]:
    """The steps, one after the other; each may be refused, and then the next ones find nothing to act upon."""
    request = state in ("untaken", "taken")
    body = rng.choice(("site", "site", "board")) if request else rng.choice(("law", "law2"))
    sender, case = rng.choice(("ngo", "ngo2")), f"c{len(walk.world.people) + 1}"
    age = "minor" if cause == "adult" or (cause != "minor" and rng.random() < 0.3) else "adult"
    yield "open_case", (sender, age, "police" if cause in ("duty", "duty_no") else "")
    asked = "assent" if cause == "minor" and rng.random() < 0.5 else ""
    yield "consent", (case, body, "full", "20" if cause == "expiry" else "90", asked)
    thing = f"t{len(walk.world.things) + 1}"
    unread = "unread" if state == "untaken" and body == "site" and rng.random() < HALF else ""
    yield ("send", (case, body, unread)) if request else ("offer", (case, body, rng.choice(("", "", "draft"))))
    if state == "taken":
        yield ("take", (thing, rng.choice(("accept", "answer")))) if body == "site" else ("worker", ())
    if state in ("packet", "engaged"):
        yield "accept", (thing, "unread" if cause in ("duty", "duty_no") else "read")
    if state == "engaged":
        yield "engage", (thing, "engaged")
    yield from _cause(walk, rng, cause, {"case": case, "thing": thing, "body": body, "sender": sender, "state": state})
    if thing in walk.unread:
        yield "open_up", (thing,)
    yield "worker", ()


def _cause(walk: Walk, rng: Random, cause: str, of: Mapping[str, str]) -> Iterator[Step]:
    case, thing, body, sender = of["case"], of["thing"], of["body"], of["sender"]
    request = of["state"] in ("untaken", "taken")
    withdrawn = (case, rng.choice((body, "")), rng.choice(("later", "now")), rng.choice(("", "", "recall")))
    shorter = rng.choice((("less", ""), ("broken", ""), ("", "5"), ("less", "5")))
    ways: Mapping[str, tuple[Step, ...]] = {
        "withdrawal": (("withdrawal", withdrawn),),
        "refusal": (("refusal", (case, body)),),
        "narrowed": (("shorten", (case, body, *shorter)),)
        if rng.random() < 0.6
        else (("consent", (case, body, "less", "90", "")),),
        "expiry": (("time", ("744",)),),
        "bar": (rng.choice((("bar", (case, body)), ("bar", (case, "platform" if request else "legal_aid")))),),
        "duty": (("duty", (body, "police", "")),),
        "duty_no": (("duty", (body, "police", "")), ("onward", (case, body, f"{body}:police:1", "no"))),
        "closing": (("close", (case, rng.choice(("cancel", "cancel", "watched")))),),
        "sender_cancels": (
            rng.choice((("sender_cancels_request", (thing, "sent-in-error")), ("recall", (thing, "yes"))))
            if request
            else ("sender_cancels", (thing, "other")),
        ),
        "recipient_cancels": (
            ("platform_cancels", (thing, "other")) if request else ("recipient_cancels", (thing, "no-capacity")),
        ),
        "conflict": (("platform_cancels" if request else "recipient_cancels", (thing, "conflict-of-interest")),),
        "agreement": (("agreement", (sender, body, rng.choice(("less", "one")))),),
        "breach": (("end_agreement", (sender, body, "s", "breach")),),
        "recipient_security": (("suspension", (body, "security")),),
        "sender_security": (("suspension", (sender, "security")),),
        "administrative": (("suspension", (rng.choice((body, sender)), "administrative")),),
        "minor": (("age", (case, "minor")),),
        "adult": (("age", (case, "adult")),),
        "key": (("revoke_key", (body, "")),),
        "stolen": (("revoke_key", (body, "stolen")),),
        "guardian": (("guardian", (case, rng.choice(("", "law")))),),
        "death": (("death", (case,)),),
    }
    yield from ways[cause]


def possible(cause: str, state: str) -> bool:
    """Whether the cell can be reached with what the schema has today."""
    needs = {"breach": "end_agreement", "death": "death"}
    return can(needs.get(cause, "worker"))


def noise(walk: Walk, rng: Random) -> Step:
    """Any move that is possible now."""
    names = [name for name in MOVES if can(name)]
    while True:
        name = rng.choice(names)
        choices = list(MOVES[name].choices(walk))
        if choices:
            return name, rng.choice(choices)
