"""An organisation's own identity provider: how it is set, and what is wrong with it."""

from hub.kit.sentences.sentence import Sentence, told

PROVIDER: dict[str, Sentence] = {
    "sign_in_word_taken": told(
        "このサインイン名はほかの組織が使っています。",
        "Another organisation uses this sign-in word.",
        "別の名前を選んでください。",
        "Choose another one.",
    ),
    "sign_in_word_kept": told(
        "この組織のサインイン名はすでに決まっています。",
        "Your organisation has its sign-in word already, for good.",
        "変えられないので、今の名前を使ってください。",
        "Use that one.",
    ),
    "sign_in_word_reserved": told(
        "この名前は、ほかの会社や役所と間違えられるので使えません。",
        "People would take this word for another company or office.",
        "組織自身の名前を選んでください。",
        "Choose one of your organisation's own.",
    ),
    "account_taken": told(
        "このアカウントは結び付けられません。",
        "This account cannot be linked here.",
        "管理者に連絡してください。",
        "Tell your organisation's administrator.",
    ),
    "provider_unreachable": told(
        "プロバイダーから使える答えがありません。",
        "The provider gives no answer that can be used.",
        "アドレスを確かめてください。外から https で、転送なしに、64KiBまでのJSONで答える必要があります。",
        "Check the address: it must answer from outside over https, without a redirect, in JSON of at most 64 KiB.",
    ),
    "provider_issuer_differs": told(
        "プロバイダーが名乗る issuer が、登録した issuer と同じではありません。",
        "The issuer that the provider names is not the one that was set.",
        "一字一句同じにしてください。",
        "Set it exactly as the provider writes it.",
    ),
    "provider_address_unfit": told(
        "このアドレスは使えません。",
        "This address cannot be used.",
        "https:// で始まる、利用者名のないアドレスにしてください。",
        "It must begin with https:// and hold no user name.",
    ),
    "provider_without_code": told(
        "プロバイダーが認可コードフローを示していません。",
        "The provider does not offer the authorization code flow.",
        "プロバイダーの設定で有効にしてください。",
        "Turn it on there.",
    ),
    "provider_without_pkce": told(
        "プロバイダーがPKCE（S256）を示していません。",
        "The provider does not offer PKCE with S256.",
        "プロバイダーの設定で有効にしてください。",
        "Turn it on there.",
    ),
    "provider_without_algorithm": told(
        "IDトークンの署名方式が使えません。",
        "The provider signs ID tokens in no way that we take.",
        "RS256、PS256、ES256、EdDSAのどれかにしてください。",
        "Let it use RS256, PS256, ES256 or EdDSA.",
    ),
    "provider_without_method": told(
        "プロバイダーは、選んだクライアント認証の方法を受け付けません。",
        "The provider does not take the chosen way of client authentication.",
        "別の方法を選んでください。",
        "Choose another one.",
    ),
    "provider_without_key": told(
        "プロバイダーの公開鍵の中に、使える署名用の鍵がありません。",
        "Among the provider's keys there is none for signatures that we can use.",
        "プロバイダーに署名用の鍵を公開してもらってください。",
        "Let it publish one.",
    ),
}
