"""What keeps one person from doing alone what needs two."""

from tests.house.spoils import Guard, always, answers, gives, lets_through, never, uses, without

TWO = "tests/acts/test_two_people.py::"
ASKING = "tests/acts/test_asking.py::"
MEANWHILE = "tests/acts/test_meanwhile.py::"
CHALLENGES = "tests/acts/test_challenges.py::"
KEYS = "tests/identity/test_public_keys.py::"
KEY = "tests/directory/test_key_change.py::"
COUNTED = "tests/acts/test_challenges_counted.py::"
ENDPOINT = "tests/directory/test_endpoint_change.py::"
SECRETS = "tests/directory/test_webhook_secrets.py::"
RECOVERY = "tests/entry/test_access_recovery.py::"

TWO_PEOPLE = (
    Guard(
        "who may ask for an act",
        "hub.acts.rules:request_reasons",
        answers(()),
        ASKING + "test_what_may_not_be_asked_for_leaves_nothing",
    ),
    Guard(
        "who may confirm an act",
        "hub.acts.rules:confirm_reasons",
        answers(()),
        TWO + "test_nobody_else_confirms_and_nothing_is_done",
    ),
    Guard(
        "never the same person",
        "hub.acts.rules:confirm_reasons",
        lets_through("act_same_person"),
        TWO + "test_nobody_else_confirms_and_nothing_is_done",
    ),
    Guard(
        "role and fresh sign-in of both",
        "hub.acts.rules:_person_reasons",
        answers(()),
        TWO + "test_nobody_else_confirms_and_nothing_is_done",
    ),
    Guard(
        "an act in its time",
        "hub.acts.rules:_waiting_reasons",
        answers(()),
        TWO + "test_nobody_else_confirms_and_nothing_is_done",
    ),
    Guard(
        "who may decline an act",
        "hub.acts.rules:decline_reasons",
        answers(()),
        TWO + "test_whoever_may_not_confirm_and_did_not_ask_cannot_decline",
    ),
    Guard(
        "the right answer to a challenge",
        "hub.acts.rules:answer_reasons",
        answers(()),
        CHALLENGES + "test_a_new_thing_must_have_answered_before_anybody_confirms",
    ),
    Guard(
        "the lock of a confirmation",
        "hub.acts.repository:_LOCKED",
        without(" for update of a"),
        TWO + "test_sixteen_who_confirm_at_once_do_it_once",
    ),
    Guard(
        "an act's own check at the confirmation",
        "hub.acts.decide:confirm",
        never("check"),
        MEANWHILE + "test_what_could_not_be_done_any_more_is_refused_by_its_own_check",
    ),
)
KEYS_AND_ENDPOINTS = (
    Guard(
        "a key that proves itself",
        "hub.acts.rules:confirm_reasons",
        never("needs_challenge"),
        KEY + "test_a_key_asked_for_without_a_challenge_is_never_confirmed",
    ),
    Guard(
        "a key that was registered once",
        "hub.directory.key_change:may_change",
        lets_through("already_registered"),
        KEY + "test_a_key_that_is_or_was_registered_does_not_come_again",
    ),
    Guard(
        "nothing is sealed to a revoked key",
        "hub.identity.public_keys.find:_TO_SEAL",
        without(r" and ended_at is null and revoked_at is null"),
        KEYS + "test_a_packet_is_never_sealed_to_a_revoked_key",
    ),
    Guard(
        "a key is held while something is sealed to it",
        "hub.identity.public_keys.find:_TO_SEAL",
        without(" for share"),
        KEYS + "test_a_revocation_is_acknowledged_only_when_nothing_is_being_sealed_to_the_key",
    ),
    Guard(
        "an address that the connector takes",
        "hub.directory.endpoints:address_reasons",
        answers(()),
        ENDPOINT + "test_what_is_no_endpoint_is_refused_and_nothing_waits",
    ),
    Guard(
        "an endpoint that nobody else moved",
        "hub.directory.endpoint_change:may_change",
        gives("moved_on", "False"),
        ENDPOINT + "test_of_two_changes_the_second_finds_that_the_first_was_made",
    ),
    Guard(
        "an endpoint that proves itself",
        "hub.acts.rules:confirm_reasons",
        lets_through("challenge_unanswered"),
        ENDPOINT + "test_an_endpoint_that_does_not_give_the_challenge_back_is_never_confirmed",
    ),
    Guard(
        "challenges are counted over all acts",
        "hub.directory.send_challenge:count",
        answers(None),
        COUNTED + "test_an_address_is_asked_five_times_an_hour_whoever_asks_and_however_it_is_written",
    ),
    Guard(
        "who counts challenges waits for who does so already",
        "hub.acts.challenge_limits:_HOLD",
        without(r"pg_advisory_xact_lock\(hashtextextended\(key, 7\)\)", "1"),
        COUNTED + "test_of_eight_acts_at_once_five_are_asked",
    ),
    Guard(
        "when a challenge is possible again",
        "hub.acts.challenge_limits:possible_at",
        uses("sent", "[*sent[:1]] * len(sent)"),
        COUNTED + "test_one_more_may_go_from_that_instant_on_and_not_before",
    ),
    Guard(
        "a challenge is sent a few times",
        "hub.acts.rules:pose_reasons",
        answers(()),
        ENDPOINT + "test_a_challenge_is_sent_five_times_and_not_again",
    ),
    Guard(
        "an endpoint changes only by two",
        "hub.acts.rules:confirm_reasons",
        lets_through("act_same_person"),
        ENDPOINT + "test_an_endpoint_change_without_second_approval_sends_nothing",
    ),
    Guard(
        "the older secret ends by itself",
        "hub.directory.endpoints:living_secrets",
        always("SECRETS_OVERLAP"),
        SECRETS + "test_the_same_address_is_a_rotation_and_the_older_secret_ends_by_itself",
    ),
    Guard(
        "whose access is recovered",
        "hub.entry.acts.access_recovery:may_recover",
        never("principal"),
        RECOVERY + "test_nobody_recovers_herself_neither_asking_nor_confirming",
    ),
    Guard(
        "the operator brings only the first key",
        "hub.identity.public_keys.change:add_key",
        lets_through("two_people_needed"),
        "tests/commands/test_first_only.py::test_in_production_the_operator_replaces_no_key_and_no_route",
    ),
    Guard(
        "the operator brings only the first route",
        "hub.directory.routes:add",
        lets_through("two_people_needed"),
        "tests/commands/test_first_only.py::test_in_production_the_operator_replaces_no_key_and_no_route",
    ),
)
