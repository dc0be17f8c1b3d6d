"""What changes no right to read: answers of holders, questions, evidence, corrections, teams, telephone calls."""

from datetime import timedelta
from typing import Any

from hub.identity.permissions import Role
from tests.narrowing.moves.registry import about, cases, line, live, move, sender, with_each
from tests.narrowing.moves.said import record
from tests.narrowing.moves.sent import REFERRED
from tests.narrowing.moves.wanted import forms
from tests.narrowing.oracle import readable
from tests.narrowing.walk import Walk

_ASKED = "{ holdings(box: INBOX, first: 5, status: ASKED) { edges { node { id } } } }"


@move("answerHolding", lambda _: with_each(REFERRED, "DELETED", "KEPT"))
async def answer_holding(walk: Walk, body: str, word: str) -> None:
    """A holder says what became of what it had."""
    data = await walk.ask(body, _ASKED)
    for edge in data["holdings"]["edges"][:1] if data else ():
        until = (walk.now + timedelta(days=365)).date().isoformat()
        duty = {"duty": "CASE_RECORD_OF_A_LAWYER", "until": until} if word == "KEPT" else {}
        done = await walk.tell(body, "answerHolding", "holding { id }", holding=edge["node"]["id"], answer=word, **duty)
        if walk.judge("answer holding", done, expected=True):
            line(walk, "holding:answered")


_DELIVERIES = "{ deliveries(first: 100) { edges { node { id objectId } } } }"


@move("redeliver", lambda walk: [(n,) for n, t in walk.world.things.items() if not walk.suspends(walk.sender_of(t))])
async def redeliver(walk: Walk, name: str) -> None:
    """The sender has every message about it sent once more; what may leave is asked again (d16)."""
    member = walk.sender_of(walk.world.things[name])
    data = await walk.ask(member, _DELIVERIES)
    nodes = [edge["node"] for edge in data["deliveries"]["edges"]] if data else []
    for id in [node["id"] for node in nodes if node["objectId"] == walk.ids[name]]:
        await walk.tell(member, "redeliver", "delivery { id }", delivery=id)


@move("checkConflict", lambda walk: [(name,) for name in live(walk, "referral", accepted=False)])
async def check_conflict(walk: Walk, name: str) -> None:
    """The lawyer asks whether it acts for the opponent; nothing is learnt from an offer that cannot be read."""
    thing = walk.world.things[name]
    given = {"referral": walk.ids[name], "names": ["@ookami"]}
    done = await walk.tell(thing.recipient, "checkConflict", "conflict", **given)
    _, most = readable(walk.world, thing, "offer", walk.now)
    fine = most or done["errors"] or done["conflict"] is None
    walk.must(fine, f"{walk.blame(thing, 'checkConflict')} | answered", str(done))


@move("setEvidenceState", lambda walk: [(case,) for case in cases(walk, closed=False)])
async def evidence(walk: Walk, case: str) -> None:
    """The evidence is preserved, as it was."""
    given = {"case": walk.ids[case], "numbers": [1], "state": "PRESERVED"}
    await walk.tell(sender(walk, case), "setEvidenceState", "case { id }", **given)


@move("recordFields", lambda walk: [(case,) for case in cases(walk, closed=False)])
async def edit(walk: Walk, case: str) -> None:
    """The story is written anew: nothing of it reaches what is out (d6)."""
    done = await record(walk, case, "narrative", f"{walk.now:%H:%M:%S}に書き直した。")
    if walk.judge("edit", done, None if walk.world.people[case].dead else True):
        line(walk)


@move("addToTeam", lambda walk: [(case,) for case in cases(walk)])
async def team(walk: Walk, case: str) -> None:
    """The supervisor puts herself on the case."""
    await walk.tell(f"{sender(walk, case)}:supervisor", "addToTeam", "team { role }", **walk.onto_team(case))


@move("removeFromTeam", lambda walk: [(case,) for case in cases(walk)])
async def off_the_team(walk: Walk, case: str) -> None:
    """And off again."""
    member = sender(walk, case)
    given = {"case": walk.ids[case], "principal": f"Principal:{walk.town.people[member, Role.SUPERVISOR]}"}
    await walk.tell(f"{member}:supervisor", "removeFromTeam", "team { role }", **given)


@move("recordOutsideDisclosure", lambda walk: [(c, b) for c in cases(walk, closed=False) for b in REFERRED])
async def outside(walk: Walk, case: str, body: str) -> None:
    """Told by telephone; what happened can always be recorded (d13)."""
    given: dict[str, Any] = {**about(walk, case, body), "how": "TELEPHONE", "fields": forms(["call_name"])}
    given["disclosedAt"] = walk.now.isoformat()
    done = await walk.tell(sender(walk, case), "recordOutsideDisclosure", "disclosure { how }", **given)
    walk.judge("outside disclosure", done, expected=True)
