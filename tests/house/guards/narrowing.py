"""What narrows, narrows everything that is out: the plan, its owners, the locks, the words that are told."""

from collections.abc import Mapping

from hub.delivery.outbox import Cancelled
from hub.narrowing.acts import Cell
from hub.narrowing.causes import Cause
from hub.narrowing.planned import Plan
from hub.narrowing.states import ThingState
from tests.house.spoils import Guard, always, answers, gives, is_told, never, rewritten, uses, without

CELLS = "tests/narrowing/test_cells.py::test_a_cell_does_what_it_says"
MESSAGES = "tests/narrowing/test_cells.py::test_a_message_that_waits_is_stopped_held_or_left_to_the_gate"
HOLDERS = "tests/narrowing/test_cells.py::test_a_holder_is_asked_what_the_table_says"
RACES = "tests/narrowing/test_races.py::"
ANSWERING = "tests/takedowns/test_answering.py::"
CONFLICTS = "tests/referrals/test_race.py::"
WORKING = "tests/referrals/test_working.py::"
DISPATCH = "tests/delivery/test_dispatch.py::"
WHOLE = "tests/pairs/test_whole.py::"
NARROW = "tests/withdrawals/test_narrow.py::"
MOVES = "tests/tasks/test_moves.py::"
SEEN = "tests/narrowing/test_seen_faults.py::test_not_seen_again"
RECORDED = "tests/narrowing/test_seen_recordings.py::"


def _held_too(table: Mapping[Cause, Mapping[ThingState, Cell]]) -> Mapping[Cause, Mapping[ThingState, Cell]]:
    """What a sender offered is held while it is suspended; here what was accepted, too."""
    row = table[Cause.SENDER_SUSPENDED]
    return {**table, Cause.SENDER_SUSPENDED: {**row, ThingState.ACCEPTED: row[ThingState.OFFERED]}}


