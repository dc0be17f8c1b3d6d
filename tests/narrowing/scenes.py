"""Short ways to the cells of the table: somebody's case, what is out in these states, and the cause."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from random import Random

from tests.narrowing.moves import MOVES, Args, can
from tests.narrowing.walk import Walk

OFTEN, SELDOM = 0.5, 0.3
Step = tuple[str, Args]
REQUESTS = ("untaken", "taken")
ALONE = ("sender_cancels", "recipient_cancels", "conflict")
"""Causes that are about one thing, whatever else is out."""


def together(cause: str, state: str) -> Sequence[str]:
    """The other states that one case can be in at the same recipient when this cause comes."""
    others = REQUESTS if state in REQUESTS else ("offer", "packet", "engaged")
    return () if cause in ALONE else [one for one in others if one != state]


def scene(walk: Walk, rng: Random, cause: str, states: Sequence[str]) -> Iterator[Step]:
    """The steps, one after the other; each may be refused, and then the next ones find nothing to act upon."""
    request = states[0] in REQUESTS
    body = rng.choice(("site", "site", "board") if request else ("law", "law2"))
    body = "site" if request and cause in ("recipient_cancels", "conflict") else body
    sender, case = rng.choice(("ngo", "ngo2")), f"c{len(walk.world.people) + 1}"
    age = "minor" if cause == "adult" or (cause != "minor" and rng.random() < SELDOM) else "adult"
    yield "open_case", (sender, age, "police" if cause in ("duty", "duty_no") else "")
    asked = "assent" if cause == "minor" and rng.random() < OFTEN else ""
    yield "consent", (case, body, "full", "20" if cause == "expiry" else "90", asked)
    thing = ""
    # last what has not been taken yet: the worker, who lets mail be taken, has run by then
    for state in sorted(states, key=["taken", "packet", "engaged", "offer", "untaken"].index):
        thing = yield from _put_out(walk, rng, {"case": case, "body": body, "state": state, "cause": cause})
    yield from _cause(walk, rng, cause, {"case": case, "thing": thing, "body": body, "sender": sender})
    for name in sorted(walk.unread):
        yield "open_up", (name,)
    yield "worker", ()


def _put_out(walk: Walk, rng: Random, of: Mapping[str, str]) -> Generator[Step, None, str]:
    case, body, state = of["case"], of["body"], of["state"]
    thing, unread = f"t{len(walk.world.things) + 1}", of["cause"] in ("duty", "duty_no") and rng.random() < OFTEN
    if state in REQUESTS:
        left = "unread" if state == "untaken" and body == "site" and rng.random() < OFTEN else ""
        yield "send", (case, body, left)
    else:
        yield "offer", (case, body, rng.choice(("", "", "draft")))
    if state == "taken":
        yield ("take", (thing, rng.choice(("accept", "answer")))) if body == "site" else ("worker", ())
    if state in ("packet", "engaged"):
        yield "accept", (thing, "unread" if unread else "read")
    if state == "engaged":
        yield "engage", (thing, "engaged")
    return thing


def _cause(walk: Walk, rng: Random, cause: str, of: Mapping[str, str]) -> Iterator[Step]:
    case, thing, body, sender = of["case"], of["thing"], of["body"], of["sender"]
    request = body in ("site", "board")
    withdrawn = (case, rng.choice((body, "")), rng.choice(("later", "now")), rng.choice(("", "", "recall")))
    shorter = rng.choice((("less", ""), ("broken", ""), ("", "5"), ("less", "5")))
    duty = rng.choice((("duty", (body, "police", "")), ("practice", (body, "police"))))
    said_no = "onward", (case, body, f"{body}:police:{len(walk.world.bodies[body].duties)}", "no")
    ways: Mapping[str, tuple[Step, ...]] = {
        "withdrawal": (("withdrawal", withdrawn),),
        "refusal": (("refusal", (case, body)),),
        "narrowed": (("shorten", (case, body, *shorter)),)
        if rng.random() < OFTEN
        else (("consent", (case, body, "less", "90", "")),),
        "expiry": (("time", ("744",)),),
        "bar": (rng.choice((("bar", (case, body)), ("bar", (case, "platform" if request else "legal_aid")))),),
        "duty": (duty,),
        "duty_no": (duty, said_no),
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


def noise(walk: Walk, rng: Random) -> Step:
    """Any move that is possible now."""
    names = [name for name in MOVES if can(name)]
    while True:
        name = rng.choice(names)
        choices = list(MOVES[name].choices(walk))
        if choices:
            return name, rng.choice(choices)
