"""Of several clocks the earliest rules, and a later proof never puts an end off."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.deadlines.law import ROWS
from hub.deadlines.receipt import ProofOfReceipt, Source
from hub.deadlines.rules import Situation, clocks, due_at
from hub.deadlines.ruling import KeptClock, Ruling, load, proven, ruling
from hub.deadlines.urgency import TARGETS
from hub.exchange.vocabulary.harm import HARM_CODES
from hub.minimisation.due import due
from hub.minimisation.harm import is_intimate_image
from hub.takedowns.clock import clock_sentence, clocks_of

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
ELEMENTS = frozenset({"signer", "items", "no_consent_statement", "good_faith", "reply_contact", "explanation"})
NUMBERED = tuple(rule for rule in ROWS if rule.counting != "none" and rule.starts in ("received", "sent"))
FACTS = sorted({fact for rule in ROWS for fact in rule.facts} - {"intimate_image"})


def asked(
    facts: frozenset[str], urgency: str = "urgent", code: str = "NCII_ADULT", exposure: str = "published"
) -> Ruling:
    return due(
        facts=facts,
        harm_code=code,
        exposure=exposure,
        elements=ELEMENTS,
        may_be_minor=False,
        now=NOW,
        target=NOW + TARGETS[urgency],
    )


@pytest.mark.parametrize("urgency", list(TARGETS))
@pytest.mark.parametrize("fact", FACTS)
def test_no_statute_lengthens_the_time_that_was_asked_for(fact: str, urgency: str) -> None:
    found = asked(frozenset({fact}), urgency)

    assert found.at <= NOW + TARGETS[urgency]
    assert found.at == min([NOW + TARGETS[urgency], *(one.due_at for one in found.clocks if one.due_at)])


def test_a_week_of_law_leaves_four_hours_as_they_are() -> None:
    found = asked(frozenset({"jp_designated"}), "immediate")

    assert (found.at, found.rule) == (NOW + timedelta(hours=4), None)
    assert [(one.rule, one.due_at) for one in found.clocks] == [
        ("JP-IDPA-7D/1", datetime(2026, 11, 29, 15, tzinfo=UTC))
    ]


@pytest.mark.parametrize("pair", list(combinations(FACTS, 2)), ids="-".join)
def test_of_every_pair_of_clocks_the_earliest_rules(pair: tuple[str, str]) -> None:
    both, *alone = (asked(frozenset(facts), "routine") for facts in (pair, pair[:1], pair[1:]))

    assert both.at == min(one.at for one in alone)
    assert both.rule in {one.rule for one in alone}


def test_a_clock_that_does_not_start_says_what_is_missing() -> None:
    threatened = asked(frozenset({"us_covered_platform"}), code="SEXTORTION_ADULT", exposure="threatened")
    without = due(
        facts=frozenset({"eu_hosting", "us_covered_platform"}),
        harm_code="NCII_ADULT",
        exposure="published",
        elements=ELEMENTS - {"reply_contact"},
        may_be_minor=False,
        now=NOW,
        target=NOW + timedelta(hours=72),
    )

    assert {(one.rule, one.silence, one.missing) for one in threatened.clocks} == {
        ("US-TIDA-48H/1", "fact_missing", ("intimate_image",)),
        ("US-TIDA-COPIES/1", "fact_missing", ("intimate_image",)),
    }
    assert {one.missing for one in without.clocks} == {("reply_contact",)}
    shown = clocks_of([one.dump() for one in without.clocks], sent=True)
    assert all("reply_contact" in (clock_sentence(one, language) or "") for one in shown for language in ("ja", "en"))


def test_before_anybody_took_it_no_clock_runs_and_each_says_so() -> None:
    words = [one.dump() for one in asked(frozenset({"us_covered_platform"})).clocks]

    assert {(one.due_at, one.silence) for one in clocks_of(words, sent=False)} == {(None, "not_delivered")}
    assert {one.due_at for one in clocks_of(words, sent=True)} == {NOW + timedelta(hours=48)}


INTIMATE = {
    "NCII_ADULT", "NCII_ADULT_SYNTH", "IMAGE_MINOR", "IMAGE_MINOR_SYNTH", "SECRET_FILMING", "SECRET_FILMING_MINOR",
    "COERCED_PORNOGRAPHY",
}  # fmt: skip
ONCE_PUBLISHED = {"SEXTORTION_ADULT", "SEXTORTION_MINOR"}


@pytest.mark.parametrize("exposure", ["unknown", "shown_to_some", "threatened", "published"])
@pytest.mark.parametrize("code", sorted({*HARM_CODES.codes(), *INTIMATE, *ONCE_PUBLISHED}))
def test_published_sextortion_and_the_filming_of_minors_count_and_a_threat_does_not(code: str, exposure: str) -> None:
    published = code in ONCE_PUBLISHED and exposure == "published"

    assert is_intimate_image(code, exposure) is (code in INTIMATE or published)
    running = asked(frozenset({"us_covered_platform"}), "routine", code, exposure).rule
    assert running == ("US-TIDA-48H/1" if code in INTIMATE or published else None)


INSTANTS = st.integers(-400, 400).map(lambda hours: NOW + timedelta(hours=hours))
SOURCES: st.SearchStrategy[Source] = st.sampled_from(("platform", "api", "mail", "sent"))
PROOFS = st.lists(st.builds(ProofOfReceipt, SOURCES, INSTANTS), min_size=1, max_size=4)


@given(st.frozensets(st.sampled_from(FACTS)), PROOFS, st.builds(ProofOfReceipt, SOURCES, INSTANTS))
def test_a_later_proof_changes_no_clock(
    facts: frozenset[str], proofs: list[ProofOfReceipt], later: ProofOfReceipt
) -> None:
    known = facts | {"intimate_image"}
    first = min(proof.at for proof in proofs)
    more = [*proofs, ProofOfReceipt(later.source, max(later.at, first))]

    before, after = (clocks(Situation(known, tuple(some), elements=ELEMENTS)) for some in (proofs, more))

    assert {one.rule.rule_id: one.due_at for one in before if one.rule.starts == "received"} == {
        one.rule.rule_id: one.due_at for one in after if one.rule.starts == "received"
    }


@given(st.frozensets(st.sampled_from(FACTS)), st.sampled_from(sorted(TARGETS)), st.lists(INSTANTS, max_size=5))
def test_whatever_is_proven_an_end_never_moves_later(
    facts: frozenset[str], urgency: str, proofs: list[datetime]
) -> None:
    ends = asked(facts, urgency)

    for at in proofs:
        after = proven(ends, at)
        assert after.at <= ends.at
        assert all(
            now.due_at <= then.due_at
            for then, now in zip(ends.clocks, after.clocks, strict=True)
            if then.due_at and now.due_at
        )
        if at >= NOW:
            assert after == ends
        ends = after


def test_a_better_proof_three_hours_earlier_brings_the_end_three_hours_forward() -> None:
    ends = asked(frozenset({"us_covered_platform"}))

    after = proven(ends, NOW - timedelta(hours=3))

    assert (after.at, after.rule) == (ends.at - timedelta(hours=3), "US-TIDA-48H/1")


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
@pytest.mark.parametrize("rule", NUMBERED, ids=lambda rule: rule.rule_id)
def test_each_clock_of_the_table_against_each_target(rule: object, target: timedelta) -> None:
    ends = due_at(rule, NOW)  # type: ignore[arg-type]
    kept = KeptClock("X/1", ends)

    found = ruling(NOW + target, (kept,))

    assert ends is not None
    assert found.at == min(ends, NOW + target)
    assert found.rule == ("X/1" if ends < NOW + target else None)


def test_a_clock_is_read_as_it_was_kept() -> None:
    kept = (
        KeptClock("US-TIDA-48H/1", NOW),
        KeptClock("EU-DSA-DECISION/1", None, "element_missing", ("explanation", "reply_contact")),
        KeptClock("US-DMCA/1", None, "no_number"),
        KeptClock("GONE/1"),
    )

    assert load([one.dump() for one in kept]) == kept
    assert kept[3].law() is None
