from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.consent.rules import (
    REMINDER,
    VALIDITY,
    Assent,
    ConsentEvent,
    Fold,
    Grant,
    Minor,
    consent_reasons,
    fold,
    narrowed,
    narrowest,
    remind_at,
    reminder_due,
    shortening_reasons,
)
from hub.exchange.packets import Form

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
DAY = timedelta(days=1)
RECORDED = Assent(True, "absent", "本人の希望", False, "家族が加害者")


def granted(event: ConsentEvent = "given", days_ago: float = 1, **more: Any) -> Grant:
    fields: dict[str, Form] = {"narrative": "full", "age_band_now": "full"} if event == "given" else {}
    return Grant(event, NOW - days_ago * DAY, **{"fields": fields, "facts": RECORDED, **more})


def codes(standing: Fold | None, minor: Minor = "no", *, abroad: bool = False) -> list[str]:
    return [r.code for r in consent_reasons(standing, person_is_minor=minor, recipient_abroad=abroad, now=NOW)]


def standing(*events: Grant) -> Fold:
    found = fold(events, NOW)
    assert found is not None
    return found


def test_who_was_never_asked_has_no_fold() -> None:
    assert fold([], NOW) is None
    assert codes(None) == ["no_consent"]


def test_a_refusal_is_not_the_same_as_not_asked() -> None:
    assert codes(standing(granted("refused"))) == ["consent_refused"]


def test_consent_without_an_end_lasts_90_days() -> None:
    found = standing(granted())

    assert found.until == NOW - DAY + VALIDITY
    assert timedelta(days=90) == VALIDITY
    assert codes(found) == []


def test_consent_ends_to_the_second() -> None:
    assert codes(standing(granted(until=NOW + timedelta(seconds=1)))) == []
    assert codes(standing(granted(until=NOW))) == ["consent_expired"]
    assert standing(granted(until=NOW)).fields == {}


def test_a_withdrawal_takes_everything_and_a_new_answer_gives_anew() -> None:
    withdrawn = standing(granted(), granted("withdrawn", 0.5))
    again = standing(granted(), granted("withdrawn", 0.5), granted(days_ago=0.1))

    assert (withdrawn.fields, codes(withdrawn)) == ({}, ["consent_withdrawn"])
    assert codes(again) == []


def test_withdrawing_from_one_recipient_leaves_the_other() -> None:
    lawyer = standing(granted(), granted("withdrawn", 0.5))
    platform = standing(granted())

    assert codes(lawyer) == ["consent_withdrawn"]
    assert codes(platform) == []


def test_a_withdrawal_of_the_same_instant_is_the_last_word() -> None:
    assert codes(standing(granted("withdrawn"), granted())) == ["consent_withdrawn"]


def test_an_answer_of_the_future_gives_nothing_yet_but_takes_away_at_once() -> None:
    assert fold([granted(days_ago=-1)], NOW) is None
    assert codes(standing(granted(), granted("withdrawn", -1))) == ["consent_withdrawn"]


def test_shortening_only_narrows() -> None:
    wider = granted("shortened", 0.5, fields={"narrative": "generalised", "legal_name": "full"}, until=NOW + 900 * DAY)

    found = standing(granted(), wider)

    assert found.fields == {"narrative": "generalised"}
    assert found.until == NOW - DAY + VALIDITY


def test_shortening_without_consent_gives_nothing() -> None:
    assert fold([granted("shortened", fields={"narrative": "full"})], NOW) is None
    assert codes(standing(granted("refused", 2), granted("shortened", fields={"narrative": "full"}))) == [
        "consent_refused"
    ]


@pytest.mark.parametrize(
    ("fields", "until", "expected"),
    [
        ({"narrative": "full"}, None, []),
        ({"narrative": "generalised"}, NOW + DAY, []),
        ({"legal_name": "full"}, None, [("widening_needs_given", "legal_name")]),
        ({}, NOW + 900 * DAY, [("widening_needs_given", "until")]),
    ],
)
def test_what_would_widen_must_be_asked_anew(fields: dict[str, Form], until: datetime | None, expected: Any) -> None:
    found = shortening_reasons(standing(granted()), fields, until, NOW)

    assert [(r.code, r.field) for r in found] == expected


def test_a_generalised_field_cannot_be_shortened_into_a_full_one() -> None:
    given_coarse = standing(granted(fields={"age_band_now": "generalised"}))

    assert [r.code for r in shortening_reasons(given_coarse, {"age_band_now": "full"}, None, NOW)] == [
        "widening_needs_given"
    ]


def test_nothing_can_be_shortened_where_nothing_stands() -> None:
    assert [r.code for r in shortening_reasons(None, {}, None, NOW)] == ["no_consent"]
    assert [r.code for r in shortening_reasons(standing(granted("withdrawn")), {}, None, NOW)] == ["consent_withdrawn"]


