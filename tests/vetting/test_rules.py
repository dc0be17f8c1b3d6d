"""The rules of letting in and of founding, by themselves."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.directory.enrol import enrolment_reasons
from hub.identity.organisations import Enrolment
from hub.vetting.propose import LONGEST_STATEMENT, statement_reasons
from hub.vetting.rules import (
    FOUNDERS,
    LIFETIME,
    Vouching,
    activating_reasons,
    answering_reasons,
    founding_reasons,
    proposing_reasons,
)
from tests.vetting.newcomers import LAMP

START = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
A, B, C = (UUID(int=n) for n in (1, 2, 3))
WHEN = st.none() | st.integers(0, 40 * 86_400).map(lambda seconds: START + timedelta(seconds=seconds))
VOUCHING = st.builds(
    Vouching,
    proposer=st.sampled_from([A, B]),
    second=st.sampled_from([A, B]),
    proposed_at=st.just(START),
    confirmed_at=WHEN,
    declined_at=WHEN,
    activated_at=WHEN,
)
LATER = st.integers(0, 40 * 86_400).map(lambda seconds: START + timedelta(seconds=seconds))


@given(VOUCHING, st.sets(st.sampled_from([A, B, C])), LATER)
def test_a_newcomer_is_let_in_only_where_two_members_vouch_for_it_in_time(
    vouching: Vouching, members: set[UUID], now: datetime
) -> None:
    wanted = (
        vouching.confirmed_at is not None
        and vouching.declined_at is None
        and vouching.activated_at is None
        and now < START + timedelta(days=30)
        and vouching.proposer != vouching.second
        and {vouching.proposer, vouching.second} <= members
    )

    assert (activating_reasons(vouching, members, now) == ()) is wanted


@given(VOUCHING, st.sampled_from([A, B, C]), LATER)
def test_only_the_one_that_was_asked_answers_once_and_in_time(vouching: Vouching, by: UUID, now: datetime) -> None:
    answered = (vouching.confirmed_at, vouching.declined_at, vouching.activated_at) != (None, None, None)

    may = answering_reasons(vouching, by, now) == ()

    assert may is (by == vouching.second and not answered and now < START + timedelta(days=30))


@given(st.sampled_from([A, B, C]), st.sampled_from([A, B, C]))
def test_nobody_vouches_twice(proposer: UUID, second: UUID) -> None:
    assert (proposing_reasons(proposer, second) == ()) is (proposer != second)


def test_a_proposal_ends_to_the_second() -> None:
    vouching = Vouching(A, B, START, confirmed_at=START)

    assert activating_reasons(vouching, {A, B}, START + LIFETIME - timedelta(seconds=1)) == ()
    assert [one.code for one in activating_reasons(vouching, {A, B}, START + LIFETIME)] == ["proposal_ended"]


@given(st.integers(0, 1000))
def test_the_first_two_are_entered_by_the_operator_alone(organisations: int) -> None:
    assert (founding_reasons(organisations) == ()) is (organisations < FOUNDERS)


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        ({}, set()),
        ({"name": ""}, {("required", "name")}),
        ({"name_en": "L" * 201}, {("too_long", "name_en")}),
        ({"name": "灯\u202eプマラ"}, {("name_unfit", "name")}),
        ({"name": "灯\n警察"}, {("name_unfit", "name")}),
        ({"name": "灯\u200b"}, {("name_unfit", "name")}),
        ({"name": "\u3164\u3164"}, {("name_unfit", "name")}),
        ({"name": " 灯"}, {("name_unfit", "name")}),
        ({"name_en": "   "}, {("name_unfit", "name_en")}),
        ({"name_en": "Lamp  House"}, {("name_unfit", "name_en")}),
        ({"name_en": "Lamp\x07"}, {("name_unfit", "name_en")}),
        ({"name_en": "Lamp\u2066Police"}, {("name_unfit", "name_en")}),
        ({"name": "灯の家　東京", "name_en": "L'Étoile (Tokyo) – no. 2"}, set()),
        ({"kind": "circus"}, {("malformed", "kind")}),
        ({"country": "Japan"}, {("malformed", "country")}),
        ({"languages": ()}, {("required", "languages")}),
        ({"languages": ("ja", "Japanese")}, {("malformed", "languages")}),
    ],
)
def test_an_entry_has_its_form(given: dict[str, object], refused: set[tuple[str, str]]) -> None:
    words: dict[str, object] = {**vars(LAMP), **given}

    reasons = enrolment_reasons(Enrolment(**words))  # type: ignore[arg-type]

    assert {(one.code, one.field) for one in reasons} == refused


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (" \n", "required"),
        ("あ" * (LONGEST_STATEMENT + 1), "too_long"),
        ("知っている。\x00", "malformed"),
        ("知っている。\ud800", "malformed"),
        ("data:image/png;base64,iVBORw0KGgo=", "image_content"),
    ],
)
def test_a_statement_is_words(statement: str, code: str) -> None:
    assert [one.code for one in statement_reasons(statement)] == [code]
