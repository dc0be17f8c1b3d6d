"""Organisations, people and machines of the hub: how they stand, how they sign in, and how messages reach them."""

from hub.exchange.vocabulary.code_set import CodeSet, code

ROLES = CodeSet(
    "role",
    "What a person or machine is in its organisation.",
    (
        code("caseworker", "相談員", "Caseworker", "Works on cases."),
        code("supervisor", "責任者", "Supervisor", "Works on cases and puts people on them."),
        code("lawyer", "弁護士", "Lawyer", "Answers referrals."),
        code("reviewer", "審査担当", "Reviewer", "Answers takedown requests."),
        code("auditor", "監査担当", "Auditor", "Proves what left; never reads a case."),
        code("admin", "管理者", "Administrator", "Keeps people, machines and keys; never reads a case."),
    ),
)
MEMBER_KINDS = CodeSet(
    "member_kind",
    "Who acts.",
    (
        code("person", "人", "Person", "Somebody."),
        code("machine", "機械", "Machine", "A program of an organisation."),
    ),
)
CANDIDATE_STANDINGS = CodeSet(
    "candidate_standing",
    "Where the proposal of a new member stands.",
    (
        code("proposed", "推薦", "Proposed", "It waits for a second member."),
        code("confirmed", "確認済み", "Confirmed", "It waits for the operator."),
        code("declined", "断られた", "Declined", "A member said no."),
        code("ended", "期限切れ", "Ended", "30 days passed."),
        code("activated", "加入", "Activated", "It is a member."),
    ),
)
SUSPENSIONS = CodeSet(
    "suspension_reason",
    "Why a member is suspended.",
    (
        code("security", "安全上の理由", "Security", "It may be broken into; peers decide for it."),
        code("agreement", "規約上の理由", "Agreement", "It broke what was agreed."),
        code("request", "本人の求め", "Request", "It asked for it itself."),
    ),
)
AGREEMENT_ENDS = CodeSet(
    "agreement_end",
    "How an agreement ended.",
    (
        code("ended", "終了", "Ended", "One side ended it."),
        code("breach", "違反", "Breach", "One side broke it."),
    ),
)
SESSION_METHODS = CodeSet(
    "session_method",
    "How somebody signed in.",
    (
        code("passkey", "パスキー", "Passkey", "With a passkey."),
        code("provider", "団体のログイン", "Provider", "Through the organisation's own provider."),
        code("demo", "デモ", "Demo", "In a demo alone."),
    ),
)
PROVIDER_METHODS = CodeSet(
    "provider_method",
    "How the hub shows itself to an organisation's provider.",
    (
        code("client_secret_basic", "共有秘密（ヘッダー）", "Client secret in a header", "RFC 6749 2.3.1."),
        code("client_secret_post", "共有秘密（本文）", "Client secret in the body", "RFC 6749 2.3.1."),
        code("private_key_jwt", "秘密鍵", "Private key", "A signed assertion; the hub makes the key pair."),
    ),
)
BINDINGS = CodeSet(
    "binding",
    "What a machine's token is bound to.",
    (
        code(
            "dpop",
            "鍵を持つプログラムだけが使えます（DPoP）",
            "Good only with its key of the moment (DPoP)",
            "To a key of the machine (RFC 9449).",
        ),
        code(
            "bearer",
            "持っている人はだれでも使えます",
            "Good for whoever holds them",
            "To nothing; case content is not read with it.",
        ),
    ),
)
KEY_PURPOSES = CodeSet(
    "key_purpose",
    "What a recipient's public key seals.",
    (
        code("age", "ファイルの暗号化（age）", "Files (age)", "Documents, as age files."),
        code("jwe", "メッセージの暗号化（JWE）", "Messages (JWE)", "Documents, as JWE."),
    ),
)
KEY_STATES = CodeSet(
    "key_state",
    "Where a public key stands.",
    (
        code("newest", "最新", "Newest", "What is sealed now is sealed to it."),
        code("older", "旧", "Older", "Replaced; its secret half is kept until it ends."),
        code("ended", "終了", "Ended", "Nothing is sealed to it any more."),
        code("revoked", "失効", "Revoked", "Taken back; nothing is sealed to it any more."),
    ),
)
ATTEMPT_OUTCOMES = CodeSet(
    "attempt_outcome",
    "What came of one attempt to deliver.",
    (
        code("delivered", "届いた", "Delivered", "The recipient took it."),
        code("try-later", "後で再試行", "Try later", "Not now."),
        code("rejected", "受け取らない", "Rejected", "The recipient does not take it."),
        code("gone", "宛先がない", "Gone", "The address is no longer served."),
        code("not-sent", "送っていない", "Not sent", "There is no channel."),
        code("interrupted", "中断", "Interrupted", "The hub itself stopped."),
    ),
)
MESSAGE_STATUSES = CodeSet(
    "message_status",
    "Where a message stands.",
    (
        code("queued", "送信待ち", "Queued", "It waits to be sent."),
        code("sending", "送信中", "Sending", "It is being sent."),
        code("retrying", "再試行中", "Retrying", "It is tried again later."),
        code("delivered", "届いた", "Delivered", "The recipient took it."),
        code("dead", "届かなかった", "Dead", "It is not tried any more."),
        code("cancelled", "取り消し", "Cancelled", "It is not sent."),
        code("by-hand", "手渡しが必要", "By hand", "There is no channel; somebody carries it."),
    ),
)
NEXT_STEPS = CodeSet(
    "next_step",
    "What to do where something did not arrive.",
    (
        code("wait", "待つ", "Wait", "The hub tries on."),
        code("send-again", "直して再送", "Send again", "Mend it, then send the same once more."),
        code("redeliver", "再配達", "Redeliver", "Send the same message once more."),
        code("send-anew", "作り直す", "Send anew", "Cancel this one and send a new one."),
        code("carry", "人が届ける", "Carry", "Somebody prints, carries or telephones it."),
    ),
)
CHANNELS = CodeSet(
    "channel",
    "How a packet itself reaches its recipient.",
    (
        code("none", "ハブで読む", "Read in the hub", "It is read in the hub."),
        code("download", "ファイルを取得", "Download", "As sealed files to fetch."),
        code("webhook", "API", "Through the API", "Read through the API after a webhook."),
        code("mail", "メール", "Mail", "Inside a mail: a legal notice."),
    ),
)
