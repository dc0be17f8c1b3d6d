"""Who asks: signing in, staying, machines and their keys."""

from hub.kit.text import Text

WHO_ASKS: dict[str, Text] = {
    "unauthenticated": Text("有効なトークンが必要です。", "A valid token is needed."),
    "needs_a_person": Text(
        "これは人が聞いて判断することです。プログラムではできません。職員がサインインして行ってください。",
        "Somebody must have heard or judged this: no machine does it. A person signs in and does it.",
    ),
    "now_by_machine": Text(
        "「いますぐ破棄」は本人と話した人だけが記録できます。プログラムは7日後の破棄で取り消してください。",
        'Only a person who spoke with her records "now". A machine takes consent back with AFTER_SEVEN_DAYS.',
    ),
    "content_needs_dpop": Text(
        "内容を読み書きするプログラムには、DPoP（鍵で守られたトークン）が必要です。bindingをDPOPにして登録してください。",
        "A machine that reads or writes content needs tokens bound to its key. Take it in with binding DPOP.",
    ),
    "scopes_alike": Text(
        "プログラムの権限はすでにそのとおりです。変えるものはありません。",
        "The machine has just these scopes already. There is nothing to change.",
    ),
    "not_permitted": Text("この操作は許可されていません。", "Your role or token does not permit this."),
    "organisation_suspended": Text(
        "あなたの団体は停止中です。本人のための同意の取り消し（7日後に消去）だけができます。ほかは運営者に連絡してください。",
        "Your organisation is suspended. You can take consent back for a person (withdrawConsent, keys gone after "
        "seven days, nothing recalled); for everything else ask the operator.",
    ),
    "step_up_needed": Text(
        "もう一度サインインして、本人であることを確かめてください。",
        "Sign in again to confirm that it is you, then repeat this.",
    ),
    "session_over": Text(
        "サインインが終わっています。何も変わっていません。もう一度サインインしてください。",
        "Your sign-in has ended, and nothing was changed. Please sign in again.",
    ),
    "sign_in_refused": Text(
        "サインインできませんでした。もう一度ためすか、管理者に電話してください。",
        "You could not be signed in. Try again, or telephone your administrator.",
    ),
    "sign_in_word_unknown": Text(
        "このことばの組織は見つかりません。つづりを確かめるか、管理者に聞いてください。",
        "No organisation with this word signs in here. Check the spelling, or ask your administrator.",
    ),
    "no_provider": Text(
        "この組織には自分のサインインがありません。パスキーを作ってください。",
        "This organisation has no sign-in of its own. Make a passkey.",
    ),
    "step_up_refused": Text(
        "本人を確かめられませんでした。もう一度ためしてください。",
        "This did not show that it is you. Please try again.",
    ),
    "passkey_refused": Text(
        "このパスキーは登録できませんでした。はじめからやり直してください。",
        "This passkey could not be registered. Begin again from the start.",
    ),
    "last_passkey": Text(
        "最後のパスキーは外せません。先に別のパスキーを登録してください。",
        "The last passkey cannot be removed. Register another one first.",
    ),
    "invitation_not_open": Text(
        "この招待は使えません。リンクとコードを確かめるか、招待した人に電話でたずねてください。",
        "This invitation cannot be used. Check the link and the code, or telephone whoever invited you.",
    ),
    "last_admin": Text(
        "最後の管理者は外せません。先に別の管理者を招待してください。",
        "The last administrator cannot be let go. Invite another one first.",
    ),
    "has_admin": Text(
        "この組織には管理者がいます。その人に招待してもらってください。",
        "This organisation has an administrator. Ask that person for an invitation.",
    ),
    "too_many_requests": Text(
        "要求が多すぎます。Retry-After の秒数を待ってください。",
        "This client asks too often. Wait the seconds that Retry-After says.",
    ),
    "private_key": Text(
        "秘密鍵が含まれています。この鍵はもう使わず、新しい鍵の公開部分だけを登録してください。",
        "This holds a private key. Use it no more: make a new one and register its public half alone.",
    ),
    "key_unsupported": Text(
        "この種類の鍵は使えません。P-256、Ed25519、または2048～4096ビットのRSAの署名鍵にしてください。",
        "This kind of key is not taken. Use a signing key on P-256 or Ed25519, or RSA of 2048 to 4096 bits.",
    ),
    "key_known": Text(
        "この鍵またはkidは一度登録されています。新しい鍵を作ってください。",
        "This key, or its kid, was registered before. Make a new key.",
    ),
    "client_ended": Text(
        "この機械の登録は終了しています。新しく登録してください。",
        "This client has ended. Register a new one.",
    ),
    "idempotency_key_reused": Text(
        "同じキーが別の内容で使われました。新しいキーを使ってください。",
        "This idempotency key was used with other input. Use a new key.",
    ),
}
