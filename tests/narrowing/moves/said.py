"""What she says of herself: the case, bars and their lifting, her age, duties read aloud, her end."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from schema.engine.choices import enum_name
from tests.narrowing.moves.answered import sure
from tests.narrowing.moves.by_two import cut_by_a_second
from tests.narrowing.moves.registry import cases, id_of, line, live, move, sender, with_each
from tests.narrowing.town import PURPOSE, SENDERS
from tests.narrowing.values import Person
from tests.narrowing.walk import Walk

WHEN: Final = "2026-11-22T02:00:00Z"
FREELY: Final[Mapping[str, Any]] = {"saidBy": "SELF", "method": "ORALLY", "alone": True}
"""Her own word, said alone; none of her cases has a shared word."""
_SHOWS = "statement { id counts }"
_OPENED = [(s, age, bar) for s in SENDERS for age in ("adult", "minor") for bar in ("", "police")]


@move("openCase", lambda _: _OPENED)
async def open_case(walk: Walk, member: str, age: str, bar: str) -> None:
    """A case with everything recorded and one entry of evidence, preserved."""
    made = Person(member, age == "minor", frozenset({bar} if bar else ()))
    await _opened(walk, made, barredRecipients=sorted(made.bars), expected=None if walk.suspends(member) else True)


def _received(walk: Walk) -> list[tuple[str, ...]]:
    there = [name for name in live(walk, "referral", accepted=True) if walk.world.things[name].recipient == "aid"]
    return [(name,) for name in there if not walk.suspends("aid")]


@move("openCase", _received)
async def open_from(walk: Walk, name: str) -> None:
    """A case that begins with a packet that was received: nothing of it can be passed on."""
    expected = sure(walk, walk.world.things[name])
    await _opened(walk, Person("aid", minor=False, came_from=True), cameFrom=walk.ids[name], expected=expected)


async def _opened(walk: Walk, made: Person, *, expected: bool | None, **given: Any) -> None:
    fields = [{"name": name, "value": value} for name, value in _told("minor" if made.minor else "adult").items()]
    given |= {"language": "JA", "urgency": "ROUTINE", "fields": fields}
    done = await walk.tell(made.sender, "openCase", "case { id }", **given)
    if walk.judge("open case", done, expected):
        name = f"c{len(walk.world.people) + 1}"
        walk.ids[name] = done["case"]["id"]
        walk.happened("case", case=name, made=made)
        entry = {"kind": "messages", "description": "やりとりの控え", "state": "PRESERVED"}
        done = await walk.tell(made.sender, "addEvidence", "case { id }", case=walk.ids[name], entries=[entry])
        walk.judge("add evidence", done, expected=True)


def _told(age: str) -> dict[str, Any]:
    band, harm = ("16_17", "SEXTORTION_MINOR") if age == "minor" else ("20_or_over", "NCII_ADULT")
    return {
        "call_name": "ミナ",
        "age_band_now": band,
        "age_band_at_images": band,
        "pattern": "sextortion" if age == "minor" else "partner_image_abuse",
        "harm_code": harm,
        "exposure": "published",
        "matter_types": ["takedown", "damages"],
        "narrative": "公開された。",
        "timeline": [{"at": WHEN, "service": "例SNS", "account": "@x", "what": "送られた。"}],
        "offender_handles": [{"service": "例SNS", "handle": "@ookami"}],
        "no_consent_statement": "公開に同意していません。",
        "locations": [{"url": "https://sns.example.org/p/1", "service": "例SNS"}],
        "accounts": [{"service": "例SNS", "handle": "@leak"}],
    }


# a kind, or one organisation
@move("barRecipients", lambda walk: with_each(cases(walk), "police", "school", "legal_aid", "platform", *PURPOSE))
async def bar(walk: Walk, case: str, word: str) -> None:
    """She bars a kind of organisation, or one by name."""
    person, of = walk.world.people[case], walk.ids[case]
    done = await walk.tell(person.sender, "barRecipients", _SHOWS, case=of, **_written(walk, word))
    if walk.judge("bar", done, None if person.closed else True):
        walk.happened("bar", case=case, word=word)
        line(walk)


def _written(walk: Walk, word: str) -> dict[str, list[str]]:
    named = word in walk.town.parties and word != "police"
    return {"organisations": [f"Organisation:{walk.town.parties[word].id}"]} if named else {"recipients": [word]}


async def record(walk: Walk, case: str, name: str, value: object) -> Any:
    """One field, recorded by the caseworker."""
    fields = [{"name": name, "value": value}]
    return await walk.tell(sender(walk, case), "recordFields", "case { id }", case=walk.ids[case], fields=fields)


@move("recordFields", lambda walk: [(case,) for case in cases(walk) if walk.world.people[case].bars])
async def edit_bars_away(walk: Walk, case: str) -> None:
    """A caseworker overwrites the bars with none. voice: her own yes alone lifts a bar; so nothing follows."""
    await record(walk, case, "barred_recipients", [])


def _liftable(walk: Walk) -> list[tuple[str, ...]]:
    world = walk.world
    names = {(c, b) for c in cases(walk) for b in PURPOSE if world.people[c].bars & {b, world.bodies[b].kind}}
    return sorted(names)


@move("liftBar", lambda walk: [(*one, word) for one in _liftable(walk) for word in ("", "", "cut")])
async def lift(walk: Walk, case: str, body: str, word: str) -> None:
    """Her own yes lifts it for one body and purpose, for 24 hours; a second person looks (voice: "A minor's bar")."""
    given = {"case": walk.ids[case], "recipient": id_of(walk, body), "purpose": enum_name(PURPOSE[body]), **FREELY}
    before = walk.world.people[case].lifts.get((body, PURPOSE[body]))
    done = await walk.tell(sender(walk, case), "liftBar", _SHOWS, **given)
    if walk.judge("lift", done, expected=None) and done["statement"]["counts"]:
        until = walk.now + timedelta(hours=24)
        walk.happened("lift", case=case, body=body, purpose=PURPOSE[body], until=until)
        line(walk)
        another = before and before[1] > walk.now  # an earlier one goes on
        if word and not another and walk.world.people[case].minor and await cut_by_a_second(walk, case, "bar-lifted"):
            walk.happened("lift", case=case, body=body, purpose=PURPOSE[body], until=walk.now)


@move("liftBar", _liftable)
async def lift_lastingly(walk: Walk, case: str, body: str) -> None:
    """voice: the lasting lift of a kind by a minor takes two people before it counts; so one alone changes nothing."""
    person, kind = walk.world.people[case], walk.world.bodies[body].kind
    given = {"case": walk.ids[case], "kind": enum_name(kind), "lasting": True, **FREELY}
    done = await walk.tell(person.sender, "liftBar", _SHOWS, **given)
    if walk.judge("lift", done, expected=None) and done["statement"]["counts"]:
        walk.must(not person.minor, "lift_lastingly | counts by one alone", case)
        walk.happened("lift", case=case, word=kind)


@move("stateAge", lambda walk: with_each(cases(walk, closed=False), "minor", "adult"))
async def age(walk: Walk, case: str, word: str) -> None:
    """An age is stated. The more protective reading rules, so "adult" after "minor" opens nothing (d15)."""
    band = "AGE_16_17" if word == "minor" else "AGE_20_OR_OVER"
    given = {"case": walk.ids[case], "about": "NOW", "band": band, **FREELY}
    done = await walk.tell(sender(walk, case), "stateAge", _SHOWS, **given)
    if walk.judge("age", done, True if word == "minor" else None):
        walk.happened(word, case=case)
        line(walk)


def _unsettled(walk: Walk) -> list[tuple[str, ...]]:
    return with_each([c for c in cases(walk) if walk.world.people[c].unsettled], "minor", "adult")


@move("settleContradiction", _unsettled)
async def settle(walk: Walk, case: str, word: str) -> None:
    """Another member of the team settles which age holds."""
    member = sender(walk, case)
    await walk.tell(f"{member}:supervisor", "addToTeam", "team { role }", **walk.onto_team(case))
    document = "query($id: ID!) { case(id: $id) { statements { id value unsettled } } }"
    data = await walk.ask(f"{member}:supervisor", document, id=walk.ids[case])
    for statement in [one for one in data["case"]["statements"] if one["unsettled"]] if data else ():
        later = statement["value"]["band"] == {"minor": "16_17", "adult": "20_or_over"}[word]
        given = {"statement": statement["id"], "holds": "LATER" if later else "EARLIER", "reason": "学生証を見た。"}
        done = await walk.tell(f"{member}:supervisor", "settleContradiction", _SHOWS, case=walk.ids[case], **given)
        if walk.judge("settle", done, expected=None):
            walk.happened(f"settled_{word}", case=case)


def _asked(walk: Walk) -> list[tuple[str, ...]]:
    known = [(body, duty.id) for body in PURPOSE for duty in walk.world.bodies[body].duties if duty.reports_to]
    return [(case, *one, word) for case in cases(walk, closed=False) for one in known for word in ("yes", "no")]


@move("recordOnwardAnswer", _asked)
async def onward(walk: Walk, case: str, body: str, duty: str, word: str) -> None:
    """The sentence of a duty was read aloud to her."""
    given = {"case": walk.ids[case], "recipient": id_of(walk, body), "duty": walk.ids[duty], "version": 1}
    yes, before = word == "yes", walk.world.people[case].answers.get(duty)
    given |= {} if before is None else {"expectedAnswer": before}
    done = await walk.tell(sender(walk, case), "recordOnwardAnswer", "case { id }", **given, answer=yes, **FREELY)
    if walk.judge("onward", done, expected=None):
        walk.happened("onward", case=case, word=duty, yes=yes)
        line(walk, "onward_report:answered")


@move("recordDeath", lambda walk: [(case,) for case in cases(walk) if not walk.world.people[case].dead])
async def death(walk: Walk, case: str) -> None:
    """She died."""
    done = await walk.tell(sender(walk, case), "recordDeath", _SHOWS, case=walk.ids[case])
    if walk.judge("death", done, expected=None if walk.world.people[case].closed else True):
        walk.happened("death", case=case)
        line(walk)
