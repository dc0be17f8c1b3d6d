"""What happens once, what is written down, and who comes in."""

from tests.house.spoils import Guard, answers, anyway, becomes, gives, lets_through, never, without

READING = "tests/releases/test_reading.py::"
DISPATCH = "tests/delivery/test_dispatch.py::"
LEASES = "tests/delivery/test_leases.py::"
MISTAKES = "tests/schema/test_a_strangers_mistakes.py::"

ONCE_AND_WRITTEN_DOWN = (
    Guard(
        "a mutation happens once",
        "hub.identity.idempotency:once",
        becomes(anyway),
        "tests/schema/test_once.py::test_the_same_key_launches_one_boat",
    ),
    Guard(
        "another input under the same key",
        "hub.identity.idempotency:once",
        lets_through("idempotency_key_reused"),
        "tests/identity/test_idempotency.py::test_the_same_key_for_something_else_is_refused",
    ),
    Guard(
        "one body for every attempt",
        "hub.delivery.prepare:_prepared",
        gives("message", "None"),
        DISPATCH + "test_a_message_is_tried_ten_times_over_76_hours_with_one_id_and_one_body",
    ),
    Guard(
        "one sender under one lease",
        "hub.delivery.dispatch:_send",
        never("leased", "until"),
        LEASES + "test_a_worker_that_was_stopped_after_its_claim_sends_nothing",
    ),
    Guard(
        "a lease that was lost",
        "hub.delivery.claim:_CLAIM",
        without(r" and leased_until = :until"),
        LEASES + "test_of_two_workers_with_one_message_one_sends",
    ),
    Guard(
        "a reading in the ledger",
        "hub.releases.read:log_use",
        answers(None),
        READING + "test_a_recipient_reads_what_was_released_and_the_ledger_says_so",
    ),
    Guard(
        "a sending in the ledger",
        "hub.delivery.claim:_sent",
        answers(None),
        DISPATCH + "test_a_queued_message_is_sent_once_and_recorded",
    ),
    Guard(
        "a refusal in the ledger",
        "schema.engine.context:Context._note",
        answers(None),
        "tests/takedowns/test_takedowns_api.py::test_a_refusal_names_fields_and_rules_and_is_noted_in_the_ledger",
    ),
)
AT_THE_EDGE = (
    Guard(
        "a key that an input does not have is told as such",
        "schema.engine.execution:_misfit",
        never("_STRAY"),
        "tests/schema/test_masking.py::test_values_that_do_not_fit_are_named_but_not_repeated",
    ),
    Guard(
        "a place is named as the caller wrote it",
        "schema.engine.errors:place",
        becomes(lambda _given: lambda path, _declared=None: path),
        MISTAKES + "test_what_a_room_refuses_of_a_case_is_named_with_its_place",
    ),
    Guard(
        "a country of no code in a filter",
        "hub.directory.rules:country_reasons",
        answers(()),
        MISTAKES + "test_a_question_that_cannot_be_answered_says_why[a country that is no code]",
    ),
    Guard(
        "a language of no code in a filter",
        "hub.directory.rules:language_reasons",
        answers(()),
        MISTAKES + "test_a_question_that_cannot_be_answered_says_why[a language that is no code]",
    ),
    Guard(
        "the permission of a field",
        "schema.engine.context:Context.require",
        answers(None),
        "tests/schema/test_guard.py::test_a_caller_without_the_permission_reaches_no_room",
    ),
    Guard(
        "the measure of a document",
        "schema.engine.limits:check_document",
        answers(None),
        "tests/schema/test_limits.py::test_an_abusive_document_is_refused[depth]",
    ),
    Guard(
        "where the hub may connect",
        "connectors.kit.addresses:permitted",
        answers(True),
        "tests/connectors/test_addresses.py::test_production_never_connects_to_the_machine_or_its_neighbours",
    ),
    Guard(
        "an address in disguise",
        "connectors.kit.addresses:plainly_written",
        answers(True),
        "tests/connectors/test_addresses.py::test_an_oddly_written_host_is_refused_before_anybody_is_asked",
    ),
)

LETTERS = (
    Guard(
        "what a law wants in a letter",
        "connectors.kit.letter:require",
        answers(None),
        "tests/connectors/test_take_it_down_act.py::test_a_threat_before_anything_is_published_has_no_place_and_so_no_letter",
    ),
    Guard(
        "a guardian whom nobody told",
        "connectors.kit.letter:handled",
        never("guardian_informed"),
        "tests/connectors/test_take_it_down_act.py::test_a_guardian_whom_nobody_told_is_named_as_not_to_be_told",
    ),
    Guard(
        "one notice for each platform",
        "connectors.partners.dsa_notice.platforms:by_platform",
        lambda _: lambda items: [list(items)],
        "tests/connectors/test_dsa_platforms.py::test_each_notice_is_whole_and_says_nothing_of_the_other_platform",
    ),
    Guard(
        "an outcome that nobody told",
        "connectors.partners.dsa_notice.complaint:became",
        never("UNANSWERED"),
        "tests/connectors/test_dsa_complaint.py::test_a_complaint_says_whether_it_was_refused_or_nothing_came",
    ),
    Guard(
        "what the one who posted it must not read",
        "connectors.partners.abuse_mail.format:_sheet",
        gives("boxed", "letter.handled(packet.handling, say)"),
        "tests/connectors/test_abuse_mail.py::test_the_one_who_posted_it_does_not_read_whom_she_has_not_told",
    ),
    Guard(
        "a cell that would be run",
        "connectors.partners.csv_batch.cells:safe",
        never("_RUNS"),
        "tests/connectors/test_csv_batch.py::test_no_cell_begins_like_a_formula[=]",
    ),
)
