"""tsunagu-verify: check your organisation's ledger offline. One file; Python 3.11 or later and `cryptography`.

It shares no code with the hub and opens no connection. README.md beside it says how to fetch what it reads, and what
each check proves. In short:

  python tsunagu_verify.py --key KEY --export lines.jsonl --head head.json [--saved-head FILE ...] [--saved FILE ...]
  python tsunagu_verify.py --key KEY --part lines.jsonl [--export lines.jsonl --head head.json]
  python tsunagu_verify.py --key KEY --leaf leaf.json [--saved-checkpoint FILE --consistency FILE] [--witness VKEY ...]

Both at once also compares the leaf with the lines. Exit status: 0 where everything holds, 1 and one sentence a flaw
where it does not, 2 where a file cannot be read or nothing was given to check.
"""

import argparse
import base64
import hashlib
import json
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

NO_HASH = bytes(32)  # what the first line of a chain builds on
NOBODY = "00000000-0000-0000-0000-000000000000"  # the hub acting by itself
Json = dict[str, Any]


class Flaw(NamedTuple):
    """Something that does not hold, at this line of the chain (0: none in particular)."""

    code: str
    seq: int = 0


SENTENCES = {
    "malformed": "a line is not what the hub exports",
    "seq": "lines are missing, doubled, or numbered wrongly",
    "chain": "the line belongs to another organisation's chain",
    "party": "the line concerns other organisations only",
    "hash": "the line does not give the hash of its link: it was changed, moved, added or taken out",
    "opening": "who did it does not fit the commitment that the link hashes",
    "old": "a line of before the commitments stands after one with them",
    "restated": "the old lines are not those that were stated when commitments came",
    "head_missing": "no signed head covers the last line",
    "head_forged": "a head does not carry the hub's signature",
    "head_differs": "a head does not agree with the chain: it was rewritten or cut off",
    "saved_differs": "a line is not what it was when you saved it",
    "uncovered": "a head lies before the first line and is compared with nothing: give the lines from there on, too",
    "checkpoint_forged": "a checkpoint does not carry the log's signature",
    "origin": "the checkpoint is of another log than the one whose key you keep",
    "leaf": "your head and its salt do not give your leaf in the log",
    "leaf_differs": "your leaf in the log is another organisation's, or one of two of the same day",
    "leaf_old": "your leaf in the log leaves out lines that were there for more than a day",
    "inclusion": "your leaf is not in the log that the checkpoint covers",
    "consistency": "the log does not hold any more what your saved checkpoint covers",
    "witness": "too few of the witnesses that you named have signed the checkpoint",
}


# --- the chain: SHA-256 over the previous hash and the line; a head signs the newest hash ---


def check_export(
    lines: list[Json], key: bytes, heads: list[Json], saved_heads: list[Json], saved: list[Json]
) -> list[Flaw]:
    """Every flaw of an export.

    `lines`: from the first line on, or from the one after a saved head or line. `heads`: the newest head, as the hub
    shows it now. `saved_heads`, `saved`: heads and lines that you kept from earlier.
    """
    try:
        return _check_export(lines, key, heads, saved_heads, saved)
    except (KeyError, TypeError, ValueError, AttributeError):
        return [Flaw("malformed")]


