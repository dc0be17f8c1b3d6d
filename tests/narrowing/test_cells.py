"""Each cell of the table, through the rooms, against PostgreSQL: what is read, how it ends, what is asked."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text

from hub.narrowing.acts import Act, Cell, Told, Until
from hub.narrowing.causes import Cause
from hub.narrowing.states import ThingState
from hub.narrowing.table import TABLE
from hub.releases.read import read
from hub.takedowns.receipt import hand_over
from tests.delivery.desk import Receiver, drain_all, engine_of
from tests.narrowing.causes import CAUSES
from tests.narrowing.stage import LATER, OTHER_CONTACT, Stage, stage
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio
THINGS = (ThingState.OFFERED, ThingState.ACCEPTED, ThingState.ENGAGED, ThingState.UNTAKEN, ThingState.TAKEN)
KEYS_GO = {
    Until.DAY_7: timedelta(days=7),
    Until.CHOSEN: timedelta(days=7),
    Until.DAYS_30: timedelta(days=30),
    Until.FINAL_ANSWER: timedelta(days=7),
}
WORDS = {Told.NEUTRAL: "ended-by-sender", Told.EXPIRED: "expired", Told.AGREEMENT: "agreement-ended"}


def word(cause: Cause, cell: Cell, *, removal: bool) -> str:
    """What the recipient reads as the reason."""
    if cell.told is Told.SENDERS_WORD:
        return "sent-in-error" if removal else "ended-by-sender"
    if cell.told is Told.OWN_WORD:
        return "no-capacity"
    return cause.value if cell.told is Told.ITSELF else WORDS[cell.told]


async def is_unread(on: Stage) -> None:
    assert await on.read() is None
    if on.state is ThingState.OFFERED:
        assert not await on.can_accept()


async def is_readable(on: Stage) -> Mapping[str, Any]:
    found = await on.read()
    assert found is not None
    assert all(cut is None for _, _, _, _, cut, *_ in on.releases())
    return found


async def ended_and_cut(on: Stage, cause: Cause, cell: Cell) -> None:
    await is_unread(on)
    assert on.status() == ("cancelled", word(cause, cell, removal=on.removal))
    if cell.until is Until.NOW:
        assert all(destroyed is not None for *_, destroyed, _, _ in on.releases())
        return
    assert {destroy_at for *_, destroy_at, _, _, _ in on.releases()} == {LATER + KEYS_GO[cell.until]}
    due = on.parties.rows("select at from due where kind = 'release.destroy' and org = %(o)s", o=on.scene.ngo.id)
    assert {at for (at,) in due} == {LATER + KEYS_GO[cell.until]}


async def closed_off(on: Stage, _cause: Cause, cell: Cell) -> None:
    before = on.status()[0]
    await is_unread(on)
    assert before != "cancelled"
    assert {destroy_at for *_, destroy_at, _, _, _ in on.releases()} == {LATER + KEYS_GO[cell.until]}


async def destroyed(on: Stage, cause: Cause, cell: Cell) -> None:
    await is_unread(on)
    assert on.status() == ("cancelled", word(cause, cell, removal=on.removal))
    assert all(gone is not None for *_, gone, _, _ in on.releases())
    assert (
        on.parties.rows(
            "select from release_key k join release r on r.id = k.release where r.object = %(o)s", o=on.sent.object
        )
        == []
    )


async def kept(on: Stage, _cause: Cause, _cell: Cell) -> None:
    before = on.status()[0]
    await is_readable(on)
    assert before not in ("cancelled", "entered-in-error")
    assert all(not held for *_, held, _ in on.releases())


async def released_anew(on: Stage, cause: Cause, _cell: Cell) -> None:
    """`exposure` is gone where that was said; of a contact the new one stands there."""
    if cause is Cause.AGREEMENT_BREACHED:  # no ceiling of law carries it
        await is_unread(on)
        assert on.status() == ("cancelled", "agreement-ended")
        return
    found = await on.read()
    assert found is not None
    assert on.status()[0] != "cancelled"
    living = [row for row in on.releases() if row[4] is None]
    if on.removal and cause is Cause.SHORTENING:
        return
    if cause is Cause.SAFE_CONTACT:
        async with on.parties.work(on.scene.ngo, LATER) as work:
            packet = await read(work, on.sent.object, "packet")
        assert packet.fields["safe_contact"] == OTHER_CONTACT
    else:
        assert "exposure" not in found
        assert "good_faith" not in found
    assert {row[8] for row in living if row[8]} <= {row[0] for row in on.releases()}
    assert any(row[8] for row in living)
    if cause is Cause.SHORTENING:
        assert {row[3] for row in living} == {NOW + timedelta(days=9)}


async def held(on: Stage, cause: Cause, _cell: Cell) -> None:
    await is_unread(on)
    assert on.status()[0] not in ("cancelled", "entered-in-error")
    assert {tuple(holds) for *_, holds, _ in on.releases()} == {(cause.value,)}


async def stepped_out(on: Stage, cause: Cause, cell: Cell) -> None:
    assert await on.read() is not None
    assert on.status() == ("cancelled", word(cause, cell, removal=on.removal))
    lasts = {Until.DAYS_14: timedelta(days=14), Until.HALF_A_YEAR: timedelta(days=183)}.get(cell.until)
    if lasts:
        assert {ends for _, _, _, ends, *_ in on.releases()} == {LATER + lasts}


async def retained(on: Stage, _cause: Cause, _cell: Cell) -> None:
    await is_readable(on)
    assert on.status() == ("in-progress", None)
    assert on.parties.rows("select kind from due where object = %(o)s", o=on.sent.object) == [("takedown.retain",)]


async def lessened_and_retained(on: Stage, _cause: Cause, _cell: Cell) -> None:
    found = await on.read()
    assert found is not None
    assert set(found) <= {"items", "legal_ground", "signer", "reply_contact"}
    assert set(found["signer"]) == {"role"}
    assert on.status() == ("in-progress", None)
    assert on.parties.rows("select kind from due where object = %(o)s", o=on.sent.object) == [("takedown.retain",)]


async def goes_on(on: Stage, _cause: Cause, _cell: Cell) -> None:
    await is_readable(on)
    assert on.status() == ("requested", None)
    assert on.message() == ("queued", [])


CHECKS: Mapping[Act, Callable[[Stage, Cause, Cell], Any]] = {
    Act.CUT: ended_and_cut,
    Act.CLOSE_OFF: closed_off,
    Act.DESTROY: destroyed,
    Act.KEEP: kept,
    Act.REPACK: released_anew,
    Act.LESSEN: released_anew,
    Act.HOLD: held,
    Act.HOLD_UNREAD: held,
    Act.HOLD_UNPUBLISHED: held,
    Act.CUT_ADULTS_ALONE: kept,
    Act.STEP_OUT: stepped_out,
    Act.RETAIN: retained,
    Act.REDUCE: lessened_and_retained,
    Act.GO_ON: goes_on,
}


@pytest.mark.parametrize("state", THINGS)
@pytest.mark.parametrize("cause", list(Cause))
async def test_a_cell_does_what_it_says(parties: Parties, cause: Cause, state: ThingState) -> None:
    on, cell = await stage(parties, state), TABLE[cause][state]

    await CAUSES[cause](on)

    await CHECKS[cell.act](on, cause, cell)


@pytest.mark.parametrize(
    ("services", "cut"),
    [
        ([("legal_advice", 18)], True),
        ([("legal_advice", 20), ("legal_advice", None)], False),
        ([("legal_advice", 15)], False),
        ([("housing", 18)], False),
    ],
)
async def test_found_to_be_a_child_her_packet_is_cut_at_who_serves_adults_alone(
    parties: Parties, services: list[tuple[str, int | None]], cut: bool
) -> None:
    on, cell = await stage(parties, ThingState.ACCEPTED), TABLE[Cause.AGE_UNDER_18][ThingState.ACCEPTED]
    for purpose, age in services:
        place: dict[str, Any] = {"purposes": [purpose], "service_area": ["JP"], "languages": ["ja"]}
        place |= {"eligibility_description": "", "hours": "", "capacity": "capacity"}
        parties.insert("service", id=uuid4(), organisation=on.other.id, name="相談", minimum_age=age, **place)

    await CAUSES[Cause.AGE_UNDER_18](on)

    await (ended_and_cut if cut else kept)(on, Cause.AGE_UNDER_18, cell)


@pytest.mark.parametrize("cause", [Cause.REFUSAL, Cause.EXPIRY, Cause.BAR, Cause.CASE_CLOSED, Cause.AGE_UNDER_18])
async def test_what_the_server_of_a_platform_without_an_api_took_stands_in_the_column_of_what_is_taken(
    parties: Parties, cause: Cause
) -> None:
    on = await stage(parties, ThingState.UNTAKEN)
    parties.admin.execute("update takedown set answered_by = 'sender' where id = %s", (on.sent.object,))
    async with parties.work(on.scene.ngo, hub_itself=True) as work:
        await hand_over(work, on.sent.object, NOW)

    await CAUSES[cause](on)

    assert await on.read() is not None
    assert on.status() == ("requested", None)
    if TABLE[cause][ThingState.TAKEN].act is not Act.KEEP:
        assert (cause.value, TABLE[cause][ThingState.TAKEN].act.value) in on.cause()


CALLED_OFF, WAITING, SENT = ("cancelled", False), ("queued", True), ("queued", False)
MESSAGES = {Act.CANCEL: CALLED_OFF, Act.HOLD: WAITING, Act.KEEP: SENT}


@pytest.mark.parametrize("cause", list(Cause))
async def test_a_message_that_waits_is_stopped_held_or_left_to_the_gate(parties: Parties, cause: Cause) -> None:
    """What the gate is asked again about is the newest release: an older one's message is stopped."""
    on, cell = await stage(parties, ThingState.QUEUED), TABLE[cause][ThingState.QUEUED]

    await CAUSES[cause](on)
    if cause in (
        Cause.RECIPIENT_CANCELS,
        Cause.CONFLICT_OF_INTEREST,
    ):  # the worker's to stop
        await drain_all(engine_of(parties, Receiver()))

    status, held_for = on.message()
    repacked = any(row[8] for row in on.releases() if row[1] == "offer")
    if cell.act is Act.ASK_GATE:
        waiting = on.parties.rows(
            "select release from delivery where object = %(o)s and status = 'queued'", o=on.sent.object
        )
        assert len(waiting) == 1
        assert (status, bool(held_for)) == (CALLED_OFF if repacked else SENT)
    else:
        assert (status, bool(held_for)) == MESSAGES[cell.act]


