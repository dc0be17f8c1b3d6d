"""An organisation's own identity provider: how it is set, and what is wrong with it."""

from hub.kit.text import Text

PROVIDER: dict[str, Text] = {
    "sign_in_word_taken": Text(
        "このサインイン名はほかの組織が使っています。別の名前を選んでください。",
        "Another organisation uses this sign-in word. Choose another one.",
    ),
    "sign_in_word_kept": Text(
        "この組織のサインイン名はすでに決まっています。変えられないので、今の名前を使ってください。",
        "Your organisation has its sign-in word already, for good. Use that one.",
    ),
    "sign_in_word_reserved": Text(
        "この名前は、ほかの会社や役所と間違えられるので使えません。組織自身の名前を選んでください。",
        "People would take this word for another company or office. Choose one of your organisation's own.",
    ),
    "account_taken": Text(
        "このアカウントは結び付けられません。管理者に連絡してください。",
        "This account cannot be linked here. Tell your organisation's administrator.",
    ),
    "provider_unreachable": Text(
        "プロバイダーから使える答えがありません。アドレスを確かめてください。外から https で、転送なしに、"
        "64KiBまでのJSONで答える必要があります。",
        "The provider gives no answer that can be used. Check the address. It must answer from outside over https, "
        "without a redirect, in JSON of at most 64 KiB.",
    ),
    "provider_issuer_differs": Text(
        "プロバイダーが名乗る issuer が、登録した issuer と同じではありません。一字一句同じにしてください。",
        "The issuer that the provider names is not the one that was set. Set it exactly as the provider writes it.",
    ),
    "provider_address_unfit": Text(
        "このアドレスは使えません。https:// で始まる、利用者名のないアドレスにしてください。",
        "This address cannot be used. It must begin with https:// and hold no user name.",
    ),
    "provider_without_code": Text(
        "プロバイダーが認可コードフローを示していません。プロバイダーの設定で有効にしてください。",
        "The provider does not offer the authorization code flow. Turn it on there.",
    ),
    "provider_without_pkce": Text(
        "プロバイダーがPKCE（S256）を示していません。プロバイダーの設定で有効にしてください。",
        "The provider does not offer PKCE with S256. Turn it on there.",
    ),
    "provider_without_algorithm": Text(
        "IDトークンの署名方式が使えません。RS256、PS256、ES256、EdDSAのどれかにしてください。",
        "The provider signs ID tokens in no way that we take. Let it use RS256, PS256, ES256 or EdDSA.",
    ),
    "provider_without_method": Text(
        "プロバイダーは、選んだクライアント認証の方法を受け付けません。別の方法を選んでください。",
        "The provider does not take the chosen way of client authentication. Choose another one.",
    ),
    "provider_without_key": Text(
        "プロバイダーの公開鍵の中に、使える署名用の鍵がありません。",
        "Among the provider's keys there is none for signatures that we can use. Let it publish one.",
    ),
}
