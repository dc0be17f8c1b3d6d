"""The labelled samples: everything that hides a file is refused, and nothing that people really write is."""

import random

import pytest

from hub.minimisation.content import reasons
from tests.minimisation import hidden, legitimate

HIDDEN = dict(hidden.samples())
LEGITIMATE = dict(legitimate.samples())
WRITTEN_ONCE = {"malformed", "image_content"}


def test_there_are_enough_samples_of_both() -> None:
    assert len(HIDDEN) >= 250
    assert len(LEGITIMATE) >= 150


@pytest.mark.parametrize("name", HIDDEN)
def test_a_hidden_file_is_refused(name: str) -> None:
    assert {reason.code for reason in reasons(HIDDEN[name], "narrative")} & WRITTEN_ONCE


@pytest.mark.parametrize("name", LEGITIMATE)
def test_a_long_text_of_real_life_passes(name: str) -> None:
    assert reasons(LEGITIMATE[name], "narrative") == ()


@pytest.mark.parametrize("name", [name for name in LEGITIMATE if len(LEGITIMATE[name]) < 10_000])
@pytest.mark.parametrize("way", ["base64", "base32hex", "octal", "braille, a byte a cell", "zlib", "xxencode body"])
def test_a_long_text_does_not_hide_a_file_beside_it(name: str, way: str) -> None:
    hidden_in = f"{LEGITIMATE[name]}\n{hidden.write(way, 'png')}\n{LEGITIMATE[name][:500]}"

    assert reasons(hidden_in, "narrative")


@pytest.mark.parametrize("seed", range(3))
def test_whatever_noise_follows_the_first_bytes_they_are_found(seed: int) -> None:
    noise = random.Random(seed).randbytes(1_500)
    missed = [
        (way, kind)
        for way in hidden.WAYS
        for kind, head in hidden.FILES.items()
        if not reasons(hidden.WAYS[way](head[:16] + noise), "narrative")
    ]

    assert missed == []