ASKS = {Act.ASK: "all", Act.ASK_FIELDS: "fields", Act.ASK_REPORTED: "reported", Act.ASK_CHILD: "as-a-child"}


@pytest.mark.parametrize("cause", list(Cause))
async def test_a_holder_is_asked_what_the_table_says(parties: Parties, cause: Cause) -> None:
    on, cell = await stage(parties, ThingState.HOLDER), TABLE[cause][ThingState.HOLDER]

    await CAUSES[cause](on)

    touched = TABLE[cause][ThingState.ACCEPTED].act not in (Act.KEEP, Act.HOLD)
    asked = set(on.asked())
    if cell.act in (Act.ASK_REPORTED, Act.ASK_CHILD) or (cell.act in ASKS and touched):
        assert asked == {ASKS[cell.act]}
    else:
        assert asked == set()


@pytest.mark.parametrize("cause", list(Cause))
async def test_the_true_cause_stands_in_the_senders_record_alone(parties: Parties, cause: Cause) -> None:
    on = await stage(parties, ThingState.OFFERED)

    await CAUSES[cause](on)

    ours = on.cause()
    if cause in (Cause.RECIPIENT_CANCELS, Cause.CONFLICT_OF_INTEREST):
        assert ours == [], "the recipient's own word is no secret from it"
    else:
        assert (cause.value, TABLE[cause][ThingState.OFFERED].act.value) in ours
    async with on.parties.work(on.other, LATER) as work:
        assert (await work.session.execute(text("select from narrowed"))).all() == []
