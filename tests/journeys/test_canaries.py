"""Over generated stories: nothing outside the intersection arrives anywhere, and nothing rests in clear."""

import base64
import io
import json
import logging
from collections.abc import AsyncIterator, Iterator
from email import message_from_bytes, policy
from typing import Any

import pyrage
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from psycopg import sql

from connectors.registry import profiles
from hub.exchange.packets import Form, PacketKind
from hub.identity.permissions import Role
from hub.kit.logs import Lines
from hub.kit.settings import Settings
from hub.minimisation.fields import CATALOGUE
from tests.connectors.reading import text_of
from tests.database import TestDatabase, new_database
from tests.depth import deep
from tests.figures import Figures
from tests.journeys.canaries import found, traces
from tests.journeys.hub_in_process import Hub, mail_of, running
from tests.journeys.play import PURPOSE, Played, ask_everything, play
from tests.journeys.story import Plan, plans
from tests.parties import Party

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
STORIES = deep(8, 100)


class Theatre:
    """The hub, its log as `serve` writes it, and how much was planted and found where it may be.

    No dataclass: hypothesis would print all that it holds where a story fails.
    """

    def __init__(self, hub: Hub, log: io.StringIO) -> None:
        self.hub, self.log = hub, log
        self.stories = self.planted = self.arrived = self.searched = self.records = 0
        self.by_form: dict[str, int] = {}


@pytest.fixture(scope="module")
def stage_database(settings: Settings, template: TestDatabase) -> Iterator[TestDatabase]:
    with new_database(settings, template) as database:
        yield database


@pytest.fixture(scope="module")
async def theatre(
    anyio_backend: str, stage_database: TestDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Theatre]:
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    handler.setFormatter(Lines())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        async with running(stage_database, tmp_path_factory.mktemp("stage")) as hub:
            yield Theatre(hub, log)
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


