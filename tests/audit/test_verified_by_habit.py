"""What a hub could show a member whose engineer runs `tsunagu-verify` every day and reads its last line alone.

Two chains, two logs, half an export, a file that is empty: none of them may end in "everything holds".
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from hub.audit import checkpoint, merkle
from hub.audit.chain import START, Event, link_hash
from hub.audit.heads import Head
from hub.audit.lines import ChainedLine
from hub.audit.log import Leaf
from hub.audit.published import Published
from tests.audit.test_chain import LINE, ORG, OTHER
from tests.audit.test_verify_command import KEY, run
from tests.audit.verifier import ORIGIN, VERIFY, witnessed
from tests.parties import NOW

Json = dict[str, Any]
DAY = timedelta(days=1)
pytestmark = pytest.mark.live


def chain(events: list[Event], organisation: UUID = ORG) -> tuple[list[Json], list[Json]]:
    """The lines of these events as they are exported, and the head after each."""
    lines, heads, previous = [], [], START
    for seq, event in enumerate(events, 1):
        before, previous = previous, link_hash(previous, organisation, seq, event)
        line = ChainedLine(**vars(event), seq=seq, previous=before, hash=previous, format=2).exported(organisation)
        lines.append(json.loads(line or ""))
        heads.append(json.loads(Head.signed(KEY, organisation, seq, previous, event.at).export()))
    return lines, heads


def events(count: int, verb: str = "fact:changed", organisation: UUID = ORG) -> list[Event]:
    """One a day, the last of them today."""
    return [
        replace(
            LINE, id=UUID(int=100 + n), verb=verb, at=NOW - DAY * (count - n), actor=organisation, sender=organisation
        )
        for n in range(1, count + 1)
    ]


def leaf(head: Json | None, organisation: UUID = ORG, origin: str = ORIGIN, salt: int = 1) -> Json:
    """The only leaf of a log of today, signed by the hub."""
    kept = Head.parse(json.dumps(head)) if head else None
    one = Leaf(organisation, NOW.date(), kept, bytes([salt]) * 32)
    note = checkpoint.signed(KEY, origin, 1, one.hash())
    return {**one.words(), "index": 0, "checkpoint": note, "proof": []}


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    """A file of these values, one a line."""

    def written(name: str, *values: Any) -> Path:
        (tmp_path / name).write_text("".join(f"{json.dumps(one)}\n" for one in values), "utf-8")
        return tmp_path / name

    return written


def holds(*words: str | Path) -> bool:
    """Whether the tool, as it is run, finds nothing wrong."""
    return run(*words).returncode == 0


def test_a_leaf_of_another_history_than_the_lines_is_found(put: Callable[..., Path]) -> None:
    lines, heads = chain(events(4))
    _, committed = chain(events(4, verb="case:read"))
    shown = ("--export", put("lines", *lines), "--head", put("head", heads[-1]))

    assert holds(*shown, "--leaf", put("leaf", leaf(heads[-1])))
    assert not holds(*shown, "--leaf", put("leaf", leaf(committed[-1])))


def test_a_leaf_of_another_organisation_is_found(put: Callable[..., Path]) -> None:
    lines, heads = chain(events(4))
    _, others = chain(events(4, organisation=OTHER), OTHER)
    shown = ("--export", put("lines", *lines), "--head", put("head", heads[-1]))

    assert not holds(*shown, "--leaf", put("leaf", leaf(others[-1], OTHER)))
    assert not holds(*shown, "--leaf", put("leaf", leaf(None, OTHER)))


def test_a_leaf_of_an_old_head_is_found(put: Callable[..., Path]) -> None:
    lines, heads = chain(events(4))
    shown = ("--export", put("lines", *lines), "--head", put("head", heads[-1]))

    assert holds(*shown, "--leaf", put("leaf", leaf(heads[-2]))), "what came since yesterday stands in tomorrow's leaf"
    assert not holds(*shown, "--leaf", put("leaf", leaf(heads[0])))
    assert not holds(*shown, "--leaf", put("leaf", leaf(None)))


def test_two_leaves_of_one_day_are_found(put: Callable[..., Path]) -> None:
    _, heads = chain(events(4))
    once, again, other = (put(name, leaf(heads[-1], salt=salt)) for name, salt in (("1", 1), ("2", 1), ("3", 2)))

    assert holds("--leaf", once, "--leaf", again)
    assert not holds("--leaf", once, "--leaf", other)


def test_a_beginning_that_is_cut_off_is_found_although_a_head_that_fits_is_shown(put: Callable[..., Path]) -> None:
    mine, saved = chain(events(4))
    lines, heads = chain(events(6, verb="case:read"))
    assert mine != lines[:4]

    cut = ("--export", put("lines", *lines[4:]), "--head", put("head", heads[3], heads[-1]))
    assert not holds(*cut)
    assert not holds(*cut, "--saved-head", put("saved", saved[1]))
    assert not holds(*cut[:2], "--head", put("now", heads[-1]), "--saved-head", put("two", saved[1], heads[3])), (
        "one of the two that were kept is compared with nothing"
    )


def test_lines_that_were_kept_lead_to_the_newest_head_with_those_that_came_since(put: Callable[..., Path]) -> None:
    lines, heads = chain(events(6))
    since = ("--export", put("since", *lines[4:]), "--head", put("head", heads[-1]))
    other, _ = chain(events(4, verb="case:read"))

    assert holds(*since, "--saved", put("mine", *lines[:4]), "--saved-head", put("heads", *heads[:4]))
    assert not holds(*since, "--saved", put("other", *other), "--saved-head", put("saved", heads[3]))


def test_an_opening_of_the_other_side_that_names_somebody_else_is_found(put: Callable[..., Path]) -> None:
    lines, heads = chain([replace(LINE, actor=OTHER, sender=OTHER, recipient=ORG)])
    shown = ("--head", put("head", heads[-1]))
    true = {"principal": str(LINE.principal), "salt": LINE.salt.hex()}

    assert holds(*shown, "--export", put("told", {**lines[0], "opening": true}))
    assert not holds(*shown, "--export", put("false", {**lines[0], "opening": {**true, "principal": str(OTHER)}}))


def test_a_log_of_another_name_is_found_where_the_vkey_was_kept(put: Callable[..., Path]) -> None:
    _, heads = chain(events(4))
    ours, theirs = put("ours", leaf(heads[-1])), put("theirs", leaf(heads[-1], origin="hub.example.org/second"))
    vkey = Published(KEY.public, ORIGIN).vkey

    assert holds("--key", vkey, "--leaf", ours)
    assert not holds("--key", vkey, "--leaf", theirs)
    assert not holds("--key", vkey.replace("+", "+0", 1), "--leaf", ours)


def test_a_witness_that_counts_twice_or_not_at_all_is_refused(put: Callable[..., Path]) -> None:
    _, heads = chain(events(4))
    logged = leaf(heads[-1])
    vkey, line = witnessed(logged["checkpoint"])
    logged["checkpoint"] += f"{line}\n"
    given = ("--leaf", put("leaf", logged), "--witness", vkey)
    name, id, key = vkey.split("+", 2)

    assert holds(*given, "--quorum", "1")
    assert not holds(*given, "--quorum", "0")
    assert not holds(*given, "--witness", f"{name}+{int(id, 16) ^ 1:08x}+{key}", "--quorum", "2")


@pytest.mark.parametrize(
    "given",
    [
        (),
        ("--export", "empty"),
        ("--export", "empty", "--head", "empty"),
        ("--saved-checkpoint", "checkpoint"),
        ("--export", "lines", "--head", "head", "--witness", "w+00000000+AA=="),
        ("--export", "lines", "--head", "head", "--saved-checkpoint", "checkpoint"),
        ("--leaf", "leaf", "--consistency", "empty"),
    ],
)
def test_what_is_not_looked_at_never_ends_in_everything_holds(put: Callable[..., Path], given: tuple[str, ...]) -> None:
    lines, heads = chain(events(2))
    files = {
        "empty": put("empty"),
        "lines": put("lines", *lines),
        "head": put("head", heads[-1]),
        "leaf": put("leaf", leaf(heads[-1])),
        "checkpoint": put("checkpoint"),
    }
    assert holds("--export", files["lines"], "--head", files["head"], "--leaf", files["leaf"])

    done = run(*(files.get(word, word) for word in given))

    assert (done.returncode, done.stdout) == (2, "")


def test_a_name_that_stands_twice_is_refused(put: Callable[..., Path], tmp_path: Path) -> None:
    lines, heads = chain(events(1))
    twice = json.dumps(lines[0]).replace('"verb":', '"verb": "case:read", "verb":')
    (tmp_path / "twice").write_text(twice, "utf-8")

    assert not holds("--export", tmp_path / "twice", "--head", put("head", heads[-1]))


def test_an_inner_node_is_no_leaf() -> None:
    data = [hashlib.sha256(bytes([n])).digest() for n in range(4)]
    known = merkle.grown(0, [merkle.leaf_hash(one) for one in data], {})
    now = VERIFY.Checkpoint("", "", 4, merkle.hash_of((0, 4), known), [])
    pair = merkle.leaf_hash(data[0]) + merkle.leaf_hash(data[1])
    beside = [merkle.hash_of((2, 4), known)]

    assert VERIFY.is_included(data[0], 0, [merkle.leaf_hash(data[1]), *beside], now)
    for size in (2, 4):
        assert not VERIFY.is_included(pair, 0, beside, now._replace(size=size))
        assert not VERIFY.is_included(
            data[0], 0, [merkle.leaf_hash(data[1]), *beside, *beside], now._replace(size=size)
        )