WHAT_IS_OUT = (
    Guard(
        "a bar answers with the dates of the lawyers it ends",
        "schema.statements.statement_mutations:_ended_with",
        answers(()),
        "tests/referrals/test_referrals_api.py::"
        "test_a_lawyers_dates_are_told_before_she_takes_consent_back_or_bars_and_with_it[barRecipients]",
    ),
    Guard(
        "what her age held is let go as a child's alone",
        "hub.withdrawals.narrow:_by_cause",
        gives("aged", "[]"),
        "tests/pairs/test_limits_of_age.py::"
        "test_a_word_about_something_else_lets_a_childs_request_go_on_as_a_childs_alone[a bar]",
    ),
    Guard(
        "keys that a suspension left for longer go on her day",
        "hub.narrowing.doing:_sooner",
        answers(Plan()),
        WHOLE + "test_a_withdrawal_meanwhile_destroys_them_on_day_seven[False]",
    ),
    Guard(
        "a withdrawal narrows what is out",
        "hub.withdrawals.narrow:narrow",
        gives("things", "()"),
        f"{CELLS}[withdrawal-accepted]",
    ),
    Guard(
        "a bar cuts what was accepted",
        "hub.withdrawals.narrow:_by_cause",
        is_told("list", "[]"),
        f"{CELLS}[bar-accepted]",
    ),
    Guard(
        "a refused duty cuts what was accepted",
        "hub.withdrawals.narrow:_row",
        answers(None),
        f"{CELLS}[duty-refused-accepted]",
    ),
    Guard("a refusal cuts what was accepted", "hub.releases.cut:cut", answers(()), f"{CELLS}[refusal-accepted]"),
    Guard(
        "a sender's cancelling cuts what was accepted",
        "hub.referrals.cancel:_by_sender",
        answers(None),
        f"{CELLS}[sender-cancels-accepted]",
    ),
    Guard(
        "a recipient's end cuts what was accepted",
        "hub.referrals.ended_there:_apply",
        answers(None),
        f"{CELLS}[recipient-cancels-accepted]",
    ),
    Guard(
        "a conflict is the whole office's",
        "hub.referrals.ended_there:same_matter",
        answers(()),
        WORKING + "test_a_conflict_of_interest_ends_every_referral_of_the_case_in_that_office_at_once",
    ),
    Guard("what is held is not read", "hub.releases.hold:hold", answers(()), f"{CELLS}[duty-offered]"),
    Guard(
        "what is held is not accepted",
        "hub.releases.open:_OPEN",
        without(r" and held_for = '\{\}'"),
        f"{CELLS}[death-offered]",
    ),
    Guard(
        "what is held is not taken",
        "hub.takedowns.repository:require_not_held",
        answers(None),
        f"{SEEN}[a platform takes a request that is held]",
    ),
    Guard(
        "a request that was only received is not taken",
        "hub.takedowns.outstanding:_thing",
        gives("status", "row.status.replace('received', 'accepted')"),
        f"{SEEN}[a refusal leaves a request that was only received]",
    ),
    Guard(
        "who serves adults alone keeps no child's packet",
        "hub.withdrawals.narrow:_adults_alone",
        answers(frozenset()),
        "tests/narrowing/test_cells.py::"
        "test_found_to_be_a_child_her_packet_is_cut_at_who_serves_adults_alone[services0-True]",
    ),
    Guard(
        "an accepted packet of a sender that was suspended is kept",
        "hub.narrowing.table:TABLE",
        _held_too,
        f"{CELLS}[sender-suspended-accepted]",
    ),
    Guard(
        "what waits for her answer to a duty is packed again",
        "hub.withdrawals.gate_again:_but_for_what_waits",
        never("codes", "WAIT_FOR_HER"),
        f"{SEEN}[a shorter yes ends an offer that waits for her answer to a duty]",
    ),
    Guard(
        "what is out is asked about also where its recipient is suspended",
        "hub.minimisation.gate:ask_anew",
        uses("once_recipient", "load_recipient"),
        f"{SEEN}[a shortening while it is suspended cancels what a recipient has]",
    ),
    Guard(
        "a no to a suspended body is taken",
        "hub.intake.answers:place_of",
        never("less"),
        f"{RECORDED}test_a_no_to_a_suspended_body_is_taken[administrative]",
    ),
    Guard(
        "what is shut off ends as well",
        "hub.narrowing.doing:_repacked",
        never("open"),
        f"{SEEN}[what is shut for a suspended recipient outlives a shortening]",
    ),
    Guard(
        "what was shut off comes back where nothing took from it",
        "hub.narrowing.plan:_takes",
        answers(True),
        WHOLE + "test_an_offer_from_which_nothing_was_taken_while_it_was_shut_off_comes_back_whole",
    ),
    Guard(
        "what is shut off is held as well",
        "hub.narrowing.doing:_on_hold",
        uses("asked.thing.may_be_read", "asked.thing.living"),
        WHOLE + "test_what_was_held_while_a_suspension_shut_it_off_stays_held_until_that_is_let_go[False]",
    ),
    Guard(
        "what was held meanwhile is given back where it is let go",
        "hub.releases.terms:_CLOSED_OFF",
        without(r"\('keep', [^()]*\)", "('keep')"),
        WHOLE + "test_what_was_held_while_a_suspension_shut_it_off_stays_held_until_that_is_let_go[False]",
    ),
    Guard(
        "what was shut off comes back only where nothing came after it",
        "hub.narrowing.states:Thing.shut_off",
        answers(False),
        f"{SEEN}[what she shortened while a lawyer was suspended comes back whole]",
    ),
    Guard(
        "a no after the end of consent narrows",
        "hub.intake.refuse:record_refusal",
        rewritten(
            r"await narrow\(",
            "kept.narrowed() and await narrow(",
            why="the fault was a condition that nobody asks now: nothing there has its name",
        ),
        f"{SEEN}[a refusal after the end of consent leaves the accepted packet]",
    ),
    Guard(
        "no yes after a death",
        "hub.intake.give:died",
        answers(False),
        f"{RECORDED}test_a_yes_after_her_death_is_refused",
    ),
    Guard(
        "a shortened packet is released anew",
        "hub.withdrawals.gate_again:says_less",
        answers(False),
        f"{CELLS}[shortening-accepted]",
    ),
    Guard(
        "later edits stay out of what is released anew",
        "hub.minimisation.packer:repack",
        always("forms"),
        NARROW + "test_a_later_edit_of_the_case_does_not_leak_into_what_is_released_anew",
    ),
    Guard(
        "a running removal is lessened",
        "hub.minimisation.packer:reduced",
        always("NEEDED_TO_GO_ON"),
        f"{CELLS}[withdrawal-taken]",
    ),
    Guard(
        "messages are stopped",
        "hub.delivery.outbox:cancel",
        answers(Cancelled((), ())),
        f"{MESSAGES}[bar]",
    ),
    Guard(
        "messages that are held wait",
        "hub.delivery.claim:_CLAIM",
        without(r"\s+and held_for <@ cast\(.*\)"),
        DISPATCH + "test_a_message_that_is_held_after_its_lease_is_not_sent",
    ),
    Guard("holders are asked", "hub.releases.holding:ask", answers(()), f"{HOLDERS}[bar]"),
    Guard(
        "what a platform has taken needs her own yes",
        "hub.takedowns.recall:_require_own_slip",
        answers(None),
        ANSWERING + "test_what_a_platform_has_taken_is_recalled_on_her_own_yes_alone",
    ),
    Guard(
        "a slip never says withdrawn",
        "hub.narrowing.doing:_HER_WORD",
        lambda _: tuple(Cause),
        ANSWERING + "test_a_senders_own_slip_never_says_that_the_person_withdrew",
    ),
    Guard(
        "reasons of the hub alone",
        "hub.tasks.lifecycle:HUB_REASONS",
        lambda _: frozenset({"expired"}),
        MOVES + "test_the_database_lets_nobody_give_a_reason_that_the_table_does_not",
    ),
    Guard(
        "a conflict is checked on what can be read alone",
        "hub.referrals.conflict:look",
        answers(None),
        f"{SEEN}[what a duty holds is asked about]",
    ),
    Guard(
        "a conflict counts though a colleague accepted meanwhile",
        "hub.referrals.ended_there:end_there",
        is_told("referral", "found"),
        CONFLICTS + "test_a_conflict_of_interest_counts_though_a_colleague_accepts_meanwhile",
    ),
    Guard(
        "an offer under way ends with a conflict of interest",
        "hub.referrals.ended_there:hold",
        answers(None),
        CONFLICTS + "test_an_offer_that_is_under_way_ends_with_a_conflict_of_interest_that_is_said_meanwhile",
    ),
    Guard(
        "the case held before an offer",
        "hub.cases.repository:_TO_SEND",
        without(r"for share"),
        RACES + "test_nothing_is_offered_past_a_word_that_narrows[bar]",
    ),
)
