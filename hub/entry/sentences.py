"""Why somebody does not come in, and what is wrong with an organisation's own provider."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "sign_in_word_taken": Sentence(
        Phrase("Another organisation uses this sign-in word."),
        Phrase("Choose another one."),
    ),
    "sign_in_word_kept": Sentence(
        Phrase("Your organisation has its sign-in word already, for good."),
        Phrase("Use that one."),
    ),
    "sign_in_word_reserved": Sentence(
        Phrase("People would take this word for another company or office."),
        Phrase("Choose one of your organisation's own."),
    ),
    "account_taken": Sentence(
        Phrase("This account cannot be linked here."),
        Phrase("Tell your organisation's administrator."),
    ),
    "provider_unreachable": Sentence(
        Phrase("The provider gives no answer that can be used."),
        Phrase(
            "Check the address: it must answer from outside over https, without a redirect, in JSON of at most 64 KiB."
        ),
    ),
    "provider_issuer_differs": Sentence(
        Phrase("The issuer that the provider names is not the one that was set."),
        Phrase("Set it exactly as the provider writes it."),
    ),
    "provider_address_unfit": Sentence(
        Phrase("This address cannot be used."),
        Phrase("It must begin with https:// and hold no user name."),
    ),
    "provider_without_code": Sentence(
        Phrase("The provider does not offer the authorization code flow."),
        Phrase("Turn it on there."),
    ),
    "provider_without_pkce": Sentence(
        Phrase("The provider does not offer PKCE with S256."),
        Phrase("Turn it on there."),
    ),
    "provider_without_algorithm": Sentence(
        Phrase("The provider signs ID tokens in no way that we take."),
        Phrase("Let it use RS256, PS256, ES256 or EdDSA."),
    ),
    "provider_without_method": Sentence(
        Phrase("The provider does not take the chosen way of client authentication."),
        Phrase("Choose another one.", "provider"),
    ),
    "provider_without_key": Sentence(
        Phrase("Among the provider's keys there is none for signatures that we can use."),
        Phrase("Let it publish one."),
    ),
    "role_same": Sentence(
        Phrase("That person has this role already."),
        Phrase("Choose another."),
    ),
    "session_over": Sentence(
        Phrase("Your sign-in has ended, and nothing was changed."),
        Phrase("Please sign in again."),
    ),
    "session_over_kept": Sentence(
        Phrase("Your sign-in has ended. What you wrote is kept, and nothing was recorded."),
        Phrase("Please sign in again: it stands on the start page."),
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
    "has_admin": Sentence(
        Phrase("This organisation has an administrator."),
        Phrase("Ask that person for an invitation."),
    ),
}
