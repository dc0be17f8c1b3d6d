"""The oracle itself: one human's own identities never count as two, whatever they vouched for among each other."""

from dataclasses import replace
from itertools import permutations
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from tests.two_people.oracle import (
    CONFIRMS,
    DANGER,
    NEWCOMER,
    WAITS,
    Act,
    Identity,
    World,
    accepted,
    confirmed,
    done_by_one,
    looked_at_afterwards,
    opens,
    stands_behind,
    why_not,
)

ROLES = st.sampled_from(["admin", "supervisor", "caseworker"])
LONG_AGO = -10 * NEWCOMER


@st.composite
def puppets(draw: st.DrawFn) -> World:
    """One administrator and up to seven identities that she let in, each confirmed by another of hers or by nobody."""
    made = {"first": Identity("one", "admin", LONG_AGO, outside=True)}
    for number in range(draw(st.integers(1, 7))):
        earlier = st.sampled_from(list(made))
        beside = draw(st.none() | earlier)
        by = draw(earlier)
        made[f"own{number}"] = Identity("one", draw(ROLES), LONG_AGO, by=by, beside=beside)
    return World(MappingProxyType(made), "first")


@given(puppets(), st.sampled_from(sorted(CONFIRMS)))
def test_no_identity_of_one_human_confirms_what_another_of_hers_asked(world: World, kind: str) -> None:
    for asker, who in permutations(world.identities, 2):
        assert "one behind both" in why_not(world, who, Act(kind, asker, world.now))


@given(puppets())
def test_a_colleague_let_in_from_outside_confirms_each_of_them_and_breaks_the_chain(world: World) -> None:
    both = world.with_identity("other", Identity("other", "admin", LONG_AGO, outside=True))
    for name in world.identities:
        assert why_not(both, "other", Act("key_change", name, both.now)) == frozenset()
    new = both.with_identity("new", Identity("new", "admin", LONG_AGO, by="first", beside="other"))
    assert stands_behind(new, "new") == "new"
    assert why_not(new, "new", Act("key_change", "first", new.now)) == frozenset()


def test_link_and_code_open_only_together_and_only_after_the_second_person() -> None:
    two = {name: Identity(name, "admin", LONG_AGO, outside=True) for name in ("first", "other")}
    world = World(MappingProxyType(two), "first").with_act("a", Act("member_admission", "first", 0, role="admin"))
    asked = replace(world, links=frozenset({("first", "a")}))
    let = confirmed(asked, "a", "other")

    assert not opens(asked, "a", ["first", "other"])
    assert not opens(let, "a", ["first"])
    assert not opens(let, "a", ["other"])
    assert opens(let, "a", ["first", "other"])
    new = accepted(let, "a", "third", "new")
    assert new.identities["new"] == Identity("third", "admin", 0, by="first", beside="other")
    assert not opens(new, "a", ["first", "other"])


def test_new_rank_time_and_leaving() -> None:
    three = {
        "first": Identity("first", "admin", LONG_AGO, outside=True),
        "night": Identity("night", "supervisor", LONG_AGO, outside=True),
        "new": Identity("new", "admin", 0, by="first", beside="night"),
        "worker": Identity("worker", "caseworker", LONG_AGO, outside=True),
        "fresh": Identity("fresh", "caseworker", 0, by="first", beside="night"),
    }
    world = World(MappingProxyType(three), "first", now=1)
    admin = Act("member_admission", "first", 0, role="admin")

    assert why_not(world, "night", admin) == {"rank"}
    assert why_not(world, "night", replace(admin, role="supervisor")) == frozenset()
    assert why_not(world, "night", Act("role_change", "first", 0, whom="first", role="caseworker")) == {"rank"}
    assert why_not(world, "new", admin) == {"new"}
    old = replace(world, now=NEWCOMER)
    assert why_not(old, "new", replace(admin, at=NEWCOMER)) == frozenset()
    assert why_not(replace(world, now=WAITS), "new", replace(admin, role="caseworker")) == {"over", "new"}
    assert why_not(world, "new", Act(DANGER, "worker", 0)) == {"role"}
    danger = Act(DANGER, "worker", 0)
    assert why_not(world, "fresh", danger) == frozenset()
    assert looked_at_afterwards(world, "fresh", danger)
    assert not looked_at_afterwards(old, "fresh", replace(danger, at=NEWCOMER))
    gone = world.with_identity("worker", replace(three["worker"], ended=True))
    assert why_not(gone, "fresh", danger) == {"left"}


def test_keys_taken_over_make_two_identities_one_human() -> None:
    world = World(
        MappingProxyType({name: Identity(name, "admin", LONG_AGO, outside=True) for name in ("first", "other")}),
        "first",
    )
    act = replace(Act("key_change", "first", 0), status="done", confirmer="other")

    assert not done_by_one(world, act)
    assert done_by_one(world.with_identity("other", Identity("first", "admin", LONG_AGO, outside=True)), act)
