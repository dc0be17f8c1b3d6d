"""Who asks: signing in, staying, machines and their keys."""

from hub.kit.sentences.sentence import Sentence, told

WHO_ASKS: dict[str, Sentence] = {
    "unauthenticated": told(
        "有効なトークンが必要です。",
        "A valid token is needed.",
        "サインインするか、新しいトークンを取ってください。",
        "Sign in, or get a new token.",
    ),
    "needs_a_person": told(
        "これは人が聞いて判断することです。プログラムではできません。",
        "Somebody must have heard or judged this: no machine does it.",
        "職員がサインインして行ってください。",
        "A person signs in and does it.",
    ),
    "now_by_machine": told(
        "「いますぐ破棄」は本人と話した人だけが記録できます。",
        'Only a person who spoke with her records "now".',
        "プログラムは AFTER_SEVEN_DAYS で取り消してください。",
        "From a machine take consent back with `AFTER_SEVEN_DAYS`.",
    ),
    "content_needs_dpop": told(
        "内容を読み書きするプログラムには、DPoP（鍵で守られたトークン）が必要です。",
        "A machine that reads or writes content needs tokens bound to its key.",
        "bindingをDPOPにして登録してください。",
        "Take it in with binding DPOP.",
    ),
    "scopes_alike": told(
        "プログラムの権限はすでにそのとおりです。",
        "The machine has just these scopes already.",
        "変えるものはないので、そのまま使ってください。",
        "There is nothing to change: use it as it is.",
    ),
    "not_permitted": told(
        "この操作は許可されていません。",
        "Your role or token does not permit this.",
        "できる役割の人に頼むか、管理者に聞いてください。",
        "Ask somebody whose role allows it, or your administrator.",
    ),
    "organisation_suspended": told(
        "あなたの団体は停止中です。本人のための同意の取り消し（7日後に消去）だけができます。",
        "Your organisation is suspended: you can take consent back for a person (withdrawConsent, keys "
        "gone after seven days, nothing recalled), and nothing else.",
        "ほかは運営者に連絡してください。",
        "For everything else ask the operator.",
    ),
    "step_up_needed": told(
        "この操作の前に、本人であることの確認が必要です。",
        "Before this you must show anew that it is you.",
        "もう一度サインインして確かめ、やり直してください。",
        "Sign in again, then repeat this.",
    ),
    "session_over": told(
        "サインインが終わっています。何も変わっていません。",
        "Your sign-in has ended, and nothing was changed.",
        "もう一度サインインしてください。",
        "Please sign in again.",
    ),
    "sign_in_refused": told(
        "サインインできませんでした。",
        "You could not be signed in.",
        "もう一度ためすか、管理者に電話してください。",
        "Try again, or telephone your administrator.",
    ),
    "sign_in_word_unknown": told(
        "このことばの組織は見つかりません。",
        "No organisation with this word signs in here.",
        "つづりを確かめるか、管理者に聞いてください。",
        "Check the spelling, or ask your administrator.",
    ),
    "no_provider": told(
        "この組織には自分のサインインがありません。",
        "This organisation has no sign-in of its own.",
        "パスキーを作ってください。",
        "Make a passkey.",
    ),
    "step_up_refused": told(
        "本人を確かめられませんでした。",
        "This did not show that it is you.",
        "もう一度ためしてください。",
        "Please try again.",
    ),
    "passkey_refused": told(
        "このパスキーは登録できませんでした。",
        "This passkey could not be registered.",
        "はじめからやり直してください。",
        "Begin again from the start.",
    ),
    "last_passkey": told(
        "最後のパスキーは外せません。",
        "The last passkey cannot be removed.",
        "先に別のパスキーを登録してください。",
        "Register another one first.",
    ),
    "invitation_not_open": told(
        "この招待は使えません。",
        "This invitation cannot be used.",
        "リンクとコードを確かめるか、招待した人に電話でたずねてください。",
        "Check the link and the code, or telephone whoever invited you.",
    ),
    "last_admin": told(
        "最後の管理者は外せません。",
        "The last administrator cannot be let go.",
        "先に別の管理者を招待してください。",
        "Invite another one first.",
    ),
    "has_admin": told(
        "この組織には管理者がいます。",
        "This organisation has an administrator.",
        "その人に招待してもらってください。",
        "Ask that person for an invitation.",
    ),
    "too_many_requests": told(
        "要求が多すぎます。",
        "This client asks too often.",
        "Retry-After の秒数を待ってください。",
        "Wait the seconds that Retry-After says.",
    ),
    "private_key": told(
        "秘密鍵が含まれています。",
        "This holds a private key.",
        "この鍵はもう使わず、新しい鍵の公開部分だけを登録してください。",
        "Use it no more: make a new one and register its public half alone.",
    ),
    "key_unsupported": told(
        "この種類の鍵は使えません。",
        "This kind of key is not taken.",
        "P-256、Ed25519、または2048～4096ビットのRSAの署名鍵にしてください。",
        "Use a signing key on P-256 or Ed25519, or RSA of 2048 to 4096 bits.",
    ),
    "key_known": told(
        "この鍵またはkidは一度登録されています。",
        "This key, or its kid, was registered before.",
        "新しい鍵を作ってください。",
        "Make a new key.",
    ),
    "client_ended": told(
        "この機械の登録は終了しています。",
        "This client has ended.",
        "新しく登録してください。",
        "Register a new one.",
    ),
    "idempotency_key_reused": told(
        "同じキーが別の内容で使われました。",
        "This idempotency key was used with other input.",
        "新しいキーを使ってください。",
        "Use a new key.",
    ),
}
