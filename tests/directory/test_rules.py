from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.directory.rules import (
    GUARDIAN,
    KINDS,
    Duty,
    DutyAnswer,
    applies,
    barred_reasons,
    beyond_reach,
    duty_reasons,
    reaching,
)
from hub.kit.text import Bilingual

TODAY = date(2026, 11, 22)
ORG = UUID(int=1)
DESK = "00000000-0000-4000-8000-0000000000de"
SENTENCE = Bilingual("この事業者は警察に報告する義務があります。", "This provider must report to the police.")


def duty(number: int = 1, **more: object) -> Duty:
    row = {"version": 1, "reports_to": "police", "under_age": 18, "valid_from": date(2026, 1, 1), "valid_to": None}
    return Duty(id=UUID(int=number), sentence=SENTENCE, source="example", **{**row, **more})  # type: ignore[arg-type]  # made from parts


NONE = duty(9, reports_to=None, under_age=None)
YES, NO = DutyAnswer(UUID(int=1), 1, True), DutyAnswer(UUID(int=1), 1, False)


def codes(
    duties: list[Duty], barred: set[str], answers: list[DutyAnswer], bands: tuple[str, ...] = ("16_17",)
) -> list[str]:
    return [r.code for r in duty_reasons(duties, barred, answers, bands, TODAY)]


@pytest.mark.parametrize(
    ("barred", "expected"),
    [
        (set(), []),
        ({"police"}, ["barred_recipient"]),
        ({str(ORG)}, ["barred_recipient"]),
        ({"school", GUARDIAN, str(UUID(int=2))}, []),
    ],
)
def test_never_means_never_by_kind_and_by_organisation(barred: set[str], expected: list[str]) -> None:
    assert [r.code for r in barred_reasons(barred, ORG, "police")] == expected


def test_a_recipient_whose_duties_nobody_recorded_gets_nothing() -> None:
    assert codes([], set(), []) == ["duties_unknown"]


def test_a_recorded_none_is_an_answer() -> None:
    assert codes([NONE], {"police", "school", GUARDIAN}, []) == []


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "expected"),
    [
        (date(2026, 11, 22), None, []),
        (date(2026, 1, 1), date(2026, 11, 22), []),
        (date(2026, 11, 23), None, ["duties_unknown"]),
        (date(2026, 1, 1), date(2026, 11, 21), ["duties_unknown"]),
    ],
)
def test_a_row_speaks_for_its_days_only(valid_from: date, valid_to: date | None, expected: list[str]) -> None:
    assert codes([duty(9, reports_to=None, valid_from=valid_from, valid_to=valid_to)], set(), []) == expected


def test_a_duty_that_reaches_nobody_barred_does_not_stop_anything() -> None:
    assert codes([duty()], {"school"}, []) == []


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], ["duty_reaches_barred"]),
        ([YES], []),
        ([NO], ["onward_report_refused"]),
        ([YES, NO], ["onward_report_refused"]),
        ([DutyAnswer(UUID(int=1), 2, True)], ["duty_reaches_barred"]),
        ([DutyAnswer(UUID(int=2), 1, True)], ["duty_reaches_barred"]),
    ],
)
def test_a_duty_that_reaches_somebody_barred_needs_the_persons_own_yes(
    answers: list[DutyAnswer], expected: list[str]
) -> None:
    assert codes([duty()], {"police"}, answers) == expected


def test_a_new_version_of_the_sentence_is_asked_anew() -> None:
    assert codes([duty(version=2)], {"police"}, [YES]) == ["duty_reaches_barred"]


def test_each_duty_needs_its_own_answer() -> None:
    assert codes([duty(), duty(2)], {"police"}, [YES]) == ["duty_reaches_barred"]


def test_a_duty_to_tell_the_guardian_reaches_the_guardian() -> None:
    assert codes([duty(reports_to=GUARDIAN)], {GUARDIAN}, []) == ["duty_reaches_barred"]


def test_a_duty_to_tell_one_barred_organisation_reaches_it() -> None:
    assert codes([duty(reports_to=str(ORG))], {str(ORG)}, []) == ["duty_reaches_barred"]


@pytest.mark.parametrize("barred", [{"police"}, {"school"}])
def test_a_duty_to_tell_one_organisation_may_reach_any_barred_kind(barred: set[str]) -> None:
    assert codes([duty(reports_to=str(ORG))], barred, []) == ["duty_reaches_barred"]
    assert codes([duty(reports_to=str(ORG))], {GUARDIAN}, []) == []


@pytest.mark.parametrize(
    ("barred", "kinds", "expected"),
    [
        ({DESK}, {DESK: "police"}, {DESK, "police"}),
        ({DESK, "school", GUARDIAN}, {DESK: "police"}, {DESK, "police", "school", GUARDIAN}),
        ({DESK}, {}, {DESK, *KINDS}),
        ({DESK, str(ORG)}, {DESK: "police"}, {DESK, str(ORG), *KINDS}),
        ({"school"}, {DESK: "police"}, {"school"}),
        (set(), {DESK: "police"}, set()),
    ],
)
def test_an_organisation_barred_by_its_id_counts_with_its_kind_and_an_unknown_one_with_every_kind(
    barred: set[str], kinds: dict[str, str], expected: set[str]
) -> None:
    assert beyond_reach(barred, kinds) == expected


