from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.deadlines.law import ROWS, Start
from hub.deadlines.receipt import ProofOfReceipt, Source, best
from hub.deadlines.rules import (
    LegalClock,
    PlatformFact,
    Situation,
    clocks,
    due_at,
    facts_on,
    months_after,
    next_due,
    restated,
)

TIDA = frozenset({"us_covered_platform", "intimate_image"})
JAPAN = frozenset({"jp_designated", "jp_provider", "intimate_image"})
INDIA = frozenset({"in_intermediary", "intimate_image"})
DSA = frozenset({"eu_hosting", "eu_online_platform"})
ALL_ELEMENTS = frozenset({"signer", "items", "no_consent_statement", "good_faith", "reply_contact", "explanation"})


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def received(facts: frozenset[str], when: str, elements: frozenset[str] = ALL_ELEMENTS) -> dict[str, LegalClock]:
    return of(Situation(facts, (ProofOfReceipt("platform", at(when)),), elements=elements))


def began(facts: frozenset[str], start: Start, when: str) -> dict[str, LegalClock]:
    return of(Situation(facts, (), {start: at(when)}))


def of(situation: Situation) -> dict[str, LegalClock]:
    return {clock.rule.rule_id: clock for clock in clocks(situation)}


def test_a_us_platform_has_48_hours() -> None:
    assert received(TIDA, "2026-05-20T10:00:00Z")["US-TIDA-48H"].due_at == at("2026-05-22T10:00:00Z")


def test_the_end_of_summer_time_changes_no_hour() -> None:
    assert received(TIDA, "2026-11-01T04:30:00-04:00")["US-TIDA-48H"].due_at == at("2026-11-03T08:30:00Z")


def test_a_request_before_the_us_law_has_no_clock() -> None:
    sent = Situation(TIDA, (ProofOfReceipt("sent", at("2026-05-18T12:00:00Z")),), elements=ALL_ELEMENTS)

    assert of(sent) == {}


def test_a_designated_japanese_platform_has_until_the_end_of_the_seventh_day() -> None:
    clock = received(JAPAN, "2026-04-01T15:00:00+09:00")["JP-IDPA-7D"]

    assert clock.due_at == at("2026-04-08T15:00:00Z")
    assert clock.last_day() == date(2026, 4, 8)


def test_japanese_holidays_shift_nothing_and_the_counting_is_marked_uncertain() -> None:
    clock = received(JAPAN, "2026-04-28T09:00:00+09:00")["JP-IDPA-7D"]

    assert clock.last_day() == date(2026, 5, 5)
    assert not clock.rule.certain


def test_a_platform_that_is_not_designated_has_no_clock_but_the_safe_harbour_is_told() -> None:
    found = received(JAPAN - {"jp_designated"}, "2026-04-01T15:00:00+09:00")

    assert {name: clock.silence for name, clock in found.items()} == {"JP-SAFE-2D": "not_started"}


def test_a_japanese_provider_may_remove_on_the_third_day_after_its_inquiry() -> None:
    assert began(JAPAN, "inquiry", "2026-04-01T18:00:00+09:00")["JP-SAFE-2D"].due_at == at("2026-04-04T00:00:00+09:00")


@pytest.mark.parametrize(
    ("told", "last"),
    [("2026-08-31", date(2027, 2, 28)), ("2026-03-31", date(2026, 9, 30)), ("2027-08-31", date(2028, 2, 29))],
)
def test_the_window_for_a_complaint_ends_with_the_month_where_the_day_is_missing(told: str, last: date) -> None:
    assert began(DSA, "told", f"{told}T12:00:00+02:00")["EU-DSA-COMPLAINT"].last_day() == last


@pytest.mark.parametrize(
    ("when", "rule", "hours"),
    [("2026-02-19T23:00:00+05:30", "IN-24H", 24), ("2026-02-20T00:00:00+05:30", "IN-2H", 2)],
)
def test_india_changed_from_24_hours_to_2_at_midnight(when: str, rule: str, hours: int) -> None:
    found = received(INDIA, when)

    assert found[rule].due_at == at(when) + timedelta(hours=hours)
    assert len({"IN-24H", "IN-2H"} & set(found)) == 1


def test_a_law_not_in_force_gives_no_clock_and_says_so() -> None:
    found = received(frozenset({"uk_service", "intimate_image"}), "2026-10-01T00:00:00Z")

    assert (found["UK-OSA-48H"].due_at, found["UK-OSA-48H"].silence) == (None, "not_in_force")