def _check_export(
    lines: list[Json], key: bytes, heads: list[Json], saved_heads: list[Json], saved: list[Json]
) -> list[Flaw]:
    every = [*heads, *saved_heads]
    if not lines and not every:
        return [Flaw("saved_differs")] if saved else []
    flaws = [Flaw("head_forged", head["seq"]) for head in every if not head_is_signed(head, key)]
    genuine = [head for head in every if head_is_signed(head, key)]
    chain = every[0]["organisation"] if every else lines[0]["line"]["chain"]
    flaws += differing(lines, saved)
    lines = sorted([*lines, *before_them(lines, saved)], key=lambda one: int(one["line"]["seq"]))
    first = int(lines[0]["line"]["seq"]) if lines else 1
    # never from a head that is only shown now: whoever cuts off the beginning would show one that fits
    kept = {head["seq"]: bytes.fromhex(head["hash"]) for head in saved_heads if head_is_signed(head, key)}
    begin = NO_HASH if first == 1 else kept.get(first - 1)
    if begin is None or [one["line"]["seq"] for one in lines] != list(range(first, first + len(lines))):
        return [*flaws, Flaw("seq", first)]
    hashes, found = walk(lines, chain, begin, first)
    flaws += found + check_restated(lines)
    flaws += [Flaw("uncovered", head["seq"]) for head in genuine if head["seq"] < first - 1]
    flaws += [
        Flaw("head_differs", head["seq"])
        for head in genuine
        if head["organisation"] != chain
        or (head["seq"] >= first - 1 and hashes.get(head["seq"]) != bytes.fromhex(head["hash"]))
    ]
    if not any(head["seq"] == first + len(lines) - 1 for head in genuine):
        flaws.append(Flaw("head_missing", first + len(lines) - 1))
    return flaws


def differing(lines: list[Json], saved: list[Json]) -> list[Flaw]:
    """The lines that you kept and that are not, word for word, among those from the first one on."""
    now = {one["line"]["seq"]: one for one in lines}
    first = min(now, default=1 << 63)
    return [
        Flaw("saved_differs", one["line"]["seq"])
        for one in saved
        if one["line"]["seq"] >= first and now.get(one["line"]["seq"]) != one
    ]


def check_parts(parts: list[Json], lines: list[Json]) -> list[Flaw]:
    """Every flaw of single lines, of one case, referral or request, each as the API answers it: `previous`, `export`.

    Each gives its own hash from the one before it, and no two of them say two things of one place in the chain.
    `lines`: the whole chain where you have it; then each has to be one of its lines.
    """
    try:
        known: dict[int, bytes] = {}
        flaws, alone = [], [read_json(part["export"]) for part in parts]
        for part, one in zip(parts, alone, strict=True):
            seq, chain = one["line"]["seq"], alone[0]["line"]["chain"]
            hashes, found = walk([one], chain, bytes.fromhex(part["previous"]), seq)
            flaws += found
            flaws += [Flaw("hash", seq)] * any(known.setdefault(*place) != place[1] for place in hashes.items())
            flaws += [Flaw("saved_differs", seq)] * (bool(lines) and one not in lines)
    except (KeyError, TypeError, ValueError, AttributeError):
        return [Flaw("malformed")]
    return flaws


def before_them(lines: list[Json], saved: list[Json]) -> list[Json]:
    """The lines that you kept stand where the hub was not asked for them again: they too must lead to the heads."""
    first = min((one["line"]["seq"] for one in lines), default=1 << 63)
    earlier = [one for one in saved if one["line"]["seq"] < first]
    return [one for place, one in enumerate(earlier) if one not in earlier[:place]]


def walk(lines: list[Json], chain: str, previous: bytes, first: int) -> tuple[dict[int, bytes], list[Flaw]]:
    """The hash of each link, computed anew, and what is wrong with its line."""
    hashes, flaws, committed = {first - 1: previous}, [], False
    for one in lines:
        line, seq = one["line"], one["line"]["seq"]
        flaws += [Flaw(code, seq) for code in _wrong_with(one, chain)]
        if "was" in one:
            # before there were commitments: the hash as it was, recomputed where the line is your own
            flaws += [Flaw("old", seq)] * committed
            if "opening" in one and sha256(previous + canonical(old_words(one))).hex() != one["was"]:
                flaws.append(Flaw("hash", seq))
            previous = bytes.fromhex(one["was"])
        else:
            committed = True
            previous = sha256(previous + canonical(line))
            flaws += [Flaw("hash", seq)] * (previous.hex() != one["hash"])
        hashes[seq] = previous
    return hashes, flaws


