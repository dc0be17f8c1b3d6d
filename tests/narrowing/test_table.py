"""The table is whole, and the page that people read says what it says."""

from hub.narrowing.__main__ import FILE
from hub.narrowing.acts import Act, Told
from hub.narrowing.causes import Cause
from hub.narrowing.page import page
from hub.narrowing.states import ThingState
from hub.narrowing.table import TABLE

ONLY_THESE_CUT_AN_ENGAGED_PACKET = {
    Cause.WITHDRAWAL,
    Cause.REFUSAL,
    Cause.BAR,
    Cause.DUTY_REFUSED,
    Cause.CONFLICT_OF_INTEREST,
    Cause.RECIPIENT_SUSPENDED,
}
"""Her own word, a conflict, security: of everything else the lawyer who was retained keeps the packet."""


def test_every_cause_has_a_cell_for_every_state() -> None:
    assert set(TABLE) == set(Cause)
    assert {cause: set(row) for cause, row in TABLE.items()} == {cause: set(ThingState) for cause in Cause}


def test_the_page_for_people_is_made_from_the_table() -> None:
    assert FILE.read_text(encoding="utf-8") == page(), "write it anew: python -m hub.narrowing --write"


def test_an_engaged_packet_is_cut_by_her_word_a_conflict_or_security_alone() -> None:
    cutting = {Act.CUT, Act.CLOSE_OFF, Act.DESTROY}

    assert {cause for cause, row in TABLE.items() if row[ThingState.ENGAGED].act in cutting} == (
        ONLY_THESE_CUT_AN_ENGAGED_PACKET
    )


def test_what_the_senders_side_causes_is_told_in_one_neutral_word() -> None:
    ours = {Cause.WITHDRAWAL, Cause.REFUSAL, Cause.SHORTENING, Cause.BAR, Cause.CASE_CLOSED, Cause.AGE_UNDER_18}

    told = {TABLE[cause][state].told for cause in ours for state in ThingState}

    assert told == {Told.NEUTRAL, Told.NOTHING}
