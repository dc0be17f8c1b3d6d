"""An organisation's own identity provider: how it is set, and what is wrong with it."""

from hub.kit.text import Phrase, Text

PROVIDER: dict[str, Text] = {
    "sign_in_word_taken": Phrase("Another organisation uses this sign-in word. Choose another one."),
    "sign_in_word_kept": Phrase("Your organisation has its sign-in word already, for good. Use that one."),
    "sign_in_word_reserved": Phrase(
        "People would take this word for another company or office. Choose one of your organisation's own."
    ),
    "account_taken": Phrase("This account cannot be linked here. Tell your organisation's administrator."),
    "provider_unreachable": Phrase(
        "The provider gives no answer that can be used. Check the address. It must answer from outside over https, "
        "without a redirect, in JSON of at most 64 KiB."
    ),
    "provider_issuer_differs": Phrase(
        "The issuer that the provider names is not the one that was set. Set it exactly as the provider writes it."
    ),
    "provider_address_unfit": Phrase("This address cannot be used. It must begin with https:// and hold no user name."),
    "provider_without_code": Phrase("The provider does not offer the authorization code flow. Turn it on there."),
    "provider_without_pkce": Phrase("The provider does not offer PKCE with S256. Turn it on there."),
    "provider_without_algorithm": Phrase(
        "The provider signs ID tokens in no way that we take. Let it use RS256, PS256, ES256 or EdDSA."
    ),
    "provider_without_method": Phrase(
        "The provider does not take the chosen way of client authentication. Choose another one."
    ),
    "provider_without_key": Phrase(
        "Among the provider's keys there is none for signatures that we can use. Let it publish one."
    ),
}
