"""Sent means sent: what a form needs, who took it, what died, and the one end that rules."""

from hub.minimisation.lookalikes import LATIN
from tests.house.spoils import Guard, always, answers, becomes, lets_through, never, uses, without

FORMS = "tests/minimisation/test_completeness.py::"
CLOCKS = "tests/deadlines/test_ruling.py::"
DELIVERING = "tests/takedowns/test_delivering.py::"
OFFERS = "tests/takedowns/test_delivering_offers.py::"
API = "tests/tasks/test_undelivered_api.py::"
ALIKE = API + "test_preview_and_sending_refuse_alike_what_a_form_cannot_be_filled_without"
_DIED = DELIVERING + "test_a_dead_delivery_reaches_its_senders_list_within_one_tick_and_starts_no_clock"
_WAITS = DELIVERING + "test_nothing_shows_as_sent_before_the_platform_took_it"

WHAT_A_FORM_NEEDS = (
    Guard(
        "every place that a form needs",
        "hub.exchange.complete:lacking",
        answers(()),
        FORMS + "test_half_a_reply_contact_is_named_with_the_half_that_is_missing",
    ),
    Guard(
        "a signer that may not leave",
        "hub.minimisation.rules:_incomplete",
        answers(()),
        FORMS + "test_a_request_whose_signer_may_not_leave_is_refused_by_every_form",
    ),
    Guard(
        "an item of the kind that a form needs",
        "hub.exchange.complete:_lacks",
        uses("need.one_of_kind", "None"),
        FORMS + "test_items_of_every_kind_leave_or_are_refused_by_the_gate",
    ),
    Guard(
        "a word that a form takes, such as who may sign",
        "hub.exchange.complete:_other_words",
        answers(()),
        FORMS + "test_a_form_of_japanese_law_is_refused_where_an_organisation_would_sign_before_anything_is_sent",
    ),
    Guard(
        "what is kept is answered as kept alone, and what is removed never is",
        "hub.takedowns.words:_fitting",
        uses("others", "()"),
        "tests/takedowns/test_preservation.py::test_it_is_answered_as_kept_and_never_as_removed",
    ),
    Guard(
        "what was cut is not printed by its sender",
        "hub.releases.own_papers:shut_reasons",
        answers(()),
        "tests/releases/test_own_papers.py::test_what_was_cut_is_not_printed_any_more",
    ),
    Guard(
        "a bank is told of the payments to itself alone",
        "hub.minimisation.payments:paid_there",
        uses("there", "payments"),
        "tests/connectors/test_japan_bank_request.py::test_a_bank_is_told_of_the_payments_to_itself_alone",
    ),
    Guard(
        "no word of what happened stands in an id on a bank's sheet",
        "connectors.partners.japan_bank_request.plain:tells",
        answers(False),
        "tests/connectors/test_japan_bank_request.py::test_a_word_of_the_list_is_an_empty_box_however_it_is_spelled",
    ),
    Guard(
        "a request to keep says nothing of her age by whoever signs",
        "hub.exchange.complete:_other_words",
        answers(()),
        "tests/connectors/test_preservation_request.py::test_who_signs_for_a_child_by_law_cannot_sign_it",
    ),
    Guard(
        "before an account goes, keeping its logs is offered",
        "hub.takedowns.keep_first:offered",
        answers(None),
        "tests/takedowns/test_preservation.py::test_before_an_account_goes_keeping_its_logs_is_offered",
    ),
    Guard(
        "what whoever posted it may see of a Japanese form",
        "connectors.kit.japanese_shown:_spans",
        answers(()),
        "tests/connectors/test_japan_removal_request.py::"
        "test_what_whoever_posted_it_may_see_holds_nothing_that_finds_her",
    ),
    Guard(
        "words that go on to whoever posted it",
        "hub.minimisation.finds:_goes_on",
        answers(frozenset()),
        FORMS + "test_what_a_field_tells_the_provider_is_hidden_in_words_that_go_on_to_whoever_posted_it",
    ),
    Guard(
        "a need that only what leaves excuses",
        "hub.minimisation.rules:_incomplete",
        uses("forms", "dict.fromkeys(CATALOGUE, 'full')"),
        FORMS + "test_a_childs_code_that_does_not_leave_excuses_nothing",
    ),
    Guard("what sending asks besides, in the preview", "hub.intake.look_ahead:_also_against", answers(()), ALIKE),
    Guard("what sending asks beside the gate", "hub.takedowns.request:beside_the_gate", answers(()), ALIKE),
    Guard("a place asked for twice", "hub.takedowns.request:_twice", answers(()), ALIKE),
)
WHO_TOOK_IT = (
    Guard("a room hears how its message ended", "hub.delivery.settle:_tell", answers(None), _DIED),
    Guard("what was not delivered says so", "hub.takedowns.delivery_outcome:_not_sent", answers(None), _DIED),
    Guard(
        "nothing is overdue that nobody took",
        "hub.tasks.lists:_OVERDUE",
        becomes(lambda condition: condition.replace(" and delivery = 'sent'", "")),
        _DIED,
    ),
    Guard(
        "no end is shown before somebody took it",
        "hub.takedowns.repository:_READ",
        without(r"case when delivery_status = 'sent' then due_at end as due_at", "due_at"),
        _WAITS,
    ),
    Guard(
        "a lawyer reads of requests that were taken",
        "hub.tasks.sent:_SENT",
        without(r" and takedown\.delivery_status = 'sent'"),
        _WAITS,
    ),
    Guard(
        "no channel is no delivery",
        "hub.delivery.backoff:verdict",
        uses("'by-hand'", "'delivered'"),
        DELIVERING + "test_nowhere_sends_nothing_and_says_what_a_person_does",
    ),
    Guard(
        "who was never reached was not silent",
        "hub.takedowns.answer:_reached",
        lets_through("not_delivered"),
        DELIVERING + "test_nowhere_sends_nothing_and_says_what_a_person_does",
    ),
    Guard(
        "whoever acts on a request has it",
        "hub.takedowns.moves:move",
        never("delivery_status"),
        DELIVERING + "test_a_platform_that_acts_before_its_machine_answers_has_it",
    ),
    Guard(
        "whoever acts on an offer has it",
        "hub.referrals.moves:_MOVE",
        without(r"case when :took then 'sent' else delivery_status end", "delivery_status"),
        OFFERS + "test_a_recipient_that_acts_on_an_offer_has_it",
    ),
    Guard(
        "a message whose time is over stays",
        "hub.delivery.dispatch:_attempt",
        never("untold"),
        DELIVERING + "test_a_message_whose_own_time_is_over_does_not_leave_and_counts_anew_by_hand",
    ),
    Guard(
        "the gate before a request is sent again",
        "hub.delivery.recheck:require",
        never("against"),
        DELIVERING + "test_sending_again_asks_the_gate_at_once_and_changes_nothing_where_it_says_no",
    ),
    Guard(
        "the gate before a message is sent again",
        "hub.delivery.redeliver:_ask",
        answers(None),
        "tests/delivery/test_redelivering.py::test_what_arrived_is_not_sent_again_once_it_may_not_leave_any_more",
    ),
    Guard(
        "the gate before an offer is sent again",
        "hub.referrals.send_again:_ask",
        answers(None),
        OFFERS + "test_a_notice_of_what_may_not_leave_any_more_is_not_sent_again",
    ),
    Guard(
        "the clock of an offer that nobody had",
        "hub.referrals.restart_clock:_LATER",
        without(r"respond_by = respond_by \+ :by, "),
        OFFERS + "test_an_offer_whose_time_was_over_says_a_new_one_everywhere",
    ),
)
_CARRIED = "tests/takedowns/test_carried.py::"
BY_HAND = (
    Guard(
        "what is a record of something carried",
        "hub.delivery.carry:carried_reasons",
        answers(()),
        _CARRIED + "test_what_is_no_record_of_it_is_refused_and_changes_nothing",
    ),
    Guard(
        "a carried request is in its recipient's hand",
        "hub.takedowns.delivery_outcome:hand_over",
        answers(None),
        _CARRIED + "test_a_carried_request_is_sent_taken_and_its_clock_runs",
    ),
    Guard(
        "a carried request that nobody could know of before",
        "hub.takedowns.delivery_outcome:_count_from",
        answers(None),
        _CARRIED + "test_a_request_carried_after_its_time_counts_from_then",
    ),
    Guard(
        "a carried offer that nobody could know of before",
        "hub.referrals.delivery_outcome:count_from",
        answers(None),
        _CARRIED + "test_a_carried_offer_is_sent_and_its_clock_runs",
    ),
    Guard(
        "who carried it, in both ledgers",
        "hub.delivery.carry:note",
        answers(None),
        _CARRIED + "test_a_carried_request_is_sent_taken_and_its_clock_runs",
    ),
    Guard(
        "what nobody sent is not in the ledger as sent",
        "hub.delivery.claim:_nobody_is_told",
        answers(False),
        _CARRIED + "test_nothing_stands_in_the_ledger_as_sent_that_nobody_carried",
    ),
)
ONE_END = (
    Guard(
        "no statute lengthens what was asked for",
        "hub.deadlines.ruling:ruling",
        never("due_at", "target"),
        CLOCKS + "test_a_week_of_law_leaves_four_hours_as_they_are",
    ),
    Guard(
        "no proof puts an end off",
        "hub.deadlines.ruling:_not_after",
        never("ends", "due_at"),
        CLOCKS + "test_whatever_is_proven_an_end_never_moves_later",
    ),
    Guard(
        "the earliest proof counts",
        "hub.deadlines.rules:_start",
        uses("min", "max"),
        CLOCKS + "test_a_later_proof_changes_no_clock",
    ),
    Guard(
        "a threat is no image yet",
        "hub.minimisation.harm:is_intimate_image",
        always("published"),
        CLOCKS + "test_published_sextortion_and_the_filming_of_minors_count_and_a_threat_does_not",
    ),
    Guard(
        "the packet says the end that rules",
        "hub.takedowns.send:_saying",
        becomes(lambda _: lambda asked, _ends: asked),
        DELIVERING + "test_a_statute_that_ends_first_rules_in_packet_list_queue_and_webhook",
    ),
)
TO_WHOM = (
    Guard(
        "the team in the count of what was not delivered",
        "hub.tasks.undelivered:_MINE",
        becomes(lambda _: ""),
        API + "test_what_was_not_delivered_is_counted_and_sent_again_by_the_team_alone",
    ),
)
_WORDS = "tests/takedowns/test_identity_words.py::"
BY_NAME = (
    Guard(
        "whom to tell is looked for by name",
        "hub.directory.load:_PAGE",
        without(r"(?s)\n  and \(cast\(:name as text\).*?> 0\)"),
        "tests/directory/test_directory_api.py::test_the_list_is_searched_by_a_part_of_a_name_in_either_language",
    ),
)
NOBODYS_NAME = (
    Guard(
        "an address that names her, in the consent sentence",
        "hub.intake.consent_sentence:address_reasons",
        answers(()),
        _WORDS + "test_the_consent_sentence_says_that_an_address_contains_her_name",
    ),
    Guard(
        "whom the signer names is shown",
        "hub.minimisation.finds:_named_asking",
        answers(()),
        _WORDS + "test_whom_the_signer_names_leaves_and_is_never_silent",
    ),
    Guard(
        "what is out says still what is hidden now",
        "hub.intake.mark_identity:_still_out",
        answers(()),
        _WORDS + "test_a_mark_that_hides_says_what_is_out_and_says_it_still",
    ),
    Guard(
        "letters that only look Latin",
        "hub.minimisation.canonical:_plain",
        becomes(lambda plain_of: lambda one: one if one in LATIN else plain_of(one)),
        "tests/minimisation/test_spotting.py::test_letters_that_only_look_latin_hide_no_handle_and_no_mail",
    ),
)
