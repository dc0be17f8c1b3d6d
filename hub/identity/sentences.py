"""Why whoever asks is not let in, may not, or must show again who she is; and what is wrong with a key."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "secret_key_given": Sentence(
        Phrase("This holds a secret key, which is no longer secret."),
        Phrase("Make a new pair and give only its public half."),
    ),
    "two_people_needed": Sentence(
        Phrase("This organisation has one already, and changing it takes two of its own people."),
        Phrase("Let one ask (requestKeyChange, requestEndpointChange) and another confirm (confirmAct)."),
    ),
    "unauthenticated": Sentence(
        Phrase("A valid token is needed."),
        Phrase("Sign in, or get a new token."),
    ),
    "needs_a_person": Sentence(
        Phrase("Somebody must have heard or judged this: no machine does it."),
        Phrase("A person signs in and does it."),
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
    "last_admin": Sentence(
        Phrase("The last administrator cannot be let go."),
        Phrase("Invite another one first."),
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
    "idempotency_key_reused": Sentence(
        Phrase("This idempotency key was used with other input."),
        Phrase("Use a new key."),
    ),
}
