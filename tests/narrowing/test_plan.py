"""What one cause does to what is out, for every thing that there can be. Pure."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.narrowing.acts import Act
from hub.narrowing.causes import Cause, Narrowing
from hub.narrowing.plan import plan
from hub.narrowing.planned import ANSWERED_KEPT, GRACE, WATCHED, Plan, ReleaseAnswer
from hub.narrowing.states import Frozen, Thing, ThingState
from hub.narrowing.table import TABLE

NOW = datetime(2026, 11, 29, 3, 0, tzinfo=UTC)
CASE, RECIPIENTS = uuid4(), (uuid4(), uuid4())
CUTTING = {Act.CUT, Act.CLOSE_OFF, Act.DESTROY}
_DAYS = st.integers(-40, 400).map(lambda days: NOW + timedelta(days=days))


@st.composite
def frozen(draw: st.DrawFn, kind: str, *, opened: bool) -> Frozen:
    read = opened and draw(st.booleans())
    created = NOW - timedelta(days=draw(st.integers(0, 100)))
    return Frozen(
        draw(st.uuids()),
        "offer" if kind == "offer" else "packet",
        opened,
        created,
        NOW + timedelta(days=draw(st.integers(1, 400))),
        cut=draw(st.booleans()),
        read=read,
        cut_for=draw(st.none() | st.sampled_from(["recipient-suspended", "agreement-breached", "withdrawal"])),
        destroy_at=draw(st.none() | _DAYS),
    )


@st.composite
def things(draw: st.DrawFn) -> Thing:
    kind = draw(st.sampled_from(["referral", "takedown"]))
    accepted = draw(st.booleans())
    releases: tuple[Frozen, ...]
    if kind == "referral":
        releases = (draw(frozen("offer", opened=True)), draw(frozen("packet", opened=accepted)))
    else:
        releases = (draw(frozen("packet", opened=True)),)
    return Thing(
        object=draw(st.uuids()),
        kind="referral" if kind == "referral" else "takedown",
        recipient=draw(st.sampled_from(RECIPIENTS)),
        purpose="legal_advice" if kind == "referral" else "removal",
        channel="nowhere",
        status="accepted" if kind == "referral" else draw(st.sampled_from(["requested", "received", "accepted"])),
        open=draw(st.booleans()),
        told=draw(st.booleans()),
        engaged=kind == "referral" and accepted and draw(st.booleans()),
        answered_at=draw(st.none() | _DAYS) if kind == "takedown" else None,
        releases=releases,
    )


narrowings = st.builds(
    Narrowing,
    cause=st.sampled_from(list(Cause)),
    case=st.just(CASE),
    recipient=st.none() | st.sampled_from(RECIPIENTS),
    destruction=st.sampled_from(["after_seven_days", "now"]),
    recall=st.booleans(),
    until=st.none() | _DAYS,
    reason=st.none() | st.sampled_from(["sent-in-error", "re-route", "conflict-of-interest"]),
)
lists = st.lists(things(), max_size=4, unique_by=lambda one: one.object)


def out_of_reach(done: Plan) -> set[UUID]:
    """Releases that nobody reads in this form any more."""
    return {*(id for id, _ in done.cut), *done.destroy, *done.repack, *done.reduce}


def about(narrowing: Narrowing, thing: Thing) -> bool:
    return narrowing.recipient in (None, thing.recipient)


@given(narrowings, lists)
def test_what_a_cause_is_not_about_stays_as_it_is(narrowing: Narrowing, out: list[Thing]) -> None:
    done = plan(narrowing, out, NOW)

    others = {release.id for thing in out if not about(narrowing, thing) for release in thing.releases}
    objects = {thing.object for thing in out if not about(narrowing, thing)}
    assert not others & {*out_of_reach(done), *done.hold, *(id for id, _ in done.end_earlier)}
    assert not objects & {*done.stop, *done.wait, *done.retain, *(one.object for one in done.end)}


@given(narrowings, lists)
def test_where_the_table_cuts_nothing_is_left_to_read(narrowing: Narrowing, out: list[Thing]) -> None:
    done = plan(narrowing, out, NOW)

    for thing in out:
        if about(narrowing, thing) and TABLE[narrowing.cause][thing.state()].act in CUTTING:
            assert {one.id for one in thing.living()} <= out_of_reach(done)


@given(narrowings, lists)
def test_nothing_is_done_twice_to_one_release(narrowing: Narrowing, out: list[Thing]) -> None:
    done = plan(narrowing, out, NOW)

    each = [*(id for id, _ in done.cut), *done.destroy, *done.repack, *done.reduce]
    assert len(each) == len(set(each))


@given(narrowings, lists)
def test_only_what_is_open_ends_and_nothing_ends_twice(narrowing: Narrowing, out: list[Thing]) -> None:
    done = plan(narrowing, out, NOW)

    ended = [one.object for one in done.end]
    assert len(ended) == len(set(ended))
    assert set(ended) <= {thing.object for thing in out if thing.open}


@given(narrowings, lists)
def test_a_request_that_was_taken_ends_by_recall_or_by_the_parties_own_word_alone(
    narrowing: Narrowing, out: list[Thing]
) -> None:
    done = plan(narrowing, out, NOW)

    taken = {one.object for one in out if one.state() is ThingState.TAKEN and one.answered_at is None}
    if not narrowing.recall and narrowing.cause not in (Cause.SENDER_CANCELS, Cause.RECIPIENT_CANCELS):
        assert not taken & {one.object for one in done.end}


@given(narrowings, lists)
def test_now_leaves_no_key_for_later_where_she_may_choose(narrowing: Narrowing, out: list[Thing]) -> None:
    done = plan(narrowing, out, NOW)

    if narrowing.cause in (Cause.WITHDRAWAL, Cause.REFUSAL) and narrowing.destruction == "now":
        assert done.cut == ()
    assert all(at > NOW for _, at in done.cut)


@given(narrowings, lists)
def test_an_end_only_comes_earlier(narrowing: Narrowing, out: list[Thing]) -> None:
    answers = {
        release.id: ReleaseAnswer(until=NOW + timedelta(days=100)) for thing in out for release in thing.releases
    }

    done = plan(narrowing, out, NOW, answers)

    ends = {release.id: release.readable_until for thing in out for release in thing.releases}
    assert all(at < ends[id] for id, at in done.end_earlier)


@given(narrowings, lists)
def test_only_who_could_read_it_is_asked(narrowing: Narrowing, out: list[Thing]) -> None:
    done = plan(narrowing, out, NOW)

    opened = {release.id for thing in out for release in thing.releases if release.opened}
    assert {id for id, _ in done.ask} <= opened


@given(narrowings, lists)
def test_what_is_watched_after_a_closing_goes_on(narrowing: Narrowing, out: list[Thing]) -> None:
    watched = frozenset(thing.object for thing in out)

    done = plan(Narrowing(Cause.CASE_CLOSED, CASE, narrowing.recipient, watched=watched), out, NOW)

    assert (out_of_reach(done), done.end, done.stop) == (set(), (), ())
    assert {act for _, act in done.noted} <= {WATCHED}


def a_request(**changed: object) -> Thing:
    release = Frozen(
        uuid4(), "packet", opened=True, created_at=NOW, readable_until=NOW + timedelta(days=300), read=True
    )
    given: dict[str, object] = {"open": True, "told": True, "status": "in-progress", "releases": (release,), **changed}
    return Thing(uuid4(), "takedown", RECIPIENTS[0], "removal", "nowhere", **given)  # type: ignore[arg-type]


def test_a_taken_request_is_lessened_at_withdrawal_and_goes_on_even_where_she_says_now() -> None:
    request = a_request()

    done = plan(Narrowing(Cause.WITHDRAWAL, CASE, destruction="now"), [request], NOW)

    assert done.reduce == (request.releases[0].id,)
    assert done.retain == done.going_on == (request.object,)
    assert (done.destroy, done.end) == ((), ())


def test_a_request_answered_more_than_thirty_days_ago_is_cut_at_withdrawal() -> None:
    answered = a_request(open=False, status="completed", answered_at=NOW - ANSWERED_KEPT)

    done = plan(Narrowing(Cause.WITHDRAWAL, CASE), [answered], NOW)

    assert done.cut == ((answered.releases[0].id, NOW + GRACE),)


def test_everybody_leaves_an_untaken_request_alone_unless_she_ticked_it_or_named_the_platform() -> None:
    waiting = a_request(status="received")

    everybody = plan(Narrowing(Cause.WITHDRAWAL, CASE), [waiting], NOW)
    ticked = plan(Narrowing(Cause.WITHDRAWAL, CASE, recall=True), [waiting], NOW)
    named = plan(Narrowing(Cause.WITHDRAWAL, CASE, RECIPIENTS[0]), [waiting], NOW)

    assert (everybody.going_on, everybody.stop, everybody.end) == ((waiting.object,), (), ())
    assert [one.object for one in (*ticked.end, *named.end)] == [waiting.object] * 2


@pytest.mark.parametrize("cut_for", ["recipient-suspended", "agreement-breached", "withdrawal"])
@pytest.mark.parametrize("day", [3, 7, 29])
def test_keys_that_a_suspension_left_for_thirty_days_go_on_day_seven_and_those_that_a_worker_lets_wait_do_not(
    cut_for: str, day: int
) -> None:
    shut = Frozen(
        uuid4(),
        "packet",
        opened=True,
        created_at=NOW,
        readable_until=NOW + timedelta(days=300),
        cut=True,
        cut_for=cut_for,
        destroy_at=NOW + timedelta(days=day),
    )
    packet = Thing(
        uuid4(),
        "referral",
        RECIPIENTS[0],
        "legal_advice",
        "nowhere",
        "accepted",
        open=True,
        told=True,
        releases=(shut,),
    )

    done = plan(Narrowing(Cause.WITHDRAWAL, CASE), [packet], NOW)

    longer = cut_for != "withdrawal" and day > GRACE.days
    assert done.cut == (((shut.id, NOW + GRACE),) if longer else ())
