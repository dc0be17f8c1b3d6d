"""Whoever was let in by one person alone may be that person: the rule, for every way in which people can come in."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.acts.lineage import (
    Admitted,
    are_two,
    asker_reasons,
    hands,
    is_newcomer,
    rank_reasons,
    rises,
    second_reasons,
    somebody_inside,
)
from hub.identity.permissions import Permission, Role

NOW = datetime(2026, 12, 1, tzinfo=UTC)
LONG_AGO, DAYS = NOW - timedelta(days=30), timedelta(days=3)
MAY = frozenset({Permission.MEMBERS_MANAGE})
ADMIN, SECOND, THIRD, FOURTH = (UUID(int=number) for number in range(1, 5))


def came(
    id: UUID,
    by: UUID | None = None,
    confirmed_by: UUID | None = None,
    *,
    outside: bool = False,
    role: Role = Role.ADMIN,
    left: bool = False,
) -> Admitted:
    return Admitted(id, role, LONG_AGO, by, confirmed_by, outside, left)


def of(*people: Admitted) -> dict[UUID, Admitted]:
    return {one.principal: one for one in people}


def two(people: Mapping[UUID, Admitted], one: UUID, other: UUID) -> bool:
    assert are_two(hands(people), one, other) == are_two(hands(people), other, one)
    return are_two(hands(people), one, other)


FOUNDER = came(ADMIN, outside=True)


def test_whoever_was_let_in_by_one_alone_is_no_second_person_for_her() -> None:
    people = of(FOUNDER, came(SECOND, ADMIN))

    assert not two(people, ADMIN, SECOND)
    assert [r.code for r in second_reasons(people, ADMIN, SECOND)] == ["act_same_hand"]
    assert [r.code for r in second_reasons(people, SECOND, ADMIN)] == ["act_same_hand"]


def test_nor_through_others_whom_she_let_in() -> None:
    assert not two(of(FOUNDER, came(SECOND, ADMIN), came(THIRD, SECOND)), ADMIN, THIRD)


def test_nor_two_behind_whom_one_third_person_stands() -> None:
    assert not two(of(FOUNDER, came(SECOND, ADMIN), came(THIRD, ADMIN)), SECOND, THIRD)


def test_nor_those_whom_her_own_identities_confirmed_for_each_other() -> None:
    people = of(FOUNDER, came(SECOND, ADMIN), came(THIRD, ADMIN, SECOND), came(FOURTH, SECOND, THIRD))

    assert not any(two(people, one, other) for one in people for other in people)


def test_an_admission_that_two_hands_made_is_a_person_of_its_own() -> None:
    people = of(FOUNDER, came(SECOND, outside=True), came(THIRD, ADMIN, SECOND))

    assert two(people, ADMIN, THIRD)
    assert two(people, SECOND, THIRD)


def test_an_office_of_two_can_work_once_the_second_was_confirmed_from_outside() -> None:
    assert two(of(FOUNDER, came(SECOND, ADMIN, outside=True)), ADMIN, SECOND)


def test_whoever_left_stands_behind_those_whom_she_let_in_all_the_same() -> None:
    assert not two(of(came(ADMIN, outside=True, left=True), came(SECOND, ADMIN), came(THIRD, ADMIN)), SECOND, THIRD)


@pytest.mark.parametrize(
    "stray",
    [came(SECOND), came(SECOND, UUID(int=99)), came(SECOND, ADMIN, UUID(int=99)), came(SECOND, SECOND)],
    ids=["nobody", "unknown", "confirmed by somebody unknown", "herself"],
)
def test_of_whom_nobody_knows_who_let_her_in_is_nobodys_second_person(stray: Admitted) -> None:
    people = of(FOUNDER, stray, came(THIRD, SECOND))

    assert not two(people, ADMIN, SECOND)
    assert not two(people, SECOND, THIRD)


def test_a_circle_ends_and_lets_nobody_through() -> None:
    people = of(FOUNDER, came(SECOND, THIRD), came(THIRD, SECOND))

    assert not two(people, SECOND, ADMIN)


def test_a_long_line_of_people_is_no_burden() -> None:
    line = [came(UUID(int=n), UUID(int=n - 1), UUID(int=n - 2)) for n in range(4, 900)]

    people = of(FOUNDER, came(SECOND, outside=True), came(THIRD, ADMIN, SECOND), *line)

    assert two(people, UUID(int=898), UUID(int=899))


def test_whoever_may_not_ask_any_more_has_nothing_confirmed() -> None:
    people = of(came(ADMIN, outside=True, role=Role.LAWYER), came(SECOND, outside=True))

    assert [r.code for r in asker_reasons(people, ADMIN, MAY)] == ["act_asker_may_not"]


@pytest.mark.parametrize(("days", "new"), [(2.9, True), (3, False), (30, False)])
def test_who_came_less_than_three_days_ago_is_new(days: float, *, new: bool) -> None:
    one = Admitted(ADMIN, Role.ADMIN, NOW - timedelta(days=days))

    assert is_newcomer(one, NOW, DAYS) is new
    assert is_newcomer(None, NOW, DAYS)


def test_a_confirmer_stands_no_lower_than_whom_she_lets_in() -> None:
    below = [(c, t) for c in Role for t in Role if rank_reasons(c, t)]

    assert all((c, t) in below for c in Role for t in (Role.ADMIN,) if c is not Role.ADMIN)
    assert (Role.SUPERVISOR, Role.SUPERVISOR) not in below
    assert (Role.CASEWORKER, Role.SUPERVISOR) in below
    assert not any(c is Role.ADMIN for c, _ in below)


def test_what_rises_is_new_in_it() -> None:
    assert rises(Role.CASEWORKER, Role.SUPERVISOR)
    assert rises(Role.ADMIN, Role.SUPERVISOR)
    assert not rises(Role.SUPERVISOR, Role.CASEWORKER)


def test_only_where_nobody_inside_can_is_anybody_outside_asked() -> None:
    alone, puppet = of(FOUNDER), of(FOUNDER, came(SECOND, ADMIN))
    a_second = of(FOUNDER, came(SECOND, outside=True, role=Role.SUPERVISOR))
    may = frozenset({Permission.MEMBERS_MANAGE, Permission.TEAM_MANAGE})

    assert not somebody_inside(alone, ADMIN, Role.LAWYER, may, NOW, DAYS)
    assert not somebody_inside(puppet, ADMIN, Role.LAWYER, may, NOW, DAYS)
    assert somebody_inside(a_second, ADMIN, Role.LAWYER, may, NOW, DAYS)
    assert not somebody_inside(a_second, ADMIN, Role.ADMIN, may, NOW, DAYS)
    assert not somebody_inside(a_second, ADMIN, Role.LAWYER, may, NOW, DAYS, but=(SECOND,))
    assert not somebody_inside(a_second, ADMIN, Role.LAWYER, may, NOW, timedelta(days=31))
    assert not somebody_inside(of(FOUNDER, came(SECOND, outside=True, left=True)), ADMIN, Role.LAWYER, may, NOW, DAYS)


@st.composite
def offices(draw: st.DrawFn) -> tuple[dict[UUID, Admitted], dict[UUID, int]]:
    """Up to eight members, and which human holds each: one takes in only what she may, for herself or for another.

    Whoever is confirmed from outside, or by two humans, is a human of her own (that is what those two looked at).
    Whoever one human let in alone, or with another identity of hers, is hers, the worst that can be.
    """
    people, human = of(came(UUID(int=1), outside=True)), {UUID(int=1): 1}
    for number in range(2, draw(st.integers(2, 8)) + 1):
        id = UUID(int=number)
        by = draw(st.sampled_from(sorted(people)))
        second = draw(st.sampled_from([None, *sorted(people)]))
        outside = draw(st.booleans()) and draw(st.booleans())
        people[id] = came(id, by, second, outside=outside)
        honest = outside or (second is not None and human[second] != human[by])
        human[id] = number if honest else human[by]
    return people, human


@given(offices())
def test_no_two_identities_of_one_human_are_ever_two_people(
    office: tuple[dict[UUID, Admitted], dict[UUID, int]],
) -> None:
    people, human = office

    for one in people:
        for other in people:
            if human[one] == human[other]:
                assert not two(people, one, other)


@given(offices())
def test_two_who_were_truly_looked_at_are_two(office: tuple[dict[UUID, Admitted], dict[UUID, int]]) -> None:
    people, human = office

    for one in people:
        for other in people:
            if human[one] != human[other]:
                assert two(people, one, other)


@given(offices(), st.permutations(range(8)))
def test_the_order_in_which_rows_come_changes_nothing(
    office: tuple[dict[UUID, Admitted], dict[UUID, int]], order: list[int]
) -> None:
    people, _ = office
    listed = list(people)
    shuffled = {listed[i]: people[listed[i]] for i in order if i < len(listed)}

    assert hands(shuffled) == hands(people)
