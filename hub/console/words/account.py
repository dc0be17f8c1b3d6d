"""The start page, and the page on which somebody keeps an eye on their own sign-ins."""

from types import MappingProxyType
from typing import Final

from hub.kit.text import Text

WORDS: Final = MappingProxyType(
    {
        "start.title": Text("はじめ", "Start"),
        "start.nothing": Text("いま待っているものはありません。", "Nothing is waiting for you."),
        "start.acts": Text("あなたの確認を待つもの", "Waiting for your confirmation"),
        "start.acts.see": Text("見て決める", "Look and decide"),
        "start.notices": Text("新しい機器からのサインイン", "Sign-ins from a new device"),
        "start.notices.hint": Text(
            "心あたりを本人に電話で聞いてください。ないときは、その人のサインインを終わらせます。",
            "Ask the person by telephone. If it was not them, end their access.",
        ),
        "start.notices.seen": Text("確かめました", "I have checked"),
        "start.alarms": Text("短い時間にたくさん開かれた記録", "Many cases opened in a short time"),
        "start.alarms.hint": Text(
            "だれが開いたかは台帳にあります。理由を本人に聞いてください。",
            "The ledger says by whom. Ask that person for the reason.",
        ),
        "start.alarms.count": Text("5分間に開かれた記録の数：", "Cases opened within five minutes:"),
        "start.alarms.seen": Text("確かめました", "I have checked"),
        "start.next": Text("つぎにできること", "What you can do next"),
        "start.next.account": Text("自分のサインインを見る", "See where you are signed in"),
        "start.next.members": Text("メンバーを招く、終わらせる", "Invite members, end access"),
        "start.next.second_key": Text(
            "二つめのパスキーを作る。一つをなくしても入れます。",
            "Make a second passkey, so that losing one does not shut you out.",
        ),
        "account.title": Text("サインインの記録", "Your sign-ins"),
        "account.sessions": Text("いまサインインしている機器", "Where you are signed in now"),
        "account.begun": Text("始まり", "Since"),
        "account.seen": Text("最後の操作", "Last used"),
        "account.current": Text("この機器", "This one"),
        "account.method.passkey": Text("パスキー", "Passkey"),
        "account.method.provider": Text("組織のサインイン", "Organisation's sign-in"),
        "account.method.demo": Text("デモのリンク", "Demo link"),
        "account.end": Text("終わらせる", "End it"),
        "account.end_others": Text("ほかをすべて終わらせる", "End all the others"),
        "account.alone": Text("ほかの機器ではサインインしていません。", "You are signed in nowhere else."),
        "account.passkeys": Text("パスキー", "Passkeys"),
        "account.passkeys.none": Text("パスキーはまだありません。", "You have no passkey yet."),
        "account.made": Text("作った日", "Made"),
        "account.used": Text("最後に使った", "Last used"),
        "account.never": Text("まだ使っていません", "not used yet"),
        "account.add": Text("パスキーを追加する", "Add a passkey"),
        "account.remove": Text("取りのぞく", "Remove"),
        "account.done.ended": Text("サインインを終わらせました。", "That sign-in was ended."),
        "account.done.added": Text("パスキーを追加しました。", "The passkey was added."),
        "account.done.removed": Text("パスキーを取りのぞきました。", "The passkey was removed."),
        "remove.title": Text("パスキーを取りのぞく", "Remove a passkey"),
        "remove.text": Text(
            "このパスキーでは、もう入れなくなります。元に戻せません。",
            "Nobody can come in with this passkey any more. This can't be undone.",
        ),
        "remove.do": Text("取りのぞく", "Remove it"),
    }
)
