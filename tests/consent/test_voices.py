"""Who may answer what, over every giver, age and history."""

from hypothesis import given
from hypothesis import strategies as st

from hub.consent.rules import Assent, Minor
from hub.consent.voices import IN_HER_PLACE, Background, guardian_reasons, less_reasons, sign_of_no, yes_reasons

GIVERS = st.sampled_from(["self", "representative", "guardian", "lawyer"])
AGES: st.SearchStrategy[Minor] = st.sampled_from(["yes", "no", "unknown"])
ASSENTS = st.builds(
    Assent,
    st.sampled_from([True, False, None, "not_capable"]),
    st.sampled_from(["given", "absent", None]),
    not_capable_reason=st.sampled_from(["", "  ", "意識がない"]),
    guardian_is_not_offender=st.sampled_from([True, False, None]),
)
KNOWN = st.builds(Background, AGES, st.booleans(), st.booleans(), st.booleans())
MAYBE_HEARD = st.builds(Background, AGES, st.booleans(), heard=st.booleans())


def codes(given_by: str, facts: Assent, known: Background) -> set[str]:
    return {reason.code for reason in yes_reasons(given_by, facts, known)}


@given(GIVERS, ASSENTS, KNOWN)
def test_nobody_answers_for_a_person_of_age(given_by: str, facts: Assent, known: Background) -> None:
    by_another = given_by in IN_HER_PLACE or facts.guardian_consent == "given" or facts.assent == "not_capable"

    assert ("adult_answers_herself" in codes(given_by, facts, known)) == (known.minor == "no" and by_another)


@given(GIVERS, ASSENTS, KNOWN)
def test_a_guardian_or_lawyer_answers_only_where_she_cannot(given_by: str, facts: Assent, known: Background) -> None:
    if given_by in IN_HER_PLACE and facts.assent != "not_capable":
        assert yes_reasons(given_by, facts, known)
    if given_by not in IN_HER_PLACE and facts.assent == "not_capable":
        assert "not_capable_giver" in codes(given_by, facts, known)


@given(GIVERS, ASSENTS, KNOWN)
def test_nobody_answers_against_a_no_or_over_her_own_answer(given_by: str, facts: Assent, known: Background) -> None:
    found = codes(given_by, facts, known)

    if facts.assent == "not_capable":
        assert ("not_capable_against_no" in found) == known.said_no
        assert ("not_capable_answered_before" in found) == known.answered_herself
    else:
        assert not {code for code in found if code.startswith("not_capable")}, "her own word may always change"


@given(GIVERS, ASSENTS, MAYBE_HEARD)
def test_nobody_says_yes_for_a_person_who_was_not_heard(given_by: str, facts: Assent, known: Background) -> None:
    if facts.assent != "not_capable":
        assert ("person_not_heard" in codes(given_by, facts, known)) == (not known.heard)


@given(ASSENTS, KNOWN)
def test_a_guardian_who_may_be_the_offender_answers_nothing(facts: Assent, known: Background) -> None:
    if facts.guardian_is_not_offender is not True:
        assert yes_reasons("guardian", facts, known)


@given(GIVERS, ASSENTS, KNOWN)
def test_a_barred_guardians_yes_is_never_recorded(given_by: str, facts: Assent, known: Background) -> None:
    yes = given_by == "guardian" or facts.guardian_consent == "given"

    assert ("guardian_barred" in codes(given_by, facts, known)) == (known.guardian_barred and yes)


@given(ASSENTS.filter(lambda facts: facts.assent != "not_capable"), KNOWN)
def test_her_own_yes_is_refused_for_what_a_guardian_said_only(facts: Assent, known: Background) -> None:
    if facts.guardian_consent != "given":
        assert yes_reasons("self", facts, known) == ()


@given(GIVERS, AGES)
def test_a_no_and_less_than_before_are_hers_to_say(given_by: str, minor: Minor) -> None:
    assert bool(less_reasons(given_by, minor)) == (given_by in IN_HER_PLACE)


@given(st.sampled_from(["objection", "agreement"]), KNOWN)
def test_an_objection_is_kept_whomever_she_bars_and_an_agreement_is_not(word: str, known: Background) -> None:
    refused = bool(guardian_reasons(word, known))

    assert refused == (known.minor == "no" or (word == "agreement" and known.guardian_barred))


@given(st.dictionaries(st.sampled_from(["police", "care", "removal"]), st.sampled_from(["yes", "no", "later"])))
def test_a_wish_for_no_is_a_sign_of_no(wishes: dict[str, str]) -> None:
    assert sign_of_no(wishes, frozenset({"police", "care"})) == ("no" in (wishes.get("police"), wishes.get("care")))
