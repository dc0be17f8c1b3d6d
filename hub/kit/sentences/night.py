"""What is refused at night: who helps, who confirms, and what of the minimum is missing."""

from hub.kit.sentences.sentence import Sentence, told

NIGHT: dict[str, Sentence] = {
    "standing_peer": told(
        "この団体は選べません。",
        "This organisation cannot be named.",
        "自分の団体と同じ種類の、ほかの加盟団体を選んでください。",
        "Choose another member of the same kind as yours.",
    ),
    "duty_time": told(
        "この時間は使えません。",
        "This time cannot be used.",
        "いまから1年以内に始まり、7日以内に終わる時間にしてください。",
        "Give one that begins between now and a year from now and lasts at most 7 days.",
    ),
    "not_on_call": told(
        "いま当番（二人目の確認）ではないので、答えられません。",
        "You are not on call as standing second now.",
        "当番の人に伝えてください。",
        "Tell whoever is.",
    ),
    "not_on_duty": told(
        "いま当番ではないので、担当でない案件は開けません。",
        "You are not on duty now, so a case of others cannot be opened.",
        "責任者に当番の時間を聞いてください。",
        "Ask your supervisor for your time.",
    ),
    "danger_who": told(
        "だれが危険かが書かれていません。",
        "It does not say who is in danger.",
        "呼び名、または「分からない」を書いてください。",
        'Write a call name, or "not known".',
    ),
    "danger_where": told(
        "どこにいるかが書かれていません。",
        "It does not say where she is.",
        "場所か見つけ方を書いてください。「分からない」でもかまいません。",
        'Write where, or how to find her; "not known" will do.',
    ),
    "danger_what": told(
        "どんな危険かが選ばれていません。",
        "It does not say what kind of danger it is.",
        "一覧から一つ以上えらんでください。",
        "Choose one at least from the list.",
    ),
    "danger_number": told(
        "電話した番号がありません。",
        "The number that was telephoned is missing.",
        "数字で書いてください（110、119、189など）。",
        "Write it in digits: 110, 119, 189, …",
    ),
    "danger_called": told(
        "電話した時刻がないか、いまより後です。",
        "The time of the call is missing or lies ahead.",
        "電話した時刻を書いてください。",
        "Write when it was telephoned.",
    ),
    "duty_role": told(
        "この役割の人は当番にできません。",
        "Somebody of this role cannot be on duty.",
        "案件を担当できる人を選んでください。",
        "Choose a caseworker or a supervisor.",
    ),
}
