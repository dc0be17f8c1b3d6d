"""The code as it is read out and as people type it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.entry.invitations.codes import DIGITS, fingerprint, in_groups, new_digits, normalised

digits = st.text("0123456789", min_size=DIGITS, max_size=DIGITS)
between = st.sampled_from(["", " ", "-", "\u3000", "‐", "−", "ー", "–"])


def test_a_code_has_more_than_forty_bits_and_is_read_in_groups() -> None:
    codes = {in_groups(new_digits()) for _ in range(200)}

    assert 10**DIGITS > 2**40
    assert len(codes) == 200
    assert all(normalised(code) == code.replace(" ", "") for code in codes)
    assert all([len(group) for group in code.split(" ")] == [4, 4, 4, 4] for code in codes)


@given(code=digits, signs=st.lists(between, min_size=DIGITS, max_size=DIGITS), wide=st.booleans())
def test_a_code_is_known_however_it_is_typed(code: str, signs: list[str], wide: bool) -> None:
    shown = "".join(chr(ord(d) - ord("0") + ord("０")) for d in code) if wide else code
    typed = "".join(sign + digit for sign, digit in zip(signs, shown, strict=True))

    assert normalised(typed) == code


@given(typed=st.text(max_size=40))
def test_anything_else_is_no_code(typed: str) -> None:
    found = normalised(typed)

    assert found is None or (found.isascii() and found.isdecimal() and len(found) == DIGITS)
    assert found is None or set(found) <= set(unicodedata.normalize("NFKC", typed))


@pytest.mark.parametrize("typed", ["", "1234", "1" * 17, "1" * 100_000, "١" * 16, "1234567890123x56"])
def test_too_short_too_long_or_of_other_signs_is_no_code(typed: str) -> None:
    assert normalised(typed) is None


def test_what_is_kept_of_a_code_depends_on_the_links_secret() -> None:
    assert fingerprint(b"a" * 32, "1" * 16) != fingerprint(b"b" * 32, "1" * 16)
