"""What a pair of organisations or the hub changes after sending: the lock, the conditions, and the sweep."""

from tests.house.spoils import Guard, answers, becomes, does_not, lets_through, never, without

ACCEPTANCE = "tests/pairs/test_acceptance.py::"
LOCK = "tests/pairs/test_lock.py::"
PEOPLE = "tests/pairs/test_suspended_people.py::"
READING = "tests/pairs/test_reading.py::"
SENDING = "tests/pairs/test_sending.py::"
SWEEP = "tests/pairs/test_sweep.py::"
_WAITS = LOCK + "test_what_lets_something_through_waits_for_a_change_under_way"
_HELD_OFF = LOCK + "test_a_change_waits_for_what_is_being_let_through"
_ANY_CHANGE = r"c\.cause in \('duty', 'agreement-narrowed', 'agreement-breached'\)"


def _always_done(asked: object) -> object:
    async def stand_in(*given: object) -> bool:
        await asked(*given)  # type: ignore[operator]
        return True

    return stand_in


THE_LOCK_OF_A_PAIR = (
    *(
        Guard(f"the pair's lock: {what}", f"{of}:share", answers(None), f"{_WAITS}[{name}-the_pair]")
        for what, of, name in (
            ("an offer", "hub.referrals.offer", "offering"),
            ("an acceptance", "hub.referrals.accept", "accepting"),
            ("a request to remove", "hub.takedowns.send", "requesting"),
            ("a request taken on", "hub.takedowns.repository", "taking"),
            ("a send", "hub.delivery.claim", "claiming"),
        )
    ),
    *(
        Guard(f"the pair's lock: {what}", of, answers(None), f"{_HELD_OFF}[{name}]")
        for what, of, name in (
            ("an end", "hub.agreements.end:hold", "ending"),
            ("a newer agreement", "hub.agreements.agree:hold", "agreeing"),
            ("a duty", "hub.directory.enrol:hold_all_to", "a_duty"),
            ("a suspension", "hub.vetting.suspend:hold_all", "suspending"),
            ("a revoked key", "hub.identity.public_keys.change:hold_all_to", "revoking"),
        )
    ),
)
_LIMITS = "tests/pairs/test_limits.py::"
WHO_DECIDES = (
    Guard(
        "what a peer left unanswered goes to whoever is named in its place",
        "hub.vetting.peers:hand_on",
        answers(None),
        _LIMITS + "test_whoever_is_named_anew_decides_what_the_first_peer_left_unanswered",
    ),
    Guard(
        "what a peer answered stays its word",
        "hub.vetting.peers:_HAND_ON",
        without(r"and q\.answer is null and q\.done_at is null"),
        _LIMITS + "test_what_a_peer_has_answered_stays_its_word_whoever_is_named",
    ),
    Guard(
        "a peer that is named only later is asked",
        "hub.withdrawals.limits:suspended_over",
        does_not("peers.ask_about"),
        _LIMITS + "test_a_peer_that_is_named_only_later_is_asked_within_a_day",
    ),
)
WHAT_CHANGED_SINCE = (
    Guard(
        "of two changes at the same moment the one committed last narrows",
        "hub.pairs.changes:came_between",
        answers(False),
        "tests/pairs/test_at_once.py::"
        "test_of_two_changes_at_the_same_moment_the_one_that_is_committed_last_narrows_too[duty]",
    ),
    Guard(
        "an acceptance asks what changed",
        "hub.releases.open:_OPEN",
        without(_ANY_CHANGE, "false"),
        ACCEPTANCE + "test_a_newer_duty_opens_nothing_until_the_gate_was_asked_again[police]",
    ),
    Guard(
        "an acceptance asks who is suspended",
        "hub.releases.open:_OPEN",
        without(r"\(o\.suspended_at is not null or o\.ended_at <= :now\)", "false"),
        ACCEPTANCE + "test_nothing_opens_while_one_of_the_two_is_suspended[security-sender]",
    ),
    Guard(
        "what an ended agreement had replaced",
        "hub.agreements.load:_TERMS",
        without(r"later\.ended_at is not null", "false"),
        ACCEPTANCE + "test_what_an_ended_agreement_had_replaced_does_not_come_back",
    ),
    Guard(
        "a request is taken on under the terms of today",
        "hub.releases.terms:require_current",
        answers(None),
        READING + "test_a_change_holds_a_request_that_was_not_taken_and_keeps_one_that_was[duty]",
    ),
    Guard(
        "an offer is read under the terms of today",
        "hub.releases.read:_BY_OBJECT",
        without(f"then {_ANY_CHANGE}", "then false"),
        READING + "test_an_ended_agreement_holds_an_offer_and_keeps_what_was_accepted",
    ),
    Guard(
        "the queue is read under the terms of today",
        "hub.releases.read:OPEN",
        becomes(lambda sql: sql.replace("when c.cause = 'duty' then", "when false then").replace("c.id > ", "null > ")),
        READING + "test_a_change_holds_a_request_that_was_not_taken_and_keeps_one_that_was[agreement]",
    ),
    Guard(
        "a new duty holds what was not read",
        "hub.releases.read:_BY_OBJECT",
        without(r"when c\.cause = 'duty' then", "when false then"),
        READING + "test_a_new_duty_holds_an_offer_and_an_accepted_packet_that_nobody_read",
    ),
    Guard(
        "a breach shuts what was accepted",
        "hub.releases.read:_BY_OBJECT",
        without(r"when c\.cause = 'agreement-breached' then", "when false then"),
        READING + "test_a_breach_shuts_what_was_accepted_unless_the_lawyer_was_retained[False]",
    ),
    Guard(
        "a recipient suspended for security",
        "hub.releases.read:_BY_OBJECT",
        without(r"o\.id = :org and o\.suspended_for = 'security'", "false"),
        READING + "test_a_recipient_suspended_for_security_reads_nothing",
    ),
    Guard(
        "what an untrusted sender released",
        "hub.releases.read:_BY_OBJECT",
        without(r"o\.id = release\.sender and o\.suspended_for = 'security'", "false"),
        READING + "test_what_a_sender_released_after_the_named_instant_is_not_read",
    ),
    Guard(
        "a stolen key",
        "hub.releases.read:_BY_OBJECT",
        without(r"and k\.stolen and", "and false and"),
        READING + "test_a_stolen_key_shuts_accepted_packets_until_there_is_a_new_one[True]",
    ),
    Guard(
        "a send waits for her answer to a duty",
        "hub.delivery.claim:WAIT_FOR_HER",
        becomes(lambda _: frozenset()),
        SENDING + "test_a_message_waits_for_her_answer_to_a_new_duty_and_is_not_lost",
    ),
    Guard(
        "a send waits for the recipient's new key",
        "hub.delivery.claim:_without_key",
        answers(False),
        SENDING + "test_what_is_to_be_sent_waits_for_a_new_key_and_goes_on_with_it[True]",
    ),
    Guard(
        "no lease without the recipient's key",
        "hub.delivery.lease:_LEASE",
        without(r"(?s)coalesce\(\(\s+select max\(k\.revoked_at\).*?<= :key_lost, true\)", "true"),
        SENDING + "test_what_is_to_be_sent_waits_for_a_new_key_and_goes_on_with_it[False]",
    ),
)
AGREEMENTS = (
    Guard(
        "an end of an agreement of two others",
        "hub.agreements.end:_ended",
        never("by"),
        "tests/pairs/test_agreements_api.py"
        "::test_an_agreement_of_two_others_is_not_found_whatever_the_database_would_show",
    ),
)
SUSPENDED = (
    Guard(
        "the instant of a suspension",
        "hub.vetting.suspend:suspending_reasons",
        answers(()),
        "tests/commands/test_organisations.py"
        "::test_a_suspension_for_security_names_the_instant_from_which_nothing_is_trusted",
    ),
    Guard(
        "one thing for people of a suspended organisation",
        "schema.engine.context:Context.require",
        lets_through("organisation_suspended"),
        PEOPLE + "test_they_are_let_in_for_nothing_but_a_withdrawal[request]",
    ),
    Guard(
        "what a suspended organisation withdraws can be undone",
        "hub.withdrawals.while_suspended:suspended_reasons",
        answers(()),
        PEOPLE + "test_a_withdrawal_succeeds_with_seven_days_and_without_recall",
    ),
    Guard(
        "clocks stand still",
        "hub.referrals.expire:stopped",
        answers(False),
        SWEEP + "test_clocks_stand_still_while_the_sender_is_suspended_for_security",
    ),
    Guard(
        "clocks go on at the instant of resuming",
        "hub.pairs.changes:resumed_at",
        answers(None),
        SWEEP + "test_a_sweep_that_comes_late_gives_back_the_time_to_the_instant_of_resuming",
    ),
    Guard(
        "clocks that stood still end with consent",
        "hub.releases.terms:_PROLONG",
        without(r"(?s)least\(release\.readable_until \+ :by, \(.*?\)\)\)\)", "release.readable_until + :by)"),
        SWEEP + "test_no_clock_that_stood_still_outlives_consent",
    ),
)
THE_SWEEP = (
    Guard(
        "the gate was asked again",
        "hub.withdrawals.sweep:asked_again",
        answers(None),
        SWEEP + "test_an_offer_that_the_new_terms_still_cover_can_be_accepted_after_the_sweep",
    ),
    Guard(
        "no answer is late while the clocks stand still",
        "hub.referrals.repository:_REFERRAL",
        without(r"(?s) and not \(exists \(select from organisation o where.*?swept_at is null\)\)"),
        SWEEP + "test_no_answer_is_late_while_the_clocks_stand_still_nor_before_the_time_is_given_back",
    ),
    Guard(
        "no offer ends before its time is given back",
        "hub.referrals.expire:stopped",
        answers(False),
        SWEEP + "test_no_answer_is_late_while_the_clocks_stand_still_nor_before_the_time_is_given_back",
    ),
    Guard(
        "a suspension that still stands",
        "hub.withdrawals.sweep:_stands",
        answers(True),
        SWEEP + "test_a_suspension_taken_back_before_the_sweep_narrows_nothing",
    ),
    Guard(
        "what a sweep could not do is done by the next",
        "hub.withdrawals.sweep:_asked",
        becomes(_always_done),
        SWEEP + "test_a_case_that_fails_is_asked_again_and_holds_up_no_other",
    ),
    Guard(
        "an agreement of two others, behind its policy",
        "hub.agreements.lists:_ONE",
        without(r" and :us in \(a\.sender, a\.recipient\)"),
        "tests/privacy/test_second_wall.py::test_a_query_about_a_foreign_thing_is_still_one_about_nothing[agreement]",
    ),
)
