"""What stands on every page, and what is said where a page cannot be shown."""

from types import MappingProxyType
from typing import Final

from hub.exchange.vocabulary.members import ROLES
from hub.kit.text import Text

WORDS: Final = MappingProxyType(
    {
        "frame.skip": Text("本文へ", "Skip to the content"),
        "frame.pages": Text("ページ", "Pages"),
        "frame.other_language": Text("English", "日本語"),
        "frame.sign_out": Text("サインアウト", "Sign out"),
        "frame.check": Text("確かめてください：", "Please check: "),
        "frame.amiss": Text("確かめてください", "Please check"),
        "frame.to_start": Text("はじめのページへ", "To the start page"),
        "frame.back": Text("戻る", "Back"),
        "frame.machine.unknown": Text("分からない機器", "Unknown device"),
        "place.start": Text("はじめ", "Start"),
        "place.acts": Text("二人で決めること", "Needs two people"),
        "place.danger": Text("命の危険", "Danger to life"),
        "place.night": Text("当番", "Night and duty"),
        "place.account": Text("サインインの記録", "Your sign-ins"),
        "place.members": Text("メンバー", "Members"),
        **{f"role.{one.code}": one.words for one in ROLES},
        "sorry.hidden": Text("この内容は表示できません", "You can't see this"),
        "sorry.hidden.next": Text(
            "必要なときは、組織の管理者に聞いてください。", "If you need it, ask your organisation's administrator."
        ),
        "sorry.nothing": Text("ページが見つかりません", "There is no such page"),
        "sorry.nothing.next": Text(
            "はじめのページから、もう一度えらんでください。", "Choose again from the start page."
        ),
        "sorry.elsewhere": Text("この操作は受け取れませんでした", "This was not taken"),
        "sorry.elsewhere.next": Text(
            "何も変わっていません。ページを開きなおして、もう一度ためしてください。",
            "Nothing was changed. Open the page again and repeat it.",
        ),
        "sorry.link": Text("このリンクは使えません", "This link can't be used"),
        "sorry.link.next": Text(
            "一度使われたか、10分が過ぎています。新しいリンクの作り方は、デモの表示の最後にあります。",
            "It was used once, or ten minutes have passed. The demo's last lines say how to make a new one.",
        ),
        "sorry.suspended": Text("あなたの団体は停止中です", "Your organisation is suspended"),
        "sorry.suspended.next": Text(
            "本人のための同意の取り消しだけが、接続されたシステムからできます。急ぎの取り消しやそのほかのことは、運営者に電話してください。",
            "Only taking consent back for a person is possible, from your own system. For that and everything else, "
            "call the operator.",
        ),
        "sorry.later": Text("いまは表示できません", "This can't be shown now"),
        "sorry.later.next": Text("少し待ってから、もう一度ひらいてください。", "Wait a little, then open it again."),
        "sign_out.title": Text("サインアウト", "Sign out"),
    }
)
