"""Scalars: what goes in comes out, and nothing else goes in."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from graphql import GraphQLError, parse_value
from hypothesis import given
from hypothesis import strategies as st

from schema.engine.scalars import Date, DateTime, FieldValue

plain = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=20)
whole = st.integers(-(2**53) + 1, 2**53 - 1)
values = st.recursive(
    st.none() | st.booleans() | whole | plain,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(plain, inner, max_size=4),
    max_leaves=8,
)


def nested(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


FIRST, LAST = datetime(1900, 1, 2), datetime(2199, 12, 30)  # noqa: DTZ001 - hypothesis adds the zones


@given(st.datetimes(FIRST, LAST, timezones=st.timezones()))
def test_an_instant_goes_in_and_comes_out(at: datetime) -> None:
    text = DateTime.serialize(at)

    assert text.endswith("Z")
    assert DateTime.parse_value(text) == at.astimezone(UTC)  # zones compare oddly where a clock goes back
    assert DateTime.parse_value(text).tzinfo is UTC


def test_an_instant_keeps_its_zone_on_the_way_in() -> None:
    tokyo = timezone(timedelta(hours=9))

    assert DateTime.parse_value("2026-11-22T09:30:00+09:00") == datetime(2026, 11, 22, 9, 30, tzinfo=tokyo)


NO_INSTANTS = [
    "2026-11-22T09:30:00",
    "2026-11-22",
    "2026-02-30T00:00:00Z",
    "2026-11-22 09:30:00Z",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2026-11-22T24:00:00Z",
    "2026-11-22T09:30:60Z",
    "２０２６-11-22T09:30:00Z",
    "2026-11-22T09:30:00+99:99",
    "2026-11-22T09:30:00Z\n",
    "now",
    "",
    0,
    1.5,
    True,
    None,
    [],
    {},
]


@pytest.mark.parametrize("value", NO_INSTANTS)
def test_what_is_no_instant_is_refused(value: Any) -> None:
    with pytest.raises(GraphQLError):
        DateTime.parse_value(value)


def test_an_instant_without_a_zone_never_leaves() -> None:
    with pytest.raises(ValueError, match="zone"):
        DateTime.serialize(datetime(2026, 1, 1))  # noqa: DTZ001 - the point of the test


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_goes_in_and_comes_out(day: date) -> None:
    assert Date.parse_value(Date.serialize(day)) == day


@pytest.mark.parametrize("value", ["2026-13-01", "2026-02-30", "2026-1-1", "20260101", "1800-01-01", 20260101, None])
def test_what_is_no_day_is_refused(value: Any) -> None:
    with pytest.raises(GraphQLError):
        Date.parse_value(value)


@given(values)
def test_a_value_goes_in_as_it_is(value: Any) -> None:
    assert FieldValue.parse_value(value) == value


NO_VALUES = [1.5, float("nan"), float("inf"), 2**53, -(2**53), "\x00", {"a\x00": 1}, ["\ud800"], {1: 2}, object()]


@pytest.mark.parametrize("value", [*NO_VALUES, nested(7), "x" * 64_001])
def test_what_is_no_value_is_refused(value: Any) -> None:
    with pytest.raises(GraphQLError):
        FieldValue.parse_value(value)


def test_a_value_may_have_six_levels() -> None:
    assert FieldValue.parse_value(nested(6)) == nested(6)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{a: [1, "b", true, null, {c: $v}]}', {"a": [1, "b", True, None, {"c": "走"}]}),
        ("null", None),
        ("WORD", "WORD"),
        ("-3", -3),
    ],
)
def test_a_value_may_stand_in_the_document(text: str, value: Any) -> None:
    assert FieldValue.parse_literal(parse_value(text), {"v": "走"}) == value


@pytest.mark.parametrize("text", ["1.5", "9" * 5_000, "[[[[[[[1]]]]]]]", '"\\u0000"'])
def test_a_literal_that_is_no_value_is_refused(text: str) -> None:
    with pytest.raises(GraphQLError):
        FieldValue.parse_literal(parse_value(text), {})
