"""Why a message did not reach its recipient and what its sender does next; why a clock of law does not run."""

from hub.kit.sentences.sentence import Sentence, told

CLOCKS: dict[str, Sentence] = {
    "clock_element_missing": told(
        "この法律の期限は始まりません。",
        "This law's clock does not start.",
        "依頼に足りない項目を加えて送り直してください：",
        "Send the request anew with what it lacks:",
    ),
    "clock_fact_missing": told(
        "この法律の期限は始まりません。",
        "This law's clock does not start.",
        "当てはまることが分かったら、加えて送り直してください：",
        "Send it anew once these are known to be true:",
    ),
    "clock_not_in_force": told(
        "この法律はまだ施行されていません。",
        "This law is not in force yet.",
        "頼んだ期限で待ってください。",
        "Wait for the time that was asked for.",
    ),
    "clock_not_started": told(
        "この期限が始まるできごとは、まだありません。",
        "Its beginning has not come yet.",
        "そのできごとを記録すると始まります。",
        "Record what starts it once it has come.",
    ),
    "clock_no_number": told(
        "法律は「遅滞なく」とだけ定め、日数を定めていません。",
        "The law says without delay, and gives no number.",
        "頼んだ期限で待ってください。",
        "Wait for the time that was asked for.",
    ),
    "clock_not_delivered": told(
        "まだ相手に届いていないので、期限は始まっていません。",
        "It has not reached its recipient, so this clock has not started.",
        "届くまで待つか、届けたことを記録してください。",
        "Wait until it has, or record that it was carried.",
    ),
}
UNDELIVERED: dict[str, Sentence] = {
    "delivery_form": told(
        "相手の様式に必要な項目が足りないため、送れませんでした。",
        "The recipient's form could not be filled; nothing was sent.",
        "足りない項目を見て、取り消して送り直してください。",
        "See what is missing, cancel it and send it anew.",
    ),
    "delivery_refused": told(
        "相手の受け口が受け取りを断りました。",
        "The recipient's endpoint refused the message.",
        "相手に受け口を直してもらい、送り直してください。",
        "Ask the recipient to mend it, then send again.",
    ),
    "delivery_unauthorised": told(
        "相手の受け口が署名を認めませんでした。",
        "The recipient's endpoint did not accept the signature.",
        "相手と署名用の鍵を確かめ、送り直してください。",
        "Have its signing secret renewed, then send again.",
    ),
    "delivery_gone": told(
        "相手の受け口はもう使われていません。",
        "The recipient's address is no longer served.",
        "相手に新しい宛先を登録してもらい、送り直してください。",
        "Have the recipient register its new one, then send again.",
    ),
    "delivery_unreachable": told(
        "何度試しても相手に届きませんでした。",
        "The recipient could not be reached however often it was tried.",
        "電話で確かめ、つながるようになったら送り直してください。",
        "Telephone; send again once it can be reached.",
    ),
    "delivery_route": told(
        "相手への送り方の登録が足りません。",
        "The way to this recipient is not fully recorded.",
        "運営者か相手に直してもらい、送り直してください。",
        "Have the operator or the recipient mend it, then send again.",
    ),
    "delivery_key": told(
        "相手の鍵が使えないまま72時間が過ぎました。",
        "The recipient's key was revoked and no new one came within 72 hours.",
        "新しい鍵が登録されたら、送り直してください。",
        "Send again once there is one.",
    ),
    "delivery_stopped": told(
        "送る直前に確かめたところ、いまは送れません。",
        "It was stopped in the end: it may not leave as it stands.",
        "理由を直し、取り消して新しく送ってください。",
        "Mend the reason, cancel it and send it anew.",
    ),
    "delivery_internal": told(
        "ハブの内部の誤りで送れませんでした。",
        "The hub itself failed at this message.",
        "運営者に知らせ、送り直してください。",
        "Tell the operator, and send again.",
    ),
    "delivery_over": told(
        "返答の期限が過ぎるまで届かなかったので、送るのをやめました。",
        "Its time was over before anybody took it, so it was given up.",
        "送り直してください。期限はいまから数え直します。",
        "Send it again: its time then counts from now.",
    ),
    "no_channel": told(
        "この相手には送る手段がなく、何も送っていません。",
        "There is no channel to this recipient, and nothing was sent.",
        "印刷して渡すか、持参するか、電話で伝え、そのあと届けたことを記録してください。",
        "Print and hand it over, carry it, or telephone; then record that it was carried.",
    ),
    "delivery_waits": told(
        "まだ届いていません。",
        "It was not delivered yet.",
        "ハブが送り直しを続けています。待ってください。",
        "The hub goes on trying: wait.",
    ),
}