@settings(
    max_examples=STORIES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # each story takes seconds: a smaller one is not worth minutes of search
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(plan=plans())
async def test_nobody_learns_more_than_the_intersection(theatre: Theatre, plan: Plan) -> None:
    theatre.stories += 1
    before = len(theatre.hub.webhooks.requests)
    played = await play(theatre.hub, plan, theatre.stories)
    theatre.planted += len(played.planted.all)

    for one, party in played.parties.items():
        heard = everything_that_reached(played, one)
        allowed = may_know(plan, one)
        seen = found(played.planted.all, heard)
        theatre.searched += len(heard)
        theatre.arrived += len(seen)
        for canary in played.planted.all:
            assert canary.place not in seen or canary.fields & allowed, (one, canary.place, party.kind)
        for packet in packets_in(theatre.hub.told[party.id]):
            form = theatre.by_form
            form[plan.connectors[one]] = form.get(plan.connectors[one], 0) + 1
            assert set(packet["fields"]) <= intersection(plan, one, packet["kind"])
    theatre.records += records_of(played)
    for party in (played.ngo, *played.parties.values()):
        assert traces(await all_that_an_auditor_hears(played.hub, party)) == [], party.kind
    assert traces(b"\n".join(theatre.hub.told[played.stranger.id])) == []
    assert traces(json.dumps(played.refusals).encode()) == []
    for headers, body in theatre.hub.webhooks.requests[before:]:
        assert traces(body + json.dumps(headers).encode()) == []


def test_what_rests_holds_none(theatre: Theatre, capfd: pytest.CaptureFixture[str], figures: Figures) -> None:
    assert theatre.stories >= STORIES
    assert theatre.arrived > theatre.stories, "what may arrive does arrive"
    assert theatre.records > theatre.stories, "and is on record"

    for column, held in everything_kept(theatre.hub):
        assert traces(held) == [], column
    assert traces(theatre.log.getvalue().encode()) == []
    assert '"event": "http.answered"' in theatre.log.getvalue()
    data = theatre.hub.parties.database.settings.data
    files = [path for path in data.rglob("*") if path.is_file()] if data.exists() else []
    assert [path.name for path in files if path.name == "log"] or not data.exists()
    for path in files:
        assert traces(path.read_bytes()) == [], path.name
    out = "".join(capfd.readouterr())
    assert traces(out.encode()) == []
    figures.say(f"{theatre.stories} stories, {theatre.planted} canaries, {theatre.arrived} arrived where they may")
    figures.say(f"{theatre.records} hand-overs, each on record twice; no word of any in what auditors hear")
    figures.say(f"{len(files)} files of the server searched, its log and its write-ahead log among them")
    figures.say(f"{theatre.searched} bytes that arrived searched; packets by form: {theatre.by_form}")


def records_of(played: Played) -> int:
    """The hand-overs of this story: each with one complete record of the giver's and one of the taker's.

    The giver's rests on her word, except where something was told outside that her word did not cover. Less of what
    was handed over already, in its place, is no hand-over of its own.
    """
    rows = played.hub.parties.rows
    about = {"ngo": played.ngo.id}
    handed = rows(
        "select object, true from release made where sender = %(ngo)s and kind = 'packet' and opened_at is not null"
        " and not exists (select from release old where old.id = made.replaces and old.opened_at is not null)"
        " union all select id, covered from outside_disclosure where org = %(ngo)s",
        **about,
    )
    for side, whose in (("giver", "sender"), ("taker", "recipient")):
        found = rows(
            "select object, consent is not null from provision where sender = %(ngo)s and at is not null"
            f" and side = %(side)s and org = {whose} and fields <> '{{}}'",
            **about,
            side=side,
        )
        expected = [(object_id, side == "giver" and by_her_word) for object_id, by_her_word in handed]
        assert sorted(found) == sorted(expected), side
    assert rows(OVER, **about) == [], "what cannot open any more is on no record"
    return len(handed)


OVER = """
select 1 from provision p join release r on r.id = p.release
where p.sender = %(ngo)s and p.at is null and r.destroyed_at is not null
"""


async def all_that_an_auditor_hears(hub: Hub, party: Party) -> bytes:
    """Every query that the role may ask, about everything in the answers; the others' answers stay as they were."""
    before = hub.told[party.id]
    hub.told[party.id] = []
    await ask_everything(hub.caller(party, Role.AUDITOR))
    heard, hub.told[party.id] = hub.told[party.id], before
    assert any(b'"provisions"' in one for one in heard)
    return b"\n".join(heard)


def intersection(plan: Plan, one: str, kind: PacketKind) -> set[str]:
    """The fields that may leave for this recipient, said again in the plainest way."""
    return {name for name in CATALOGUE if _form(plan, one, kind, name) is not None}


def may_know(plan: Plan, one: str) -> set[str]:
    """The fields of which it may see the words themselves: in full, in the offer or in the packet."""
    kinds: list[PacketKind] = ["offer", "packet"]
    return {name for name in CATALOGUE for kind in kinds if _form(plan, one, kind, name) == "full"}


def _form(plan: Plan, one: str, kind: PacketKind, name: str) -> Form | None:
    row, profile, purpose = CATALOGUE[name], profiles()[plan.connectors[one]], PURPOSE[one]
    needs = profile.offer if kind == "offer" else profile.packet.get(purpose, ())
    forms: list[Form | None] = [need.form for need in needs if need.field == name] or [None]
    agreed = plan.agreed[one]
    if agreed is None and profile.ceiling:
        agreed = profile.ceiling.fields
    forms.append((agreed or {}).get(name))
    if row.category != "request":
        forms.append((plan.said[one] or {}).get(name))
    if None in forms or plan.said[one] is None or not row.leaves or purpose not in row.purposes:
        return None
    if {"lawyer": "legal_aid", "helper": "one_stop"}.get(one, "platform") in plan.barred:
        return None
    return "generalised" if "generalised" in forms else "full"


def everything_that_reached(played: Played, one: str) -> bytes:
    """What the API told it, its documents opened with its own key, its mail in all its parts."""
    party = played.parties[one]
    answers = played.hub.told[party.id]
    mails = [mail.content for mail in played.hub.mailbox.mails if mail_of(party) in mail.rcpt_tos and mail.content]
    opened = [part for answer in answers for part in downloads(answer, played.hub.identities[party.id])]
    parts = [part for mail in mails for part in mail_parts(bytes(mail))]  # type: ignore[arg-type]
    return b"\n".join([*answers, *opened, *parts])


def downloads(answer: bytes, identity: Any) -> list[bytes]:
    """Each file in an answer, opened, and what a reader of it sees."""
    payload = (json.loads(answer).get("data") or {}).get("downloadPacket") or {}
    opened = [pyrage.decrypt(base64.b64decode(one["content"]), [identity]) for one in payload.get("files") or ()]
    names = [one["fileName"].encode() for one in payload.get("files") or ()]
    return [*names, *opened, *map(readable, opened)]


def mail_parts(mail: bytes) -> list[bytes]:
    """The mail as it went, its headers and parts decoded, and what a reader of its documents sees."""
    message = message_from_bytes(mail, policy=policy.default)
    headers = "\n".join(str(value) for value in message.values()).encode()
    bodies = [bytes(part.get_payload(decode=True) or b"") for part in message.walk() if not part.is_multipart()]
    return [mail, headers, *bodies, *map(readable, bodies)]


def readable(document: bytes) -> bytes:
    """The text of a PDF without its line breaks; other bytes as they are."""
    return "".join(text_of(document).split()).encode() if document.startswith(b"%PDF") else document


def packets_in(answers: list[bytes]) -> Iterator[dict[str, Any]]:
    """Every packet that was shown in any answer."""
    for answer in answers:
        yield from _packets(json.loads(answer))


def _packets(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "canonical" in value:
            yield json.loads(value["canonical"])
        for inner in value.values():
            yield from _packets(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _packets(inner)


def everything_kept(hub: Hub) -> Iterator[tuple[str, bytes]]:
    """Every row of every table, the queue's too, as text and with its bytes as they are."""
    tables = hub.parties.rows(
        "select schemaname, tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"
    )
    assert {schema for schema, _ in tables} == {"public", "queue"}
    for schema, table in tables:
        query = sql.SQL("select * from {}").format(sql.Identifier(schema, table))
        for row in hub.parties.admin.execute(query).fetchall():
            cells = [bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode() for one in row]
            yield f"{schema}.{table}", b"\n".join(cells)
