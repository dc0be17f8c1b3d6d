"""Due soon, due, missed, met; what a person can do then; and rows that start no clock. Pure."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.deadlines.law import ROWS
from hub.deadlines.next_steps import next_steps
from hub.deadlines.not_law import LADDER, NOT_LAW
from hub.deadlines.ruling import KeptClock, Ruling, begun, ruling
from hub.deadlines.standing import STATES, DueState, Finding, due_state
from hub.exchange.vocabulary.deadlines import PLATFORM_FACTS, STEPS_AFTER_DUE

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
DUE = NOW + timedelta(hours=48)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
OF_REQUEST = {"intimate_image", "adult_cyber_abuse", "general_right", "copyright"}


def state(now: datetime, *found: Finding, due: datetime | None = DUE, stopped: bool = False) -> DueState:
    return due_state(due, began_at=NOW, items=1, findings=found, stopped=stopped, now=now)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (NOW, "running"),
        (DUE - 12 * HOUR - SECOND, "running"),
        (DUE - 12 * HOUR, "due-soon"),
        (DUE, "due-soon"),
        (DUE + SECOND, "due"),
    ],
)
def test_what_comes_on_the_last_second_is_in_time(now: datetime, expected: str) -> None:
    """Of deadlines.md 4, rules 6 and 7."""
    assert state(now) == expected


@pytest.mark.parametrize(
    ("found", "at", "expected"),
    [
        ("there", DUE, "due"),
        ("there", DUE + SECOND, "missed"),
        ("gone", DUE + SECOND, "met"),
        ("gone", NOW, "met"),
        ("unverified", DUE + SECOND, "due"),
    ],
)
def test_what_somebody_found_decides(found: str, at: datetime, expected: str) -> None:
    """Of deadlines.md 4, rule 10."""
    assert state(DUE + HOUR, Finding(1, found, at)) == expected


def test_a_request_that_ended_or_that_nobody_took_stands_against_nothing() -> None:
    assert state(DUE + HOUR, stopped=True) == "stopped"
    assert state(DUE + HOUR, due=None) == "not-running"


FINDINGS = st.builds(
    Finding,
    st.integers(1, 3),
    st.sampled_from(("there", "gone", "unverified")),
    st.integers(-90, 90).map(lambda hours: DUE + hours * HOUR),
)


@given(st.lists(FINDINGS, max_size=6), st.integers(-60, 90).map(lambda hours: DUE + hours * HOUR))
def test_a_missed_time_stays_missed_whatever_is_found_later(found: list[Finding], now: datetime) -> None:
    before = due_state(DUE, began_at=NOW, items=3, findings=found, stopped=False, now=now)
    after = due_state(
        DUE,
        began_at=NOW,
        items=3,
        findings=[*found, *(Finding(n, "gone", now + 200 * HOUR) for n in (1, 2, 3))],
        stopped=False,
        now=now + 300 * HOUR,
    )

    assert {before, after} <= set(STATES)
    assert after == ("missed" if any(one.found == "there" and one.looked_at > DUE for one in found) else "met")


def kept(rule: str, due: datetime | None = DUE, silence: str = "") -> KeptClock:
    return KeptClock(rule, due, silence)


def kinds(clocks: list[KeptClock], now: datetime, **more: Any) -> list[tuple[str, str]]:
    given = {"state": "due" if now > DUE else "running", "sent_at": NOW, "refused_at": None, **more}
    return [(one.rule.rule_id, one.kind) for one in next_steps(clocks, given.pop("state"), now=now, **given)]


def test_after_the_end_the_law_says_what_a_person_can_do() -> None:
    clocks = [kept("US-TIDA-48H/1"), kept("EU-DSA-COMPLAINT/1")]

    assert kinds(clocks, DUE) == []
    assert kinds(clocks, DUE + SECOND) == [("US-TIDA-48H", "complaint")]
    assert kinds(clocks, DUE + SECOND, state="met") == []
    assert kinds(clocks, NOW + HOUR, refused_at=NOW) == [("US-TIDA-48H", "complaint")]
    assert kinds(clocks, DUE + SECOND, sent_at=None) == []


def test_a_law_without_a_number_is_followed_by_reminders() -> None:
    """Of deadlines.md 1, EU-DSA-DECISION: 24 h, 72 h, 7 d."""
    clocks = [kept("EU-DSA-DECISION/1", None, "no_number")]

    assert kinds(clocks, NOW + 23 * HOUR) == []
    assert kinds(clocks, NOW + 24 * HOUR) == [("EU-DSA-DECISION", "second-notice")]
    assert ("EU-DSA-DECISION", "complaint") in kinds(clocks, NOW + 168 * HOUR)


def test_a_clock_that_does_not_run_leads_to_nothing_but_the_ladder() -> None:
    missing = [KeptClock("US-TIDA-48H/1", None, "element_missing", ("good_faith",))]

    assert kinds(missing, NOW + 24 * HOUR) == [("NTD-LADDER", "second-notice")]
    assert LADDER.reminders[0] == 24 * HOUR


@pytest.mark.parametrize("row", NOT_LAW, ids=lambda row: row.rule_id)
def test_what_is_not_verified_is_configuration_with_a_day_and_starts_nothing(row: Any) -> None:
    """Of deadlines.md, mark U: never law."""
    assert not row.enabled
    assert isinstance(row.read_on, date)
    assert row.rule_id not in {one.rule_id for one in ROWS}
    assert row.title.ja


def test_a_row_marked_unverified_cannot_be_enabled() -> None:
    (row,) = (one for one in NOT_LAW if one.rule_id == "JP-KOKUSO-6M")

    with pytest.raises(ValueError, match="JP-KOKUSO-6M"):
        type(row)(**{**vars(row), "enabled": True})


def test_every_fact_of_a_platform_is_a_word_of_the_directory_and_every_step_one_of_the_list() -> None:
    assert {fact for row in ROWS for fact in row.facts} - OF_REQUEST == set(PLATFORM_FACTS.codes())
    assert {step for row in (*ROWS, *NOT_LAW) for step in row.then} == set(STEPS_AFTER_DUE.codes())


def test_what_begins_later_opens_its_clock_and_a_window_moves_no_end() -> None:
    waiting = KeptClock("EU-DSA-COMPLAINT/1", None, "not_started")
    order = KeptClock("AU-ESAFETY-24H/1", None, "not_started")
    before = Ruling(DUE, None, (waiting, order))

    told = begun(before, "told", NOW)
    noticed = begun(told, "notice", NOW)

    assert (told.at, told.clocks[0].due_at) == (DUE, datetime(2027, 5, 22, 22, tzinfo=UTC))
    assert told.clocks[1] == order
    assert (noticed.at, noticed.rule) == (NOW + 24 * HOUR, "AU-ESAFETY-24H/1")
    assert begun(noticed, "notice", NOW + HOUR) == noticed
    assert ruling(DUE, (kept("JP-SAFE-2D/1", NOW),)).at == DUE