def _wrong_with(one: Json, chain: str) -> list[str]:
    line = one["line"]
    found = ["chain"] * (line["chain"] != chain)
    found += ["party"] * (chain not in (line["sender"], line["recipient"]))
    if line["actor"] != chain and "opening" not in one:
        return found
    opening = one.get("opening") or {}
    who, salt = opening.get("principal"), bytes.fromhex(opening.get("salt", ""))
    opened = sha256(salt + (who or "").encode()).hex() == line["principal"] and len(salt) == 32
    alone = line["by_the_hub"] is (who in (None, NOBODY))
    return found + ["opening"] * (not opened or not alone)


def old_words(one: Json) -> Json:
    """What a link of before the commitments hashed: the principal itself, and no word that the line has not."""
    kept = {name: word for name, word in one["line"].items() if name not in ("format", "by_the_hub")}
    absent = [name for name in ("field", "about") if kept[name] is None]
    return {
        **{name: word for name, word in kept.items() if name not in absent},
        "principal": one["opening"]["principal"],
    }


def check_restated(lines: list[Json]) -> list[Flaw]:
    """The old lines with their commitments give the digest of the one line that states them."""
    old = [one for one in lines if "was" in one]
    said = [one["line"] for one in lines if one["line"]["verb"] == "ledger:restated"]
    if not old:
        return []
    end = NO_HASH
    for one in old:
        end = sha256(end + canonical({**one["line"], "was": one["was"]}))
    holds = old[0]["line"]["seq"] == 1 and len(said) == 1 and said[0]["digest"] == end.hex()
    return [] if holds else [Flaw("restated", old[-1]["line"]["seq"])]


def head_is_signed(head: Json, key: bytes) -> bool:
    """Whether the hub signed exactly this head."""
    covered = {name: head[name] for name in ("format", "organisation", "seq", "hash", "at")}
    genuine = is_signed(key, bytes.fromhex(head["signature"]), canonical(covered))
    return genuine and head["format"] == "tsunagu-ledger-head/1"


