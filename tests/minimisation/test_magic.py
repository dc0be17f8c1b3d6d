"""All signatures are looked for in one pass, and each is found as if it were looked for alone."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.minimisation.magic import SIGNATURES, holds_file

ALONE = tuple(re.compile(one, re.DOTALL) for one in SIGNATURES)
BEGINNINGS = (b"\xff\xd8", b"RIFF", b"AVI ", b"ftyp", b"heic", b"mp42", b"BM", b"PK\x03", b"\x1f\x8b", b"\x87\n")


@pytest.mark.parametrize("one", ALONE, ids=range(len(ALONE)))
@settings(max_examples=25)
@given(st.data())
def test_each_signature_is_found_wherever_it_stands(one: re.Pattern[bytes], data: st.DataObject) -> None:
    before, after = data.draw(st.binary(max_size=20)), data.draw(st.binary(max_size=20))

    assert holds_file(before + data.draw(st.from_regex(one, fullmatch=True)) + after)


@given(st.lists(st.one_of(st.binary(max_size=6), st.sampled_from(BEGINNINGS), *map(st.from_regex, ALONE)), max_size=6))
def test_one_pass_finds_what_each_alone_finds(pieces: list[bytes]) -> None:
    octets = b"".join(piece[: len(piece) // 2] if n % 2 else piece for n, piece in enumerate(pieces))

    assert holds_file(octets) == any(one.search(octets) for one in ALONE)
