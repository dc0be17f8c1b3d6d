"""Compressed bytes opened a little way, so that what is inside can be looked at: never more than is needed for that."""

import re
import zlib
from collections.abc import Iterator

SHOWN = 1_024
"""Bytes that are taken out of one compressed stream: a beginning is known by far fewer, and no bomb goes off."""
TRIES = 24
"""Streams that are tried in one reading."""
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")


def inside(octets: bytes) -> Iterator[bytes]:
    """The beginnings of what zlib had compressed in here, and of a bare deflate stream at the very start."""
    for found, _ in zip(_ZLIB.finditer(octets), range(TRIES), strict=False):
        yield from _opened(octets[found.start() : found.start() + SHOWN], zlib.MAX_WBITS)
    yield from _opened(octets[:SHOWN], -zlib.MAX_WBITS)


def _opened(octets: bytes, window: int) -> Iterator[bytes]:
    try:
        shown = zlib.decompressobj(window).decompress(octets, SHOWN)
    except zlib.error:
        return
    if len(shown) >= 8:  # noqa: PLR2004 - less tells nothing
        yield shown
