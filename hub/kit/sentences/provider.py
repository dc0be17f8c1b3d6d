"""An organisation's own identity provider: how it is set, and what is wrong with it."""

from hub.kit.sentences.sentence import Sentence
from hub.kit.text import Phrase

PROVIDER: dict[str, Sentence] = {
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
}
