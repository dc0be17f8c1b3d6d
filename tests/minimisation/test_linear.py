"""Every rule about text takes time in proportion to the text, whatever is written.

Only the ratio is asserted; how many milliseconds it is, `python -m tests.bench.slow` prints.
"""

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from hub.kit.errors import Invalid
from hub.minimisation.content import MOST, reasons
from hub.minimisation.shapes import several_lines
from hub.minimisation.spotting.recognise import recognised
from hub.minimisation.spotting.recorded import known, recorded
from hub.minimisation.values import clean
from hub.takedowns.identity_check import identity_reasons
from tests.minimisation.pathological import WORST
from tests.minimisation.samples import VALUES

GROWTH = 3
"""Twice the text takes twice the time, and some more for noise; a rule that is quadratic takes four times."""
ATTEMPTS = 5


def best(rule: Callable[[str], object], text: str, times: int = 2) -> float:
    """The least of some measurements, in seconds of this process alone."""
    measured = []
    for _ in range(times):
        started = time.process_time()
        with suppress(Invalid):
            rule(text)
        measured.append(time.process_time() - started)
    return min(measured)


def grown(rule: Callable[[str], object], write: Callable[[int], str], most: int) -> float:
    """How many times the time of its half the longest text takes: the best of several attempts."""
    for _ in range(ATTEMPTS):
        half, whole = best(rule, write(most // 2)), best(rule, write(most))
        growth = whole / max(half, 0.005)  # below five milliseconds the clock counts, not the rule
        if growth <= GROWTH:
            break
    return growth


def content(text: str) -> object:
    return reasons(text, "narrative")


def narrative(text: str) -> object:
    return clean("narrative", text)


def identity(text: str) -> object:
    return identity_reasons({"reply_contact": {"name": text}, "signer": {"authority": text}}, VALUES)


def spotted(text: str) -> object:
    return recognised(several_lines(20_000)(text, "narrative"))  # squared words count as what they stand for


def hers(text: str) -> object:
    return recorded(several_lines(20_000)(text, "narrative"), HERS)


HERS = known(VALUES)
RULES = [(content, MOST), (narrative, 20_000), (identity, 5_000), (spotted, 20_000), (hers, 20_000)]


def test_there_are_forty_and_more() -> None:
    assert len(WORST) >= 40


@pytest.mark.parametrize("name", WORST)
@pytest.mark.parametrize(("rule", "most"), RULES, ids=["content", "narrative", "identity", "spotted", "hers"])
def test_the_worst_text_takes_time_in_proportion(rule: Callable[[str], object], most: int, name: str) -> None:
    assert grown(rule, WORST[name], most) <= GROWTH


def test_what_grows_when_it_is_normalised_is_measured_afterwards() -> None:
    for value in ("㏂" * 6_000, "\ufdfa" * 2_000):
        with pytest.raises(Invalid) as refused:
            clean("narrative", value)

        assert [(r.code, r.field) for r in refused.value.reasons] == [("too_long", "narrative")]


def test_a_few_squared_words_are_no_reason() -> None:
    assert clean("narrative", "㈱架空の㏂" * 50) == "㈱架空の㏂" * 50


def test_what_is_far_too_long_is_not_even_normalised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.minimisation.shapes.unicodedata", None)

    with pytest.raises(Invalid):
        narrative("か\u3099" * 2_000_000)


def test_texts_that_are_long_together_are_refused_before_they_are_looked_at() -> None:
    rows = ["a." * 500] * (MOST // 1_000 + 1)

    assert [reason.code for reason in reasons(rows, "items")] == ["too_long"]
