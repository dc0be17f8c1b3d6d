"""The table of moves, against the database: every pair of statuses, every actor, both tables, both sides' lists."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from typing import get_args
from uuid import UUID, uuid4

import psycopg
import pytest

from hub.exchange.vocabulary.tasks import TASK_REASONS
from hub.tasks.lifecycle import MOVES, REASON_REQUIRED, Actor, Status, move_reasons
from tests.parties import NOW, Parties, Party
from tests.releases.packets import case_of

pytestmark = pytest.mark.anyio
STATUSES = get_args(Status)
ACTORS = get_args(Actor)
HUB = "expired"


class Tasks:
    """One organisation's tasks to another, put into any status past the triggers of moves."""

    def __init__(self, parties: Parties) -> None:
        self.parties = parties
        self.sender, self.recipient = parties.organisation(), parties.organisation("legal_aid")
        self.case = case_of(parties, self.sender)
        web = parties.database.connect("hub_web")
        worker = parties.database.connect("hub_worker")
        self.connections = {"requester": web, "recipient": web, "hub": worker}

    def put(self, table: str, status: str) -> UUID:
        """A new referral or request that stands at this status."""
        made = uuid4()
        reason = "other" if status in REASON_REQUIRED else None
        outcome = "done" if status == "completed" else None
        common = {
            "id": made,
            "sender": self.sender.id,
            "recipient": self.recipient.id,
            "status": status,
            "reason": reason,
            "urgency": "urgent",
            "language": "ja",
            "outcome": outcome,
            "created_at": NOW,
            "updated_at": NOW,
            "version": 1,
        }
        self.parties.insert(
            "origin",
            org=self.sender.id,
            object=made,
            case_file=self.case,
            recipient=self.recipient.id,
            purpose="legal_advice",
            channel="nowhere",
        )
        if table == "referral":
            self.parties.insert("referral", **common, purpose="legal_advice", respond_by=NOW, expires_at=NOW)
        else:
            self.parties.insert("takedown", **common, due_at=NOW, item_status=["sent"], item_reason=[""])
        return made

    def move(self, table: str, made: UUID, status: str, actor: str, reason: str | None = None) -> bool:
        """Whether the database lets this actor set this status, by bare SQL as the role that the actor has."""
        party: Party = self.recipient if actor == "recipient" else self.sender
        reason = reason or (HUB if actor == "hub" else "other")
        outcome = "" if actor == "hub" else ", outcome = 'done'"
        connection = self.connections[actor]
        connection.execute("select set_config('app.org', %s, false)", (str(party.id),))
        statement = f"update {table} set status = %s, reason = %s, updated_at = %s, version = version + 1{outcome}"
        values = (status, reason, NOW + timedelta(minutes=1), made)
        try:
            return connection.execute(f"{statement} where id = %s", values).rowcount == 1
        except psycopg.errors.Error as error:
            if error.sqlstate not in ("HB002", "HB003", "HB004"):
                raise
            return False

    def lists(self, made: UUID) -> dict[str, str]:
        """Box to the status that each side's list shows."""
        return dict(self.parties.rows("select box, status from party where object = %(m)s", m=made))


@pytest.fixture
def tasks(parties: Parties) -> Iterator[Tasks]:
    tasks = Tasks(parties)
    yield tasks
    for connection in tasks.connections.values():
        connection.close()


def allowed(before: str, after: str, actor: Actor) -> bool:
    return before != after and not move_reasons(before, after, actor, HUB if actor == "hub" else "other")


@pytest.mark.parametrize("table", ["referral", "takedown"])
async def test_the_database_allows_exactly_the_moves_of_the_table_and_both_lists_agree(
    tasks: Tasks, table: str
) -> None:
    wrong = []
    for before, after in product(STATUSES, STATUSES):
        for actor in ACTORS:
            if before == after or (before in ("draft", "entered-in-error") and actor == "recipient"):
                continue
            made = tasks.put(table, before)
            seen = tasks.lists(made)
            moved = tasks.move(table, made, after, actor)
            shown = tasks.lists(made)
            agree = set(shown.values()) == ({after} if moved else set(seen.values()))
            if moved != allowed(before, after, actor) or not agree:
                wrong.append((before, after, actor, moved, shown))

    assert wrong == []


@pytest.mark.parametrize("table", ["referral", "takedown"])
@pytest.mark.parametrize("actor", ACTORS)
async def test_the_database_lets_nobody_give_a_reason_that_the_table_does_not(
    tasks: Tasks, table: str, actor: Actor
) -> None:
    """Every reason, with every move into a status that needs one."""
    wrong = []
    for reason in TASK_REASONS.codes():
        for before, after in (
            ("requested", "rejected"),
            ("requested", "cancelled"),
            ("accepted", "on-hold"),
            ("accepted", "failed"),
            ("accepted", "cancelled"),
        ):
            made = tasks.put(table, before)
            moved = tasks.move(table, made, after, actor, reason)
            if moved != (not move_reasons(before, after, actor, reason)):
                wrong.append((before, after, reason, moved))

    assert wrong == []


async def test_the_hub_ends_for_a_sender_inside_its_transaction_and_for_nobody_else(tasks: Tasks) -> None:
    moved = {}
    for actor in ("requester", "recipient"):
        made = tasks.put("referral", "accepted")
        tasks.connections[actor].execute("select set_config('app.hub_ends', 'on', false)")
        moved[actor] = [
            tasks.move("referral", made, after, actor, "ended-by-sender") for after in ("failed", "cancelled")
        ]
        tasks.connections[actor].execute("select set_config('app.hub_ends', 'off', false)")

    assert moved == {"requester": [False, True], "recipient": [False, False]}


@pytest.mark.parametrize("status", ["draft", "entered-in-error"])
@pytest.mark.parametrize("table", ["referral", "takedown"])
async def test_a_recipient_changes_nothing_of_what_it_cannot_see(tasks: Tasks, table: str, status: str) -> None:
    made = tasks.put(table, status)

    assert not any(tasks.move(table, made, after, "recipient") for after in STATUSES if after != status)

    assert tasks.lists(made) == {"sent": status}


async def test_a_stranger_changes_nothing(tasks: Tasks, parties: Parties) -> None:
    made = tasks.put("referral", "requested")
    tasks.recipient = parties.organisation("legal_aid")

    assert not tasks.move("referral", made, "accepted", "recipient")


def test_what_has_ended_stays_ended() -> None:
    ended = set(STATUSES) - set(MOVES)

    assert ended == {"rejected", "completed", "cancelled", "failed", "entered-in-error"}
