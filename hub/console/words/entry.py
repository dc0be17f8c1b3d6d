"""Coming in: the sign-in page, the invitation, showing again who you are, and the demo's door."""

from types import MappingProxyType
from typing import Final

from hub.kit.text import Text

WORDS: Final = MappingProxyType(
    {
        "passkey.unable": Text(
            "パスキーを使うには、スクリプトを動かせるブラウザが必要です。設定を確かめてください。",
            "A passkey needs a browser that runs scripts. Check its settings.",
        ),
        "passkey.sorry": Text(
            "パスキーを使えませんでした。もう一度ためしてください。",
            "The passkey did not work. Please try again.",
        ),
        "sign_in.title": Text("サインイン", "Sign in"),
        "sign_in.passkey": Text("パスキーで入る", "With a passkey"),
        "sign_in.passkey.hint": Text(
            "この機器の指紋・顔・暗証番号か、セキュリティキーを使います。",
            "Use this device's fingerprint, face or PIN, or a security key.",
        ),
        "sign_in.passkey.do": Text("パスキーでサインイン", "Sign in with a passkey"),
        "sign_in.provider": Text("組織のサインインで入る", "With your organisation's own sign-in"),
        "sign_in.word": Text("組織のことば", "Your organisation's word"),
        "sign_in.word.hint": Text("管理者から聞いたことばです。", "Your administrator told you this word."),
        "sign_in.provider.do": Text("組織のサインインへ", "Go to its sign-in"),
        "sign_in.help": Text(
            "入れないときは、組織の管理者に電話してください。メールでの手続きはありません。",
            "If you can't get in, telephone your administrator. Nothing is arranged by mail.",
        ),
        "leave.title": Text("組織のサインイン", "Your organisation's sign-in"),
        "leave.text": Text("組織のサインインのページへ移ります。", "You are going on to your organisation's sign-in."),
        "leave.do": Text("進む", "Go on"),
        "arrived.title": Text("サインイン", "Sign in"),
        "invitation.title": Text("招待", "Invitation"),
        "invitation.text": Text(
            "コードを入れて、入り方をえらんでください。", "Enter the code and choose how you will sign in."
        ),
        "invitation.code": Text("コード", "Code"),
        "invitation.code.hint": Text(
            "リンクとは別の方法で聞いた、16桁の数字です。すきまやハイフンは気にしなくて大丈夫です。",
            "The 16 digits you were told by another way than the link. Spaces and hyphens don't matter.",
        ),
        "invitation.passkey": Text("パスキーを作る", "Make a passkey"),
        "invitation.passkey.hint": Text(
            "この機器の指紋・顔・暗証番号で守られます。共用の機器では、セキュリティキーを使ってください。",
            "It is guarded by this device's fingerprint, face or PIN. On a shared device, use a security key.",
        ),
        "invitation.provider": Text("組織のサインインを使う", "Use your organisation's own sign-in"),
        "step_up.title": Text("本人の確認", "Confirm that it is you"),
        "step_up.text": Text(
            "続けるには、もう一度パスキーを使ってください。確認は5分のあいだ有効です。",
            "To go on, use your passkey once more. This holds for five minutes.",
        ),
        "step_up.text.provider": Text(
            "続けるには、組織のサインインをもう一度使ってください。確認は5分のあいだ有効です。",
            "To go on, use your organisation's sign-in once more. This holds for five minutes.",
        ),
        "step_up.text.demo": Text(
            "デモのリンクで入ると、変更できるのは5分のあいだです。続けるには、新しいリンクで入りなおしてください。",
            "After coming in by a demo link, changes can be made for five minutes. To go on, come in by a new link.",
        ),
        "step_up.do": Text("パスキーで確認する", "Confirm with a passkey"),
        "step_up.provider.do": Text("組織のサインインで確認する", "Confirm with your organisation's sign-in"),
        "step_up.first": Text("先に本人の確認をする", "First confirm that it is you"),
        "step_up.first.hint": Text(
            "変更する前に、もう一度パスキーなどで本人を確かめます。",
            "Before anything is changed here, you show once more that it is you.",
        ),
        "demo.title": Text("デモのサインイン", "Demo sign-in"),
        "demo.text": Text(
            "このリンクは一度だけ使えます。人も相談も、すべて架空です。",
            "This link works once. All people and consultations are invented.",
        ),
        "demo.do": Text("サインインする", "Sign in"),
    }
)
