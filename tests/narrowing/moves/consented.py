"""What she allows to whom: yes, no, less, taken back, undone; and what a guardian may not take from her."""

from datetime import timedelta
from typing import Any

from schema.engine.choices import enum_name
from tests.narrowing.history import fold_of
from tests.narrowing.moves.by_two import cut_by_a_second
from tests.narrowing.moves.registry import Args, about, cases, id_of, line, move, sender, with_each
from tests.narrowing.moves.wanted import forms, wanted
from tests.narrowing.town import PURPOSE
from tests.narrowing.values import Names
from tests.narrowing.walk import Walk

_ASKED = ("", "", "assent", "none")
_YES = tuple((w, d, a) for w in ("full", "full", "less", "broken") for d in ("90", "20") for a in _ASKED)
_SHORTER = tuple((w, d) for w in ("less", "broken", "") for d in ("5", "") if w or d)
_BACK = tuple((when, recall) for when in ("later", "later", "now") for recall in ("", "", "recall"))


def _places(walk: Walk) -> list[tuple[str, str]]:
    """Every case with every recipient that she can answer about: not while two people have answered in her place."""
    found = [(case, body) for case in cases(walk) for body in PURPOSE]
    folds = {place: fold_of(walk.world, *place, PURPOSE[place[1]]) for place in found}
    return [place for place, fold in folds.items() if not (fold.danger and fold.until > walk.now)]


@move("recordConsent", lambda walk: [(*place, *word) for place in _places(walk) for word in _YES])
async def consent(walk: Walk, case: str, body: str, which: str, days: str, asked: str) -> None:
    """She says yes. `asked`: "assent" and "none", whether the facts of a minor were asked, whatever her age."""
    person, fields = walk.world.people[case], wanted(walk, body, which)
    until = walk.now + timedelta(days=int(days))
    facts = {"assent": True, "guardianConsent": "ABSENT", "guardianReason": "本人の希望", "guardianInformed": False}
    minor = (
        {**facts, "guardianInformedReason": "本人の希望"}
        if (person.minor and asked != "none") or asked == "assent"
        else {}
    )
    given = {**about(walk, case, body), "fields": forms(fields), "until": until.isoformat(), **minor}
    done = await walk.tell(person.sender, "recordConsent", "consent { eventType }", **given)
    # Open: a yes to a suspended member
    unsure = walk.suspends(body) or person.unsettled or asked == "none"
    if walk.judge("consent", done, None if unsure else not (person.closed or person.dead)):
        _narrowed(walk, case, body, fields, until=until, assent=bool(minor))
        line(walk, "consent:given")


def _narrowed(walk: Walk, case: str, body: str, fields: Names, *, until: Any, assent: bool) -> None:
    before = walk.world.people[case].folds.get((body, PURPOSE[body]))
    earlier = "earlier" if before and before.event == "given" and until < before.until else ""
    said = {"case": case, "body": body, "purpose": PURPOSE[body], "yes": assent, "word": earlier}
    walk.happened("consent", fields=fields, until=until, **said)


_STEAD = {
    "guardian": {"guardianConsent": "GIVEN", "guardianInformed": True},
    "lawyer": {"guardianConsent": "ABSENT", "guardianReason": "連絡がつかない。", "guardianInformed": False},
}
_SURE = {"reason": "意識がない。", "guardianIsNotOffender": True}
_DOUBTED = {"reason": "意識がない。"}


def _cannot_answer(walk: Walk) -> list[Args]:
    children = [place for place in _places(walk) if walk.world.people[place[0]].minor]
    words = ("guardian", ""), ("guardian", "cut"), ("guardian", "doubted"), ("lawyer", "")
    return [(*place, *word) for place in children for word in words]


@move("recordConsent", _cannot_answer)
async def not_capable(walk: Walk, case: str, body: str, by: str, word: str) -> None:
    """She cannot be asked: a guardian or a lawyer answers, never against a sign of no, and a second person looks."""
    person, fold = walk.world.people[case], fold_of(walk.world, case, body, PURPOSE[body])
    fields, until = wanted(walk, body, "full"), walk.now + timedelta(days=90)
    given = {**about(walk, case, body), "fields": forms(fields), "until": until.isoformat(), "givenBy": enum_name(by)}
    given |= {**_STEAD[by], "guardianInformedReason": "連絡がつかない。"}
    given["notCapable"] = _DOUBTED if word == "doubted" else _SURE
    done = await walk.tell(person.sender, "recordConsent", "consent { eventType }", **given)
    no = fold.event in ("refused", "withdrawn") or (by == "guardian" and "guardian" in person.bars)
    if walk.judge("not capable", done, expected=False if no or word == "doubted" or person.dead else None):
        _narrowed(walk, case, body, fields, until=until, assent=True)
        line(walk, "consent:given")
        if word == "cut" and await cut_by_a_second(walk, case, "not-capable"):
            walk.happened("withdrawal", case=case, body=body, word="later")


@move("recordRefusal", _places)
async def refusal(walk: Walk, case: str, body: str) -> None:
    """She says no."""
    person = walk.world.people[case]
    done = await walk.tell(person.sender, "recordRefusal", "consent { eventType }", **about(walk, case, body))
    if walk.judge("refusal", done, None if person.closed or person.dead else True):
        walk.happened("refusal", case=case, body=body, purpose=PURPOSE[body])
        line(walk, "consent:refused")


