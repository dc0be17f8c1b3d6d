"""The rules of what was said, for every history: nothing lowers protection by itself, and what protects more rules."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.exchange.vocabulary.person import AGE_BANDS
from hub.kit.errors import Reason
from hub.statements import ages, bars
from hub.statements.lowering import CONTACT_RESTS, GUARDED_WISHES, lowered_wishes, lowering_reasons, voice_reasons
from hub.statements.readings import contact, reading, wishes
from hub.statements.said import Statement, StatementKind
from tests.parties import NOW

HOUR = timedelta(hours=1)
DESK, OTHER, RECORDER, ANOTHER = uuid4(), uuid4(), uuid4(), uuid4()
WORDS = ("police", "school", "guardian", str(DESK))


def said(kind: StatementKind, value: dict[str, Any], number: int = 1, **more: Any) -> Statement:
    """One statement, an hour after the one before it."""
    made = Statement(uuid4(), number, kind, value, NOW + number * HOUR, recorded_by=RECORDER)
    return replace(made, **more)


BODIES = st.fixed_dictionaries(
    {
        "body": st.sampled_from([str(DESK), str(OTHER)]),
        "purpose": st.sampled_from([None, "care", "police_report"]),
        "until": st.sampled_from([None, (NOW + 4 * HOUR).isoformat(), (NOW + 30 * HOUR).isoformat()]),
        "against": st.sampled_from([["police"], ["police", str(DESK)], [str(DESK)]]),
    }
)
SAYINGS: st.SearchStrategy[tuple[Any, dict[str, Any]]] = st.one_of(
    st.tuples(st.just("bar"), st.sampled_from(WORDS).map(lambda word: {"of": [word], "except": []})),
    st.tuples(st.just("bar"), st.just({"of": list(WORDS)})),
    st.tuples(st.just("bar-lift"), st.sampled_from(WORDS).map(lambda word: {"of": word})),
    st.tuples(st.just("bar-lift"), BODIES),
    st.tuples(st.sampled_from(ages.KINDS), st.sampled_from(AGE_BANDS.codes()).map(lambda band: {"band": band})),
    st.tuples(st.just("wish"), st.sampled_from(["yes", "no"]).map(lambda said: {"wishes": {"police": said}})),
    st.tuples(st.just("settlement"), st.sampled_from(["earlier", "later"]).map(lambda holds: {"holds": holds})),
    st.tuples(st.just("bar-restored"), st.just({})),
)
HISTORIES = st.lists(st.tuples(SAYINGS, st.booleans(), st.integers(0, 8)), min_size=1, max_size=9)


def histories() -> st.SearchStrategy[tuple[Statement, ...]]:
    """Anything that may have been said, in any order."""
    return HISTORIES.map(_told)


def _told(sayings: Sequence[tuple[tuple[StatementKind, dict[str, Any]], bool, int]]) -> tuple[Statement, ...]:
    made: list[Statement] = []
    for number, ((kind, value), counts, place) in enumerate(sayings, 1):
        refers = kind in ("settlement", "bar-restored") and bool(made)
        about = made[place % len(made)].id if refers else None
        made.append(said(kind, value, number, counts=counts or kind == "bar", about=about))
    return tuple(made)


def effective(statements: Sequence[Statement], recipient: UUID, at: datetime, purpose: str = "care") -> frozenset[str]:
    """The bars that hold for a police desk."""
    made = bars.exceptions(statements)
    return bars.effective_bars(bars.bars(statements), made, recipient, "police", purpose, at)


@given(histories(), st.sampled_from(ages.KINDS), st.sampled_from(AGE_BANDS.codes()), st.booleans())
def test_nothing_said_of_an_age_takes_protection_away_by_itself(
    statements: tuple[Statement, ...], kind: ages.AgeKind, band: str, counts: bool
) -> None:
    before = ages.ruling(statements, kind)
    after = ages.band((*statements, said(kind, {"band": band}, 99, counts=counts)), kind)

    if before is not None and before.value["band"] != ages.UNKNOWN:
        assert ages.rank(after) <= ages.rank(before.value["band"])
    if not counts:
        assert after == (before.value["band"] if before else None)


@given(histories(), st.sampled_from(ages.KINDS))
def test_the_youngest_of_what_counts_rules(statements: tuple[Statement, ...], kind: ages.AgeKind) -> None:
    known = [one.value["band"] for one in ages.standing(statements, kind) if one.value["band"] != ages.UNKNOWN]

    if known:
        assert ages.rank(ages.band(statements, kind)) <= min(ages.rank(band) for band in known)


@given(st.sampled_from(AGE_BANDS.codes()), st.sampled_from(AGE_BANDS.codes()), st.integers(0, 40_000))
def test_the_age_in_the_images_never_moves_with_birthdays(was: str, now: str, days: int) -> None:
    before = said("age-at-images", {"band": was})

    assert not ages.by_birthdays("age-at-images", before, now, NOW + timedelta(days=days))


@pytest.mark.parametrize(
    ("was", "now", "years", "plausible"),
    [
        ("16_17", "18_19", 0, True),
        ("13_15", "18_19", 1, False),
        ("13_15", "18_19", 2, True),
        ("16_17", "20_or_over", 1, False),
        ("16_17", "20_or_over", 2, True),
        ("18_19", "16_17", 9, False),
        ("unknown", "18_19", 9, False),
    ],
)
def test_birthdays_explain_what_time_allows(was: str, now: str, years: int, plausible: bool) -> None:
    before = said("age-now", {"band": was}, 0)

    at = NOW + timedelta(days=365 * years)
    assert ages.by_birthdays("age-now", before, now, at) is plausible
    assert not ages.by_birthdays("age-at-images", before, now, at)


@given(histories(), st.integers(0, 12), st.integers(0, 12))
def test_a_yes_is_judged_by_the_most_protective_age_since_it_was_said(
    statements: tuple[Statement, ...], asked: int, later: int
) -> None:
    since, now = NOW + min(asked, later) * HOUR, NOW + 12 * HOUR
    read = ages.bands_between(statements, since, now)
    sooner = ages.bands_between(statements, NOW + max(asked, later) * HOUR, now)

    if read is None or sooner is None:
        assert read is sooner is None
        return
    for place, kind in enumerate(ages.KINDS):
        assert ages.rank(read[place]) <= ages.rank(sooner[place]) <= ages.rank(ages.band(statements, kind))


@given(histories())
def test_a_bar_stands_until_a_counted_lift_of_just_it(statements: tuple[Statement, ...]) -> None:
    standing = bars.bars(statements)

    for word in WORDS:
        barred = [one.number for one in statements if one.kind == "bar" and word in one.value["of"]]
        lifted = [
            one.number for one in statements if one.kind == "bar-lift" and one.counts and one.value.get("of") == word
        ]
        assert (word in standing) == (max(barred, default=0) > max(lifted, default=0))


@given(histories(), st.integers(0, 40), st.sampled_from(["care", "police_report"]))
def test_an_exception_lets_through_just_its_body_its_purpose_and_its_time(
    statements: tuple[Statement, ...], hours: int, purpose: str
) -> None:
    at, barred = NOW + hours * HOUR, frozenset(bars.bars(statements))
    for recipient in (DESK, OTHER, uuid4()):
        held = effective(statements, recipient, at, purpose)
        assert held <= barred
        passed = barred - held
        assert passed <= {"police", str(recipient)}
        if passed:
            assert any(
                one.counts
                and one.value["body"] == str(recipient)
                and one.value["purpose"] in (None, purpose)
                and one.recorded_at <= at
                and (one.value["until"] is None or at < datetime.fromisoformat(one.value["until"]))
                for one in statements
                if one.kind == "bar-lift" and "body" in one.value
            )


def test_a_days_lift_is_for_its_body_its_purpose_and_its_time() -> None:
    barred = said("bar", {"of": ["police"]}, 1)
    value = {"body": str(DESK), "purpose": "care", "until": (NOW + 4 * HOUR).isoformat(), "against": ["police"]}
    told = (barred, said("bar-lift", value, 2))

    assert effective(told, DESK, NOW + 3 * HOUR) == frozenset()
    assert effective(told, OTHER, NOW + 3 * HOUR) == {"police"}
    assert effective(told, DESK, NOW + 3 * HOUR, "police_report") == {"police"}
    assert effective(told, DESK, NOW + HOUR) == effective(told, DESK, NOW + 4 * HOUR) == {"police"}
    assert effective((barred, replace(told[1], counts=False)), DESK, NOW + 3 * HOUR) == {"police"}
    made, barred_words = bars.exceptions(told), bars.bars(told)
    ends = [bars.lift_ends(barred_words, made, to, "police", "care", NOW + 3 * HOUR) for to in (DESK, OTHER)]
    assert ends == [NOW + 4 * HOUR, None]
    cut = said("bar-restored", {}, 3, about=told[1].id)
    assert effective((*told, cut), DESK, NOW + 3 * HOUR) == {"police"}


@given(histories(), st.integers(0, 40))
def test_no_exception_outlives_a_cut_a_new_bar_or_death(statements: tuple[Statement, ...], hours: int) -> None:
    at = NOW + 20 * HOUR + hours * HOUR
    lifts = [one for one in statements if one.kind == "bar-lift"]
    cut = tuple(said("bar-restored", {}, 10 + place, about=lift.id) for place, lift in enumerate(lifts))
    for more in (cut, (said("bar", {"of": list(WORDS)}, 10),), (said("death", {}, 10),)):
        told = (*statements, *more)
        assert effective(told, DESK, at) == frozenset(bars.bars(told))


@given(histories(), st.integers(0, 12), st.integers(0, 12))
def test_an_older_yes_is_opened_by_no_lift_that_does_not_open_a_newer_one(
    statements: tuple[Statement, ...], asked: int, later: int
) -> None:
    first, second = sorted((NOW + asked * HOUR, NOW + later * HOUR))
    now = NOW + 12 * HOUR

    if bars.barred_since(statements, DESK, "police", "care", second, now):
        assert bars.barred_since(statements, DESK, "police", "care", first, now)
    if not bars.barred_since(statements, DESK, "police", "care", second, now):
        assert effective(statements, DESK, now).isdisjoint({"police", str(DESK)})


@given(histories())
def test_what_does_not_count_protects_and_lowers_nothing(statements: tuple[Statement, ...]) -> None:
    for kind, value in (
        ("age-now", {"band": "20_or_over"}),
        ("bar-lift", {"of": "police"}),
        ("bar-lift", {"body": str(DESK), "purpose": None, "until": None, "against": ["police"]}),
        ("wish", {"wishes": dict.fromkeys(GUARDED_WISHES, "yes")}),
        ("safe-contact", {"contact": {"ways": []}, "unsafe": False}),
    ):
        told = (*statements, said(kind, value, 99, counts=False))  # type: ignore[arg-type]
        before, after = reading(statements), reading(told)
        assert {name: word for name, word in after.items() if word} == {n: w for n, w in before.items() if w}
        assert effective(told, DESK, NOW + 99 * HOUR) == effective(statements, DESK, NOW + 99 * HOUR)


def test_an_unsafe_contact_is_out_whatever_comes_instead() -> None:
    first = said("safe-contact", {"contact": {"ways": ["a"]}}, 1)
    other = said("safe-contact", {"contact": {"ways": ["b"]}, "unsafe": True}, 2, counts=False)

    assert contact([first, other]) is None
    assert contact([first, replace(other, counts=True)]) == {"ways": ["b"]}
    assert contact([first, replace(other, value={**other.value, "unsafe": False})]) == {"ways": ["a"]}


def test_every_no_counts() -> None:
    yes = said("wish", {"wishes": {"police": "yes", "care": "yes"}}, 1)
    no = said("wish", {"wishes": {"police": "no", "school": "yes"}}, 2, counts=False)

    assert wishes([yes, no]) == {"police": "no", "care": "yes"}
    assert lowered_wishes({"police": "no"}, {"police": "yes", "care": "yes"}) == {"police"}
    assert lowered_wishes({"police": "yes"}, {"police": "yes"}) == frozenset()


@given(
    st.sampled_from([True, False, None]),
    st.sampled_from([True, False, None]),
    st.one_of(st.none(), st.integers(0, 30 * 24)),
)
def test_a_lowering_counts_only_where_she_is_alone_known_and_her_contact_rests(
    alone: bool | None, word: bool | None, hours: int | None
) -> None:
    changed = None if hours is None else NOW - timedelta(hours=hours)
    found = {one.code for one in lowering_reasons(alone, word, changed, NOW)}

    assert ("not_alone" in found) == (alone is not True)
    assert ("word_wrong" in found) == (word is False)
    assert ("contact_changed_lately" in found) == (changed is not None and NOW - changed < CONTACT_RESTS)


def test_only_her_own_word_lowers() -> None:
    assert voice_reasons("self") == ()
    for voice in ("guardian", "representative", "third-party", "staff"):
        assert voice_reasons(voice) == (Reason("not_her_own_word", "said_by"),)


@pytest.mark.parametrize(
    ("given_lift", "reasons"),
    [
        ({"body": None, "word": None, "purpose": None, "lasting": True}, (Reason("required", "recipient"),)),
        ({"body": DESK, "word": "police", "purpose": None, "lasting": True}, (Reason("required", "recipient"),)),
        (
            {"body": None, "word": "police", "purpose": "care", "lasting": False},
            (Reason("lift_of_a_kind_lasts", "lasting"),),
        ),
        ({"body": DESK, "word": None, "purpose": None, "lasting": False}, (Reason("required", "purpose"),)),
        ({"body": DESK, "word": None, "purpose": "care", "lasting": False}, ()),
        ({"body": DESK, "word": None, "purpose": None, "lasting": True}, ()),
    ],
)
def test_a_days_lift_is_for_one_body_and_one_purpose(given_lift: dict[str, Any], reasons: tuple[Reason, ...]) -> None:
    assert bars.lift_reasons(**given_lift) == reasons
