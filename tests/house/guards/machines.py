"""What stands between a stranger with a copied token, an old proof or a borrowed key, and the hub."""

from hub.identity.permissions import Role
from hub.machines.clients.replay import Spent
from hub.machines.standing import TokenStanding
from tests.house.spoils import Guard, always, answers, never, without

BAD = "tests/machines/test_bad_tokens.py::"
ASSERTED = BAD + "test_an_assertion_that_says_anything_else_is_refused"
ONCE = BAD + "test_an_assertion_that_is_not_the_clients_own_good_and_new_is_refused"
PROVEN = BAD + "test_a_proof_that_says_anything_else_gets_no_token"
BOUND = BAD + "test_a_bound_token_opens_nothing_without_its_own_new_proof"
TOKENS = "tests/machines/test_tokens_for_machines.py::"
RATES = "tests/machines/test_rates.py::"
API = "tests/machines/test_clients_api.py::"
KEYS = "tests/machines/test_client_keys_api.py::"

MACHINES = (
    Guard(
        "which keys are taken",
        "hub.identity.jwk:key_reasons",
        answers(()),
        KEYS + "test_a_private_key_is_refused_by_its_own_words_and_nowhere_kept",
    ),
    Guard(
        "what a machine may be",
        "hub.machines.clients.rules:client_reasons",
        answers(()),
        API + "test_a_machine_that_may_not_be_so_is_named_and_nothing_is_written",
    ),
    Guard(
        "who was let go",
        "hub.machines.standing:standing",
        answers(TokenStanding(Role.CASEWORKER, None, frozenset({"case:read"}))),
        "tests/machines/test_tokens.py::test_who_is_let_go_is_out_at_once_although_the_token_is_remembered",
    ),
    Guard(
        "a client that was let go",
        "hub.machines.standing:standing",
        never("client", "known"),
        TOKENS + "test_a_client_whose_row_alone_has_ended_is_out_too",
    ),
    Guard(
        "a token that was given back",
        "hub.machines.standing:_MEMBERSHIP",
        without(r"not exists \(select from revoked_token.*\) end", "true end"),
        TOKENS + "test_a_machine_gives_its_token_back_and_nobody_is_let_in_with_it",
    ),
    Guard(
        "a token that has ended",
        "hub.machines.tokens:Verifier.claims",
        always("issued_at"),
        "tests/machines/test_tokens.py::test_a_token_ends_after_ten_minutes_although_it_is_remembered",
    ),
    Guard(
        "the header of an assertion",
        "hub.machines.clients.assertion:_said",
        always("_HEADER"),
        BAD + "test_an_assertion_whose_header_says_anything_else_is_refused[jku]",
    ),
    Guard(
        "for whom an assertion is",
        "hub.machines.clients.assertion:_is_for_us",
        answers(True),
        ASSERTED + "[a list with the issuer alone]",
    ),
    Guard(
        "until when an assertion is good",
        "hub.machines.clients.assertion:_is_for_now",
        answers(True),
        ASSERTED + "[an end more than five minutes ahead]",
    ),
    Guard(
        "an assertion counts once",
        "hub.machines.clients.replay:spend",
        answers(Spent.FIRST),
        ONCE + "[shown before]",
    ),
    Guard(
        "how often tokens are asked for",
        "hub.machines.clients.replay:spend",
        never("rate"),
        RATES + "test_a_client_that_asks_for_tokens_too_often_is_told_how_long_to_wait",
    ),
    Guard(
        "the lock under which assertions are counted",
        "hub.machines.clients.replay:_HOLD",
        without(r" for no key update"),
        RATES + "test_of_sixteen_requests_at_once_no_more_than_the_limit_get_a_token",
    ),
    Guard(
        "how often a machine calls",
        "hub.machines.rates:Rates.wait",
        answers(0),
        RATES + "test_a_client_that_calls_too_often_is_told_how_long_to_wait",
    ),
    Guard(
        "a bound token and its proof",
        "hub.machines.tokens:Verifier._proven",
        answers(None),
        BOUND + "[as a bearer]",
    ),
    Guard(
        "the key that a token is bound to",
        "hub.machines.tokens:Verifier._proven",
        never("shown", "thumbprint"),
        BOUND + "[with another key]",
    ),
    Guard(
        "for which request a proof is",
        "hub.machines.dpop.proof:check",
        never("claims", "value"),
        PROVEN + "[another host]",
    ),
    Guard(
        "a nonce of these minutes",
        "hub.machines.dpop.proof:_check_nonce",
        answers(None),
        PROVEN + "[a nonce of another hub]",
    ),
    Guard(
        "a proof counts once",
        "hub.machines.dpop.replay:spend",
        answers(True),
        BOUND + "[with a proof shown before]",
    ),
    Guard(
        "the proof of a bound client at the token endpoint",
        "hub.machines.oauth.grant:TokenGrant._proof",
        answers(None),
        BAD + "test_a_bound_client_gets_no_token_without_its_proof_and_another_none_with_one",
    ),
    Guard(
        "the scopes of a client",
        "hub.machines.oauth.grant:TokenGrant.validate_requested_scope",
        answers(None),
        BAD + "test_a_request_for_anything_else_is_refused[a scope that the client does not have]",
    ),
    Guard(
        "whose token a machine hears about",
        "hub.machines.oauth.introspection:Introspection.check_permission",
        answers(True),
        TOKENS + "test_of_any_other_token_it_hears_no_more_than_no[foreign]",
    ),
    Guard(
        "whose token a machine gives back",
        "hub.machines.oauth.revocation:Revocation.query_token",
        always("is_of"),
        TOKENS + "test_a_token_that_is_not_its_own_is_not_revoked_and_the_answer_says_nothing[a stranger]",
    ),
    Guard(
        "a plain form",
        "hub.machines.oauth.form:_is_form",
        answers(True),
        BAD + "test_a_body_that_is_no_plain_form_is_refused[JSON]",
    ),
)
