"""What a withdrawal touches, over all that it can meet."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from hub.releases.find import Found
from hub.tasks.lifecycle import MOVES, OPEN
from hub.withdrawals.rules import GRACE, Thing, consequences, destruction_at, undo_reasons

NOW = datetime(2026, 11, 22, tzinfo=UTC)
STATUSES = sorted({*MOVES, "completed", "cancelled", "rejected", "failed", "entered-in-error"})
OBJECTS = [UUID(int=n) for n in range(1, 6)]
INSTANTS = st.none() | st.just(NOW - timedelta(days=1))

things = st.builds(
    Thing, st.sampled_from(OBJECTS), st.sampled_from(["referral", "takedown"]), st.sampled_from(STATUSES), st.booleans()
)
distinct = st.lists(things, unique_by=lambda thing: thing.object)
releases = st.lists(
    st.builds(
        Found,
        st.uuids(),
        st.sampled_from(OBJECTS),
        st.sampled_from(["offer", "packet"]),
        st.just(UUID(int=99)),
        INSTANTS,
        st.just(NOW),
        INSTANTS,
        INSTANTS,
    ),
    unique_by=lambda release: release.id,
)


@given(distinct, releases, st.sampled_from(["now", "after_seven_days"]), st.booleans())
def test_everything_readable_is_cut_but_for_requests_that_go_on(
    met: list[Thing], found: list[Found], destruction: str, recall: bool
) -> None:
    ends = consequences(met, found, destruction=destruction, recall=recall)  # type: ignore[arg-type]

    readable = {r.id for r in found if r.destroyed_at is None and r.cut_at is None}
    spared = {r.id for r in found if r.object in ends.going_on}
    assert set(ends.cut) == (readable if destruction == "now" else readable - spared)
    assert set(ends.destroy) == ({r.id for r in found if r.destroyed_at is None} if destruction == "now" else set())


@given(distinct, releases, st.booleans())
def test_each_open_thing_either_ends_or_goes_on(met: list[Thing], found: list[Found], recall: bool) -> None:
    ends = consequences(met, found, destruction="now", recall=recall)

    ended = [*ends.referrals, *ends.takedowns, *ends.going_on]
    assert sorted(ended) == sorted(thing.object for thing in met if thing.status in OPEN)
    assert not (recall and ends.going_on)
    assert {t.object for t in met if t.kind == "referral"}.isdisjoint(ends.going_on)


@given(st.timedeltas(min_value=timedelta(), max_value=timedelta(days=30)))
def test_only_a_withdrawal_that_waits_can_be_undone(passed: timedelta) -> None:
    after = undo_reasons("after_seven_days", NOW, None, NOW + passed)

    assert [reason.code for reason in after] == ([] if passed < GRACE else ["undo_too_late"])
    assert undo_reasons("now", NOW, None, NOW + passed)
    assert undo_reasons("after_seven_days", NOW, NOW, NOW + passed)
    assert destruction_at("now", NOW) == NOW
