"""Why a message did not reach its recipient and what its sender does next; why a clock of law does not run."""

from hub.kit.text import Text

CLOCKS: dict[str, Text] = {
    "clock_element_missing": Text(
        "この法律の期限は始まりません。依頼に足りない項目：", "This law's clock does not start. The request lacks:"
    ),
    "clock_fact_missing": Text(
        "この法律の期限は始まりません。当てはまるか分からないこと：",
        "This law's clock does not start. Not shown by the request:",
    ),
    "clock_not_in_force": Text("この法律はまだ施行されていません。", "This law is not in force yet."),
    "clock_not_started": Text("この期限が始まるできごとは、まだありません。", "Its beginning has not come yet."),
    "clock_no_number": Text(
        "法律は「遅滞なく」とだけ定め、日数を定めていません。", "The law says without delay, and gives no number."
    ),
    "clock_not_delivered": Text(
        "まだ相手に届いていないので、期限は始まっていません。",
        "It has not reached its recipient, so this clock has not started.",
    ),
}
UNDELIVERED: dict[str, Text] = {
    "delivery_form": Text(
        "相手の様式に必要な項目が足りないため、送れませんでした。足りない項目を見て、取り消して送り直してください。",
        "The recipient's form could not be filled; nothing was sent. See what is missing, cancel it and send it anew.",
    ),
    "delivery_refused": Text(
        "相手の受け口が受け取りを断りました。相手に受け口を直してもらい、送り直してください。",
        "The recipient's endpoint refused the message. Ask the recipient to mend it, then send again.",
    ),
    "delivery_unauthorised": Text(
        "相手の受け口が署名を認めませんでした。相手と署名用の鍵を確かめ、送り直してください。",
        "The recipient's endpoint did not accept the signature. Have its signing secret renewed, then send again.",
    ),
    "delivery_gone": Text(
        "相手の受け口はもう使われていません。相手に新しい宛先を登録してもらい、送り直してください。",
        "The recipient's address is no longer served. Have the recipient register its new one, then send again.",
    ),
    "delivery_unreachable": Text(
        "何度試しても相手に届きませんでした。電話で確かめ、つながるようになったら送り直してください。",
        "The recipient could not be reached however often it was tried. Telephone; send again once it can be reached.",
    ),
    "delivery_route": Text(
        "相手への送り方の登録が足りません。運営者か相手に直してもらい、送り直してください。",
        "The way to this recipient is not fully recorded. Have the operator or the recipient mend it, then send again.",
    ),
    "delivery_key": Text(
        "相手の鍵が使えないまま72時間が過ぎました。新しい鍵が登録されたら、送り直してください。",
        "The recipient's key was revoked and no new one came within 72 hours. Send again once there is one.",
    ),
    "delivery_stopped": Text(
        "送る直前に確かめたところ、いまは送れません。理由を直し、取り消して新しく送ってください。",
        "It was stopped in the end: it may not leave as it stands. Mend the reason, cancel it and send it anew.",
    ),
    "delivery_internal": Text(
        "ハブの内部の誤りで送れませんでした。運営者に知らせ、送り直してください。",
        "The hub itself failed at this message. Tell the operator, and send again.",
    ),
    "delivery_over": Text(
        "返答の期限が過ぎるまで届かなかったので、送るのをやめました。送り直すと、期限はいまから数え直します。",
        "Its time was over before anybody took it, so it was given up. Sent again, its time counts from then.",
    ),
    "no_channel": Text(
        "この相手には送る手段がなく、何も送っていません。印刷して渡すか、持参するか、電話で伝え、そのあと届けたことを記録してください。",
        "There is no channel to this recipient, and nothing was sent. Print and hand it over, carry it, or telephone; "
        "then record that it was carried.",
    ),
    "delivery_waits": Text(
        "まだ届いていません。ハブが送り直しを続けています。",
        "It was not delivered yet. The hub goes on trying.",
    ),
}
