"""Who comes in through an organisation's own identity provider."""

from tests.house.spoils import Guard, always, answers, does_not, gives, never, uses, without

SETTING = "tests/entry/providers/test_set_up.py::"
ENTERING = "tests/entry/providers/test_sign_in.py::"
REFUSED = "tests/entry/providers/test_refused.py::"
ADDRESS = REFUSED + "test_an_address_that_is_not_as_it_must_be_lets_nobody_in"
TOKEN = REFUSED + "test_a_token_answer_that_is_not_as_it_must_be_lets_nobody_in"
FRESH = REFUSED + "test_a_step_up_with_an_old_sign_in_makes_nothing_fresh"
FINISH, TOKENS = "hub.entry.providers.finish", "hub.entry.providers.id_token"

A_PROVIDER = (
    Guard(
        "what a provider must offer",
        "hub.entry.providers.metadata:document_faults",
        answers(()),
        SETTING + "test_a_check_names_what_is_wrong_and_lets_nobody_in",
    ),
    Guard(
        "what an administrator may set",
        "hub.entry.providers.set_up:input_faults",
        answers(()),
        SETTING + "test_a_refused_setting_leaves_the_present_provider",
    ),
    Guard(
        "a provider that was not seen is not replaced",
        "hub.entry.providers.set_up:_require_seen",
        answers(None),
        "tests/entry/providers/test_provider_api.py::test_a_page_older_than_the_provider_replaces_none",
    ),
    Guard(
        "a word that is somebody else's name",
        "hub.entry.providers.set_up:is_reserved",
        answers(False),
        SETTING + "test_a_word_that_is_somebody_elses_name_is_refused",
    ),
    Guard(
        "how many begin to sign in",
        "hub.entry.providers.ceremony:is_crowded",
        answers(False),
        ENTERING + "test_only_so_many_begin_to_sign_in_within_a_minute_and_those_who_come_back_count_for_nothing",
    ),
    Guard(
        "one word an organisation",
        "hub.entry.providers.sign_in_words:word_reasons",
        answers(()),
        SETTING + "test_an_organisation_is_granted_one_word_and_cannot_collect_them",
    ),
    Guard(
        "one word for whatever does not answer",
        "hub.entry.providers.check:_unanswered",
        does_not("asyncio.sleep"),
        SETTING + "test_a_check_that_meets_no_answer_says_so_at_one_time",
    ),
    Guard(
        "a provider has a key",
        "hub.entry.providers.provider_keys:signs_with_any",
        answers(True),
        SETTING + "test_a_check_names_what_is_wrong_and_lets_nobody_in",
    ),
    Guard(
        "a provider is checked first",
        "hub.entry.providers.begin:_CHECKED",
        without(r" and i\.checked_at is not null"),
        SETTING + "test_a_provider_that_was_not_checked_lets_nobody_in",
    ),
    Guard(
        "a key that everybody has",
        "hub.identity.jwk:unfit",
        never("_SECRET"),
        TOKEN + "[a key that everybody has]",
    ),
    Guard(
        "the largest answer of a provider",
        "connectors.kit.fetch:json_body",
        never("LARGEST_ANSWER"),
        "tests/connectors/test_fetch.py::test_the_largest_answer_is_taken_and_one_byte_more_is_not",
    ),
)
AN_ANSWER = (
    Guard(
        "the state of an answer",
        f"{FINISH}:finish",
        always("compare_digest"),
        ADDRESS + "[another state]",
    ),
    Guard(
        "a parameter comes once",
        f"{FINISH}:_single",
        never("found", "parameters"),
        ADDRESS + "[the code twice]",
    ),
    Guard(
        "the provider that answers",
        f"{FINISH}:_subject",
        never("named", "issuer"),
        ADDRESS + "[another provider's issuer]",
    ),
    Guard(
        "an error is no answer",
        f"{FINISH}:_subject",
        never("error"),
        ADDRESS + "[an error beside a code]",
    ),
    Guard(
        "the secret of a ceremony",
        "hub.entry.providers.ceremony:_TAKE",
        without(r" and digest = :digest"),
        REFUSED + "test_a_ceremony_is_found_by_its_secret_alone",
    ),
    Guard(
        "a ceremony happens once",
        "hub.entry.providers.ceremony:_TAKE",
        without(
            r"delete from provider_ceremony c (where.*)\n  returning (.*)\n", r"select \2 from provider_ceremony c \1\n"
        ),
        REFUSED + "test_an_answer_is_good_once",
    ),
    Guard(
        "a ceremony that took too long",
        "hub.entry.providers.ceremony:_TAKE",
        without(r"where t\.until > :now"),
        REFUSED + "test_a_ceremony_ends_after_ten_minutes",
    ),
)
A_TOKEN = (
    Guard(
        "the algorithms of a provider",
        f"{TOKENS}:read",
        never("alg"),
        REFUSED + "test_an_algorithm_that_the_provider_did_not_name_at_its_check_is_refused",
    ),
    Guard(
        "words of a token's header",
        f"{TOKENS}:read",
        never("_HEADER"),
        TOKEN + "[keys from elsewhere]",
    ),
    Guard(
        "the type of a token",
        f"{TOKENS}:read",
        never("typ"),
        TOKEN + "[an access token]",
    ),
    Guard(
        "the issuer of a token",
        f"{TOKENS}:_checked",
        uses("expected.issuer", "None"),
        TOKEN + "[another issuer]",
    ),
    Guard(
        "the nonce of a token",
        f"{TOKENS}:_checked",
        gives("nonce", "None"),
        TOKEN + "[another nonce]",
    ),
    Guard("a fresh sign-in", f"{TOKENS}:_is_fresh", answers(True), FRESH + "[signed in long ago]"),
    Guard(
        "the same person again",
        f"{FINISH}:_proved",
        never("step_up"),
        FRESH + "[another person stepped up]",
    ),
    Guard(
        "a person who is still here",
        "hub.entry.providers.accounts:_WHO",
        without(r"\(p\.ended_at is null or p\.ended_at > :now\) and "),
        REFUSED + "test_a_person_who_was_let_go_meanwhile_does_not_come_in",
    ),
    Guard(
        "an account of one person",
        "hub.entry.providers.accounts:_LINK",
        without(r"where exists \(select from principal p .*\n"),
        ENTERING + "test_an_account_is_one_persons_and_nobody_elses",
    ),
)
PROVIDERS = (*A_PROVIDER, *AN_ANSWER, *A_TOKEN)