def test_a_better_proof_moves_the_end_and_the_history_keeps_both() -> None:
    mail = ProofOfReceipt("mail", at("2026-05-20T10:00:00Z"))
    before = of(Situation(TIDA, (mail,), elements=ALL_ELEMENTS))["US-TIDA-48H"]

    platform = ProofOfReceipt("platform", at("2026-05-20T07:00:00Z"))
    after = of(Situation(TIDA, (mail, platform), elements=ALL_ELEMENTS))["US-TIDA-48H"]

    assert before.due_at is not None
    assert after.due_at == before.due_at - timedelta(hours=3)
    assert restated(restated((before,), after), after) == (before, after)


def test_a_missing_element_starts_no_clock_and_is_named() -> None:
    clock = received(TIDA, "2026-05-20T10:00:00Z", ALL_ELEMENTS - {"good_faith"})["US-TIDA-48H"]

    assert (clock.due_at, clock.silence, clock.missing) == (None, "element_missing", ("good_faith",))


def test_a_notice_about_a_child_needs_no_name_of_the_notifier() -> None:
    sent = (ProofOfReceipt("sent", at("2026-05-20T10:00:00Z")),)
    elements = ALL_ELEMENTS - {"reply_contact"}

    child = of(Situation(DSA, sent, elements=elements, may_be_minor=True))["EU-DSA-DECISION"]
    adult = of(Situation(DSA, sent, elements=elements, may_be_minor=False))["EU-DSA-DECISION"]

    assert (child.silence, adult.silence) == ("no_number", "element_missing")


def test_a_law_without_a_number_reminds_after_a_day_three_and_a_week() -> None:
    sent = at("2026-05-20T10:00:00Z")
    clock = of(Situation(DSA, (ProofOfReceipt("sent", sent),), elements=ALL_ELEMENTS))["EU-DSA-DECISION"]

    assert [reminder - sent for reminder in clock.reminders] == [
        timedelta(days=1),
        timedelta(days=3),
        timedelta(days=7),
    ]
    assert clock.due_at is None


def test_expired_is_strictly_after_the_last_second() -> None:
    clock = received(TIDA, "2026-05-20T10:00:00Z")["US-TIDA-48H"]

    assert not clock.expired(at("2026-05-22T10:00:00Z"))
    assert clock.expired(at("2026-05-22T10:00:01Z"))


def test_several_clocks_run_at_once_and_the_earliest_comes_first() -> None:
    facts = TIDA | JAPAN
    running = clocks(Situation(facts, (ProofOfReceipt("platform", at("2026-06-01T00:00:00Z")),), elements=ALL_ELEMENTS))

    dated = [clock.due_at for clock in running if clock.due_at]
    assert dated == sorted(dated)
    assert next_due(running) == at("2026-06-03T00:00:00Z")
    assert next_due(()) is None


def test_what_is_true_of_a_platform_is_looked_up_for_the_day_of_the_request() -> None:
    listed = (PlatformFact("jp_designated", date(2026, 4, 1), date(2026, 4, 30)),)

    assert facts_on(listed, date(2026, 3, 31)) == frozenset()
    assert facts_on(listed, date(2026, 4, 30)) == {"jp_designated"}
    assert facts_on(listed, date(2026, 5, 1)) == frozenset()


@pytest.mark.parametrize(
    ("sources", "counts"),
    [(("sent", "mail"), "mail"), (("mail", "api"), "api"), (("api", "platform"), "platform"), (("sent",), "sent")],
)
def test_the_best_proof_of_receipt_counts(sources: tuple[Source, ...], counts: Source) -> None:
    proofs = [ProofOfReceipt(source, at("2026-05-20T10:00:00Z")) for source in sources]

    found = best(proofs)

    assert found is not None
    assert found.source == counts


def test_nothing_sent_has_no_proof() -> None:
    assert best(()) is None


def test_rows_are_told_apart_by_rule_and_version() -> None:
    names = [(row.rule_id, row.version) for row in ROWS]

    assert len(set(names)) == len(names)
    assert all(row.facts and row.source and row.title.ja and row.title.en for row in ROWS)


@given(
    st.sampled_from(ROWS),
    st.datetimes(datetime(2024, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - zone is given
)
def test_an_end_is_never_before_its_start_and_never_far_from_the_law(row: object, start: datetime) -> None:
    rule = next(r for r in ROWS if r is row)
    end = due_at(rule, start)

    longest = {"hours": timedelta(hours=1), "days": timedelta(days=1), "months": timedelta(days=31)}
    if end is None:
        assert rule.counting == "none"
    else:
        assert start < end <= start + rule.length * longest[rule.counting] + timedelta(days=1)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 120))
def test_months_are_added_without_leaving_the_month(day: date, months: int) -> None:
    found = months_after(day, months)

    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found.day < day.day and (found + timedelta(days=1)).day == 1)