@pytest.mark.parametrize("minor", ["yes", "unknown"])
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (RECORDED, []),
        (Assent(True, "given", "", True, ""), []),
        (replace(RECORDED, assent=False), ["assent_missing"]),
        (replace(RECORDED, assent=None), ["assent_missing"]),
        (replace(RECORDED, guardian_consent=None), ["guardian_consent_unrecorded"]),
        (replace(RECORDED, guardian_reason=" "), ["guardian_consent_unrecorded"]),
        (replace(RECORDED, guardian_informed=None), ["guardian_informed_unrecorded"]),
        (replace(RECORDED, guardian_informed_reason=""), ["guardian_informed_unrecorded"]),
        (Assent(), ["assent_missing", "guardian_consent_unrecorded", "guardian_informed_unrecorded"]),
    ],
)
def test_a_minor_and_one_of_unknown_age_need_three_facts(minor: Minor, facts: Assent, expected: list[str]) -> None:
    assert codes(standing(granted(facts=facts)), minor) == expected


def test_an_adult_needs_none_of_these_facts() -> None:
    assert codes(standing(granted(facts=Assent())), "no") == []


@pytest.mark.parametrize(
    ("answer", "expected"), [(True, []), (False, ["abroad_not_accepted"]), (None, ["abroad_not_accepted"])]
)
def test_a_recipient_abroad_needs_its_own_answer(answer: bool | None, expected: list[str]) -> None:
    assert codes(standing(granted(abroad_accepted=answer)), abroad=True) == expected
    assert codes(standing(granted(abroad_accepted=answer)), abroad=False) == []


def test_the_caseworker_is_reminded_14_days_before_the_end() -> None:
    found = standing(granted(until=NOW + REMINDER))

    assert remind_at(found) == NOW
    assert reminder_due(found, NOW)
    assert not reminder_due(found, NOW - timedelta(seconds=1))
    assert not reminder_due(found, NOW + REMINDER)


def test_nobody_is_reminded_of_a_consent_that_does_not_stand() -> None:
    assert remind_at(standing(granted("refused"))) is None
    assert not reminder_due(standing(granted("withdrawn")), NOW)
    assert not reminder_due(None, NOW)


def test_what_narrows_is_seen() -> None:
    before = standing(granted())

    assert not narrowed(before, before)
    assert not narrowed(None, before)
    assert not narrowed(standing(granted("refused")), before)
    assert narrowed(before, None)
    assert narrowed(before, standing(granted(), granted("withdrawn", 0.5)))
    assert narrowed(before, replace(before, until=before.until - DAY))
    assert narrowed(before, replace(before, fields={"narrative": "full"}))
    assert narrowed(before, replace(before, fields={**before.fields, "age_band_now": "generalised"}))
    assert not narrowed(before, replace(before, fields={**before.fields, "legal_name": "full"}))


FORMS: st.SearchStrategy[Form] = st.sampled_from(("full", "generalised"))
MAPS = st.dictionaries(st.sampled_from(["narrative", "age_band_now", "legal_name", "locations"]), FORMS)
EVENTS: st.SearchStrategy[ConsentEvent] = st.sampled_from(("given", "refused", "withdrawn", "shortened", "expired"))
INSTANTS = st.integers(-200, 30).map(lambda days: NOW + days * DAY)
GRANTS = st.builds(
    Grant, EVENTS, INSTANTS, MAPS, st.none() | INSTANTS, st.just(RECORDED), st.sampled_from([True, False, None])
)
TAKING = GRANTS.filter(lambda g: g.event != "given")


@given(st.lists(GRANTS, max_size=8), TAKING)
def test_a_further_no_never_adds_a_field_or_time(events: list[Grant], less: Grant) -> None:
    last = max((e.at for e in events), default=NOW)
    before = fold(events, NOW)

    after = fold([*events, replace(less, at=max(last, less.at))], NOW)

    allowed = before.fields if before else {}
    for name, form in (after.fields if after else {}).items():
        assert narrowest(allowed[name], form) == form
    if before and after and after.fields:
        assert after.until <= before.until


@given(st.lists(GRANTS, max_size=8))
def test_fields_stand_only_while_consent_stands(events: list[Grant]) -> None:
    found = fold(events, NOW)

    if found is not None and found.fields:
        assert found.event in ("given", "shortened")
        assert found.until > NOW
        assert any(e.event == "given" and set(found.fields) <= set(e.fields) for e in events)


@given(st.lists(GRANTS, max_size=6), st.randoms())
def test_the_order_in_which_answers_are_read_does_not_matter(events: list[Grant], random: Any) -> None:
    distinct = list({e.at: e for e in events}.values())
    shuffled = distinct[:]
    random.shuffle(shuffled)

    assert fold(distinct, NOW) == fold(shuffled, NOW)


@given(st.lists(GRANTS, max_size=6), st.integers(0, 400))
def test_time_alone_never_adds_to_what_stands(events: list[Grant], days: int) -> None:
    past = [e for e in events if e.at <= NOW]
    before, after = fold(past, NOW), fold(past, NOW + days * DAY)

    assert set(after.fields if after else {}) <= set(before.fields if before else {})


def test_who_cannot_be_asked_needs_a_reason_and_is_asked_anew_at_18() -> None:
    silent = replace(RECORDED, assent="not_capable")
    told = replace(silent, not_capable_reason="意識がない")

    assert codes(standing(granted(facts=silent)), "yes") == ["assent_missing"]
    assert codes(standing(granted(facts=told)), "yes") == []
    assert codes(standing(granted(facts=told)), "unknown") == []
    assert codes(standing(granted(facts=told)), "no") == ["adult_not_asked"]
    assert codes(standing(granted()), "no") == [], "her own yes stands when she is of age"
