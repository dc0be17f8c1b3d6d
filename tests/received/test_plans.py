"""Lists and queue are narrowed by wall and assignment inside the scan of their index, however many rows and walls."""

import re
from typing import Any

import pytest
from sqlalchemy import event

from hub.identity.permissions import Role
from hub.kit.pages import Page
from hub.takedowns import lists
from hub.takedowns.queue import queue
from hub.tasks.lists import Filter
from tests.parties import NOW, Parties
from tests.received.office import Office, office

pytestmark = pytest.mark.anyio
ROWS, WALLS = 20_000, 500
_FULL = """
insert into party (org, object, kind, box, status, urgency, due_at, created_at, delivery)
select %(org)s, gen_random_uuid(), 'takedown', 'inbox', (array['requested','accepted','completed'])[1 + n %% 3],
  'urgent', %(at)s + n * interval '1 minute', %(at)s - n * interval '1 minute', 'sent'
from generate_series(1, %(rows)s) n;
"""
_WALLS = """
insert into received_wall (id, org, object, principal, reason, walled_by, walled_at)
select gen_random_uuid(), org, object, %(one)s, 'conflict-of-interest', %(one)s, %(at)s
from party where org = %(org)s limit %(walls)s
"""


async def plan_of(there: Office, ask: Any) -> str:
    """How the database finds the page: the plan of the statement that `ask` runs."""
    async with there.work(there.first) as work:
        seen: list[tuple[str, Any]] = []
        connection = (await work.session.connection()).sync_connection
        assert connection is not None

        def note(_conn: Any, _cursor: Any, statement: str, given: Any, *_: Any) -> None:
            seen.append((statement, given))

        event.listen(connection, "before_cursor_execute", note)
        await ask(work)
        event.remove(connection, "before_cursor_execute", note)
        (statement, given) = seen[-1]
        rows = await (await work.session.connection()).exec_driver_sql("explain " + statement, given)
        return "\n".join(str(line) for (line,) in rows)


async def test_walls_and_assignments_leave_the_lists_their_index(parties: Parties) -> None:
    there = office(parties, parties.organisation("platform"), Role.REVIEWER)
    given = {"org": there.first.party.id, "at": NOW, "one": there.first.principal}
    parties.admin.execute(_FULL.encode(), {**given, "rows": ROWS})
    parties.admin.execute(_WALLS.encode(), {**given, "walls": WALLS})
    parties.admin.execute("analyze party; analyze received_wall; analyze received_team")

    of_queue = await plan_of(there, lambda work: queue(work, Page()))
    of_nobody = await plan_of(there, lambda work: queue(work, Page(), assigned="nobody"))
    of_list = await plan_of(there, lambda work: lists.listed(work, Filter("inbox"), Page()))
    of_waiting = await plan_of(there, lambda work: lists.listed(work, Filter("inbox", waiting=True), Page()))

    for plan in (of_queue, of_nobody, of_waiting):
        assert len(re.findall(r"Index (?:Only )?Scan using party_by_due on party", plan)) == 5, plan
    assert "party_by_created" in of_list, of_list
    for plan in (of_queue, of_nobody, of_list, of_waiting):
        assert "Seq Scan on party" not in plan, plan
        assert not re.search(r"Sort.*\n.*Sort Key: party", plan), plan