def canonical(words: Json) -> bytes:
    """UTF-8 JSON with sorted keys and no blanks."""
    return json.dumps(words, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def sha256(data: bytes) -> bytes:
    """The hash of everything here."""
    return hashlib.sha256(data).digest()


def is_signed(key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the holder of this Ed25519 key signed exactly this message."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


# --- the log: a Merkle tree (RFC 6962) with one leaf an organisation and day; checkpoints as C2SP writes them ---


class Checkpoint(NamedTuple):
    """A Merkle tree head, and the signatures under it: by name, four bytes of key id and the rest."""

    body: str
    origin: str
    size: int
    root: bytes
    signatures: list[tuple[str, bytes, bytes]]


def read_checkpoint(note: str) -> Checkpoint:
    """C2SP tlog-checkpoint in a signed note; raises `ValueError` for anything else."""
    body, blank, signed = note.rpartition("\n\n")
    lines = body.split("\n")
    if not blank or len(lines) < 3 or "" in lines or not signed.endswith("\n") or lines[1] != str(int(lines[1])):
        raise ValueError("checkpoint")
    signatures = []
    for line in signed.splitlines():
        dash, name, encoded = line.split(" ")
        raw = base64.b64decode(encoded, validate=True)
        if dash != "\u2014":
            raise ValueError("signature")
        signatures.append((name, raw[:4], raw[4:]))
    return Checkpoint(body + "\n", lines[0], int(lines[1]), base64.b64decode(lines[2], validate=True), signatures)


def key_id(name: str, kind: int, key: bytes) -> bytes:
    """C2SP signed-note: which key a signature line is of. `kind`: 1 of a log, 4 of a witness."""
    return sha256(name.encode() + b"\n" + bytes([kind]) + key)[:4]


def read_vkey(vkey: str) -> tuple[str, int, bytes]:
    """C2SP signed-note: name, kind and key of "name+id+key"; raises `ValueError` where the id is another key's."""
    name, id, encoded = vkey.split("+", 2)
    raw = base64.b64decode(encoded, validate=True)
    if not name or not raw or key_id(name, raw[0], raw[1:]).hex() != id:
        raise ValueError("vkey")
    return name, raw[0], raw[1:]


def log_has_signed(checkpoint: Checkpoint, key: bytes) -> bool:
    """Whether the log's key signed this checkpoint under its origin's name."""
    known = (checkpoint.origin, key_id(checkpoint.origin, 1, key))
    signed = [rest for name, id, rest in checkpoint.signatures if (name, id) == known]
    return bool(signed) and all(is_signed(key, one, checkpoint.body.encode()) for one in signed)


def witness_has_signed(checkpoint: Checkpoint, vkey: str) -> bool:
    """C2SP tlog-cosignature: whether this witness says that it saw the log grow to this checkpoint, and at no other."""
    name, kind, key = read_vkey(vkey)
    for found, id, rest in checkpoint.signatures:
        if (found, id) == (name, key_id(name, 4, key)) and kind == 4 and len(rest) == 72:
            seconds = int.from_bytes(rest[:8], "big")
            return is_signed(key, rest[8:], f"cosignature/v1\ntime {seconds}\n{checkpoint.body}".encode())
    return False


def check_leaf(leaf: Json, key: bytes, witnesses: list[str], quorum: int, origin: str | None = None) -> list[Flaw]:
    """Every flaw of a leaf, its checkpoint and its proof.

    `quorum`: how many of the witnesses must have signed. `origin`: the log's name; None where you do not keep it.
    """
    try:
        checkpoint = read_checkpoint(leaf["checkpoint"])
        words = {name: leaf[name] for name in ("format", "organisation", "day", "head", "salt")}
        head = leaf["head"]
        flaws = [] if log_has_signed(checkpoint, key) else [Flaw("checkpoint_forged")]
        if origin not in (None, checkpoint.origin):
            flaws.append(Flaw("origin"))
        if words["format"] != "tsunagu-ledger-leaf/1" or len(bytes.fromhex(leaf["salt"])) != 32:
            flaws.append(Flaw("leaf"))
        if head is not None and head["organisation"] != leaf["organisation"]:
            flaws.append(Flaw("leaf"))
        if head is not None and not head_is_signed(head, key):
            flaws.append(Flaw("head_forged", head["seq"]))
        proof = [bytes.fromhex(one) for one in leaf["proof"]]
        if not is_included(sha256(canonical(words)), leaf["index"], proof, checkpoint):
            flaws.append(Flaw("inclusion"))
        if sum(witness_has_signed(checkpoint, one) for one in set(witnesses)) < quorum:
            flaws.append(Flaw("witness"))
    except (KeyError, TypeError, ValueError, AttributeError):
        return [Flaw("malformed")]
    return flaws


def check_leaves(leaves: list[Json], lines: list[Json], heads: list[Json]) -> list[Flaw]:
    """What does not fit between your leaves, and between them and your chain: the log must hold what you are shown.

    `lines`, `heads`: the chain's, where they were given. That the heads in the leaves are the chain's own is
    `check_export`'s to find: it takes them like every other head.
    """
    try:
        days: dict[str, Json] = {}
        chains = {one["line"]["chain"] for one in lines} | {one["organisation"] for one in heads}
        flaws = []
        for leaf in leaves:
            words = {name: leaf[name] for name in ("organisation", "day", "head", "salt")}
            if chains - {leaf["organisation"]} or days.setdefault(leaf["day"], words) != words:
                flaws.append(Flaw("leaf_differs"))
            chains.add(leaf["organisation"])
            until = (date.fromisoformat(leaf["day"]) - timedelta(days=1)).isoformat()
            covered = leaf["head"]["seq"] if leaf["head"] else 0
            if any(one["line"]["seq"] > covered and one["line"]["at"][:10] < until for one in lines):
                flaws.append(Flaw("leaf_old", covered))
    except (KeyError, TypeError, ValueError, AttributeError):
        return [Flaw("malformed")]
    return flaws


def check_grown(saved: str, now: str, proof: list[str], key: bytes) -> list[Flaw]:
    """Whether the log of the checkpoint `now` still holds everything that the saved one covers."""
    try:
        before, after = read_checkpoint(saved), read_checkpoint(now)
        hashes = [bytes.fromhex(one) for one in proof]
        flaws = [] if log_has_signed(before, key) and log_has_signed(after, key) else [Flaw("checkpoint_forged")]
        if before.origin != after.origin or not is_consistent(before, after, hashes):
            flaws.append(Flaw("consistency"))
    except (TypeError, ValueError, AttributeError):
        return [Flaw("malformed")]
    return flaws


def node(left: bytes, right: bytes) -> bytes:
    """RFC 6962, 2.1."""
    return sha256(b"\x01" + left + right)


def is_included(data: bytes, index: int, proof: list[bytes], checkpoint: Checkpoint) -> bool:
    """RFC 9162, 2.1.3.2."""
    if not 0 <= index < checkpoint.size:
        return False
    place, last, root = index, checkpoint.size - 1, sha256(b"\x00" + data)
    for beside in proof:
        if last == 0:
            return False
        if place % 2 or place == last:
            root = node(beside, root)
            while not place % 2 and place:
                place, last = place >> 1, last >> 1
        else:
            root = node(root, beside)
        place, last = place >> 1, last >> 1
    return last == 0 and root == checkpoint.root


def is_consistent(before: Checkpoint, after: Checkpoint, proof: list[bytes]) -> bool:
    """RFC 9162, 2.1.4.2."""
    if before.size > after.size or before.size == 0:
        return before.size == 0 and before.root == sha256(b"") and not proof
    if before.size == after.size:
        return not proof and before.root == after.root
    path = [before.root, *proof] if before.size & (before.size - 1) == 0 else list(proof)
    return bool(path) and path_holds(before, after, path)


def path_holds(before: Checkpoint, after: Checkpoint, path: list[bytes]) -> bool:
    """Whether this path leads from its first hash to both roots."""
    place, last = before.size - 1, after.size - 1
    while place % 2:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for beside in path[1:]:
        if last == 0:
            return False
        if place % 2 or place == last:
            old, new = node(beside, old), node(beside, new)
            while not place % 2 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node(new, beside)
        place, last = place >> 1, last >> 1
    return last == 0 and old == before.root and new == after.root


# --- the command ---


class Key(NamedTuple):
    """The hub's public key, and the log's name where it was given as a vkey."""

    key: bytes
    origin: str | None


def read_key(text: str) -> Key:
    """The hub's vkey, or its key in 64 hex digits, or a file that holds either."""
    given = Path(text).read_text("utf-8").strip() if Path(text).exists() else text
    if "+" not in given:
        return Key(bytes.fromhex(given), None)
    name, kind, key = read_vkey(given)
    if kind != 1:
        raise ValueError("vkey")
    return Key(key, name)


def read_json(text: str) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """One JSON value; raises `ValueError` where a name stands twice in it, so that two readers would differ."""

    def once(pairs: list[tuple[str, Any]]) -> Json:
        if len(dict(pairs)) != len(pairs):
            raise ValueError("a name stands twice")
        return dict(pairs)

    return json.loads(text, object_pairs_hook=once)


def read_lines(files: list[Path]) -> list[Json]:
    """One JSON value a line."""
    return [read_json(line) for file in files for line in file.read_text("utf-8").split("\n") if line.strip()]


def arguments() -> argparse.ArgumentParser:
    """What can be checked; see README.md."""
    parser = argparse.ArgumentParser(prog="tsunagu-verify", description="Check your organisation's ledger offline.")
    parser.add_argument("--key", type=read_key, required=True, help="the hub's vkey or its key in hex, or a file of it")
    many: dict[str, Any] = {"type": Path, "action": "append", "default": []}
    parser.add_argument("--export", **many, help="lines of the ledger, one a line; may be given again")
    parser.add_argument("--head", **many, help="the newest head")
    parser.add_argument("--saved-head", **many, help="heads that you kept from earlier")
    parser.add_argument("--part", **many, help="single lines with `previous`: of one case, referral or request")
    parser.add_argument("--saved", **many, help="lines that you kept from earlier")
    parser.add_argument("--leaf", **many, help="your leaf of one day, with checkpoint and proof; may be given again")
    parser.add_argument("--witness", action="append", default=[], help="a witness that you trust, as a C2SP vkey")
    parser.add_argument("--quorum", type=int, help="how many of them must have signed; all if not given")
    parser.add_argument("--saved-checkpoint", type=Path, help="a checkpoint that you kept from earlier")
    parser.add_argument("--consistency", type=Path, help="the proof from there to the leaf's checkpoint")
    return parser


def misused(given: argparse.Namespace) -> str | None:
    """Why these arguments leave something unchecked that somebody would believe to be checked; None where none does."""
    if not (given.export or given.head or given.saved_head or given.leaf or given.part):
        return "nothing was given to check: --export with --head, --part, or --leaf"
    if (given.witness or given.saved_checkpoint or given.consistency) and not given.leaf:
        return "witnesses and checkpoints are checked with a --leaf"
    if given.consistency and not given.saved_checkpoint:
        return "--consistency goes with --saved-checkpoint"
    if given.quorum is not None and not 0 < given.quorum <= len(set(given.witness)):
        return "--quorum is from 1 to the number of witnesses"
    return None


def found_by(given: argparse.Namespace) -> list[Flaw]:
    """Every flaw of what was given; raises `ValueError` where that is nothing."""
    (key, origin), quorum = given.key, len(set(given.witness)) if given.quorum is None else given.quorum
    lines, heads, saved_heads = read_lines(given.export), read_lines(given.head), read_lines(given.saved_head)
    leaves = [read_json(file.read_text("utf-8")) for file in given.leaf]
    parts = read_lines(given.part)
    if not (lines or heads or saved_heads or leaves or parts):
        raise ValueError("there is nothing in it")
    logged = [leaf["head"] for leaf in leaves if leaf["head"]] if lines or heads or saved_heads else []
    flaws = check_export(lines, key, [*heads, *logged], saved_heads, read_lines(given.saved))
    flaws += [flaw for leaf in leaves for flaw in check_leaf(leaf, key, given.witness, quorum, origin)]
    flaws += check_leaves(leaves, lines, [*heads, *saved_heads])
    flaws += check_parts(parts, lines)
    if given.saved_checkpoint:
        proof = read_json(given.consistency.read_text("utf-8")) if given.consistency else []
        saved, now = given.saved_checkpoint.read_text("utf-8"), leaves[-1]["checkpoint"]
        flaws += check_grown(saved, now, proof, key)
    return list(dict.fromkeys(flaws))


def say_what_holds(given: argparse.Namespace) -> None:
    """Up to when: what is old is as true as on its day, and says nothing of today."""
    print("Everything that was given holds.")
    for head in read_lines(given.head):
        print(f"The head covers {head['seq']} lines and was signed at {head['at']}.")
    if given.part and not given.export:
        print("Single lines give their own hashes; that the chain holds them is shown with --export and a saved head.")
    for file in given.leaf:
        print(f"The leaf is of {read_json(file.read_text('utf-8'))['day']}.")


def main() -> int:
    """0 where everything holds, 1 where something does not, 2 where a file cannot be read or nothing was given."""
    parser = arguments()
    given = parser.parse_args()
    if wrong := misused(given):
        parser.error(wrong)
    try:
        flaws = found_by(given)
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"A file cannot be read: {error}", file=sys.stderr)
        return 2
    for flaw in flaws:
        print(f"{f'Line {flaw.seq}: ' if flaw.seq else ''}{SENTENCES[flaw.code]}.", file=sys.stderr)
    if not flaws:
        say_what_holds(given)
    return 1 if flaws else 0


if __name__ == "__main__":
    sys.exit(main())
