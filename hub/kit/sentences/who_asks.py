"""Who asks: signing in, staying, machines and their keys."""

from hub.kit.text import Phrase, Text

WHO_ASKS: dict[str, Text] = {
    "unauthenticated": Phrase("A valid token is needed."),
    "needs_a_person": Phrase(
        "Somebody must have heard or judged this: no machine does it. A person signs in and does it."
    ),
    "now_by_machine": Phrase(
        'Only a person who spoke with her records "now". A machine takes consent back with AFTER_SEVEN_DAYS.'
    ),
    "content_needs_dpop": Phrase(
        "A machine that reads or writes content needs tokens bound to its key. Take it in with binding DPOP."
    ),
    "scopes_alike": Phrase("The machine has just these scopes already. There is nothing to change."),
    "not_permitted": Phrase("Your role or token does not permit this."),
    "organisation_suspended": Phrase(
        "Your organisation is suspended. You can take consent back for a person (withdrawConsent, keys gone after "
        "seven days, nothing recalled); for everything else ask the operator."
    ),
    "step_up_needed": Phrase("Sign in again to confirm that it is you, then repeat this."),
    "session_over": Phrase("Your sign-in has ended, and nothing was changed. Please sign in again."),
    "sign_in_refused": Phrase("You could not be signed in. Try again, or telephone your administrator."),
    "sign_in_word_unknown": Phrase(
        "No organisation with this word signs in here. Check the spelling, or ask your administrator."
    ),
    "no_provider": Phrase("This organisation has no sign-in of its own. Make a passkey."),
    "step_up_refused": Phrase("This did not show that it is you. Please try again."),
    "passkey_refused": Phrase("This passkey could not be registered. Begin again from the start."),
    "last_passkey": Phrase("The last passkey cannot be removed. Register another one first."),
    "invitation_not_open": Phrase(
        "This invitation cannot be used. Check the link and the code, or telephone whoever invited you."
    ),
    "last_admin": Phrase("The last administrator cannot be let go. Invite another one first."),
    "has_admin": Phrase("This organisation has an administrator. Ask that person for an invitation."),
    "too_many_requests": Phrase("This client asks too often. Wait the seconds that Retry-After says."),
    "private_key": Phrase(
        "This holds a private key. Use it no more: make a new one and register its public half alone."
    ),
    "key_unsupported": Phrase(
        "This kind of key is not taken. Use a signing key on P-256 or Ed25519, or RSA of 2048 to 4096 bits."
    ),
    "key_known": Phrase("This key, or its kid, was registered before. Make a new key."),
    "client_ended": Phrase("This client has ended. Register a new one."),
    "idempotency_key_reused": Phrase("This idempotency key was used with other input. Use a new key."),
}
