from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.deadlines.urgency import TARGETS, overdue, times
from hub.kit.errors import Invalid

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("urgency", "respond", "expire"),
    [
        ("immediate", timedelta(hours=4), timedelta(hours=8)),
        ("urgent", timedelta(hours=72), timedelta(hours=144)),
        ("routine", timedelta(days=14), timedelta(days=28)),
    ],
)
def test_each_urgency_has_its_target_and_ends_at_twice_that(
    urgency: str, respond: timedelta, expire: timedelta
) -> None:
    found = times(urgency, NOW)

    assert (found.respond_by - NOW, found.expires_at - NOW) == (respond, expire)


def test_a_sender_may_ask_for_seconds() -> None:
    found = times("urgent", NOW, respond_by=NOW + timedelta(seconds=2), expires_at=NOW + timedelta(seconds=4))

    assert (found.respond_by, found.expires_at) == (NOW + timedelta(seconds=2), NOW + timedelta(seconds=4))


def test_an_offer_that_ends_early_is_due_when_it_ends() -> None:
    found = times("urgent", NOW, expires_at=NOW + timedelta(hours=1))

    assert found.respond_by == found.expires_at == NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("respond", "expire", "field"),
    [
        (NOW + timedelta(hours=4, seconds=1), None, "respond_by"),
        (NOW, None, "respond_by"),
        (NOW - timedelta(hours=1), None, "respond_by"),
        (None, NOW + timedelta(hours=8, seconds=1), "expires_at"),
        (None, NOW, "expires_at"),
        (NOW + timedelta(hours=3), NOW + timedelta(hours=2), "respond_by"),
    ],
)
def test_times_can_only_be_shortened(respond: datetime | None, expire: datetime | None, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        times("immediate", NOW, respond_by=respond, expires_at=expire)

    assert [(r.code, r.field) for r in refused.value.reasons] == [("out_of_range", field)]


def test_an_unknown_urgency_is_refused() -> None:
    with pytest.raises(Invalid):
        times("tomorrow", NOW)


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(Invalid):
        times("urgent", NOW, respond_by=NOW.replace(tzinfo=None))


def test_overdue_is_strictly_after_the_time() -> None:
    second = timedelta(seconds=1)

    assert not overdue(NOW, None, NOW)
    assert overdue(NOW, None, NOW + second)
    assert not overdue(NOW, NOW, NOW + second)
    assert overdue(NOW, NOW + second, NOW + second)


@given(st.sampled_from(sorted(TARGETS)), st.timedeltas(timedelta(0), timedelta(days=60)))
def test_no_wish_makes_an_offer_last_longer(urgency: str, wish: timedelta) -> None:
    usual = times(urgency, NOW)
    try:
        found = times(urgency, NOW, respond_by=NOW + wish)
    except Invalid:
        assert wish == timedelta(0) or NOW + wish > usual.respond_by
    else:
        assert found.respond_by <= usual.respond_by
