"""The Merkle tree of RFC 6962 over leaves that are only ever added. Pure: hashes come and go, nothing is stored here.

Only hashes of whole subtrees are kept; each has its level (0: a leaf) and its place in that level. Whatever else a root
or a proof needs is folded from those, so that a proof reads as many of them as the tree has levels, twice at most.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

Node = tuple[int, int]
"""A whole subtree: its level and its place in it."""
Range = tuple[int, int]
"""Leaves from the first up to, and without, the second."""
EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """RFC 6962, 2.1."""
    return hashlib.sha256(b"\x00" + data).digest()


def _joined(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def grown(size: int, leaves: Sequence[bytes], known: Mapping[Node, bytes]) -> dict[Node, bytes]:
    """The whole subtrees that these leaf hashes complete after `size` leaves. `known`: those that cover these."""
    made: dict[Node, bytes] = {}
    for index, leaf in enumerate(leaves, size):
        level, place, hash = 0, index, leaf
        made[level, place] = hash
        while place % 2:
            left = (level, place - 1)
            hash = _joined(made[left] if left in made else known[left], hash)
            level, place = level + 1, place // 2
            made[level, place] = hash
    return made


def covering(leaves: Range) -> tuple[Node, ...]:
    """The whole subtrees that make up a range which a root or proof names, from left to right."""
    start, end = leaves
    found = []
    while start < end:
        level = (end - start).bit_length() - 1
        found.append((level, start >> level))
        start += 1 << level
    return tuple(found)


def hash_of(leaves: Range, known: Mapping[Node, bytes]) -> bytes:
    """The Merkle tree hash of a range, from its whole subtrees."""
    nodes = [known[node] for node in covering(leaves)]
    if not nodes:
        return EMPTY
    found = nodes.pop()
    while nodes:
        found = _joined(nodes.pop(), found)
    return found


def inclusion(index: int, size: int) -> tuple[Range, ...]:
    """RFC 6962, 2.1.1: the ranges whose hashes prove leaf `index` in a tree of `size`."""
    return tuple(_path(index, 0, size))


def _path(index: int, start: int, end: int) -> Iterator[Range]:
    if end - start == 1:
        return
    middle = start + _split(end - start)
    if index < middle:
        yield from _path(index, start, middle)
        yield middle, end
    else:
        yield from _path(index, middle, end)
        yield start, middle


def consistency(old: int, size: int) -> tuple[Range, ...]:
    """RFC 6962, 2.1.2: the ranges whose hashes prove that a tree of `size` begins with the one of `old` leaves."""
    return tuple(_proof(old, 0, size, whole=True)) if 0 < old < size else ()


def _proof(old: int, start: int, end: int, *, whole: bool) -> Iterator[Range]:
    if old == end:
        if not whole:
            yield start, end
        return
    middle = start + _split(end - start)
    if old <= middle:
        yield from _proof(old, start, middle, whole=whole)
        yield middle, end
    else:
        yield from _proof(old, middle, end, whole=False)
        yield start, middle


def _split(count: int) -> int:
    """The largest power of two below `count`."""
    return 1 << ((count - 1).bit_length() - 1)
