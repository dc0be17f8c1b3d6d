"""Who belongs to the organisation: inviting, ending, and letting somebody back in."""

from types import MappingProxyType
from typing import Final

from hub.kit.text import Text

WORDS: Final = MappingProxyType(
    {
        "members.title": Text("メンバー", "Members"),
        "members.list": Text("いまのメンバー", "Members now"),
        "members.more": Text("つぎを見る", "See more"),
        "members.since": Text("加わった日", "Since"),
        "members.machine": Text("機械", "Machine"),
        "members.you": Text("あなた", "You"),
        "members.end": Text("終わらせる", "End access"),
        "members.recover": Text("入れなくなった人を戻す", "Let back in"),
        "members.invite": Text("招待する", "Invite somebody"),
        "members.role": Text("役割", "Role"),
        "members.label": Text("仕事の名前", "Name of the work"),
        "members.label.hint": Text(
            "人の名前は書きません。例：夜の窓口", "Not the name of a person. For example: evening desk"
        ),
        "members.invite.do": Text("招待を作る", "Make the invitation"),
        "members.open": Text("まだ使われていない招待", "Invitations not used yet"),
        "members.open.none": Text("ありません。", "There are none."),
        "members.until": Text("期限", "Until"),
        "members.withdraw": Text("取りやめる", "Withdraw"),
        "members.done.ended": Text(
            "終わらせました。その人のサインインは、すべて切れています。",
            "Access was ended. All sign-ins of that person are cut.",
        ),
        "members.done.withdrawn": Text("招待を取りやめました。", "The invitation was withdrawn."),
        "members.done.asked": Text(
            "たのみました。24時間のうちに、ほかの人の確認が必要です。",
            "Asked. Somebody else must confirm it within 24 hours.",
        ),
        "members.waits": Text("二人目の確認を待っています", "Waits for a second person"),
        "members.role_change": Text("役割を変える", "Change the role"),
        "role_change.title": Text("役割を変える", "Change the role"),
        "role_change.text": Text(
            "ほかの人が確認すると変わります。その人のサインインは、すべて切れます。パスキーは残ります。",
            "It changes once somebody else confirms. All sign-ins of that person are cut; passkeys stay.",
        ),
        "role_change.reason": Text("理由", "Reason"),
        "invited.title": Text("招待ができました", "The invitation is made"),
        "invited.once": Text("これは、いまだけ表示されます。", "This is shown this once."),
        "invited.second": Text(
            "ほかの人が24時間のうちに「二人で決めること」で確認します。コードはその人に表示され、その人が電話か会って伝えます。",
            "Somebody else confirms within 24 hours on the page Needs two people, is shown the code, and tells it "
            "by telephone or in person.",
        ),
        "invited.act": Text(
            "確認できる人がまだいないとき、運営者に伝える番号：",
            "Where nobody can confirm yet, the number for the operator:",
        ),
        "invited.link": Text("リンク（手わたしやメッセージで）", "Link (by hand or message)"),
        "invited.code": Text("コード（電話か、会って）", "Code (by telephone or in person)"),
        "invited.until": Text("期限", "Until"),
        "end_member.title": Text("メンバーを終わらせる", "End a member's access"),
        "end_member.text": Text(
            "サインインはすぐに切れて、もう入れなくなります。元に戻せません。",
            "Their sign-ins are cut at once and they can't come in again. This can't be undone.",
        ),
        "end_member.do": Text("終わらせる", "End it"),
        "recover.title": Text("入れなくなった人を戻す", "Let somebody back in"),
        "recover.text": Text(
            "本人かどうかを、会うか電話で確かめてください。あなたにリンク、確認した人にコードが表示されます。",
            "Make sure who it is, in person or by telephone. You are shown a link, and whoever confirms a code.",
        ),
        "recover.do": Text("二人目の確認をたのむ", "Ask for a second person"),
    }
)
