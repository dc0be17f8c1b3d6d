"""Authentication: signing in, sessions, machines and their keys."""

from hub.kit.sentences.sentence import Sentence
from hub.kit.text import Phrase

WHO_ASKS: dict[str, Sentence] = {
    "unauthenticated": Sentence(
        Phrase("A valid token is needed."),
        Phrase("Sign in, or get a new token."),
    ),
    "needs_a_person": Sentence(
        Phrase("Somebody must have heard or judged this: no machine does it."),
        Phrase("A person signs in and does it."),
    ),
    "now_by_machine": Sentence(
        Phrase('Only a person who spoke with her records "now".'),
        Phrase("From a machine take consent back with `AFTER_SEVEN_DAYS`."),
    ),
    "content_needs_dpop": Sentence(
        Phrase("A machine that reads or writes content needs tokens bound to its key."),
        Phrase("Take it in with binding DPOP."),
    ),
    "scopes_alike": Sentence(
        Phrase("The machine has just these scopes already."),
        Phrase("There is nothing to change: use it as it is."),
    ),
    "not_permitted": Sentence(
        Phrase("Your role or token does not permit this."),
        Phrase("Ask somebody whose role allows it, or your administrator."),
    ),
    "organisation_suspended": Sentence(
        Phrase(
            "Your organisation is suspended: you can take consent back for a person (withdrawConsent, keys "
            "gone after seven days, nothing recalled), and nothing else."
        ),
        Phrase("For everything else ask the operator."),
    ),
    "step_up_needed": Sentence(
        Phrase("Before this you must show anew that it is you."),
        Phrase("Sign in again, then repeat this."),
    ),
    "session_over": Sentence(
        Phrase("Your sign-in has ended, and nothing was changed."),
        Phrase("Please sign in again."),
    ),
    "sign_in_refused": Sentence(
        Phrase("You could not be signed in."),
        Phrase("Try again, or telephone your administrator."),
    ),
    "sign_in_word_unknown": Sentence(
        Phrase("No organisation with this word signs in here."),
        Phrase("Check the spelling, or ask your administrator."),
    ),
    "no_provider": Sentence(
        Phrase("This organisation has no sign-in of its own."),
        Phrase("Make a passkey."),
    ),
    "step_up_refused": Sentence(
        Phrase("This did not show that it is you."),
        Phrase("Please try again."),
    ),
    "passkey_refused": Sentence(
        Phrase("This passkey could not be registered."),
        Phrase("Begin again from the start."),
    ),
    "last_passkey": Sentence(
        Phrase("The last passkey cannot be removed."),
        Phrase("Register another one first."),
    ),
    "invitation_not_open": Sentence(
        Phrase("This invitation cannot be used."),
        Phrase("Check the link and the code, or telephone whoever invited you."),
    ),
    "last_admin": Sentence(
        Phrase("The last administrator cannot be let go."),
        Phrase("Invite another one first."),
    ),
    "has_admin": Sentence(
        Phrase("This organisation has an administrator."),
        Phrase("Ask that person for an invitation."),
    ),
    "too_many_requests": Sentence(
        Phrase("This client asks too often."),
        Phrase("Wait the seconds that Retry-After says."),
    ),
    "private_key": Sentence(
        Phrase("This holds a private key."),
        Phrase("Use it no more: make a new one and register its public half alone."),
    ),
    "key_unsupported": Sentence(
        Phrase("This kind of key is not taken."),
        Phrase("Use a signing key on P-256 or Ed25519, or RSA of 2048 to 4096 bits."),
    ),
    "key_known": Sentence(
        Phrase("This key, or its kid, was registered before."),
        Phrase("Make a new key."),
    ),
    "client_ended": Sentence(
        Phrase("This client has ended."),
        Phrase("Register a new one."),
    ),
    "idempotency_key_reused": Sentence(
        Phrase("This idempotency key was used with other input."),
        Phrase("Use a new key."),
    ),
}