def _given(walk: Walk) -> list[Args]:
    people = walk.world.people
    return [
        (case, body)
        for case in cases(walk, closed=False)
        for (body, _), fold in people[case].folds.items()
        if fold.event == "given" and fold.until > walk.now and not people[case].dead and not fold.danger
    ]


@move("shortenConsent", lambda walk: [(*one, *less) for one in _given(walk) for less in _SHORTER])
async def shorten(walk: Walk, case: str, body: str, which: str, days: str) -> None:
    """She allows less: fewer fields, an earlier end, or both."""
    fold = walk.world.people[case].folds[body, PURPOSE[body]]
    fields = fold.fields & wanted(walk, body, which) if which else fold.fields
    until = min(fold.until, walk.now + timedelta(days=int(days))) if days else fold.until
    given = about(walk, case, body)
    given |= {"fields": forms(fields)} if which else {}
    given |= {"until": until.isoformat()} if days else {}
    done = await walk.tell(sender(walk, case), "shortenConsent", "consent { eventType }", **given)
    same = (fields, until) == (fold.fields, fold.until) or not fields
    if walk.judge("shorten", done, None if same else True):
        _narrowed(walk, case, body, fields, until=until, assent=fold.assent)
        line(walk, "consent:shortened")


@move("withdrawConsent", lambda walk: [(c, b, *w) for c in cases(walk) for b in ("", *PURPOSE) for w in _BACK])
async def withdrawal(walk: Walk, case: str, body: str, when: str, recall: str) -> None:
    """She takes it back, from one or from all ("")."""
    given: dict[str, Any] = {"case": walk.ids[case], "recall": bool(recall)}
    given |= {"destruction": "NOW" if when == "now" else "AFTER_SEVEN_DAYS"}
    given |= {"recipient": id_of(walk, body)} if body else {}
    done = await walk.tell(sender(walk, case), "withdrawConsent", "acknowledgement { id } act { id }", **given)
    if done.get("act"):  # a third "now" of one person within the hour: a second lets it be done in that moment
        await walk.tell(f"{sender(walk, case)}:supervisor", "confirmAct", "act { id }", act=done["act"]["id"])
    if walk.judge("withdrawal", done, expected=True):  # d4: "Withdrawal always succeeds, at once"
        name = f"w{len(walk.withdrawals) + 1}"
        walk.ids[name], walk.withdrawals[name] = done["acknowledgement"]["id"], (case, body, walk.now)
        walk.happened("withdrawal", case=case, body=body, word=when, yes=bool(recall))
        line(walk, "consent:withdrawn")


@move("withdrawConsent", lambda walk: with_each(cases(walk), "", *PURPOSE))
async def guardian(walk: Walk, case: str, body: str) -> None:
    """A guardian asks to take it back, and objects. voice: never withdraws; a human decides; so nothing follows."""
    to = {"recipient": id_of(walk, body)} if body else {}
    given = {"case": walk.ids[case], "givenBy": "GUARDIAN", **to}
    await walk.tell(sender(walk, case), "withdrawConsent", "acknowledgement { id }", **given)
    objection = {"case": walk.ids[case], "word": "OBJECTION", "text": "反対です。", **to}
    await walk.tell(sender(walk, case), "recordGuardianWord", "case { id }", **objection)
    walk.happened("guardian", case=case, body=body)


def _taken_back(walk: Walk) -> list[Args]:
    return [(name,) for name, (case, _, _) in walk.withdrawals.items() if case in cases(walk)]


@move("undoWithdrawal", lambda walk: [(*one, word) for one in _taken_back(walk) for word in ("", "", "cut", "heard")])
async def undo(walk: Walk, name: str, word: str) -> None:
    """It was not hers: a new yes in her own voice, alone; `heard` by others it counts not. A second may cut again."""
    case, body, at = walk.withdrawals[name]
    held = name in walk.held
    late = walk.now >= at + timedelta(days=14 if held else 7)  # d4: "destroyed after 7 days unless undone"; voice: 14
    given = {"withdrawal": walk.ids[name], "said": {"alone": word != "heard", "method": "ORALLY"}}
    done = await walk.tell(sender(walk, case), "undoWithdrawal", "notCounted { code }", **given)
    if walk.judge("undo", done, False if late else None) and not done["notCounted"]:
        walk.must(word != "heard", "undo | counted though others heard her", case)
        walk.happened("undo", case=case, body=body)
        if word == "cut" and await cut_by_a_second(walk, case, "withdrawal-undone"):
            walk.happened("withdrawal", case=case, body=body, word="later")


@move("holdDestruction", _taken_back)
async def hold_destruction(walk: Walk, name: str) -> None:
    """A worker suspects coercion: the keys wait, once, and access stays cut (voice)."""
    case, _, _ = walk.withdrawals[name]
    done = await walk.tell(sender(walk, case), "holdDestruction", "case { id }", withdrawal=walk.ids[name])
    if walk.judge("hold destruction", done, expected=False if name in walk.held else None):
        walk.held |= {name}