@pytest.mark.parametrize(
    ("bands", "under_age", "expected"),
    [
        (("20_or_over", "20_or_over"), 18, False),
        (("18_19", "18_19"), 18, False),
        (("18_19", "16_17"), 18, True),
        (("16_17", "20_or_over"), 18, True),
        (("20_or_over", "unknown"), 18, True),
        (("20_or_over", "something else"), 18, True),
        ((), 18, True),
        (("16_17",), 16, False),
        (("13_15",), 16, True),
        (("16_17",), 17, True),
        (("20_or_over",), None, True),
    ],
)
def test_a_duty_applies_by_age_and_an_unknown_age_counts(
    bands: tuple[str, ...], under_age: int | None, expected: bool
) -> None:
    assert applies(duty(under_age=under_age), bands) is expected


def test_the_sentences_to_read_aloud_are_those_that_reach_somebody_barred() -> None:
    assert reaching([duty(), duty(2, reports_to="school"), NONE], {"police"}, ("16_17",)) == (duty(),)


DUTIES = st.lists(
    st.builds(
        duty,
        st.integers(1, 4),
        version=st.integers(1, 2),
        reports_to=st.none() | st.sampled_from(sorted(KINDS)),
        under_age=st.none() | st.integers(13, 20),
    ),
    max_size=4,
)
BARRED = st.sets(st.sampled_from([*sorted(KINDS), GUARDIAN]))
ANSWERS = st.lists(
    st.builds(DutyAnswer, st.integers(1, 4).map(lambda n: UUID(int=n)), st.integers(1, 2), st.booleans())
)
BANDS = st.sampled_from(["under_13", "13_15", "16_17", "18_19", "20_or_over", "unknown"])


@given(DUTIES, BARRED, ANSWERS, BANDS, st.sampled_from(sorted(KINDS)))
def test_barring_one_more_never_opens_a_way(
    duties: list[Duty], barred: set[str], answers: list[DutyAnswer], band: str, more: str
) -> None:
    if codes(duties, barred, answers, (band,)):
        assert codes(duties, barred | {more}, answers, (band,))


IDS = st.sampled_from([str(UUID(int=number)) for number in range(1, 4)])
NAMED = st.sets(st.sampled_from([*sorted(KINDS), GUARDIAN]) | IDS)
KNOWN = st.dictionaries(IDS, st.sampled_from(sorted(KINDS)))


@given(NAMED, NAMED, KNOWN)
def test_to_bar_more_widens_and_to_know_more_never_frees_whom_she_named(
    barred: set[str], more: set[str], kinds: dict[str, str]
) -> None:
    known = beyond_reach(barred, kinds)

    assert known <= beyond_reach(barred | more, kinds)
    assert known <= beyond_reach(barred, {})
    assert barred <= known


@given(DUTIES, NAMED, IDS, KNOWN, ANSWERS, BANDS)
def test_to_bar_one_organisation_of_a_kind_stops_whatever_to_bar_its_kind_stops(
    duties: list[Duty], barred: set[str], one: str, kinds: dict[str, str], answers: list[DutyAnswer], band: str
) -> None:
    of_kind = codes(duties, {*beyond_reach(barred, kinds), kinds.get(one, "police")}, answers, (band,))
    by_id = codes(duties, set(beyond_reach(barred | {one}, kinds)), answers, (band,))

    assert set(of_kind) <= set(by_id)


@given(DUTIES, BARRED, ANSWERS, BANDS)
def test_a_further_no_and_an_unknown_age_never_open_a_way(
    duties: list[Duty], barred: set[str], answers: list[DutyAnswer], band: str
) -> None:
    if codes(duties, barred, answers, (band,)):
        assert codes(duties, barred, [*answers, NO], (band,))
        assert codes(duties, barred, answers, ("unknown",))


PRACTICE = duty(1, kind="practice", reports_to=GUARDIAN)


def test_a_usual_practice_that_reaches_one_who_is_barred_stops_like_a_duty() -> None:
    assert codes([NONE, PRACTICE], {GUARDIAN}, []) == ["practice_reaches_barred"]
    assert codes([NONE, PRACTICE], {GUARDIAN}, [YES]) == []
    assert codes([NONE, PRACTICE], {GUARDIAN}, [NO]) == ["onward_report_refused"]
    assert codes([NONE, PRACTICE], {"police"}, []) == []
    assert codes([NONE, PRACTICE], {GUARDIAN}, [], ("20_or_over",)) == []


def test_a_practice_says_nothing_of_duties() -> None:
    """That a recipient usually calls the parents does not answer what it must do: no duty row is still a refusal."""
    assert codes([PRACTICE], set(), []) == ["duties_unknown"]
    assert codes([PRACTICE], {GUARDIAN}, [YES]) == ["duties_unknown"]


@given(st.sets(st.sampled_from([*sorted(KINDS), GUARDIAN])), st.sampled_from([None, True, False]))
def test_a_practice_stops_exactly_where_the_same_duty_would(barred: set[str], said: bool | None) -> None:
    answers = [] if said is None else [DutyAnswer(UUID(int=1), 1, said)]
    must = codes([NONE, duty(1, reports_to=GUARDIAN)], barred, answers)
    does = codes([NONE, PRACTICE], barred, answers)

    assert [one.removeprefix("duty") for one in must] == [one.removeprefix("practice") for one in does]
