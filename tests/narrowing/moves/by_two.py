"""What takes two people: danger to life, the notice that a law asks for, a second look at what one did alone."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from tests.narrowing.history import fold_of
from tests.narrowing.moves.registry import Args, about, cases, line, move, sender, with_each
from tests.narrowing.moves.wanted import forms, wanted
from tests.narrowing.town import PURPOSE
from tests.narrowing.walk import Walk

LATE: Final = timedelta(hours=24)
_REVIEWS = "{ reviews(first: 100) { edges { node { id kind caseId askedAt } } } }"
_STANDS = "query($id: ID!) { case(id: $id) { emergencies { until stands } } }"


def _unasked(walk: Walk) -> list[Args]:
    """Open cases in which the police have no yes that an emergency could take the place of."""
    people = walk.world.people
    there = [case for case in cases(walk, closed=False) if not people[case].dead]
    return with_each(
        [case for case in there if fold_of(walk.world, case, "police", PURPOSE["police"]).event != "given"], "", "late"
    )


async def _by_two(
    walk: Walk, case: str, mutation: str, given: Mapping[str, Any], *, sure: bool, late: bool = False
) -> bool:
    """Asked for by her caseworker, who cannot confirm it herself, and confirmed by the supervisor; whether it was."""
    member = sender(walk, case)
    of = {"case": walk.ids[case], "calledAt": walk.now.isoformat()}
    asked = await walk.tell(member, mutation, "act { id }", **{**given, **of})
    if not walk.judge(mutation, asked, expected=True if sure else None):
        return False
    act = {"act": asked["act"]["id"]}
    alone = await walk.tell(member, "confirmAct", "act { id }", **act)
    walk.judge(f"{mutation} | alone", alone, expected=False)
    walk.passed(LATE if late else timedelta(0))
    done = await walk.tell(f"{member}:supervisor", "confirmAct", "act { id }", **act)
    return walk.judge(f"{mutation} | by two", done, expected=not late if sure or late else None)


@move("requestEmergencyOverride", _unasked)
async def danger(walk: Walk, case: str, word: str) -> None:
    """Her life is in danger: the police may be told, by two people; after 15 minutes it waits (voice), for a day."""
    fields = wanted(walk, "police", "full")
    given = {
        "reason": "いま駅のホームにいる。",
        "number": "110",
        "fields": forms(fields),
        **about(walk, case, "police"),
    }
    agreed = walk.world.agreements.get((sender(walk, case), "police")) or walk.world.bodies["police"].ceiling
    # Open, as for sending (`sent.allowed`): her harm code may fit her age no more; who called has told all the same
    sure = bool(agreed) and not walk.suspends("police") and case not in walk.aged
    if await _by_two(walk, case, "requestEmergencyOverride", given, sure=sure, late=bool(word)):
        line(walk, "emergency:overridden")
        data = await walk.ask(sender(walk, case), _STANDS, id=walk.ids[case])
        until = max(datetime.fromisoformat(one["until"]) for one in data["case"]["emergencies"] if one["stands"])
        of = {"case": case, "body": "police", "purpose": PURPOSE["police"]}
        walk.happened("danger", fields=fields, until=until, **of)


@move("giveOwnDutyNotice", lambda walk: [(c,) for c in cases(walk, closed=False) if walk.world.people[c].minor])
async def own_duty(walk: Walk, case: str) -> None:
    """voice: our own duty. No bar stops it, and it changes nothing that is out."""
    who = {"recipientName": "児童相談所", "recipientKind": "CHILD_GUIDANCE", "abuser": "GUARDIAN", "number": "189"}
    told = {"toldFirst": False, "notToldBecause": "家にいて話せない。", "reason": "あざがある。"}
    person, law = walk.world.people[case], "CHILD_ABUSE_PREVENTION_6"
    sure = not person.unsettled and not person.dead
    if await _by_two(walk, case, "giveOwnDutyNotice", {"law": law, **who, **told}, sure=sure):
        line(walk, "own_duty:given")


async def cut_by_a_second(walk: Walk, case: str, kind: str) -> bool:
    """A second person looks at what one has just done alone, and cuts it (voice); whether she did."""
    member = f"{sender(walk, case)}:supervisor"
    found = [edge["node"] for edge in (await walk.ask(member, _REVIEWS))["reviews"]["edges"]]
    open_ones = [one for one in found if (one["kind"], one["caseId"]) == (kind, walk.ids[case])]
    walk.must(open_ones, f"review | {kind} waits for nobody", case)
    for one in sorted(open_ones, key=lambda one: str(one["askedAt"]))[-1:]:
        done = await walk.tell(member, "decideReview", "review { id }", review=one["id"], decision="CUT")
        return walk.judge(f"cut {kind}", done, expected=True)
    return False
