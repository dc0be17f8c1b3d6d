"""What contradicts, which routes it stops, and who settles it; and which harm code can stand beside which ages."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hub.exchange.vocabulary.harm import HARM_CODES
from hub.exchange.vocabulary.person import AGE_BANDS
from hub.kit.errors import Reason
from hub.minimisation.harm import child_code_reasons, harm_code_reasons
from hub.statements.contradictions import settling_reasons, touches, unsettled, waiting
from hub.statements.said import Statement
from tests.statements.test_rules import ANOTHER, DESK, RECORDER, said


def a_contradiction(**more: Any) -> tuple[Statement, Statement]:
    first = said("age-now", {"band": "16_17"}, 1)
    return first, said("age-now", {"band": "20_or_over"}, 2, contradicts=first.id, **more)


def test_a_contradiction_of_ages_touches_every_route_and_one_of_a_bar_its_own() -> None:
    assert touches(a_contradiction(), DESK, "legal_aid")
    bar = said("bar", {"of": ["police"]}, 1)
    wish = said("wish", {"wishes": {"police": "yes", "school": "yes"}}, 2, contradicts=bar.id)
    assert touches([bar, wish], DESK, "police")
    assert not touches([bar, wish], DESK, "school")
    assert not touches([bar, wish], DESK, "legal_aid")


def test_what_is_settled_touches_nothing_and_is_settled_by_another_alone() -> None:
    told = a_contradiction()
    later = told[1]
    done = said("settlement", {"holds": "earlier"}, 3, about=later.id)

    assert (unsettled(told), waiting(told)) == ((later,), (later,))
    assert (unsettled([*told, done]), waiting([*told, done])) == ((), ())
    assert settling_reasons(later, told, RECORDER, "later") == (Reason("act_same_person"),)
    assert settling_reasons(later, told, ANOTHER, "later") == ()
    assert settling_reasons(later, [*told, done], ANOTHER, "later") == (Reason("nothing_to_settle", "statement"),)
    assert settling_reasons(told[0], told, ANOTHER, "later") == (Reason("nothing_to_settle", "statement"),)
    unheard = a_contradiction(counts=False)
    assert settling_reasons(unheard[1], unheard, ANOTHER, "later") == (Reason("not_counted_asks_anew", "holds"),)
    assert settling_reasons(unheard[1], unheard, ANOTHER, "earlier") == ()


@given(st.sampled_from(HARM_CODES.codes()), st.sampled_from(AGE_BANDS.codes()), st.sampled_from(AGE_BANDS.codes()))
def test_a_child_never_stands_under_an_adults_code_nor_an_adult_under_a_childs(code: str, now: str, then: str) -> None:
    found = harm_code_reasons(code, now, then)
    children = {"under_13", "13_15", "16_17"}

    if code.endswith(("_ADULT", "_ADULT_SYNTH")) and {now, then} & children:
        assert found == child_code_reasons(code, now, then) != ()
    if "MINOR" in code and not {now, then} & {*children, "unknown"}:
        assert found != ()
    if {now, then} == {"unknown"} or code in ("DOXXING", "IMPERSONATION", "COERCED_PORNOGRAPHY"):
        assert found == ()
